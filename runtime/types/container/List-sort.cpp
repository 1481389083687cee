// list.sort. The items are copied out, sorted in memory of their own, and copied back: while Python code compares, the
// list looks empty and the untouched original array keeps every item alive. Keys of one simple kind (small ints,
// floats, strs) are compared without any call.
#include <algorithm>
#include <memory>

#include "runtime/heap/Heap.h"
#include "runtime/threads/Thread.h"
#include "runtime/types/callable/NativeArgs.h"
#include "runtime/types/container/List.h"
#include "runtime/types/container/MergeSort.h"
#include "runtime/types/exception/Exceptions.h"

namespace taipan {

namespace {

enum class KeyKind { SmallInts, Floats, Strs, Any };

KeyKind kindOf(const Value* keys, int64_t n) {
  auto all = [&](auto is) { return std::all_of(keys, keys + n, is); };
  if (all([](Value v) { return v.isSmallInt(); })) return KeyKind::SmallInts;
  if (all([](Value v) { return v.isImmediateFloat(); })) return KeyKind::Floats;
  if (all([](Value v) { return isStr(v); })) return KeyKind::Strs;
  return KeyKind::Any;
}

int anyLess(Thread* t, Value a, Value b);

int tupleLess(Thread* t, Tuple* a, Tuple* b) {
  int64_t n = std::min(a->length, b->length);
  for (int64_t i = 0; i < n; i++) {
    Value x = a->items[i], y = b->items[i];
    if (x == y) continue;
    if (!(x.isSmallInt() && y.isSmallInt())) {
      int equal = isStr(x) && isStr(y) ? strEqual(x.as<Str>(), y.as<Str>()) : valuesEqual(t, x, y);
      if (equal < 0) return -1;
      if (equal) continue;
    }
    return anyLess(t, x, y);
  }
  return a->length < b->length;
}

int anyLess(Thread* t, Value a, Value b) {
  if (a.isSmallInt() && b.isSmallInt()) return a.asSmallInt() < b.asSmallInt();
  if (a.isImmediateFloat() && b.isImmediateFloat()) return a.asImmediateFloat() < b.asImmediateFloat();
  if (isStr(a) && isStr(b)) return strCompare(a.as<Str>(), b.as<Str>()) < 0;
  if (isExact(a, types::Tuple) && isExact(b, types::Tuple)) return tupleLess(t, a.as<Tuple>(), b.as<Tuple>());
  return compareTruth(t, CompareOp::Lt, a, b);
}

struct KeyedItem {
  Value key, item;
};
inline Value keyOf(Value v) {
  return v;
}
inline Value keyOf(const KeyedItem& e) {
  return e.key;
}

template <class E, class Less>
bool mergeSort(Thread* t, E* items, int64_t n, Less less) {
  std::unique_ptr<E[], decltype(&std::free)> scratch(
      static_cast<E*>(std::malloc(static_cast<size_t>((n + 1) / 2) * sizeof(E))), &std::free);
  if (!scratch) return raiseNoMemory(t), false;
  return MergeSort<E, Less>(items, n, scratch.get(), less).sort();
}

template <class E>
bool sortByKind(Thread* t, E* items, int64_t n, KeyKind kind) {
  switch (kind) {
    case KeyKind::SmallInts:  // words of small ints are ordered as the ints are
      return mergeSort(t, items, n, [](const E& a, const E& b) -> int {
        return static_cast<int64_t>(keyOf(a).bits()) < static_cast<int64_t>(keyOf(b).bits());
      });
    case KeyKind::Floats:
      return mergeSort(t, items, n, [](const E& a, const E& b) -> int {
        return keyOf(a).asImmediateFloat() < keyOf(b).asImmediateFloat();
      });
    case KeyKind::Strs:
      return mergeSort(t, items, n, [](const E& a, const E& b) -> int {
        return strCompare(keyOf(a).template as<Str>(), keyOf(b).template as<Str>()) < 0;
      });
    case KeyKind::Any:
      return mergeSort(t, items, n, [t](const E& a, const E& b) -> int { return anyLess(t, keyOf(a), keyOf(b)); });
  }
  return false;
}

// Ints that are equal are the same: no stability needed, no comparison can fail.
void sortSmallInts(Value* items, int64_t n) {
  auto less = [](Value a, Value b) { return static_cast<int64_t>(a.bits()) < static_cast<int64_t>(b.bits()); };
  if (std::is_sorted(items, items + n, less)) return;
  if (std::is_sorted(items, items + n, [&](Value a, Value b) { return less(b, a); })) {
    std::reverse(items, items + n);
    return;
  }
  std::sort(items, items + n, less);
}

// Sorts items[0, n) in place; equal ones of a reversed sort keep their order. False if raised, items as they were.
bool sortPlain(Thread* t, Value* items, int64_t n, bool reverse) {
  KeyKind kind = kindOf(items, n);
  if (kind == KeyKind::SmallInts && n > 64) {
    sortSmallInts(items, n);
    if (reverse) std::reverse(items, items + n);
    return true;
  }
  std::unique_ptr<Value[], decltype(&std::free)> work(
      static_cast<Value*>(std::malloc(static_cast<size_t>(n) * sizeof(Value))), &std::free);
  if (!work) return raiseNoMemory(t), false;
  std::copy(items, items + n, work.get());
  if (reverse) std::reverse(work.get(), work.get() + n);
  if (!sortByKind(t, work.get(), n, kind)) return false;
  if (reverse) std::reverse(work.get(), work.get() + n);
  std::copy(work.get(), work.get() + n, items);
  return true;
}

bool sortKeyed(Thread* t, Value* items, const Value* keys, int64_t n, bool reverse) {
  KeyKind kind = kindOf(keys, n);
  std::unique_ptr<KeyedItem[], decltype(&std::free)> work(
      static_cast<KeyedItem*>(std::malloc(static_cast<size_t>(n) * sizeof(KeyedItem))), &std::free);
  if (!work) return raiseNoMemory(t), false;
  for (int64_t i = 0; i < n; i++)
    work[static_cast<size_t>(i)] = {keys[i], items[i]};
  if (reverse) std::reverse(work.get(), work.get() + n);
  if (!sortByKind(t, work.get(), n, kind)) return false;
  if (reverse) std::reverse(work.get(), work.get() + n);
  for (int64_t i = 0; i < n; i++)
    items[i] = work[static_cast<size_t>(i)].item;
  return true;
}

ValueArray* computeKeys(Thread* t, ValueArray* items, int64_t n, Value keyFunction) {
  ValueArray* keys = newValueArray(t, n);
  if (!keys) return nullptr;
  for (int64_t i = 0; i < n; i++) {
    Value key = callWith(t, keyFunction, items->values[i]);
    if (key.isEmpty()) return nullptr;
    keys->values[i] = key;
    writeBarrier(t, keys);
  }
  return keys;
}

bool sortDetached(Thread* t, ValueArray* items, int64_t n, Value keyFunction, bool reverse) {
  if (keyFunction.isEmpty()) return n < 2 || sortPlain(t, items->values, n, reverse);
  ValueArray* keys = computeKeys(t, items, n, keyFunction);
  if (!keys) return false;
  bool ok = n < 2 || sortKeyed(t, items->values, keys->values, n, reverse);
  asm volatile("" : : "r"(keys) : "memory");  // keys stay reachable while they are compared
  return ok;
}

}  // namespace

bool listSort(Thread* t, List* list, Value keyFunction, bool reverse) {
  ValueArray* items = list->items;
  int64_t n = list->length;
  if (n == 0) return true;
  list->items = nullptr;
  list->length = 0;
  bool ok = sortDetached(t, items, n, keyFunction, reverse);
  bool modified = list->items != nullptr;
  list->items = items;
  list->length = n;
  writeBarrier(t, list);  // the array refers to what it did before, in another order
  if (ok && modified) {
    raiseValueError(t, "list modified during sort");
    return false;
  }
  return ok;
}

bool listSortFromCall(Thread* t, List* list, Value* args, int64_t nargs, Tuple* kwNames) {
  static const char* const names[] = {"key", "reverse"};
  Value out[2];
  if (!bindNativeArgs(t, {"sort", names, 2, 0, 0}, args, nargs, kwNames, out)) return false;
  int64_t reverse = 0;
  if (out[1]) {
    bool failed = false;
    reverse = indexAsInt64(t, out[1], &failed);
    if (failed) return false;
  }
  return listSort(t, list, out[0].isNone() ? Value() : out[0], reverse != 0);
}

}  // namespace taipan
