// FromPython: HIR of a Python function as the JIT would get it: the script runs in the interpreter, which leaves
// feedback behind; then the function is built.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "ir/Ir.h"

namespace taipan {

struct PythonRequest {
  std::string script;    // path
  std::string function;  // name of a global function, or Class.method
  std::vector<std::string> arguments;
  int loop = -1;     // >= 0: OSR entry at the n-th loop head, in bytecode order
  std::string hook;  // a function: the version that tells it of lines, of such an entry
};

// Null with a message on stderr. Runs on the calling thread's stack; once a process.
std::unique_ptr<hir::Function> buildFromPython(const PythonRequest& request);

}  // namespace taipan
