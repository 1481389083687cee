#include "runtime/threads/PythonThread.h"

#include <utility>

namespace taipan {

static thread_local bool runsPython = false;

bool mayTouchObjects() {
  return runsPython;
}

void runPythonHere() {
  runsPython = true;
}

OutsidePython::OutsidePython() : before_(std::exchange(runsPython, false)) {}

OutsidePython::~OutsidePython() {
  runsPython = before_;
}

}  // namespace taipan
