// Set: sets and frozensets. The table follows CPython's algorithm (probing, growth, handling of deleted entries), so
// that sets whose elements hash alike iterate in the same order.
#pragma once

#include "runtime/core/Objects.h"
#include "runtime/heap/Heap.h"
#include "runtime/types/object/Operations.h"

namespace taipan {

namespace types {
extern TypeObject* SetIterator;
}

// key empty: hash 0 free, hash -1 deleted.
struct RT_LAYOUT SetEntry {
  Value key;
  int64_t hash;
};

// One heap object, layout kCustom (owned by SetObject).
struct RT_LAYOUT SetTable : Object {
  int64_t mask;  // entries - 1
  SetEntry entries[1];
};

// set and frozenset. table is null until something is added: as if of kSetMinSize free entries. Layout kCustom;
// subclasses append the extra word and slots.
struct RT_LAYOUT SetObject : Object {
  int64_t used;  // elements
  int64_t fill;  // elements and deleted entries
  SetTable* table;
  int64_t hash;    // frozenset: its hash, or -1
  int64_t finger;  // where pop() looks next
};

inline constexpr int64_t kSetMinSize = 8;

// An exact set or frozenset, or an instance of a subclass of them.
inline bool isAnySet(Value v) {
  return v.isObject() && (v.asObject()->type()->flags & kTypeSetSubclass);
}

// --- the table (Set.cpp). May call (hash and equality of elements) unless said otherwise; false or -1: raised.
inline int64_t setMask(const SetObject* s) {
  return s->table ? s->table->mask : kSetMinSize - 1;
}
// Next element from *position (0 at first) on. False at the end. Never raises, never collects.
inline bool setNext(const SetObject* s, int64_t* position, Value* key, int64_t* hash) {
  int64_t end = s->table ? s->table->mask + 1 : 0;
  for (int64_t i = *position; i < end; i++) {
    const SetEntry& e = s->table->entries[i];
    if (e.key.isEmpty()) continue;
    *key = e.key;
    *hash = e.hash;
    *position = i + 1;
    return true;
  }
  *position = end;
  return false;
}
[[nodiscard]] bool setAddHashed(Thread* t, SetObject* s, Value key, int64_t hash);
[[nodiscard]] int setContainsHashed(Thread* t, SetObject* s, Value key, int64_t hash);
[[nodiscard]] int setDiscardHashed(Thread* t, SetObject* s, Value key, int64_t hash);  // 1 removed, 0 missing
[[nodiscard]] bool setResize(Thread* t, SetObject* s, int64_t minUsed);                // no Python code
// Gives a set without a table one of `size` entries (a power of two) with these elements, which differ. No Python code.
[[nodiscard]] bool setFillDistinct(Thread* t, SetObject* s, const SetEntry* elements, int64_t n, int64_t size);
[[nodiscard]] bool setMerge(Thread* t, SetObject* s, SetObject* other);
void setClear(SetObject* s);
// A fresh set of exactly this type (set, frozenset or a subclass), filled from iterable unless that is empty.
[[nodiscard]] SetObject* makeSet(Thread* t, TypeObject* type, Value iterable);

// --- algebra (Set-algebra.cpp); other: any iterable
[[nodiscard]] bool setUpdateFrom(Thread* t, SetObject* s, Value other);
[[nodiscard]] SetObject* setIntersection(Thread* t, SetObject* s, Value other);
[[nodiscard]] SetObject* setDifference(Thread* t, SetObject* s, Value other);
[[nodiscard]] bool setDifferenceUpdate(Thread* t, SetObject* s, Value other);
[[nodiscard]] bool setSymmetricDifferenceUpdate(Thread* t, SetObject* s, Value other);
[[nodiscard]] SetObject* setCopy(Thread* t, SetObject* s);
[[nodiscard]] int setIsSubset(Thread* t, SetObject* s, SetObject* other);
[[nodiscard]] int setIsDisjoint(Thread* t, SetObject* s, Value other);
// The builtin type that operators on this set give: frozenset for frozensets and subclasses of it, else set.
TypeObject* setBaseType(const SetObject* s);

// Iterator. Layout kValuesFrom1.
struct RT_LAYOUT SetIterator : Object {
  Value set;        // empty when exhausted
  Value position;   // small int
  Value length;     // small int: elements at first; -1 after "changed size"
  Value remaining;  // small int
};

void initSetMethods(Thread* t);
void traceSet(Object* o, Marker& marker);

}  // namespace taipan
