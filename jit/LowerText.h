// LowerText: LLVM IR of a HIR function as text that is the same in every process: for golden tests and for looking.
#pragma once

#include <string>

#include "ir/Ir.h"

namespace taipan {

// The lowered module, optimised or not, with its states behind it as comments. Addresses of objects that the HIR text
// names appear as those names, shapes of builtin types as `shape.list`. False with a reason if it cannot be lowered or
// the module is malformed.
bool lowerToText(const hir::Function& f, bool optimised, std::string* out, std::string* whyNot);

}  // namespace taipan
