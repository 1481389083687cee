// Object: the eight-byte header of everything on the heap, and how the collector reads what follows it.
//
//   +0 u32 shape      address of the object's Shape (shapes live below 4 GB; a shape check is one 32-bit compare)
//   +4 u8  gc         bit 0: old and not yet remembered; a store of a pointer into such an object takes the slow
//   barrier +5 u8  layout     Layout: which of the following words are Values +6 u16 granules   size in 16-byte
//   granules; 0 for objects in the large-object space
//
// The header alone tells an object's size, so the collector can walk a bump region without asking types.
#pragma once

#include <cstddef>
#include <cstdint>

#include "runtime/support/RuntimeFunction.h"
#include "runtime/value/Value.h"

namespace taipan {

struct Shape;
struct TypeObject;
struct Thread;

enum class Layout : uint8_t {
  kLeaf = 0,         // no Values
  kValuesFrom1 = 1,  // every word after the header is a Value
  kValuesFrom2 = 2,  // one raw word (a length), then Values
  kCustom = 3,       // TypeObject::trace of the object's type
};

struct RT_LAYOUT Object {
  uint32_t shapeBits;
  uint8_t gc;
  Layout layout;
  uint16_t granules;

  Shape* shape() const { return reinterpret_cast<Shape*>(static_cast<uintptr_t>(shapeBits)); }
  void setShape(Shape* s) { shapeBits = static_cast<uint32_t>(reinterpret_cast<uintptr_t>(s)); }
  inline TypeObject* type() const;  // Shape.h
};

static_assert(sizeof(Object) == 8);

inline constexpr uint8_t kGcOldUnlogged = 1;
inline constexpr size_t kGranule = 16;
inline constexpr size_t kMaxSmallObject = 8192;  // bytes; larger objects go to the large-object space

}  // namespace taipan
