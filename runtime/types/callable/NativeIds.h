// NativeId: builtin functions and methods that the compiler knows (MethodRow::id, NativeFunction::id). 0: unknown to
// it. X(id, what it is). A row promises that the function has CPython's meaning for the argument types the compiler
// handles.
#pragma once

#include <cstdint>

namespace taipan {

enum class NativeId : uint32_t {
  None = 0,
#define NATIVE_ID(name, what) name,
#include "runtime/types/callable/NativeIds.def"
  kCount,
};

}  // namespace taipan
