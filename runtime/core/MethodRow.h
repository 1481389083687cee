// MethodRow: a native function is one row of the table of its module or type. The row says what Python sees of the
// function and what the compiler may know of it; nothing else names it.
#pragma once

#include "runtime/core/Layouts.h"

namespace taipan {

struct MethodRow {
  const char* name;
  NativeFn fn;
  int32_t minArgs, maxArgs;  // self included
  uint32_t flags;            // NativeFlags
  const char* doc;           // "name($self, …)\n--\n\ntext" or text
  NativeFacts facts = {};
};

}  // namespace taipan
