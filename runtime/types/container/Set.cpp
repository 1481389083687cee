// The table of sets: lookup, insertion, deletion, growth, iteration. Operators are in Set-algebra.cpp, methods in
// Set-methods.cpp.
#include "runtime/types/container/Set.h"

#include <algorithm>
#include <cstring>

#include "runtime/heap/Heap.h"
#include "runtime/threads/Thread.h"
#include "runtime/types/container/Dict.h"
#include "runtime/types/container/Sequence.h"
#include "runtime/types/container/TupleKey.h"
#include "runtime/types/exception/Exceptions.h"

namespace taipan {

namespace {

constexpr uint64_t kLinearProbes = 9;
constexpr unsigned kPerturbShift = 5;
constexpr int64_t kDeletedHash = -1;
constexpr int64_t kManyElements = 50000;  // larger sets grow by two, smaller ones by four

TypeObject* tableType;

// Where a hash is looked for: runs of up to ten neighbours, then a jump.
struct Probe {
  uint64_t at, perturb, mask;
  Probe(int64_t hash, int64_t tableMask)
      : at(static_cast<uint64_t>(hash) & static_cast<uint64_t>(tableMask)),
        perturb(static_cast<uint64_t>(hash)),
        mask(static_cast<uint64_t>(tableMask)) {}
  uint64_t runEnd() const { return at + kLinearProbes <= mask ? at + kLinearProbes : at; }
  void jump() {
    perturb >>= kPerturbShift;
    at = (at * 5 + 1 + perturb) & mask;
  }
};

SetTable* newTable(Thread* t, int64_t size) {
  size_t bytes = sizeof(SetTable) + static_cast<size_t>(size - 1) * sizeof(SetEntry);
  auto* table = allocateAs<SetTable>(t, bytes, tableType->instanceShape, Layout::kCustom);
  if (table) table->mask = size - 1;
  return table;
}

// Where a hash is looked for first. Most searches end there.
inline SetEntry& homeOf(SetTable* table, int64_t hash) {
  return table->entries[static_cast<uint64_t>(hash) & static_cast<uint64_t>(table->mask)];
}

inline bool isFree(const SetEntry& e) {
  return e.key.isEmpty() && e.hash == 0;
}

[[gnu::noinline]] void insertPastHome(SetTable* table, Value key, int64_t hash) {
  for (Probe p(hash, table->mask);; p.jump()) {
    for (uint64_t i = p.at, end = p.runEnd(); i <= end; i++) {
      SetEntry& e = table->entries[i];
      if (!e.key.isEmpty()) continue;
      e = {key, hash};
      return;
    }
  }
}

// Into a table that holds neither this key nor deleted entries.
inline void insertClean(SetTable* table, Value key, int64_t hash) {
  SetEntry& home = homeOf(table, hash);
  if (home.key.isEmpty())
    home = {key, hash};
  else
    insertPastHome(table, key, hash);
}

// All elements of `from` into such a table.
void insertAllClean(SetTable* table, const SetTable* from) {
  for (const SetEntry *e = from->entries, *end = e + from->mask + 1; e < end; e++)
    if (!e->key.isEmpty()) insertClean(table, e->key, e->hash);
}

// Equality of keys of the same hash without Python code: 1, 0, or -1 if only Python can tell.
inline int quickEqual(Value stored, Value key) {
  if (stored == key) return 1;
  if (isStr(stored) && isStr(key)) return strEqual(stored.as<Str>(), key.as<Str>());
  if (stored.isSmallInt() && key.isSmallInt()) return 0;
  return haveSameItems(stored, key) ? 1 : -1;
}

struct Found {
  int64_t index;  // of the key; if missing, of the last deleted entry on the way, else of the free one that ended the
                  // search, -1 if the set has no table any more
  int state;      // 1 found, 0 missing, -1 raised
};

[[gnu::noinline]] Found findPastHome(Thread* t, SetObject* s, Value key, int64_t hash) {
restart:
  SetTable* table = s->table;
  if (!table) return {-1, 0};
  int64_t deleted = -1;
  for (Probe p(hash, table->mask);; p.jump()) {
    for (uint64_t i = p.at, end = p.runEnd(); i <= end; i++) {
      const SetEntry& e = table->entries[i];
      if (e.key.isEmpty()) {
        if (e.hash == 0) return {deleted < 0 ? static_cast<int64_t>(i) : deleted, 0};
        deleted = static_cast<int64_t>(i);
        continue;
      }
      if (e.hash != hash) continue;
      Value stored = e.key;
      int equal = quickEqual(stored, key);
      if (equal < 0) {
        equal = valuesEqual(t, stored, key);
        if (equal < 0) return {0, -1};
        if (s->table != table || e.key != stored) goto restart;
      }
      if (equal) return {static_cast<int64_t>(i), 1};
    }
  }
}

// Looks key up; equality may change the set, then the search begins anew.
inline Found find(Thread* t, SetObject* s, Value key, int64_t hash) {
  const SetEntry& home = homeOf(s->table, hash);
  bool same = home.key == key && home.hash == hash;
  if (!same && !isFree(home)) return findPastHome(t, s, key, hash);
  return {&home - s->table->entries, same};
}

bool ensureTable(Thread* t, SetObject* s) {
  if (s->table) return true;
  s->table = newTable(t, kSetMinSize);
  writeBarrier(t, s);
  return s->table != nullptr;
}

int64_t grownFor(int64_t used) {
  return used > kManyElements ? used * 2 : used * 4;
}

}  // namespace

bool setAddHashed(Thread* t, SetObject* s, Value key, int64_t hash) {
  if (!ensureTable(t, s)) return false;
  Found found = find(t, s, key, hash);
  if (found.state) return found.state > 0;
  if (found.index < 0) return setAddHashed(t, s, key, hash);  // cleared meanwhile
  SetTable* table = s->table;
  bool reused = table->entries[found.index].hash == kDeletedHash;
  table->entries[found.index] = {key, hash};
  writeBarrier(t, table);
  s->used++;
  if (reused) return true;
  s->fill++;
  if (s->fill * 5 < table->mask * 3) return true;
  return setResize(t, s, grownFor(s->used));
}

int setContainsHashed(Thread* t, SetObject* s, Value key, int64_t hash) {
  return s->table ? find(t, s, key, hash).state : 0;
}

int setDiscardHashed(Thread* t, SetObject* s, Value key, int64_t hash) {
  if (!s->table) return 0;
  Found found = find(t, s, key, hash);
  if (found.state != 1) return found.state;
  s->table->entries[found.index] = {Value(), kDeletedHash};
  s->used--;
  return 1;
}

bool setResize(Thread* t, SetObject* s, int64_t minUsed) {
  int64_t size = kSetMinSize;
  while (size <= minUsed)
    size <<= 1;
  SetTable* fresh = newTable(t, size);
  if (!fresh) return false;
  if (s->used) insertAllClean(fresh, s->table);
  s->table = fresh;
  s->fill = s->used;
  writeBarrier(t, s);
  return true;
}

bool setFillDistinct(Thread* t, SetObject* s, const SetEntry* elements, int64_t n, int64_t size) {
  SetTable* table = newTable(t, size);
  if (!table) return false;
  for (int64_t i = 0; i < n; i++)
    insertClean(table, elements[i].key, elements[i].hash);
  s->table = table;
  s->fill = s->used = n;
  writeBarrier(t, s);
  return true;
}

bool setMerge(Thread* t, SetObject* s, SetObject* other) {
  if (other == s || other->used == 0) return true;
  if ((s->fill + other->used) * 5 >= setMask(s) * 3 && !setResize(t, s, (s->used + other->used) * 2)) return false;
  if (!ensureTable(t, s)) return false;
  if (s->fill == 0) {
    if (s->table->mask == other->table->mask && other->fill == other->used) {
      std::memcpy(static_cast<void*>(s->table->entries), other->table->entries,
                  static_cast<size_t>(other->table->mask + 1) * sizeof(SetEntry));
    } else {
      insertAllClean(s->table, other->table);
    }
    s->fill = s->used = other->used;
    writeBarrier(t, s->table);
    return true;
  }
  SetTable* from = other->table;
  for (int64_t i = 0; i <= from->mask; i++) {
    SetEntry e = from->entries[i];
    if (!e.key.isEmpty() && !setAddHashed(t, s, e.key, e.hash)) return false;
  }
  return true;
}

void setClear(SetObject* s) {
  s->table = nullptr;
  s->used = s->fill = 0;
}

// --- interface of Objects.h

Value newSet(Thread* t) {
  auto* s = allocateAs<SetObject>(t, sizeof(SetObject), types::Set->instanceShape, Layout::kCustom);
  if (!s) return {};
  s->hash = -1;
  return Value::object(s);
}

bool setAdd(Thread* t, Value set, Value item) {
  int64_t hash;
  return (plainHash(item, &hash) || hashOfKey(t, item, &hash)) && setAddHashed(t, set.as<SetObject>(), item, hash);
}

namespace {

// Whether the set has a tuple of these items; -1: to be asked as a tuple.
int hasItems(const SetTable* table, TupleKey key, int64_t hash) {
  for (Probe p(hash, table->mask);; p.jump()) {
    for (uint64_t i = p.at, end = p.runEnd(); i <= end; i++) {
      const SetEntry& e = table->entries[i];
      if (e.key.isEmpty() && e.hash == 0) return 0;
      if (e.key.isEmpty() || e.hash != hash) continue;
      int equal = plainEqual(e.key, key);
      if (equal) return equal;
    }
  }
}

}  // namespace

bool setAdd(Thread* t, Value set, TupleKey item) {
  auto* s = set.as<SetObject>();
  int64_t hash;
  if (s->table && plainHash(item, &hash) && hasItems(s->table, item, hash) == 1) return true;
  Tuple* tuple = newTupleFrom(t, item.items, item.length);
  return tuple && setAdd(t, set, Value::object(tuple));
}

bool setUpdate(Thread* t, Value set, Value iterable) {
  return setUpdateFrom(t, set.as<SetObject>(), iterable);
}

int setContains(Thread* t, Value set, Value item) {
  int64_t hash;
  if (!plainHash(item, &hash) && !hashOfKey(t, item, &hash)) return -1;
  return setContainsHashed(t, set.as<SetObject>(), item, hash);
}

// --- tracing, start-up

void traceSet(Object* o, Marker& marker) {
  marker.visitObject(static_cast<SetObject*>(o)->table);
  if (uint16_t extra = o->shape()->extraOffset) {
    auto* p = reinterpret_cast<Value*>(reinterpret_cast<uint8_t*>(o) + extra);
    auto* end = reinterpret_cast<Value*>(reinterpret_cast<uint8_t*>(o) + objectSize(o));
    while (p < end)
      marker.visit(*p++);
  }
}

namespace {

void traceTable(Object* o, Marker& marker) {
  auto* table = static_cast<SetTable*>(o);
  for (int64_t i = 0; i <= table->mask; i++)
    marker.visit(table->entries[i].key);
}

}  // namespace

void initSets(Thread* t) {
  TypeSpec spec{};
  spec.name = "set_table";
  spec.instanceSize = sizeof(SetTable);
  spec.instanceLayout = Layout::kCustom;
  spec.trace = traceTable;
  spec.type = &tableType;
  newBuiltinType(t, spec);
  initSetMethods(t);
}

}  // namespace taipan
