// Shape: the hidden class of an object. It names the object's type, and for instances which attribute lives in which
// slot. Instances of one class that got the same attributes in the same order share a shape; adding an attribute
// follows a transition to a child shape. Shapes are immutable but for their transition table, never move and are never
// freed; they live in a region of their own below 4 GB. Every shape is a root: it keeps its type and attribute names
// alive.
//
// Where slot i of an object lies:  i <  inlineCapacity: at byte  extraOffset + 8 + 8*i  of the object itself
//                                  i >= inlineCapacity: values[i - inlineCapacity] of the ValueArray in the extra word
// The extra word (at extraOffset) is empty, or that overflow ValueArray, or in dictionary mode the Dict that holds all
// attributes. `obj.__dict__` puts an object in dictionary mode: from then on the Dict is the object's only attribute
// store, so that writes through it and through attributes show in each other.
// Objects whose type allows no attributes have extraOffset 0.
//
// An object that compiled code knows (hooks are evaluated at compile time as far as they depend on it) has a *watched*
// twin of its shape: who stores into a watched slot, or gives the object another shape, finds no inline cache for that,
// comes to Instance.cpp, and is reported (TierUpHooks::objectChanged). All objects of one shape share its twins.
#pragma once

#include <cstdint>

#include "runtime/value/Object.h"

namespace taipan {

struct Str;
struct Thread;

struct ShapeTransitions;  // Shape.cpp

struct RT_LAYOUT Shape {
  TypeObject* type;
  Shape* parent;         // null for a root shape
  Str* key;              // the attribute this shape added (interned); null for a root shape
  uint32_t slotCount;    // attributes in this shape, own one included
  uint16_t extraOffset;  // byte offset of the extra word; 0: no attributes possible
  uint16_t inlineCapacity;
  bool dictMode;
  bool isWatched;                 // compiled code relies on an object's having this shape
  uint64_t watchedSlots;          // … and on what is in slot i, if bit i is set
  Shape* plain;                   // of a watched shape: the one whose twin it is; else null
  ShapeTransitions* transitions;  // owned; malloc'd
};

inline TypeObject* Object::type() const {
  return shape()->type;
}

// All of these neither raise nor collect. `name` must be interned.

// A root shape for instances of type.
Shape* newRootShape(Thread* t, TypeObject* type, uint16_t extraOffset, uint16_t inlineCapacity, bool dictMode = false);
// The one of that layout which was made by an earlier call of this function for the type, or a new one.
Shape* rootShapeOf(Thread* t, TypeObject* type, uint16_t extraOffset, uint16_t inlineCapacity);
// Slot of name, or -1. O(1) expected for long chains (a table is built on demand).
int32_t shapeLookup(const Shape* shape, const Str* name);
// The shape reached by adding name, created on first use; it is not watched. Precondition: name is not in shape, shape
// is not dictMode.
Shape* shapeWith(Thread* t, Shape* shape, Str* name);
// The twin of shape, or of the shape whose twin it is, that watches these slots (all below kMaxWatchedSlots).
inline constexpr uint32_t kMaxWatchedSlots = 64;
Shape* shapeWatched(Thread* t, Shape* shape, uint64_t slots);
inline bool isWatchedSlot(const Shape* shape, uint32_t slot) {
  return slot < kMaxWatchedSlots && (shape->watchedSlots >> slot & 1);
}
// The dictionary-mode shape of the same type and object layout.
Shape* shapeDictMode(Thread* t, Shape* shape);
// Calls f(Str*) for each attribute in order of insertion.
void shapeKeys(const Shape* shape, void (*f)(void* context, Str* key), void* context);

}  // namespace taipan
