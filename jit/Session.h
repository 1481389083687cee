// Session: LLVM and ORC behind one door. Takes a CodeUnit, optimises it, generates machine code, links it into this
// process and joins its stack maps with its states. Used by one thread at a time (the compiler thread, or the main
// thread under
// --jit=eager); touches no Python object.
#pragma once

#include <memory>
#include <string>

#include "jit/CodeMap.h"

namespace taipan {

class Session {
 public:
  struct Settings {
    bool dumpLlvm = false, dumpAsm = false, dumpStackMaps = false;  // to stderr
    bool debugger = false;                                          // gdb's JIT interface
  };

  // Null with *error set when LLVM cannot make code for this machine.
  static std::unique_ptr<Session> create(std::string* error);
  virtual ~Session();

  // Consumes the unit. Null and *whyNot when it cannot be compiled; the session stays usable.
  virtual std::unique_ptr<CompiledCode> compile(CodeUnit unit, const Settings& settings, CompileTimes* times,
                                                std::string* whyNot) = 0;
};

}  // namespace taipan
