// ClassVariable: an attribute of a class that programs assign again and again, as counters and settings are. Assigning
// it renews no version: what relies on a class's version may rely on where such an attribute lies, but not on its
// value.
//
// An attribute becomes one when the class has seen a few assignments of plain data over plain data (isPlainData), and
// stays one until it is deleted or gets another kind of value. Which is so for as long as the class has its version.
// The entry in the class's dict says so (kDictVariable).
#pragma once

#include "runtime/core/Type.h"
#include "runtime/heap/Heap.h"
#include "runtime/types/container/Dict.h"

namespace taipan {

// Where one lies: its owner and the entry in the owner's dict, as one word that fits the payload of an inline cache.
class ClassVariable {
 public:
  static constexpr unsigned kIndexBits = 16;

  ClassVariable() = default;
  explicit ClassVariable(uint64_t bits) : bits_(bits) {}
  ClassVariable(TypeObject* owner, int64_t entry)
      : bits_(reinterpret_cast<uint64_t>(owner) << kIndexBits | static_cast<uint64_t>(entry)) {}

  explicit operator bool() const { return bits_ != 0; }
  uint64_t bits() const { return bits_; }
  TypeObject* owner() const { return reinterpret_cast<TypeObject*>(bits_ >> kIndexBits); }
  Dict* dict() const { return owner()->dict; }
  uint64_t entry() const { return bits_ & ((uint64_t{1} << kIndexBits) - 1); }
  Value value() const { return dict()->table->entries[entry()].value; }
  void set(Thread* t, Value v) const {
    dict()->table->entries[entry()].value = v;
    writeBarrier(t, dict()->table);
  }

 private:
  uint64_t bits_ = 0;
};

// A value of a builtin type that is no descriptor: a class that has it and one that has another differ in nothing else.
bool isPlainData(Value v);
// What typeLookup finds, if it is a variable.
ClassVariable findClassVariable(const TypeObject* type, Str* name);

}  // namespace taipan
