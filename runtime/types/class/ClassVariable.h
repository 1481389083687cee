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
#include "runtime/types/class/VariablePlace.h"
#include "runtime/types/container/Dict.h"

namespace taipan {

class ClassVariable : public VariablePlace {
 public:
  using VariablePlace::VariablePlace;

  Dict* dict() const { return owner()->dict; }
  Value value() const { return dict()->table->entries[entry()].value; }
  void set(Thread* t, Value v) const {
    dict()->table->entries[entry()].value = v;
    writeBarrier(t, dict()->table);
  }
};

// A value of a builtin type that is no descriptor: a class that has it and one that has another differ in nothing else.
bool isPlainData(Value v);
// What typeLookup finds, if it is a variable.
ClassVariable findClassVariable(const TypeObject* type, Str* name);

}  // namespace taipan
