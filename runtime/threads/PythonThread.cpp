#include "runtime/threads/PythonThread.h"

#include <utility>

namespace taipan {

static thread_local Thread* running = nullptr;

Thread* threadHere() {
  return running;
}

void runPythonHere(Thread* t) {
  running = t;
}

OutsidePython::OutsidePython() : before_(std::exchange(running, nullptr)) {}

OutsidePython::~OutsidePython() {
  running = before_;
}

}  // namespace taipan
