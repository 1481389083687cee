// Safepoints: places where interpreted and compiled code look at Thread::interrupts (calls of Python functions and loop
// back-edges), and what is done about it there.
#pragma once

#include "runtime/threads/Thread.h"

namespace taipan {

// What is pending (InterruptFlag bits), which other threads and signal handlers add to.
inline uint32_t pendingInterrupts(const Thread* t) {
  return __atomic_load_n(&t->interrupts, __ATOMIC_RELAXED);
}

// Serves and clears what is pending: installs finished compilations, raises KeyboardInterrupt. False if raised. May run
// Python code (exception constructors), may collect.
[[nodiscard]] bool serviceInterrupts(Thread* t);

// SIGINT raises KeyboardInterrupt at the next safepoint; SIGPIPE is ignored, so that writes report EPIPE.
void installSignalHandlers();

}  // namespace taipan
