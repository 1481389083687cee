// Dict: what Dict*.cpp share, and what other containers use of dicts beside the functions of Objects.h.
//
//   Dict ──► DictTable  [capacity used indexMask indexWidth filled | entry 0 … entry capacity-1 | index cells]
//
// A cell holds 1 + the number of an entry, 0 when free. Deleting empties the entry and leaves its cell, so that probing
// goes on past it; cells are reclaimed when the table is rebuilt, which happens when `filled` reaches capacity (two
// thirds of the cells). Sizes follow CPython's, so that iteration over a dict that is being changed meets the same
// entries.
#pragma once

#include "runtime/core/Objects.h"
#include "runtime/heap/Heap.h"
#include "runtime/types/object/Hash.h"
#include "runtime/types/object/Operations.h"

namespace taipan {

namespace types {
extern TypeObject *DictKeyIterator, *DictValueIterator, *DictItemIterator, *DictKeys, *DictValues, *DictItems;
}

inline constexpr uint64_t kDictHashMask = (uint64_t{1} << 62) - 1;
inline constexpr uint64_t kDictWatched = uint64_t{1} << 63;
inline constexpr uint64_t kDictVariable = uint64_t{1} << 62;  // of a class's dict: see ClassVariable.h

// Results of lookups other than an entry index.
inline constexpr int64_t kDictMissing = -1;
inline constexpr int64_t kDictRaised = -2;

inline uint64_t dictHash(int64_t hash) {
  return static_cast<uint64_t>(hash) & kDictHashMask;
}

inline void* cellsOf(DictTable* table) {
  return table->entries + table->capacity;
}
inline const void* cellsOf(const DictTable* table) {
  return table->entries + table->capacity;
}
// The numbers of the cells that a hash visits, in order.
struct DictProbe {
  uint64_t at, perturb, mask;
  DictProbe(uint64_t hash, int64_t indexMask)
      : at(hash & static_cast<uint64_t>(indexMask)), perturb(hash), mask(static_cast<uint64_t>(indexMask)) {}
  void next() {
    perturb >>= 5;
    at = (at * 5 + perturb + 1) & mask;
  }
};
// What is in a cell. Precondition: cells are of at most kNarrowCell bytes, as in all but large dicts.
inline constexpr int64_t kNarrowCell = 2;
inline uint64_t narrowCell(const DictTable* table, uint64_t at) {
  const void* cells = cellsOf(table);
  return table->indexWidth == 1 ? static_cast<const uint8_t*>(cells)[at] : static_cast<const uint16_t*>(cells)[at];
}

// Entry index of key, kDictMissing or kDictRaised. hash: dictHash of it. May call.
[[nodiscard]] int64_t dictLookup(Thread* t, Dict* d, Value key, uint64_t hash);
// The entry of a str or small int where finding it runs no Python code, or kDictMissing; else kDictAsk: another kind of
// key is asked for, or would have to be compared.
inline constexpr int64_t kDictAsk = -3;
[[nodiscard]] int64_t dictLookupPlain(Dict* d, Value key);
// The same for d[key] = value; *entry: where it lies now. False, and nothing has changed: ask, or compiled code relies
// on what would change, or there is no memory (nothing is pending). May collect.
[[nodiscard]] bool dictSetPlain(Thread* t, Dict* d, Value key, Value value, int64_t* entry);
[[nodiscard]] bool dictSetHashed(Thread* t, Dict* d, Value key, uint64_t hash, Value value);
// Value of key, inserting `value` if it is missing. Empty if raised.
[[nodiscard]] Value dictSetDefault(Thread* t, Dict* d, Value key, Value value);
[[nodiscard]] int dictContains(Thread* t, Dict* d, Value key);
// The newest entry, removed. False if the dict is empty.
[[nodiscard]] bool dictPopItem(Thread* t, Dict* d, Value* key, Value* value);
// As dictNext, from the newest entry to the oldest; *position starts at dictEnd(d).
bool dictPrevious(Dict* d, int64_t* position, Value* key, Value* value);
inline int64_t dictEnd(const Dict* d) {
  return d->table ? d->table->used : 0;
}
// The entry of an interned name, null: none. Valid until keys are added or removed.
DictEntry* dictEntryOf(Dict* d, Str* name);
// Gives the keys a version number if they have none.
void dictAskKeysVersion(Thread* t, Dict* d);
// A dict with room for n keys.
[[nodiscard]] Dict* newDictSized(Thread* t, int64_t n);
// Fresh dict (or subclass instance) contents of other: keys in order. override: 0 keeps existing values, 1 replaces,
// 2 raises KeyError(key) on a duplicate.
[[nodiscard]] bool dictMerge(Thread* t, Dict* d, Dict* other, int override);
// dict(…) and dict.update(…): one optional positional argument and keywords.
[[nodiscard]] bool dictUpdateFromCall(Thread* t, Dict* d, const char* function, Value* args, int64_t nargs,
                                      Tuple* kwNames);

inline bool isDictLike(Value v) {
  return v.isObject() && (v.asObject()->type()->flags & kTypeDictSubclass);
}
[[nodiscard]] bool dictsEqual(Thread* t, Dict* a, Dict* b, bool* failed);  // may call
void traceDict(Object* o, Marker& marker);

// Views and their iterators (DictViews.cpp). Layout kValuesFrom1.
struct RT_LAYOUT DictView : Object {
  Value dict;
};
struct RT_LAYOUT DictIterator : Object {
  Value dict;       // empty when exhausted
  Value position;   // small int: next entry
  Value length;     // small int: keys that the dict had at first; -1 after "changed size"
  Value remaining;  // small int: items still to come
};
enum class DictViewKind : uint8_t { Keys, Values, Items };
Value newDictView(Thread* t, DictViewKind kind, Value dict);
Value newDictIterator(Thread* t, DictViewKind kind, Value dict, bool reverse);
void initDictViews(Thread* t);
void initDictType(Thread* t);

}  // namespace taipan
