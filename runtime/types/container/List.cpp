// Lists: storage, growth and the operations that other parts of the runtime call. Methods are in List-methods.cpp.
#include "runtime/types/container/List.h"

#include <algorithm>
#include <cstring>

#include "runtime/core/BuiltinTypes.h"
#include "runtime/heap/Heap.h"
#include "runtime/threads/Thread.h"
#include "runtime/types/container/Dict.h"
#include "runtime/types/container/Set.h"
#include "runtime/types/exception/Exceptions.h"

namespace taipan {

namespace {

constexpr int64_t kMaxItems = int64_t{1} << 40;

// Arrays are copied when they grow, so they grow by half.
int64_t capacityFor(int64_t n) {
  return n < 8 ? (n <= 4 ? 4 : 8) : (n + n / 2 + 1) & ~int64_t{1};
}

// The size of an array in bytes; 0 with MemoryError pending if there is no such thing.
size_t arraySize(Thread* t, int64_t capacity) {
  if (capacity > kMaxItems) return raiseNoMemory(t), 0;
  return sizeof(ValueArray) - sizeof(Value) + static_cast<size_t>(capacity) * sizeof(Value);
}

void copyItems(Value* to, const Value* items, int64_t n) {
  if (n) std::memcpy(static_cast<void*>(to), items, static_cast<size_t>(n) * sizeof(Value));
}

bool moveToArray(Thread* t, List* list, int64_t capacity) {
  ValueArray* array = newValueArray(t, capacity);  // fresh pages beyond the items stay untouched until they are needed
  if (!array) return false;
  copyItems(array->values, listItems(list), list->length);
  if (!list->items || isPointerFree(list->items))
    notePointerFree(array);
  else
    noteFilled(array, list->length);
  list->items = array;
  writeBarrier(t, list);
  return true;
}

}  // namespace

ValueArray* newValueArray(Thread* t, int64_t capacity) {
  size_t size = arraySize(t, capacity);
  if (!size) return nullptr;
  auto* array = allocateAs<ValueArray>(t, size, types::ValueArray->instanceShape, Layout::kValuesFrom2);
  if (array) array->capacity = capacity;
  return array;
}

ValueArray* newArrayToFill(Thread* t, int64_t capacity) {
  size_t size = arraySize(t, capacity);
  if (!size) return nullptr;
  auto* array = static_cast<ValueArray*>(
      static_cast<void*>(allocateToFill(t, size, types::ValueArray->instanceShape, Layout::kValuesFrom2)));
  if (array) array->capacity = capacity;
  return array;
}

void noteFilled(ValueArray* array, int64_t n) {
  if (array->granules == 0 && arePointerFree(array->values, n)) notePointerFree(array);
}

List* newList(Thread* t, int64_t length) {
  auto* list = allocateAs<List>(t, sizeof(List), types::List->instanceShape, Layout::kValuesFrom2);
  if (!list || length == 0) return list;
  ValueArray* array = newValueArray(t, length);
  if (!array) return nullptr;
  std::fill(array->values, array->values + length, kNone);
  list->items = array;
  list->length = length;
  writeBarrier(t, list);
  return list;
}

List* newListFrom(Thread* t, const Value* items, int64_t n) {
  auto* list = allocateAs<List>(t, sizeof(List), types::List->instanceShape, Layout::kValuesFrom2);
  if (!list || n == 0) return list;
  ValueArray* array = newArrayToFill(t, n);
  if (!array) return nullptr;
  copyItems(array->values, items, n);
  noteFilled(array, n);
  list->items = array;
  list->length = n;
  writeBarrier(t, list);
  return list;
}

bool listReserve(Thread* t, List* list, int64_t n) {
  if (list->items && n <= list->items->capacity) return true;
  return n == 0 || moveToArray(t, list, capacityFor(n));
}

void listSetLength(List* list, int64_t n) {
  for (int64_t i = n; i < list->length; i++)
    list->items->values[i] = Value();
  list->length = n;
}

bool listAppend(Thread* t, List* list, Value v) {
  int64_t n = list->length;
  if (__builtin_expect(!list->items || n == list->items->capacity, 0) && !moveToArray(t, list, capacityFor(n + 1)))
    return false;
  list->items->values[n] = v;
  list->length = n + 1;
  writeBarrier(t, list->items, v);
  return true;
}

bool listInsert(Thread* t, List* list, int64_t index, Value v) {
  int64_t n = list->length;
  if (!listReserve(t, list, n + 1)) return false;
  Value* items = list->items->values;
  std::memmove(static_cast<void*>(items + index + 1), items + index, static_cast<size_t>(n - index) * sizeof(Value));
  items[index] = v;
  list->length = n + 1;
  writeBarrier(t, list->items, v);
  return true;
}

void listRemoveAt(List* list, int64_t index) {
  Value* items = list->items->values;
  int64_t n = --list->length;
  std::memmove(static_cast<void*>(items + index), items + index + 1, static_cast<size_t>(n - index) * sizeof(Value));
  items[n] = Value();
}

namespace {

bool appendArray(Thread* t, List* list, const Value* items, int64_t n) {
  int64_t length = list->length;
  if (n == 0) return true;
  if (!listReserve(t, list, length + n)) return false;
  std::memmove(static_cast<void*>(list->items->values + length), items, static_cast<size_t>(n) * sizeof(Value));
  list->length = length + n;
  writeBarrierForAll(t, list->items, list->items->values + length, n);
  return true;
}

bool appendRange(Thread* t, List* list, const Range* r) {
  int64_t n = r->length.asSmallInt(), start = r->start.asSmallInt(), step = r->step.asSmallInt();
  if (!listReserve(t, list, list->length + n)) return false;
  Value* to = listItems(list) + list->length;
  for (int64_t i = 0; i < n; i++)
    to[i] = Value::smallInt(start + i * step);
  list->length += n;
  return true;
}

bool appendFromIterator(Thread* t, List* list, Value iterator) {
  TypeObject* type = typeOf(iterator);
  auto next = type->flags & kTypeHeap ? iterNext : type->slots->next;  // a class may change while it is iterated
  for (;;) {
    Value item = next(t, iterator);
    if (__builtin_expect(item.isEmpty(), 0)) break;
    if (!listAppend(t, list, item)) return false;
  }
  if (t->exception.isEmpty()) return true;
  if (!pendingMatches(t, exc::StopIteration)) return false;
  clearException(t);
  return true;
}

// Items that are there already, of sets and dicts and views of them: room for all at once.
int64_t knownLength(Value v) {
  if (isExact(v, types::Dict)) return v.as<Dict>()->length;
  if (isExact(v, types::DictKeys) || isExact(v, types::DictValues) || isExact(v, types::DictItems))
    return v.as<DictView>()->dict.as<Dict>()->length;
  if (isExact(v, types::Set) || isExact(v, types::FrozenSet)) return v.as<SetObject>()->used;
  return 0;
}

// Keys (or values) of a dict, behind the list's items. There is room for them.
void copyEntries(Value* to, const Dict* d, Value DictEntry::* part) {
  const DictEntry* entries = d->table->entries;
  for (int64_t i = 0; i < d->table->used; i++)
    if (!entries[i].key.isEmpty()) *to++ = entries[i].*part;
}

void copyElements(Value* to, const SetObject* s) {
  for (int64_t i = 0; i <= s->table->mask; i++)
    if (Value key = s->table->entries[i].key) *to++ = key;
}

// The n items of which knownLength speaks, unless iterating makes them. There is room for them, and n > 0.
bool appendStored(Thread* t, List* list, Value v, int64_t n) {
  Value* to = list->items->values + list->length;
  if (isExact(v, types::Dict))
    copyEntries(to, v.as<Dict>(), &DictEntry::key);
  else if (isExact(v, types::DictKeys))
    copyEntries(to, v.as<DictView>()->dict.as<Dict>(), &DictEntry::key);
  else if (isExact(v, types::DictValues))
    copyEntries(to, v.as<DictView>()->dict.as<Dict>(), &DictEntry::value);
  else if (isExact(v, types::Set) || isExact(v, types::FrozenSet))
    copyElements(to, v.as<SetObject>());
  else
    return false;
  list->length += n;
  writeBarrierForAll(t, list->items, to, n);
  return true;
}

}  // namespace

bool listExtend(Thread* t, List* list, Value iterable) {
  if (isExact(iterable, types::List)) {
    auto* from = iterable.as<List>();
    if (!listReserve(t, list, list->length + from->length)) return false;  // first: from may be the list itself
    return appendArray(t, list, listItems(from), from->length);
  }
  if (isExact(iterable, types::Tuple))
    return appendArray(t, list, iterable.as<Tuple>()->items, iterable.as<Tuple>()->length);
  if (isExact(iterable, types::Range) && iterable.as<Range>()->fast) return appendRange(t, list, iterable.as<Range>());
  if (int64_t n = knownLength(iterable)) {
    if (!listReserve(t, list, list->length + n)) return false;
    if (appendStored(t, list, iterable, n)) return true;
  }
  Value iterator = getIter(t, iterable);
  return iterator && appendFromIterator(t, list, iterator);
}

void initLists(Thread* t) {
  TypeSpec spec = specOf<types::rows::ValueArray>();
  newBuiltinType(t, spec);
  initListType(t);
}

}  // namespace taipan
