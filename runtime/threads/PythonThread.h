// PythonThread: who may look at Python objects. One thread runs Python code; the compiler's may work at the same time,
// and even where it does not (eager compilation) a compilation must find nothing out that is not in its request. Debug
// builds check it where objects are made and looked into: requirePython().
#pragma once

#include "runtime/support/Assert.h"

namespace taipan {

struct Thread;

// The Thread that the calling native thread is; null if it runs no Python code, or is within an OutsidePython. For code
// that is entered without a Thread* at hand (jit/Deopt.cpp).
Thread* threadHere();
inline bool mayTouchObjects() {
  return threadHere() != nullptr;
}
// The calling native thread runs the Python code of t from now on.
void runPythonHere(Thread* t);

// Work that reads and writes no Python object, on whatever thread.
class OutsidePython {
 public:
  OutsidePython();
  ~OutsidePython();
  OutsidePython(const OutsidePython&) = delete;
  OutsidePython& operator=(const OutsidePython&) = delete;

 private:
  Thread* before_;
};

inline void requirePython() {
  DCHECK(mayTouchObjects(), "only the thread that runs Python looks at objects");
}

}  // namespace taipan
