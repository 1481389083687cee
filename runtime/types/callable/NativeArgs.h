// NativeArgs: keyword arguments of builtin functions, sorted into an array by a table of parameter names, with the
// messages that CPython's argument parser has.
#pragma once

#include "runtime/core/Layouts.h"

namespace taipan {

struct NativeParams {
  const char* function;      // "sum"
  const char* const* names;  // "" for positional-only ones, which come first
  int count;
  int required;               // the first so many must be given
  int maxPositional;          // the rest are keyword-only
  bool shortMessage = false;  // "missing required argument 'x'" without its position (hand-written parsers of CPython)
};

// args[0 … nargs) positional (self excluded), then one per name of kwNames. Writes count Values to out, empty for those
// not given. False: TypeError pending. Runs no Python code.
[[nodiscard]] bool bindNativeArgs(Thread* t, const NativeParams& params, Value* args, int64_t nargs, Tuple* kwNames,
                                  Value* out);
// TypeError "name expected at least 1 argument, got 0" and its kin, unless min <= n <= max (max -1: no limit).
[[nodiscard]] bool checkPositional(Thread* t, const char* function, int64_t n, int64_t min, int64_t max);
// TypeError "name() takes no keyword arguments" if there are any.
[[nodiscard]] bool checkNoKeywords(Thread* t, const char* function, Tuple* kwNames);

}  // namespace taipan
