#include "runtime/types/container/Sequences.h"

#include <algorithm>

#include "runtime/types/container/List.h"
#include "runtime/types/container/Slice.h"
#include "runtime/types/text/Str.h"

namespace taipan {

namespace {

// A value of which == with a str, or with a small int other than itself, is False.
bool isUnlike(Value v, bool toStr) {
  return v.isNone() || v.isSmallInt() || (toStr ? v.isBool() : isStr(v));
}

}  // namespace

Value sequenceSlice(Thread* t, Value sequence, int64_t start, int64_t stop) {
  auto take = [&](int64_t length) {
    start = clampSliceBound(start, length);
    stop = std::max(start, clampSliceBound(stop, length));
  };
  if (isStr(sequence)) {
    auto* s = sequence.as<Str>();
    take(s->length);
    return Value::object(strSubstring(t, s, start, stop));
  }
  if (isExact(sequence, types::List)) {
    auto* list = sequence.as<List>();
    take(list->length);
    return Value::object(newListFrom(t, listItems(list) + start, stop - start));
  }
  auto* tuple = sequence.as<Tuple>();
  take(tuple->length);
  if (stop - start == tuple->length) return sequence;
  return Value::object(newTupleFrom(t, tuple->items + start, stop - start));
}

int hasPlainItem(const Value* items, int64_t n, Value item) {
  bool isText = !item.isSmallInt();
  int64_t i = 0;
  while (!isText && i < n && items[i] != item && items[i].isSmallInt())
    ++i;
  for (; i < n; ++i) {
    Value x = items[i];
    if (x == item) return 1;
    if (isUnlike(x, isText)) continue;
    if (!isText || !isStr(x)) return -1;
    if (strEqual(x.as<Str>(), item.as<Str>())) return 1;
  }
  return 0;
}

}  // namespace taipan
