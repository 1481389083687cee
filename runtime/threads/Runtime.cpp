#include "runtime/threads/Runtime.h"

namespace taipan {

constinit Runtime Runtime::instance_;

void Runtime::interruptBySignal() {
  if (instance_.mainThread) requestSafepoint(instance_.mainThread, kInterruptSignal);
}

void requestSafepoint(Thread* t, InterruptFlag why) {
  __atomic_fetch_or(&t->interrupts, uint32_t{why}, __ATOMIC_RELEASE);
}

bool withdrawSafepoint(Thread* t, InterruptFlag why) {
  return __atomic_fetch_and(&t->interrupts, ~uint32_t{why}, __ATOMIC_ACQUIRE) & why;
}

}  // namespace taipan
