// Runtime: start-up and shut-down, and the entry points of the driver.
#pragma once

#include <string_view>

#include "runtime/core/Layouts.h"
#include "runtime/threads/Thread.h"

namespace taipan {

// stackBase: highest address of the native stack that Python code will use. Exits the process with a message if the
// heap cannot be reserved.
Thread* initialiseRuntime(void* stackBase);
// Runs main code in a fresh __main__ module. Returns the process exit status: 0; 1 after printing an uncaught
// exception; SystemExit's. Flushes standard streams.
[[nodiscard]] int runMain(Thread* t, CodeObject* code, std::string_view filename);
// Set by runMain after an uncaught KeyboardInterrupt: the process is to end by SIGINT, so that the shell's script ends
// too.
extern bool endBySignal;

}  // namespace taipan
