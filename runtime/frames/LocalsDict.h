// locals() of frames that are gone, and of those that begin. (Of running ones: localsOf in Activation.h.)
#pragma once

#include "runtime/frames/FrameObject.h"

namespace taipan {

// locals() of an activation in compiled code that runs `code` and has this record; its variables hold `values`
// (contents of cells; empty: unbound). hints[i]: the entry of variable i, if it is bound. Not of the pep667 model.
// Empty with MemoryError pending.
Value showLocals(Thread* t, ActivationRecord* record, CodeObject* code, const Value* values, int64_t* hints);
// f_locals from the values saved when the frame ended: the same dict at every look. Not of the pep667 model. Empty with
// MemoryError pending. Precondition: f is gone.
Value savedLocalsOf(Thread* t, FrameObject* f);
// A fresh dict of what the frame of optimised code, running or gone, has now: variables, injected names, extra keys.
// Empty with MemoryError or what hashing an extra key raised.
Value frameSnapshot(Thread* t, FrameObject* f);

// The namespace that an activation of code with dict locals starts with: its parameters under their names. Empty with
// MemoryError pending.
Value localsOfParameters(Thread* t, CodeObject* code, const Value* parameters);

}  // namespace taipan
