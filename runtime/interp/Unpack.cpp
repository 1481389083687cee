#include "runtime/interp/Unpack.h"

#include <cstring>

#include "runtime/threads/Thread.h"
#include "runtime/types/exception/Exceptions.h"
#include "runtime/types/object/Operations.h"

namespace taipan {

namespace {

// The iterator of v, with the error of an assignment when it has none.
Value iteratorToUnpack(Thread* t, Value v) {
  Value iterator = getIter(t, v);
  const TypeSlots* slots = typeOf(v)->slots;
  if (!iterator && pendingMatches(t, exc::TypeError) && !slots->iter && !slots->getItem) {
    clearException(t);
    raisef(t, exc::TypeError, "cannot unpack non-iterable %s object", typeName(v));
  }
  return iterator;
}

// The first `wanted` items, into a fresh list. `words` and `announced`: what the error says is expected.
List* takeItems(Thread* t, Value iterator, unsigned wanted, const char* words, unsigned announced) {
  List* list = newListFrom(t, nullptr, 0);
  for (unsigned i = 0; list && i < wanted; ++i) {
    Value item = iterNext(t, iterator);
    if (!item) {
      if (!t->exception)
        raisef(t, exc::ValueError, "not enough values to unpack (expected %s%u, got %u)", words, announced, i);
      return nullptr;
    }
    if (!listAppend(t, list, item)) return nullptr;
  }
  return list;
}

bool unpackArray(Thread* t, const Value* items, int64_t length, unsigned count, Value* to) {
  if (length < count) {
    raisef(t, exc::ValueError, "not enough values to unpack (expected %u, got %ld)", count, length);
    return false;
  }
  if (length > count) {
    raisef(t, exc::ValueError, "too many values to unpack (expected %u)", count);
    return false;
  }
  for (unsigned i = 0; i < count; ++i)
    to[i] = items[i];
  return true;
}

void widen(const Str* s, int kind, uint8_t* to) {
  if (s->kind == kind) {
    std::memcpy(to, s->data, static_cast<size_t>(s->length * kind));
    return;
  }
  for (int64_t i = 0; i < s->length; ++i) {
    uint32_t c = strAt(s, i);
    std::memcpy(to + i * kind, &c, static_cast<size_t>(kind));  // little endian: the low bytes
  }
}

}  // namespace

bool unpack(Thread* t, Value v, unsigned count, Value* to) {
  if (isExact(v, types::Tuple)) return unpackArray(t, v.as<Tuple>()->items, v.as<Tuple>()->length, count, to);
  if (isExact(v, types::List)) {
    auto* list = v.as<List>();
    return unpackArray(t, list->items ? list->items->values : nullptr, list->length, count, to);
  }
  Value iterator = iteratorToUnpack(t, v);
  if (!iterator) return false;
  List* list = takeItems(t, iterator, count, "", count);
  if (!list) return false;
  if (iterNext(t, iterator)) {
    raisef(t, exc::ValueError, "too many values to unpack (expected %u)", count);
    return false;
  }
  if (t->exception) return false;
  for (unsigned i = 0; i < count; ++i)
    to[i] = list->items->values[i];
  return true;
}

bool unpackStar(Thread* t, Value v, unsigned before, unsigned after, Value* to) {
  Value iterator = iteratorToUnpack(t, v);
  if (!iterator) return false;
  List* first = takeItems(t, iterator, before, "at least ", before + after);
  if (!first) return false;
  List* rest = listFromIterable(t, iterator);
  if (!rest) return false;
  if (rest->length < after) {
    raisef(t, exc::ValueError, "not enough values to unpack (expected at least %u, got %ld)", before + after,
           before + rest->length);
    return false;
  }
  int64_t middle = rest->length - after;
  for (unsigned i = 0; i < before; ++i)
    to[i] = first->items->values[i];
  for (unsigned i = 0; i < after; ++i)
    to[before + 1 + i] = rest->items->values[middle + i];
  for (unsigned i = 0; i < after; ++i)
    rest->items->values[middle + i] = Value();
  rest->length = middle;
  to[before] = Value::object(rest);
  return true;
}

Value joinStrs(Thread* t, const Value* strs, unsigned count) {
  int64_t length = 0;
  int kind = 1;
  bool ascii = true;
  for (unsigned i = 0; i < count; ++i) {
    auto* s = strs[i].as<Str>();
    length += s->length;
    if (s->kind > kind) kind = s->kind;
    ascii &= s->ascii;
  }
  Str* joined = newStrUninitialised(t, length, kind, ascii);
  if (!joined) return {};
  uint8_t* to = joined->data;
  for (unsigned i = 0; i < count; ++i) {
    auto* s = strs[i].as<Str>();
    widen(s, kind, to);
    to += s->length * kind;
  }
  return Value::object(joined);
}

Value formatValue(Thread* t, Value v, int conversion, Value spec) {
  switch (conversion) {
    case 's': v = strOf(t, v); break;
    case 'r': v = reprOf(t, v); break;
    case 'a': v = asciiOf(t, v); break;
  }
  if (!v) return v;
  if (!spec || spec.as<Str>()->length == 0) {
    if (isStr(v)) return v;
    if (v.isSmallInt()) return strOf(t, v);
  }
  Str* text = spec ? spec.as<Str>() : newStr(t, "");
  return text ? formatOf(t, v, text) : Value();
}

}  // namespace taipan
