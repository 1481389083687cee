// Bridges: entry points of the direct calling convention (CodeObject::directEntry) for code that has no compiled version.
#pragma once

namespace taipan {

// The preserve_none function (Thread*, FunctionObject*, Value × parameterCount) that runs the function in the interpreter;
// null for more than kMaxDirectParameters parameters.
void* interpreterBridge(unsigned parameterCount);

}  // namespace taipan
