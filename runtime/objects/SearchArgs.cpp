#include "runtime/objects/SearchArgs.h"

#include "runtime/objects/Sequence.h"

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
