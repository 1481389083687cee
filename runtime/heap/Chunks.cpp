#include "runtime/heap/Chunks.h"

#include <sys/mman.h>

#include <cstdint>
#include <cstdlib>

namespace taipan {

namespace {

constexpr size_t kPage = 4096;
constexpr size_t kHugePage = size_t{2} << 20;
constexpr size_t kMinMapped = size_t{256} << 10;
constexpr size_t kMinHuge = 2 * kHugePage;

bool isMapped(size_t size) {
  return size >= kMinMapped;
}

size_t roundUp(size_t size, size_t unit) {
  return (size + unit - 1) / unit * unit;
}

void* mapPages(size_t size) {
  void* p = mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  return p == MAP_FAILED ? nullptr : p;
}

// A mapping that starts at a huge page. The last page of it may be a small one: no memory is taken that was not asked
// for.
void* mapHugePages(size_t size) {
  auto start = reinterpret_cast<uintptr_t>(mapPages(size + kHugePage));
  if (!start) return nullptr;
  uintptr_t aligned = roundUp(start, kHugePage);
  if (aligned > start) munmap(reinterpret_cast<void*>(start), aligned - start);
  size_t behind = start + kHugePage - aligned;
  if (behind) munmap(reinterpret_cast<void*>(aligned + size), behind);
  auto* p = reinterpret_cast<void*>(aligned);
  madvise(p, size, MADV_HUGEPAGE);
  return p;
}

// A kept chunk may be larger than what is asked for by an eighth.
bool fits(size_t kept, size_t size) {
  return kept >= size && kept - size <= size / 8;
}

}  // namespace

Chunk Chunks::take(size_t size) {
  if (!isMapped(size)) return {std::calloc(1, size), size, true};
  size = roundUp(size, kPage);
  for (size_t i = kept_.size(); i-- > 0;) {  // the last freed is the likeliest to be in the processor's cache
    if (!fits(kept_[i].size, size)) continue;
    Chunk c{kept_[i].memory, kept_[i].size, false};
    kept_.erase(kept_.begin() + static_cast<ptrdiff_t>(i));
    keptBytes_ -= c.size;
    return c;
  }
  return {size >= kMinHuge ? mapHugePages(size) : mapPages(size), size, true};
}

void Chunks::give(void* memory, size_t size) {
  if (!isMapped(size)) return std::free(memory);
  kept_.push_back({memory, size});
  keptBytes_ += size;
}

void Chunks::keep(size_t bytes) {
  size_t gone = 0;
  for (; keptBytes_ > bytes; ++gone) {
    munmap(kept_[gone].memory, kept_[gone].size);
    keptBytes_ -= kept_[gone].size;
  }
  kept_.erase(kept_.begin(), kept_.begin() + static_cast<ptrdiff_t>(gone));
}

}  // namespace taipan
