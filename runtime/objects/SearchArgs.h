// SearchArgs: the arguments (what, start, end) that str and bytes search methods share: find, count, startswith, ….
#pragma once

#include "runtime/objects/Layouts.h"

namespace taipan {

struct SearchArgs {
  Value self, what;
  int64_t start = 0, end = 0;  // clamped as slices are; start may be beyond end
};

// args[0] is the receiver, of `length` items. TypeError as CPython words it for method `name`. May call. False: raised.
[[nodiscard]] bool parseSearchArgs(Thread* t, const char* name, Value* args, int64_t nargs, int64_t length,
                                   SearchArgs* out);

}  // namespace taipan
