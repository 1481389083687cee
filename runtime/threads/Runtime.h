// Runtime: the state that all Python threads share. There is one in a process, at an address known when the program is
// linked: Thread::runtime() costs nothing, and a field of it is reached as a static variable would be. It is reached by
// way of the running Thread alone, or handed on as a parameter; whoever has neither is a signal handler.
//
// Each group of fields belongs to one floor, which alone reads and writes it. What is more than plain data is a pointer
// to a struct that only its floor knows.
#pragma once

#include <cstdint>

#include "runtime/threads/Thread.h"

namespace taipan {

struct Runtime {
  Thread* mainThread = nullptr;  // the one that signals interrupt
  bool endBySignal = false;      // StartUp.h

  // For signal handlers, which know no thread: interrupts the main thread, if there is one yet.
  static void interruptBySignal();

 private:
  friend struct Thread;
  static Runtime instance_;
};

inline Runtime* Thread::runtime() const {
  return &Runtime::instance_;
}

// `why` is served at the thread's next safepoint. Callable from any thread and from signal handlers.
void requestSafepoint(Thread* t, InterruptFlag why);
// Takes the request back. True if it was pending.
bool withdrawSafepoint(Thread* t, InterruptFlag why);

}  // namespace taipan
