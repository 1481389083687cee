// The table of dicts: lookup, insertion, deletion, growth, versions and watchpoints. Methods are in Dict-methods.cpp.
#include "runtime/types/container/Dict.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstring>

#include "runtime/TierUp.h"
#include "runtime/core/BuiltinTypes.h"
#include "runtime/heap/Heap.h"
#include "runtime/support/Assert.h"
#include "runtime/threads/PythonThread.h"
#include "runtime/threads/Runtime.h"
#include "runtime/types/container/Sequence.h"
#include "runtime/types/container/TupleKey.h"
#include "runtime/types/exception/Exceptions.h"

namespace taipan {

namespace {

constexpr int64_t kMinIndex = 8;
constexpr size_t kTableHeader = sizeof(DictTable) - sizeof(DictEntry);
constexpr int64_t kAskPython = -3;  // a key of the same hash whose equality only Python can tell

// Calls f with the cells as uint8_t*, uint16_t*, uint32_t* or uint64_t*.
template <class Table, class F>
inline auto withCells(Table* table, F f) {
  auto* cells = cellsOf(table);
  constexpr bool isConst = std::is_const_v<Table>;
  switch (table->indexWidth) {
    case 1:  return f(static_cast<std::conditional_t<isConst, const uint8_t, uint8_t>*>(cells));
    case 2:  return f(static_cast<std::conditional_t<isConst, const uint16_t, uint16_t>*>(cells));
    case 4:  return f(static_cast<std::conditional_t<isConst, const uint32_t, uint32_t>*>(cells));
    default: return f(static_cast<std::conditional_t<isConst, const uint64_t, uint64_t>*>(cells));
  }
}

// Where the first cell tells, as it mostly does: the entry of key or kDictMissing; else kDictAsk.
inline int64_t findAtHome(const DictTable* table, Value key, uint64_t hash) {
  if (table->indexWidth > kNarrowCell) return kDictAsk;
  uint64_t cell = narrowCell(table, DictProbe(hash, table->indexMask).at);
  if (cell == 0) return kDictMissing;
  return table->entries[cell - 1].key == key ? static_cast<int64_t>(cell - 1) : kDictAsk;
}

// `same(stored key)` is asked for keys of equal hash that are not identical: 1, 0 or kAskPython.
template <class Same>
inline int64_t find(const DictTable* table, uint64_t bits, uint64_t hash, Same same) {
  return withCells(table, [&](auto* cells) -> int64_t {
    for (DictProbe p(hash, table->indexMask);; p.next()) {
      uint64_t cell = cells[p.at];
      if (cell == 0) return kDictMissing;
      const DictEntry& e = table->entries[cell - 1];
      if (e.key.bits() == bits) return static_cast<int64_t>(cell - 1);
      if ((e.hash & kDictHashMask) == hash && !e.key.isEmpty()) {
        int64_t answer = same(e.key);
        if (answer == 1) return static_cast<int64_t>(cell - 1);
        if (answer == kAskPython) return kAskPython;
      }
    }
  });
}

int64_t findStr(const DictTable* table, const Str* key, uint64_t hash) {
  requirePython();
  return find(table, Value::object(key).bits(), hash, [key](Value stored) -> int64_t {
    if (isStr(stored)) return strEqual(stored.as<Str>(), key);
    return stored.isObject() ? kAskPython : 0;
  });
}

// As findStr, where no Python code may run: keys other than exact strs differ.
int64_t findStrOnly(const DictTable* table, const Str* key, uint64_t hash) {
  requirePython();
  return find(table, Value::object(key).bits(), hash,
              [key](Value stored) -> int64_t { return isStr(stored) && strEqual(stored.as<Str>(), key); });
}

bool doubleIsInt(double d, int64_t i) {
  return d > -0x1p62 && d < 0x1p62 && static_cast<int64_t>(d) == i && std::trunc(d) == d;
}

int64_t findSmallInt(const DictTable* table, Value key, uint64_t hash) {
  requirePython();
  return find(table, key.bits(), hash, [key](Value stored) -> int64_t {
    if (stored.isSmallInt() || isStr(stored)) return 0;
    if (stored.isBool()) return stored.isTrue() == (key.asSmallInt() == 1) && (key.asSmallInt() >> 1) == 0;
    if (stored.isImmediateFloat()) return doubleIsInt(stored.asImmediateFloat(), key.asSmallInt());
    return stored.isObject() ? kAskPython : 0;
  });
}

uint64_t cellAt(const DictTable* table, uint64_t i) {
  return withCells(table, [i](auto* cells) -> uint64_t { return cells[i]; });
}

// The general case: `==` may run code that changes the dict, then the search begins anew.
int64_t findAny(Thread* t, Dict* d, Value key, uint64_t hash) {
  requirePython();
restart:
  DictTable* table = d->table;
  if (!table) return kDictMissing;
  for (DictProbe p(hash, table->indexMask);; p.next()) {
    uint64_t cell = cellAt(table, p.at);
    if (cell == 0) return kDictMissing;
    const DictEntry& e = table->entries[cell - 1];
    if (e.key == key) return static_cast<int64_t>(cell - 1);
    if (e.key.isEmpty() || (e.hash & kDictHashMask) != hash) continue;
    Value stored = e.key;
    if (haveSameItems(stored, key)) return static_cast<int64_t>(cell - 1);
    int equal = valuesEqual(t, stored, key);
    if (equal < 0) return kDictRaised;
    if (d->table != table || e.key != stored) goto restart;
    if (equal) return static_cast<int64_t>(cell - 1);
  }
}

uint64_t hashOfStr(Str* s) {
  return s->hash ? s->hash : static_cast<uint64_t>(strHash(s)) & kDictHashMask;
}

// --- size and growth

// Cells of a table made for about n keys, as CPython computes it.
int64_t indexSizeFor(int64_t n) {
  uint64_t bits = static_cast<uint64_t>((n | kMinIndex) - 1) | static_cast<uint64_t>(kMinIndex - 1);
  return int64_t{1} << (64 - __builtin_clzll(bits));
}

int64_t usableOf(int64_t indexSize) {
  return indexSize * 2 / 3;
}

DictTable* newTable(Thread* t, int64_t capacity, int64_t indexSize, int64_t width) {
  size_t size =
      kTableHeader + static_cast<size_t>(capacity) * sizeof(DictEntry) + static_cast<size_t>(indexSize * width);
  auto* table = allocateAs<DictTable>(t, size, types::DictTable->instanceShape, Layout::kCustom);
  if (!table) return nullptr;
  table->capacity = capacity;
  table->indexMask = indexSize - 1;
  table->indexWidth = width;
  return table;
}

DictTable* newTable(Thread* t, int64_t indexSize) {
  if (indexSize == kMinIndex) return newTable(t, usableOf(kMinIndex), kMinIndex, 1);
  int64_t width = indexSize <= 0x100 ? 1 : indexSize <= 0x10000 ? 2 : indexSize <= 0x100000000 ? 4 : 8;
  return newTable(t, usableOf(indexSize), indexSize, width);
}

// A table like `from`, of the same size and with the same gaps, that nobody watches.
DictTable* cloneTable(Thread* t, const DictTable* from) {
  DictTable* fresh = newTable(t, from->capacity, from->indexMask + 1, from->indexWidth);
  if (!fresh) return nullptr;
  fresh->used = from->used;
  fresh->filled = from->filled;
  for (int64_t i = 0; i < from->used; i++) {
    const DictEntry& e = from->entries[i];
    fresh->entries[i] = {e.key, e.value, e.hash & kDictHashMask};
  }
  std::memcpy(cellsOf(fresh), cellsOf(from), static_cast<size_t>((from->indexMask + 1) * from->indexWidth));
  return fresh;
}

// Puts entry number `entry` of this hash into the index.
void fillCell(DictTable* table, uint64_t hash, int64_t entry) {
  if (table->indexWidth == 1) {  // mostly the first cell of a small table is free
    uint8_t& home = static_cast<uint8_t*>(cellsOf(table))[hash & static_cast<uint64_t>(table->indexMask)];
    if (home == 0) {
      home = static_cast<uint8_t>(entry + 1);
      return;
    }
  }
  withCells(table, [&](auto* cells) {
    DictProbe p(hash, table->indexMask);
    while (cells[p.at] != 0)
      p.next();
    cells[p.at] = static_cast<std::remove_reference_t<decltype(cells[0])>>(entry + 1);
  });
}

// Copies the live entries to a table of indexSize cells.
bool rebuild(Thread* t, Dict* d, int64_t indexSize) {
  DictTable* fresh = newTable(t, indexSize);
  if (!fresh) return false;
  if (DictTable* old = d->table) {
    int64_t n = 0;
    if (old->used == d->length) {
      std::memcpy(static_cast<void*>(fresh->entries), old->entries, static_cast<size_t>(old->used) * sizeof(DictEntry));
      n = old->used;
    } else {
      for (int64_t i = 0; i < old->used; i++)
        if (!old->entries[i].key.isEmpty()) fresh->entries[n++] = old->entries[i];
    }
    withCells(fresh, [&](auto* cells) {
      for (int64_t i = 0; i < n; i++) {
        DictProbe p(fresh->entries[i].hash & kDictHashMask, fresh->indexMask);
        while (cells[p.at] != 0)
          p.next();
        cells[p.at] = static_cast<std::remove_reference_t<decltype(cells[0])>>(i + 1);
      }
    });
    fresh->used = fresh->filled = n;
  }
  d->table = fresh;
  d->keysVersion = kKeysNotAsked;
  writeBarrier(t, d);
  return true;
}

bool growForInsert(Thread* t, Dict* d) {
  return rebuild(t, d, d->table ? indexSizeFor(d->length * 3) : kMinIndex);
}

// --- watchpoints

void changed(Thread* t, Dict* d, Value key) {
  if (tierUp.dictChanged && key.isObject()) tierUp.dictChanged(t, d, key.as<Str>());
}

[[gnu::noinline]] void fireEntry(Thread* t, Dict* d, DictEntry& e) {
  e.hash &= ~kDictWatched;
  changed(t, d, e.key);
}

// --- changing entries

bool insertNew(Thread* t, Dict* d, Value key, uint64_t hash, Value value) {
  if ((!d->table || d->table->filled >= d->table->capacity) && !growForInsert(t, d)) return false;
  DictTable* table = d->table;
  int64_t entry = table->used;
  fillCell(table, hash, entry);
  table->entries[entry] = {key, value, hash};
  table->used = entry + 1;
  table->filled++;
  d->length++;
  d->keysVersion = kKeysNotAsked;
  writeBarrier(t, table);
  if (__builtin_expect(d->watchedKeys, 0) && isStr(key)) changed(t, d, key);
  return true;
}

inline void replaceValue(Thread* t, Dict* d, int64_t index, Value value) {
  DictEntry& e = d->table->entries[index];
  if (__builtin_expect(e.hash & kDictWatched, 0) && e.value != value) fireEntry(t, d, e);
  e.value = value;
  writeBarrier(t, d->table);
}

void removeEntry(Thread* t, Dict* d, int64_t index) {
  DictEntry& e = d->table->entries[index];
  if (e.hash & kDictWatched) fireEntry(t, d, e);
  e = {};
  d->length--;
  d->keysVersion = kKeysNotAsked;
}

Value takeEntry(Thread* t, Dict* d, int64_t index) {
  Value value = d->table->entries[index].value;
  removeEntry(t, d, index);
  return value;
}

}  // namespace

// --- lookup

bool hashOfKey(Thread* t, Value key, int64_t* out) {
  if (plainHash(key, out)) return true;
  if (isExact(key, types::Tuple)) return hashOfTuple(t, key.as<Tuple>(), out);
  if (isStr(key)) {
    *out = static_cast<int64_t>(hashOfStr(key.as<Str>()));
    return true;
  }
  bool failed = false;
  *out = hashValue(t, key, &failed);
  return !failed;
}

int64_t dictLookup(Thread* t, Dict* d, Value key, uint64_t hash) {
  if (!d->table) return kDictMissing;
  int64_t i = findAtHome(d->table, key, hash);
  if (i != kDictAsk) return i;
  if (isStr(key)) {
    i = findStr(d->table, key.as<Str>(), hash);
  } else if (key.isSmallInt()) {
    i = findSmallInt(d->table, key, hash);
  } else {
    return findAny(t, d, key, hash);
  }
  return i == kAskPython ? findAny(t, d, key, hash) : i;
}

int64_t dictLookupPlain(Dict* d, Value key) {
  bool isText = isStr(key);
  if (!isText && !key.isSmallInt()) return kDictAsk;
  DictTable* table = d->table;
  if (!table) return kDictMissing;
  int64_t full;
  if (!plainHash(key, &full)) full = static_cast<int64_t>(hashOfStr(key.as<Str>()));
  uint64_t hash = dictHash(full);
  int64_t i = findAtHome(table, key, hash);
  if (i != kDictAsk) return i;
  i = isText ? findStr(table, key.as<Str>(), hash) : findSmallInt(table, key, hash);
  return i == kAskPython ? kDictAsk : i;
}

bool dictSetPlain(Thread* t, Dict* d, Value key, Value value, int64_t* entry) {
  int64_t i = dictLookupPlain(d, key);
  if (i == kDictAsk) return false;
  if (i == kDictMissing) {
    int64_t hash;
    (void)hashOfKey(t, key, &hash);
    if (d->watchedKeys) return false;
    if (!insertNew(t, d, key, dictHash(hash), value)) {
      t->exception = Value();
      return false;
    }
    *entry = d->table->used - 1;
    return true;
  }
  if (d->table->entries[i].hash & kDictWatched) return false;
  replaceValue(t, d, i, value);
  *entry = i;
  return true;
}

Value dictGet(Thread* t, Dict* d, Value key) {
  int64_t hash;
  if (!plainHash(key, &hash) && !hashOfKey(t, key, &hash)) return {};
  int64_t i = dictLookup(t, d, key, dictHash(hash));
  return i < 0 ? Value() : d->table->entries[i].value;
}

// --- keys that are tuples of which only the items are there

namespace {

// *hash: of the key. kAskPython: to be asked as a tuple.
int64_t findItems(const Dict* d, TupleKey key, uint64_t* hash) {
  int64_t full;
  if (!plainHash(key, &full)) return kAskPython;
  *hash = dictHash(full);
  if (!d->table) return kDictMissing;
  constexpr uint64_t kNoKey = ~uint64_t{0};
  return find(d->table, kNoKey, *hash, [key](Value stored) -> int64_t {
    int equal = plainEqual(stored, key);
    return equal < 0 ? kAskPython : equal;
  });
}

}  // namespace

Value dictGet(Thread* t, Dict* d, TupleKey key) {
  uint64_t hash;
  int64_t i = findItems(d, key, &hash);
  if (i >= 0) return d->table->entries[i].value;
  if (i == kDictMissing) return {};
  Tuple* tuple = newTupleFrom(t, key.items, key.length);
  return tuple ? dictGet(t, d, Value::object(tuple)) : Value();
}

int dictContains(Thread* t, Dict* d, TupleKey key) {
  uint64_t hash;
  int64_t i = findItems(d, key, &hash);
  if (i != kAskPython) return i >= 0;
  Tuple* tuple = newTupleFrom(t, key.items, key.length);
  return tuple ? dictContains(t, d, Value::object(tuple)) : -1;
}

bool dictSet(Thread* t, Dict* d, TupleKey key, Value value) {
  uint64_t hash;
  int64_t i = findItems(d, key, &hash);
  if (i >= 0) {
    replaceValue(t, d, i, value);
    return true;
  }
  Tuple* tuple = newTupleFrom(t, key.items, key.length);
  if (!tuple) return false;
  return i == kDictMissing ? insertNew(t, d, Value::object(tuple), hash, value)
                           : dictSet(t, d, Value::object(tuple), value);
}

int dictContains(Thread* t, Dict* d, Value key) {
  int64_t hash;
  if (!hashOfKey(t, key, &hash)) return -1;
  int64_t i = dictLookup(t, d, key, dictHash(hash));
  return i == kDictRaised ? -1 : i >= 0;
}

Value dictGetStr(Dict* d, Str* name) {
  if (!d->table) return {};
  int64_t i = findStrOnly(d->table, name, hashOfStr(name));
  return i < 0 ? Value() : d->table->entries[i].value;
}

DictEntry* dictEntryOf(Dict* d, Str* name) {
  int64_t i = d->table ? findStrOnly(d->table, name, hashOfStr(name)) : -1;
  return i < 0 ? nullptr : d->table->entries + i;
}

void dictAskKeysVersion(Thread* t, Dict* d) {
  if (d->keysVersion != kKeysNotAsked) return;
  uint32_t version = kKeysNotAsked + ++t->runtime()->numbers.keysVersions;
  CHECK(version > kKeysNotAsked, "there are fewer than 2^32 versions of dictionaries");
  d->keysVersion = version;
}

static int64_t findEntry(const Dict* d, Str* name) {
  return d->table ? findStrOnly(d->table, name, hashOfStr(name)) : -1;
}

int64_t dictFindEntry(Thread* t, Dict* d, Str* name) {
  dictAskKeysVersion(t, d);
  return findEntry(d, name);
}

// --- change

bool dictSetHashed(Thread* t, Dict* d, Value key, uint64_t hash, Value value) {
  int64_t i = dictLookup(t, d, key, hash);
  if (i >= 0) {
    replaceValue(t, d, i, value);
    return true;
  }
  return i != kDictRaised && insertNew(t, d, key, hash, value);
}

bool dictSet(Thread* t, Dict* d, Value key, Value value) {
  int64_t hash;
  return (plainHash(key, &hash) || hashOfKey(t, key, &hash)) && dictSetHashed(t, d, key, dictHash(hash), value);
}

bool dictSetStr(Thread* t, Dict* d, Str* name, Value value) {
  if (!name || value.isEmpty()) return false;
  uint64_t hash = hashOfStr(name);
  int64_t i = d->table ? findStrOnly(d->table, name, hash) : kDictMissing;
  if (i < 0) return insertNew(t, d, Value::object(name), hash, value);
  replaceValue(t, d, i, value);
  return true;
}

void dictSetEntry(Thread* t, Dict* d, int64_t index, Value value) {
  replaceValue(t, d, index, value);
}

Value dictSetDefault(Thread* t, Dict* d, Value key, Value value) {
  int64_t hash;
  if (!hashOfKey(t, key, &hash)) return {};
  int64_t i = dictLookup(t, d, key, dictHash(hash));
  if (i >= 0) return d->table->entries[i].value;
  return i != kDictRaised && insertNew(t, d, key, dictHash(hash), value) ? value : Value();
}

Value dictPop(Thread* t, Dict* d, Value key) {
  int64_t hash;
  if (!hashOfKey(t, key, &hash)) return {};
  int64_t i = dictLookup(t, d, key, dictHash(hash));
  return i < 0 ? Value() : takeEntry(t, d, i);
}

int dictDelete(Thread* t, Dict* d, Value key) {
  int64_t hash;
  if (!hashOfKey(t, key, &hash)) return -1;
  int64_t i = dictLookup(t, d, key, dictHash(hash));
  if (i < 0) return i == kDictRaised ? -1 : 0;
  removeEntry(t, d, i);
  return 1;
}

bool dictDeleteStr(Thread* t, Dict* d, Str* name) {
  int64_t i = d->table ? findStrOnly(d->table, name, hashOfStr(name)) : kDictMissing;
  if (i < 0) return false;
  removeEntry(t, d, i);
  return true;
}

// The last entry's place is used again, so that popping everything is linear. Its cell stays filled: it may then name
// an entry of another hash, which lookups pass by.
bool dictPopItem(Thread* t, Dict* d, Value* key, Value* value) {
  if (d->length == 0) return false;
  DictTable* table = d->table;
  int64_t i = table->used - 1;
  while (table->entries[i].key.isEmpty())
    i--;
  *key = table->entries[i].key;
  *value = takeEntry(t, d, i);
  table->used = i;
  return true;
}

void dictClear(Thread* t, Dict* d) {
  DictTable* table = d->table;
  d->table = nullptr;
  d->length = 0;
  d->keysVersion = kKeysNotAsked;
  if (!table) return;
  for (int64_t i = 0; i < table->used; i++)
    if (table->entries[i].hash & kDictWatched) changed(t, d, table->entries[i].key);
}

// --- iteration

bool dictNext(Dict* d, int64_t* position, Value* key, Value* value) {
  DictTable* table = d->table;
  if (!table) return false;
  for (int64_t i = *position; i < table->used; i++) {
    const DictEntry& e = table->entries[i];
    if (e.key.isEmpty()) continue;
    *key = e.key;
    *value = e.value;
    *position = i + 1;
    return true;
  }
  *position = table->used;
  return false;
}

bool dictPrevious(Dict* d, int64_t* position, Value* key, Value* value) {
  DictTable* table = d->table;
  if (!table) return false;
  for (int64_t i = std::min(*position, table->used) - 1; i >= 0; i--) {
    const DictEntry& e = table->entries[i];
    if (e.key.isEmpty()) continue;
    *key = e.key;
    *value = e.value;
    *position = i;
    return true;
  }
  *position = 0;
  return false;
}

// --- whole dicts

Dict* newDict(Thread* t) {
  auto* d = allocateAs<Dict>(t, sizeof(Dict), types::Dict->instanceShape, Layout::kCustom);
  if (d) d->keysVersion = kKeysNotAsked;
  return d;
}

Dict* newDictSized(Thread* t, int64_t n) {
  Dict* d = newDict(t);
  if (!d || n <= usableOf(kMinIndex)) return d;
  return rebuild(t, d, indexSizeFor((n * 3 + 1) / 2)) ? d : nullptr;
}

namespace {

// Without gaps, and no larger than its entries need: what a copy may be like.
bool isFull(const DictTable* table, int64_t length) {
  int64_t indexSize = table->indexMask + 1;
  return table->used == length && (indexSize == kMinIndex || usableOf(indexSize / 2) < length);
}

// d is empty, and nobody relies on that.
bool becomeClone(Thread* t, Dict* d, Dict* other) {
  DictTable* table = cloneTable(t, other->table);
  if (!table) return false;
  d->table = table;
  d->length = other->length;
  d->keysVersion = kKeysNotAsked;
  writeBarrier(t, d);
  return true;
}

}  // namespace

Dict* dictCopy(Thread* t, Dict* d) {
  Dict* copy = newDict(t);
  if (!copy || d->length == 0) return copy;
  if (d->length >= d->table->used * 2 / 3) return becomeClone(t, copy, d) ? copy : nullptr;
  copy->length = d->length;
  copy->table = d->table;  // rebuilt into one of its own, without the gaps
  if (!rebuild(t, copy, std::max(indexSizeFor(d->length * 3 / 2), kMinIndex))) return nullptr;
  DictTable* table = copy->table;
  for (int64_t i = 0; i < table->used; i++)
    table->entries[i].hash &= kDictHashMask;
  return copy;
}

bool dictMerge(Thread* t, Dict* d, Dict* other, int override) {
  if (other == d || other->length == 0) return true;
  if (d->length == 0 && !d->watchedKeys && isFull(other->table, other->length)) return becomeClone(t, d, other);
  if (usableOf(d->table ? d->table->indexMask + 1 : kMinIndex) < other->length &&
      !rebuild(t, d, indexSizeFor(((d->length + other->length) * 3 + 1) / 2)))
    return false;
  DictTable* table = other->table;
  int64_t length = other->length;
  for (int64_t i = 0; i < table->used; i++) {
    DictEntry e = table->entries[i];
    if (e.key.isEmpty()) continue;
    uint64_t hash = e.hash & kDictHashMask;
    int64_t at = dictLookup(t, d, e.key, hash);
    if (at == kDictRaised) return false;
    if (at == kDictMissing) {
      if (!insertNew(t, d, e.key, hash, e.value)) return false;
    } else if (override == 1) {
      replaceValue(t, d, at, e.value);
    } else if (override == 2) {
      raiseWithArg(t, exc::KeyError, e.key);
      return false;
    }
    if (other->length != length || other->table != table) {
      raise(t, exc::RuntimeError, "dict mutated during update");
      return false;
    }
  }
  return true;
}

bool dictsEqual(Thread* t, Dict* a, Dict* b, bool* failed) {
  if (a->length != b->length) return false;
  int64_t position = 0;
  while (a->table && position < a->table->used) {
    DictEntry e = a->table->entries[position++];
    if (e.key.isEmpty()) continue;
    int64_t i = dictLookup(t, b, e.key, e.hash & kDictHashMask);
    if (i < 0) {
      *failed = i == kDictRaised;
      return false;
    }
    int equal = valuesEqual(t, e.value, b->table->entries[i].value);
    if (equal <= 0) {
      *failed = equal < 0;
      return false;
    }
  }
  return true;
}

// --- watchpoints

void dictWatch(Dict* d, Str* name) {
  int64_t i = findEntry(d, name);
  if (i >= 0) {
    d->table->entries[i].hash |= kDictWatched;
  } else {
    d->watchedKeys = true;
  }
}

bool dictIsWatched(Dict* d, Str* name) {
  int64_t i = findEntry(d, name);
  return i >= 0 ? (d->table->entries[i].hash & kDictWatched) != 0 : d->watchedKeys;
}

// --- tracing

void traceDict(Object* o, Marker& marker) {
  auto* d = static_cast<Dict*>(o);
  marker.visitObject(d->table);
  // Instances of subclasses have their attributes behind.
  if (uint16_t extra = o->shape()->extraOffset) {
    auto* p = reinterpret_cast<Value*>(reinterpret_cast<uint8_t*>(o) + extra);
    auto* end = reinterpret_cast<Value*>(reinterpret_cast<uint8_t*>(o) + objectSize(o));
    while (p < end)
      marker.visit(*p++);
  }
}

namespace {

void traceTable(Object* o, Marker& marker) {
  auto* table = static_cast<DictTable*>(o);
  for (int64_t i = 0; i < table->used; i++) {
    marker.visit(table->entries[i].key);
    marker.visit(table->entries[i].value);
  }
}

}  // namespace

void initDicts(Thread* t) {
  TypeSpec spec = specOf<types::rows::DictTable>();
  spec.trace = traceTable;
  newBuiltinType(t, spec);
  initDictType(t);
  initDictViews(t);
}

}  // namespace taipan
