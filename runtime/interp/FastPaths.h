// FastPaths: the fast parts of operations on builtin objects, written once. The interpreter's handlers are C++ around
// them; compiled code calls them by these names, and before LLVM optimises it the calls are replaced by the functions'
// bodies, from the bitcode of this header that the build embeds in jit/ (jit/FastPaths.h).
//
// So a function here is a leaf of a few instructions: no loop, no object with a destructor, no assertion, no global
// variable but those that jit/FastPaths.cpp knows. It runs no Python code, cannot raise and cannot collect, except by
// the one cold call of an rt… function that some end in; others say by their result that the fast way does not lead
// there, and the caller takes the slow one, which may raise. Types are those of RT_FUNCTION: a truth value is a
// uint8_t.
//
// What LLVM may assume about memory follows from the types: fields are told apart by the struct that they are read
// through, and words of arrays by the function (jit/FastPaths.cpp).
#pragma once

#include <cstring>

#include "runtime/core/Layouts.h"
#include "runtime/heap/Heap.h"
#include "runtime/interp/RuntimeCalls.h"
#include "runtime/support/Likely.h"
#include "runtime/types/container/Dict.h"
#include "runtime/types/text/Str.h"
#include "runtime/value/HeaderWord.h"

// FastPaths.cpp is compiled a second time, to bitcode, with every function in it.
#if defined(TAIPAN_FAST_PATHS_BITCODE)
#define FAST_PATH extern "C" __attribute__((used)) inline
#else
#define FAST_PATH extern "C" inline
#endif

namespace taipan {

// --- allocation

// An object of `bytes` whose first word is `header`, else zero. Null when the region is used up.
RT_FUNCTION(writesHeap) FAST_PATH void* fastAllocate(Thread* t, uint64_t bytes, uint64_t header) {
  AllocRegion& region = t->alloc;
  uint8_t* start = region.cursor;
  if (UNLIKELY(reinterpret_cast<uintptr_t>(start) + bytes > reinterpret_cast<uintptr_t>(region.limit))) return nullptr;
  region.cursor = start + bytes;
  std::memcpy(start, &header, sizeof header);
  return start;
}

// --- write barrier, to run beside a store of `stored` into `holder`

// An object, or empty: one test is enough where remembering too much does no harm.
inline bool mayBeObject(Value v) {
  return (v.bits() & 7) == 0;
}
RT_FUNCTION(writesHeap) FAST_PATH void fastRemember(Thread* t, void* holder, Value stored) {
  if (UNLIKELY(static_cast<Object*>(holder)->gc & kGcOldUnlogged) && mayBeObject(stored)) rtRemember(t, holder);
}
// For what is an object only now and then: numbers.
RT_FUNCTION(writesHeap) FAST_PATH void fastRememberRare(Thread* t, void* holder, Value stored) {
  if (UNLIKELY(mayBeObject(stored)) && static_cast<Object*>(holder)->gc & kGcOldUnlogged) rtRemember(t, holder);
}
// For several stores.
RT_FUNCTION(writesHeap) FAST_PATH void fastRememberAll(Thread* t, void* holder) {
  if (UNLIKELY(static_cast<Object*>(holder)->gc & kGcOldUnlogged)) rtRemember(t, holder);
}

// --- numbers

RT_FUNCTION(allocates) FAST_PATH Value fastBoxInt(Thread* t, int64_t i) {
  return LIKELY(Value::fitsInt(i)) ? Value::smallInt(i) : rtBoxInt(t, i);
}
RT_FUNCTION(allocates) FAST_PATH Value fastBoxDouble(Thread* t, double d) {
  Value v;
  return LIKELY(Value::encodeFloat(d, &v)) ? v : rtBoxDouble(t, d);
}
// Precondition: an exact float.
RT_FUNCTION(readsHeap) FAST_PATH double fastUnboxDouble(Value v) {
  return LIKELY(v.isImmediateFloat()) ? v.asImmediateFloat() : v.as<Float>()->value;
}

// --- lists. Precondition of an index: 0 <= index < length. Stores leave the barrier, on the array, to the caller, who
// may know that there need be none.

RT_FUNCTION(readsHeap) FAST_PATH Value fastListItem(List* list, int64_t index) {
  return list->items->values[index];
}
// The array that holds the item now.
RT_FUNCTION(writesHeap) FAST_PATH ValueArray* fastListStore(List* list, int64_t index, Value item) {
  ValueArray* items = list->items;
  items->values[index] = item;
  return items;
}
// The same; null: the array has no room.
RT_FUNCTION(writesHeap) FAST_PATH ValueArray* fastListAppend(List* list, Value item) {
  ValueArray* items = list->items;
  int64_t length = list->length;
  if (UNLIKELY(!items || length >= items->capacity)) return nullptr;
  items->values[length] = item;
  list->length = length + 1;
  return items;
}
// Precondition: the list is not empty.
RT_FUNCTION(writesHeap) FAST_PATH Value fastListPop(List* list) {
  int64_t last = list->length - 1;
  Value& place = list->items->values[last];
  Value item = place;
  place = Value();
  list->length = last;
  return item;
}

// --- strs (exact ones)

RT_FUNCTION(readsHeap) FAST_PATH uint8_t fastStrEqual(Str* a, Str* b) {
  int known = strEqualAtSight(a, b);
  return known >= 0 ? static_cast<uint8_t>(known) : strSameBytes(a, b);
}
// The code point at an index within the str, or -1 if it is not of one byte each.
RT_FUNCTION(readsHeap) FAST_PATH int64_t fastStrOrd(Str* s, int64_t index) {
  return LIKELY(s->kind == 1) ? s->data[index] : -1;
}
// The same as the shared str of it; null also if nobody has asked for that one yet.
RT_FUNCTION(readsHeap) FAST_PATH Str* fastStrChar(Str* s, int64_t index) {
  return LIKELY(s->kind == 1) ? latin1Strs[s->data[index]] : nullptr;
}

// --- dicts

// The entry with number *hint if it has this key, an interned str; else null.
RT_FUNCTION(readsHeap) FAST_PATH DictEntry* fastDictHinted(Dict* d, Value key, const int64_t* hint) {
  DictTable* table = d->table;
  if (UNLIKELY(!table)) return nullptr;
  auto index = static_cast<uint64_t>(*hint);
  if (UNLIKELY(index >= static_cast<uint64_t>(table->used))) return nullptr;
  DictEntry* entry = &table->entries[index];
  return LIKELY(entry->key == key) ? entry : nullptr;
}

// The entry of a key if it is in the first or second cell that the hash visits, as it mostly is; else null.
inline DictEntry* entryNearHome(Dict* d, Value key, uint64_t hash) {
  DictTable* table = d->table;
  if (UNLIKELY(!table || table->indexWidth > kNarrowCell)) return nullptr;
  DictProbe probe(hash, table->indexMask);
  uint64_t cell = narrowCell(table, probe.at);
  if (UNLIKELY(cell == 0)) return nullptr;
  DictEntry* entry = &table->entries[cell - 1];
  if (LIKELY(entry->key == key)) return entry;
  probe.next();
  cell = narrowCell(table, probe.at);
  if (UNLIKELY(cell == 0)) return nullptr;
  entry = &table->entries[cell - 1];
  return LIKELY(entry->key == key) ? entry : nullptr;
}
// Of an exact str; null also if it is another str than the key in the dict.
RT_FUNCTION(readsHeap) FAST_PATH DictEntry* fastDictFindStr(Dict* d, Str* key) {
  return LIKELY(key->hash != 0) ? entryNearHome(d, Value::object(key), key->hash) : nullptr;
}
// Of a key that is likely to be one. str: the shape of exact strs.
RT_FUNCTION(readsHeap) FAST_PATH DictEntry* fastDictFindAny(Dict* d, Value key, uint32_t str) {
  bool isText = LIKELY(mayBeObject(key)) && LIKELY(key.asObject()->shapeBits == str);
  return isText ? fastDictFindStr(d, key.as<Str>()) : nullptr;
}
// Of a small int, if that is its own hash.
RT_FUNCTION(readsHeap) FAST_PATH DictEntry* fastDictFindInt(Dict* d, Value key) {
  auto hash = static_cast<uint64_t>(key.asSmallInt());
  return LIKELY(hash < uint64_t{kHashModulus}) ? entryNearHome(d, key, hash) : nullptr;
}

}  // namespace taipan
