// StartUp: start-up and shut-down, and the entry points of the driver.
#pragma once

#include <string_view>

#include "runtime/core/Layouts.h"
#include "runtime/threads/BigStack.h"
#include "runtime/threads/Runtime.h"

namespace taipan {

// Makes the main thread, which the calling native thread is from now on, and the runtime. `stack`: what Python code
// will use. Once in a process. Exits the process with a message if memory cannot be reserved.
Thread* initialiseRuntime(NativeStack stack);
// Runs main code in a fresh __main__ module. Returns the process exit status: 0; 1 after printing an uncaught
// exception; SystemExit's. Flushes standard streams. After an uncaught KeyboardInterrupt, Runtime::endBySignal is set:
// the process is to end by SIGINT, so that the shell's script ends too.
[[nodiscard]] int runMain(Thread* t, CodeObject* code, std::string_view filename);

}  // namespace taipan
