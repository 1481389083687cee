// Arguments that are not in registers: *iterable and **mapping of a call.
#pragma once

#include "runtime/interp/Enter.h"

namespace taipan {

// callee(*args, **kwargs). args: a tuple, or any iterable; kwargs: a dict, or empty. Outcome as of beginCall; errors in
// The positional arguments of f(*args): args itself if it is an exact tuple. Null with the exception pending (TypeError
// "f() argument after * must be an iterable, not X"). May call.
[[nodiscard]] Tuple* starArguments(Thread* t, Value callee, Value args);

// CPython's words, which name the callee.
[[nodiscard]] Begun beginCallEx(Thread* t, Value callee, Value args, Value kwargs, Value* result);
// list.extend(iterable) for `[*iterable]` and `f(1, *iterable)`. False with TypeError pending.
[[nodiscard]] bool extendByStar(Thread* t, List* list, Value iterable);
// dict.update(mapping) for `{**mapping}`. False with TypeError pending.
[[nodiscard]] bool updateByStars(Thread* t, Dict* dict, Value mapping);
// The same for the keywords of a call of `callee` (may be empty): no key may come twice.
[[nodiscard]] bool mergeKeywords(Thread* t, Dict* dict, Value mapping, Value callee);

}  // namespace taipan
