// Jit: installs the compiler into the runtime (TierUp.h). One call at start-up, before any Python code.
#pragma once

namespace taipan {

struct Thread;

// Follows Options: does nothing under --jit=off. The LLVM session is made on the compiler thread at the first request,
// so that a short script pays nothing for it.
void installJit(Thread* t);

}  // namespace taipan
