// LiveTypes: the kinds of objects as they are now. For the thread that runs Python: an object's class may change.
#pragma once

#include "ir/Type.h"
#include "runtime/core/TypeFlags.h"

namespace taipan {
struct Shape;
}  // namespace taipan

namespace taipan::hir {

// Next to each other here, so that no kind of Type.h gets the name of a flag.
using enum TypeFlags;

// The kinds that objects of this exact builtin type, or instances of this class, have.
TypeBits bitsOfType(const TypeObject* type);
TypeBits bitsOfShape(const Shape* shape);
TypeBits bitsOfValue(Value v);

}  // namespace taipan::hir
