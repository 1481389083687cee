// SourceCompiler: the front end as the runtime knows it: a hook that the driver sets.
#pragma once

#include <cstdint>
#include <string_view>

namespace taipan {

struct CodeObject;
struct Thread;

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
// Module-level code of `source`, or null with SyntaxError (or MemoryError, RecursionError) pending.
using CompileHook = CodeObject* (*)(Thread* t, std::string_view source, std::string_view filename, CompileMode mode,
                                    SourceForm form);
extern CompileHook compileHook;

}  // namespace taipan
