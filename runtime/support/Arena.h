// A bump arena: allocation is an addition, everything is freed at once when the arena dies. No destructor ever runs,
// so only trivially destructible types may live here. Used for syntax trees, tokens' decoded texts and symbol tables,
// whose life is one compilation.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <initializer_list>
#include <memory>
#include <new>
#include <span>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace taipan {

class Arena {
 public:
  Arena() = default;
  Arena(const Arena&) = delete;
  Arena& operator=(const Arena&) = delete;

  // Uninitialised memory. Never fails (the process ends when memory does), never returns null, not even for size 0.
  void* allocate(std::size_t size, std::size_t alignment) {
    std::uintptr_t start = (cursor_ + alignment - 1) & ~(std::uintptr_t{alignment} - 1);
    if (start + size > limit_) return allocateInNewChunk(size, alignment);
    cursor_ = start + size;
    return reinterpret_cast<void*>(start);
  }

  // A T made with aggregate or constructor syntax.
  template <class T, class... Args>
  T* create(Args&&... args) {
    static_assert(std::is_trivially_destructible_v<T>, "nobody would run the destructor");
    return new (allocate(sizeof(T), alignof(T))) T{std::forward<Args>(args)...};
  }

  // A copy of the elements of a contiguous range, owned by the arena.
  template <class T>
  std::span<T> copy(const T* items, std::size_t count) {
    static_assert(std::is_trivially_copyable_v<T>, "copied bytewise");
    if (count == 0) return {};
    T* to = static_cast<T*>(allocate(sizeof(T) * count, alignof(T)));
    std::memcpy(static_cast<void*>(to), items, sizeof(T) * count);
    return {to, count};
  }
  template <class T>
  std::span<T> copy(const std::vector<T>& items) {
    return copy(items.data(), items.size());
  }

  std::string_view copy(std::string_view text) {
    std::span<char> to = copy(text.data(), text.size());
    return {to.data(), to.size()};
  }

  // Bytes handed to the arena by the system so far.
  std::size_t bytesReserved() const { return reserved_; }

 private:
  static constexpr std::size_t kChunkSize = 64 * 1024;

  [[gnu::noinline]] void* allocateInNewChunk(std::size_t size, std::size_t alignment) {
    std::size_t chunk = size + alignment > kChunkSize ? size + alignment : kChunkSize;
    chunks_.push_back(std::make_unique_for_overwrite<std::byte[]>(chunk));
    reserved_ += chunk;
    cursor_ = reinterpret_cast<std::uintptr_t>(chunks_.back().get());
    limit_ = cursor_ + chunk;
    return allocate(size, alignment);
  }

  std::uintptr_t cursor_ = 0;
  std::uintptr_t limit_ = 0;
  std::size_t reserved_ = 0;
  std::vector<std::unique_ptr<std::byte[]>> chunks_;
};

}  // namespace taipan
