// What methods of str and bytes are given alike: the arguments (what, start, end) of find, count, startswith, …, the
// lines' ends that splitlines keeps, the items that join joins.
#pragma once

#include "runtime/core/Layouts.h"

namespace taipan {

struct SearchArgs {
  Value self, what;
  int64_t start = 0, end = 0;  // clamped as slices are; start may be beyond end
};

// args[0] is the receiver, of `length` items. TypeError as CPython words it for method `name`. May call. False: raised.
[[nodiscard]] bool parseSearchArgs(Thread* t, const char* name, Value* args, int64_t nargs, int64_t length,
                                   SearchArgs* out);

// splitlines([keepends]). May call. False: raised.
[[nodiscard]] bool parseKeepEnds(Thread* t, Value* args, int64_t nargs, Tuple* kwNames, bool* keepEnds);

// What a join is given: the items of `owner`, the iterable itself or a list made of it, until that changes.
struct JoinItems {
  Value owner;
  const Value* items = nullptr;
  int64_t count = 0;
};
// May call. False: raised, TypeError "can only join an iterable" where there is no iterator.
[[nodiscard]] bool takeJoinItems(Thread* t, Value iterable, JoinItems* out);

}  // namespace taipan
