// Deopt: from compiled frames to interpreter frames. Eager: a guard failed, or a runtime call raised; the exit calls
// rtDeoptimise or rtExceptionExit with its state, which rebuild the frames, run the interpreter until the compiled
// function's own frame returns, and yield its result; the compiled function then returns it to its caller. A compiled
// loop was entered from an interpreter frame: its activation goes back there (handBackFrames), so that a loop may leave
// and enter compiled code any number of times without growing the native stack. Lazy: code was invalidated (or a local
// is to be changed) while a frame of it waits for a call. The call's return address is redirected to a thunk, which
// does the same when the call comes back. Compiled functions use a calling convention without callee-saved registers,
// so the thunk leaves the frame by restoring its caller's frame pointer, nothing else.
#pragma once

#include "jit/CodeMap.h"
#include "runtime/frames/Activation.h"

namespace taipan::deopt {

// What a return-address slot of the native stack holds, redirection undone.
uint64_t returnAddress(const Thread* t, const uintptr_t* slot);

// The frame that waits at this slot of the thread's stack continues in the interpreter. No effect if that is arranged
// already.
void redirect(Thread* t, uintptr_t* slot);

// Redirects every frame on the native stack whose code is no longer valid. Walks from the caller.
void redirectInvalidFrames(Thread* t);

// Redirects compiled frames on the native stack (TierUpHooks::leaveCompiledFrames). Walks from the caller.
void redirectFrames(Thread* t, bool all);

// Redirects a physical frame (TierUpHooks::deoptimise).
void redirectFrame(Thread* t, const RegisterImage& image);

}  // namespace taipan::deopt
