// locals() of frames that are gone, and of those that begin. (Of running ones: localsOf in Activation.h.)
#pragma once

#include "runtime/frames/FrameObject.h"

namespace taipan {

// f_locals from the values saved when the frame ended: the same dict at every look, or a fresh one in the pep667 model.
// Empty with MemoryError pending. Precondition: f is gone.
Value savedLocalsOf(Thread* t, FrameObject* f);

// The namespace that an activation of code with dict locals starts with: its parameters under their names. Empty with
// MemoryError pending.
Value localsOfParameters(Thread* t, CodeObject* code, const Value* parameters);

}  // namespace taipan
