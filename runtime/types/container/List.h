// List: what List*.cpp share, and what other containers and builtins use of lists beside the functions of Objects.h.
#pragma once

#include "runtime/core/Objects.h"
#include "runtime/types/object/Operations.h"

namespace taipan {

inline bool isListLike(Value v) {
  return v.isObject() && (v.asObject()->type()->flags & kTypeListSubclass);
}
inline Value* listItems(const List* list) {
  return list->items ? list->items->values : nullptr;
}

// An array whose values are undefined: the caller writes all of them before the next allocation, and if the array is to
// be a list's, says how many are not empty. Null: MemoryError pending.
[[nodiscard]] ValueArray* newArrayToFill(Thread* t, int64_t capacity);
void noteFilled(ValueArray* array, int64_t n);

// Makes room for n items in all, growing by more than asked. Null items become an array. False: MemoryError pending.
[[nodiscard]] bool listReserve(Thread* t, List* list, int64_t n);
// Sets the length; items beyond the old one must have been written already, those beyond the new one are cleared.
void listSetLength(List* list, int64_t n);
[[nodiscard]] bool listInsert(Thread* t, List* list, int64_t index, Value v);  // 0 <= index <= length
void listRemoveAt(List* list, int64_t index);                                  // 0 <= index < length

// Slices (List-slice.cpp).
Value listGetSlice(Thread* t, List* list, Slice* slice);
[[nodiscard]] int listSetSlice(Thread* t, List* list, Slice* slice, Value value);  // value empty: delete. 0, -1
// list[start:stop] = items, step 1, 0 <= start <= stop <= length. The array must not be the list's own.
[[nodiscard]] bool listReplace(Thread* t, List* list, int64_t start, int64_t stop, const Value* items, int64_t n);

// list.sort (List-sort.cpp). keyFunction empty: the items themselves. May call. False if raised; the list then holds
// its items in some order.
[[nodiscard]] bool listSort(Thread* t, List* list, Value keyFunction, bool reverse);
// sort(*, key=None, reverse=False) from the arguments of a call.
[[nodiscard]] bool listSortFromCall(Thread* t, List* list, Value* args, int64_t nargs, Tuple* kwNames);

void initListType(Thread* t);

}  // namespace taipan
