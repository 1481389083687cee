// The front end as one function: source text to code object. The driver installs it as the runtime's compile hook.
#pragma once

#include <string_view>

#include "runtime/core/SourceCompiler.h"

namespace taipan {

// Module-level code; null with the exception pending that python3.11 would raise (SyntaxError and its subclasses with
// file, line, column and text; MemoryError, RecursionError, ValueError). May collect; runs no Python code. Prints the
// tree and the bytecode to stderr when options.dump asks for it.
[[nodiscard]] CodeObject* compileSource(Thread* t, std::string_view source, std::string_view filename, CompileMode mode,
                                        SourceForm form = SourceForm::kText);

}  // namespace taipan
