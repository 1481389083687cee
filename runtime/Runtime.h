// Runtime: start-up and shut-down, and the entry points of the driver.
#pragma once

#include <string_view>

#include "runtime/Thread.h"
#include "runtime/objects/Layouts.h"

namespace taipan {

// Front end, reached through a hook so that runtime does not depend on it (compile(), REPL, import of scripts later).
// Returns module-level code, or null with SyntaxError (or MemoryError, RecursionError) pending.
enum class CompileMode : uint8_t {
  kExec,      // a script: its locals are its globals
  kEval,      // an expression
  kSingle,    // interactive: expressions are printed
  kExecDict,  // statements for exec(): locals may be any namespace
};
// What kind of source compile(), exec() and eval() were given.
enum class SourceForm : uint8_t {
  kText,   // a file, or the UTF-8 of a str
  kBytes,  // a bytes object, decoded as PEP 263 says
};
using CompileHook = CodeObject* (*)(Thread* t, std::string_view source, std::string_view filename, CompileMode mode,
                                    SourceForm form);
extern CompileHook compileHook;

// stackBase: highest address of the native stack that Python code will use. Exits the process with a message if the heap
// cannot be reserved.
Thread* initialiseRuntime(void* stackBase);
// Runs main code in a fresh __main__ module. Returns the process exit status: 0; 1 after printing an uncaught exception;
// SystemExit's. Flushes standard streams.
int runMain(Thread* t, CodeObject* code, std::string_view filename);
// Set by runMain after an uncaught KeyboardInterrupt: the process is to end by SIGINT, so that the shell's script ends too.
extern bool endBySignal;
// Prints the pending exception as python3.11 does (traceback, causes, SyntaxError text) and clears it.
void printException(Thread* t);
// Takes the pending SystemExit: prints its code to stderr if that is neither None nor an int. The exit status it asks for.
int exitStatus(Thread* t);
// Runs f on a large native stack (reserved lazily, so that deep recursion of compiled code ends in RecursionError).
int onBigStack(int (*f)(void* context, void* stackBase), void* context);

}  // namespace taipan
