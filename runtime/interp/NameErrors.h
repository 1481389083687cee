// The errors of names without a value, in CPython's words.
#pragma once

#include "runtime/bytecode/CodeObject.h"
#include "runtime/value/Value.h"

namespace taipan {

// The variable of register `reg`: UnboundLocalError, or NameError for a free variable. Returns an empty Value.
Raised raiseUnbound(Thread* t, const CodeObject* code, unsigned reg);
// NameError "name 'x' is not defined", with its `name` attribute. Returns an empty Value.
Raised raiseNameError(Thread* t, Str* name);

}  // namespace taipan
