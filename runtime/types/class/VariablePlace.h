// VariablePlace: where a ClassVariable lies, as one word that fits the payload of an inline cache: the class that has
// it and the entry in that class's dict.
#pragma once

#include <cstdint>

namespace taipan {

struct TypeObject;

class VariablePlace {
 public:
  static constexpr unsigned kIndexBits = 16;

  VariablePlace() = default;
  explicit VariablePlace(uint64_t bits) : bits_(bits) {}
  VariablePlace(TypeObject* owner, int64_t entry)
      : bits_(reinterpret_cast<uint64_t>(owner) << kIndexBits | static_cast<uint64_t>(entry)) {}

  explicit operator bool() const { return bits_ != 0; }
  uint64_t bits() const { return bits_; }
  TypeObject* owner() const { return reinterpret_cast<TypeObject*>(bits_ >> kIndexBits); }
  uint64_t entry() const { return bits_ & ((uint64_t{1} << kIndexBits) - 1); }

 private:
  uint64_t bits_ = 0;
};

}  // namespace taipan
