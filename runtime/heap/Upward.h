// Upward: what the heap asks of the layers above it. Declared here, defined there.
#pragma once

#include "runtime/value/Value.h"

namespace taipan {

class Marker;
struct Object;
struct Runtime;
struct Thread;

// Visits what an object of Layout::kCustom refers to: its type knows (types/class/Type.cpp).
void traceCustom(Object* o, Marker& m);
// Shapes lie outside the heap and name types (core/Shape.cpp).
void traceShapes(const Runtime& runtime, Marker& m);
// MemoryError pending. Preallocated: never collects (types/exception/Exceptions-raise.cpp).
Raised raiseNoMemory(Thread* t);

}  // namespace taipan
