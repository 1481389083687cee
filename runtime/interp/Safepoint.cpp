#include "runtime/interp/Safepoint.h"

#include <signal.h>

#include "runtime/TierUp.h"
#include "runtime/threads/Runtime.h"
#include "runtime/types/exception/Exceptions.h"

namespace taipan {

namespace {

void onInterrupt(int) {
  Runtime::interruptBySignal();
}

}  // namespace

bool serviceInterrupts(Thread* t) {
  uint32_t pending = __atomic_exchange_n(&t->interrupts, 0u, __ATOMIC_ACQUIRE);
  if ((pending & kInterruptJitReady) && tierUp.installFinished) tierUp.installFinished(t);
  if (pending & kInterruptSignal) {
    raiseValue(t, Value::object(exc::KeyboardInterrupt), Value());
    return false;
  }
  return true;
}

void installSignalHandlers() {
  struct sigaction action = {};
  sigemptyset(&action.sa_mask);
  action.sa_handler = onInterrupt;  // no SA_RESTART: blocking reads return
  sigaction(SIGINT, &action, nullptr);
  signal(SIGPIPE, SIG_IGN);
}

}  // namespace taipan
