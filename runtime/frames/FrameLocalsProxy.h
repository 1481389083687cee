// FrameLocalsProxy: f_locals of an optimised function in the pep667 model, the write-through proxy of Python 3.13: a
// mapping over the variables of the frame, running or not. Other keys are kept by the frame object.
#pragma once

#include "runtime/frames/FrameObject.h"

namespace taipan {

// A new proxy, as every read of f_locals gives one; empty with MemoryError.
Value newFrameLocalsProxy(Thread* t, FrameObject* f);

}  // namespace taipan
