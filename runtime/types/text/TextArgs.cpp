#include "runtime/types/text/TextArgs.h"

#include "runtime/threads/Thread.h"
#include "runtime/types/callable/NativeArgs.h"
#include "runtime/types/container/Sequence.h"
#include "runtime/types/exception/Exceptions.h"
#include "runtime/types/object/Operations.h"

namespace taipan {

namespace {

// A start or end argument: None means `absent`. False if raised.
bool bound(Thread* t, Value v, int64_t absent, int64_t* out) {
  *out = absent;
  if (v.isNone()) return true;
  if (isIndexable(v)) return sliceBound(t, v, out);
  raiseTypeError(t, "slice indices must be integers or None or have an __index__ method");
  return false;
}

bool countArguments(Thread* t, const char* name, int64_t given) {
  if (given >= 1 && given <= 3) return true;
  raisef(t, exc::TypeError, "%s() takes at %s %d argument%s (%ld given)", name, given < 1 ? "least" : "most",
         given < 1 ? 1 : 3, given < 1 ? "" : "s", static_cast<long>(given));
  return false;
}

}  // namespace

bool parseKeepEnds(Thread* t, Value* args, int64_t nargs, Tuple* kwNames, bool* keepEnds) {
  static const char* const kNames[] = {"keepends"};
  Value keep;
  if (!bindNativeArgs(t, {"splitlines", kNames, 1, 0, 1}, args + 1, nargs - 1, kwNames, &keep)) return false;
  bool failed = false;
  *keepEnds = keep && indexAsInt64(t, keep, &failed) != 0;
  return !failed;
}

bool takeJoinItems(Thread* t, Value iterable, JoinItems* out) {
  if (isExact(iterable, types::Tuple)) {
    auto* tuple = iterable.as<Tuple>();
    *out = {iterable, tuple->items, tuple->length};
    return true;
  }
  auto* list = iterable.as<List>();
  if (!isExact(iterable, types::List)) {
    Value iterator = getIter(t, iterable);
    if (!iterator && pendingMatches(t, exc::TypeError)) {
      clearException(t);
      raiseTypeError(t, "can only join an iterable");
    }
    if (!iterator || !(list = listFromIterable(t, iterator))) return false;
  }
  *out = {Value::object(list), list->length ? list->items->values : nullptr, list->length};
  return true;
}

bool parseSearchArgs(Thread* t, const char* name, Value* args, int64_t nargs, int64_t length, SearchArgs* out) {
  if (!countArguments(t, name, nargs - 1)) return false;
  out->self = args[0];
  out->what = args[1];
  if (!bound(t, nargs > 2 ? args[2] : kNone, 0, &out->start)) return false;
  if (!bound(t, nargs > 3 ? args[3] : kNone, length, &out->end)) return false;
  if (out->start < 0) out->start = out->start + length < 0 ? 0 : out->start + length;
  out->end = clampBound(out->end, length);
  return true;
}

}  // namespace taipan
