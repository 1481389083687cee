// Upward: what bytecode asks of the layers above it. Declared here, defined there.
#pragma once

#include "runtime/bytecode/CodeObject.h"

namespace taipan {

// Entry point of the direct calling convention (CodeObject::directEntry) for code that has no compiled version: the
// preserve_none function (Thread*, FunctionObject*, Value × parameterCount) that runs the function in the interpreter;
// null for more than kMaxDirectParameters parameters (interp/Bridges.cpp).
void* interpreterBridge(unsigned parameterCount);
// The one for callers with parameters in an array: goes on at the directEntry that it is given; null for more than
// kMaxDirectParameters parameters (interp/Bridges.cpp).
ArrayEntry arrayBridge(unsigned parameterCount);

}  // namespace taipan
