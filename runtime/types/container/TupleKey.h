// TupleKey: a tuple that is only looked up in a dict or set, as programs with tables of pairs do all the time: compiled
// code has its items, and the tuple itself is made only where it stays.
#pragma once

#include <bit>

#include "runtime/core/Layouts.h"
#include "runtime/types/object/Hash.h"

namespace taipan {

struct TupleKey {
  const Value* items;
  int64_t length;
};

// As hash() of the tuple. False: it takes more than looking at small ints and strs.
inline bool plainHash(TupleKey key, int64_t* out) {
  TupleHash hash;
  for (int64_t i = 0; i < key.length; ++i) {
    int64_t item;
    if (!plainHash(key.items[i], &item)) return false;
    hash.add(item);
  }
  *out = hash.result(key.length);
  return true;
}

// Whether a stored key of the same hash is equal: 1, 0, or -1 if only Python can tell. Items are small ints and strs.
inline int plainEqual(Value stored, TupleKey key) {
  if (!isExact(stored, types::Tuple)) return -1;
  auto* tuple = stored.as<Tuple>();
  if (tuple->length != key.length) return 0;
  for (int64_t i = 0; i < key.length; ++i) {
    Value a = tuple->items[i], b = key.items[i];
    if (a == b || (isStr(a) && isStr(b) && strEqual(a.as<Str>(), b.as<Str>()))) continue;
    bool differ = (a.isSmallInt() || isStr(a)) && (b.isSmallInt() || isStr(b));
    return differ ? 0 : -1;
  }
  return 1;
}

// Dict.cpp, Set.cpp. What an exact dict or set has under the key: as the operations on the tuple, which they fall back
// to. Value, or empty: missing, or (exception pending) raised. May call.
[[nodiscard]] Value dictGet(Thread* t, Dict* d, TupleKey key);
[[nodiscard]] int dictContains(Thread* t, Dict* d, TupleKey key);
[[nodiscard]] bool dictSet(Thread* t, Dict* d, TupleKey key, Value value);
[[nodiscard]] bool setAdd(Thread* t, Value set, TupleKey item);

}  // namespace taipan
