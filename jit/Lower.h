// Lower: HIR to LLVM IR. No type reasoning happens here: an operation becomes the code that Ops.def describes.
#pragma once

#include <string>

#include "ir/Ir.h"
#include "jit/CodeUnit.h"

namespace taipan {

// Fills *out with a module that has the entries of one compiled version, not optimised yet. False with a reason when
// the function holds something that cannot be compiled. Any thread; touches the Python heap only to read what never
// changes.
bool lowerToLlvm(const hir::Function& f, CodeUnit* out, std::string* whyNot);

}  // namespace taipan
