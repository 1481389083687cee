// Slices of lists: reading, assignment and deletion, extended ones included.
#include <algorithm>
#include <cstring>

#include "runtime/heap/Heap.h"
#include "runtime/threads/Thread.h"
#include "runtime/types/container/List.h"
#include "runtime/types/exception/Exceptions.h"

namespace taipan {

Value listGetSlice(Thread* t, List* list, Slice* slice) {
  int64_t start, stop, step, count;
  if (!resolveSlice(t, slice, list->length, &start, &stop, &step, &count)) return {};
  if (step == 1) return Value::object(newListFrom(t, listItems(list) + start, count));
  List* result = newList(t, count);
  if (!result) return {};
  const Value* from = listItems(list);
  for (int64_t i = 0; i < count; i++)
    result->items->values[i] = from[start + i * step];
  return Value::object(result);
}

bool listReplace(Thread* t, List* list, int64_t start, int64_t stop, const Value* items, int64_t n) {
  int64_t length = list->length;
  int64_t newLength = length - (stop - start) + n;
  if (!listReserve(t, list, newLength)) return false;
  if (Value* to = listItems(list)) {
    std::memmove(static_cast<void*>(to + start + n), to + stop, static_cast<size_t>(length - stop) * sizeof(Value));
    if (n) std::memcpy(static_cast<void*>(to + start), items, static_cast<size_t>(n) * sizeof(Value));
    for (int64_t i = newLength; i < length; i++)
      to[i] = Value();
    writeBarrierForAll(t, list->items, to + start, n);
  }
  list->length = newLength;
  return true;
}

namespace {

void deleteExtended(List* list, int64_t start, int64_t step, int64_t count) {
  if (count == 0) return;
  if (step < 0) {
    start += (count - 1) * step;
    step = -step;
  }
  Value* items = listItems(list);
  int64_t to = start;
  int64_t nextGone = start;
  for (int64_t i = start; i < list->length; i++) {
    if (i == nextGone && count > 0) {
      nextGone += step;
      count--;
    } else {
      items[to++] = items[i];
    }
  }
  listSetLength(list, to);
}

// The items to assign, as an array that is not the list's own.
bool sourceItems(Thread* t, List* list, Value value, const Value** items, int64_t* n) {
  if (isExact(value, types::Tuple)) {
    *items = value.as<Tuple>()->items;
    *n = value.as<Tuple>()->length;
    return true;
  }
  List* source = isExact(value, types::List) ? value.as<List>() : listFromIterable(t, value);
  if (source == list) source = newListFrom(t, listItems(list), list->length);
  if (!source) return false;
  *items = listItems(source);
  *n = source->length;
  return true;
}

}  // namespace

int listSetSlice(Thread* t, List* list, Slice* slice, Value value) {
  int64_t start, stop, step, count;
  if (!resolveSlice(t, slice, list->length, &start, &stop, &step, &count)) return -1;
  if (value.isEmpty()) {
    if (step == 1) return listReplace(t, list, start, std::max(start, stop), nullptr, 0) ? 0 : -1;
    deleteExtended(list, start, step, count);
    return 0;
  }
  const Value* items;
  int64_t n;
  if (!sourceItems(t, list, value, &items, &n)) {
    if (step == 1) {
      if (pendingMatches(t, exc::TypeError) && !typeOf(value)->slots->iter && !typeOf(value)->slots->getItem) {
        clearException(t);
        raiseTypeError(t, "can only assign an iterable");
      }
    } else if (pendingMatches(t, exc::TypeError) && !typeOf(value)->slots->iter && !typeOf(value)->slots->getItem) {
      clearException(t);
      raiseTypeError(t, "must assign iterable to extended slice");
    }
    return -1;
  }
  // Making a list of the items may have run code that changed this one.
  if (!resolveSlice(t, slice, list->length, &start, &stop, &step, &count)) return -1;
  if (step == 1) return listReplace(t, list, start, std::max(start, stop), items, n) ? 0 : -1;
  if (n != count) {
    raisef(t, exc::ValueError, "attempt to assign sequence of size %ld to extended slice of size %ld",
           static_cast<long>(n), static_cast<long>(count));
    return -1;
  }
  if (count == 0) return 0;
  Value* to = listItems(list);
  for (int64_t i = 0; i < count; i++)
    to[start + i * step] = items[i];
  writeBarrierForAll(t, list->items, items, n);
  return 0;
}

}  // namespace taipan
