// Instance: the attribute store of an object, as its shape describes it (Shape.h), without descriptors or classes:
// slots in the object, slots in its overflow array, or a Dict (dictionary mode). Names are interned.
//
//   plain      [header | extra: empty or ValueArray | slot 0 | slot 1 | …]
//   dict mode  [header | extra: Dict                | unused …           ]
//
// An attribute that is deleted leaves the others where objects have them that never had it: the last one added always,
// any of a few. Else the object goes into dictionary mode.
// The number of inline slots of a class is a guess that instances correct: one that needs more makes the class's next
// instances larger (a new root shape).
#pragma once

#include "runtime/core/Type.h"
#include "runtime/heap/Heap.h"
#include "runtime/threads/Thread.h"

namespace taipan {

// A fresh instance of a heap type or of a builtin type of fixed size, all attributes unset. Null with MemoryError
// pending.
[[nodiscard]] inline Object* allocateInstance(Thread* t, TypeObject* type) {
  return allocate(t, type->instanceSize, type->instanceShape, type->instanceLayout);
}

// The extra word. Precondition: shape->extraOffset != 0.
inline Value& extraWord(Object* o, const Shape* shape) {
  return *reinterpret_cast<Value*>(reinterpret_cast<uint8_t*>(o) + shape->extraOffset);
}
// Where slot i < shape->inlineCapacity lies, in bytes from the object's start.
inline uint32_t inlineSlotOffset(const Shape* shape, uint32_t i) {
  return shape->extraOffset + 8 + 8 * i;
}
inline Value& valueAt(Object* o, uint32_t byteOffset) {
  return *reinterpret_cast<Value*>(reinterpret_cast<uint8_t*>(o) + byteOffset);
}
// Slot i of the object. Precondition: i < shape->slotCount, not dictMode.
Value& slotOf(Object* o, const Shape* shape, uint32_t i);

// The attribute's value, or empty. Never raises, never collects.
Value instanceGet(Object* o, Str* name);
// Sets or adds the attribute. False: MemoryError pending. Precondition: the shape has room for attributes
// (extraOffset).
[[nodiscard]] bool instanceSet(Thread* t, Object* o, Str* name, Value value);
// 1 deleted, 0 there is no such attribute, -1 MemoryError.
[[nodiscard]] int instanceDelete(Thread* t, Object* o, Str* name);
// The Dict of all attributes; the object is in dictionary mode afterwards. Null: MemoryError.
[[nodiscard]] Dict* instanceToDict(Thread* t, Object* o);
// Compiled code relies from now on on the object's shape, and on what these slots hold (bits; Shape.h). Any change is
// reported once. Precondition: not in dictionary mode.
inline void watchInstance(Thread* t, Object* o, uint64_t slots) {
  Shape* shape = o->shape();
  o->setShape(shapeWatched(t, shape, shape->watchedSlots | slots));
}
// Before an object with a watched shape gets another one, by other ways than the functions here.
void instanceChanges(Thread* t, Object* o);
// A copy of the attributes that leaves the object as it is (object.__getstate__, dir). Null: MemoryError.
[[nodiscard]] Dict* instanceSnapshot(Thread* t, Object* o);
// Replaces the attribute store (`obj.__dict__ = d`).
[[nodiscard]] bool instanceReplaceDict(Thread* t, Object* o, Dict* d);

// Bytes of an instance of the type up to (without) its extra word: what its C++ code knows of.
uint32_t fixedSizeOf(const TypeObject* type);
// Gives a heap type a root shape with room for `slots` inline slots; instances made from now on have it.
void setInstanceShape(Thread* t, TypeObject* type, uint32_t extraOffset, uint32_t slots);
// An instance of a heap subclass of tuple: its items, then extra word and slots; the shape depends on the length.
[[nodiscard]] Tuple* newTupleInstance(Thread* t, TypeObject* type, const Value* items, int64_t n);

}  // namespace taipan
