// PythonThread: who may look at Python objects. One thread runs Python code; the compiler's may work at the same time,
// and even where it does not (eager compilation) a compilation must find nothing out that is not in its request. Debug
// builds check it where objects are made and looked into: requirePython().
#pragma once

#include "runtime/support/Assert.h"

namespace taipan {

// Of the calling thread: it runs Python code, and is not within an OutsidePython.
bool mayTouchObjects();
// The calling thread is the one that runs Python code from now on.
void runPythonHere();

// Work that reads and writes no Python object, on whatever thread.
class OutsidePython {
 public:
  OutsidePython();
  ~OutsidePython();
  OutsidePython(const OutsidePython&) = delete;
  OutsidePython& operator=(const OutsidePython&) = delete;

 private:
  bool before_;
};

inline void requirePython() {
  DCHECK(mayTouchObjects(), "only the thread that runs Python looks at objects");
}

}  // namespace taipan
