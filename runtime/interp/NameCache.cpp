#include "runtime/interp/NameCache.h"

#include "runtime/heap/Heap.h"
#include "runtime/threads/Thread.h"
#include "runtime/types/container/Dict.h"
#include "runtime/types/container/List.h"

namespace taipan {

namespace {

constexpr int64_t kMaxLayouts = 8;
constexpr int64_t kMaxKeys = 64;

// A layout: its version, then the keys of all entries, deleted ones empty.
bool hasLayout(const Dict* d, const Tuple* layout) {
  int64_t used = dictEnd(d);
  if (layout->length != used + 1) return false;
  for (int64_t i = 0; i < used; ++i)
    if (layout->items[i + 1] != d->table->entries[i].key) return false;
  return true;
}

// Without memory the layout is not remembered.
void remember(Thread* t, CodeObject* code, const Dict* d) {
  int64_t used = dictEnd(d);
  Value pending = t->exception;
  if (!code->nameLayouts) {
    code->nameLayouts = newList(t, 0);
    writeBarrier(t, code);
  }
  Tuple* layout = code->nameLayouts ? newTuple(t, used + 1) : nullptr;
  if (layout) {
    layout->items[0] = Value::smallInt(d->keysVersion);
    for (int64_t i = 0; i < used; ++i)
      layout->items[i + 1] = d->table->entries[i].key;
    writeBarrier(t, layout);
    (void)listAppend(t, code->nameLayouts, Value::object(layout));
  }
  t->exception = pending;
}

// The version of the namespace's keys.
uint32_t versionOf(Thread* t, CodeObject* code, Dict* d) {
  if (d->keysVersion != kKeysNotAsked) return d->keysVersion;
  int64_t known = code->nameLayouts ? code->nameLayouts->length : 0;
  for (int64_t i = 0; i < known; ++i) {
    auto* layout = code->nameLayouts->items->values[i].as<Tuple>();
    if (hasLayout(d, layout)) return d->keysVersion = static_cast<uint32_t>(layout->items[0].asSmallInt());
  }
  dictAskKeysVersion(t, d);
  if (known < kMaxLayouts && dictEnd(d) <= kMaxKeys) remember(t, code, d);
  return d->keysVersion;
}

void fillLocal(NameFeedback* slot, uint32_t version, int64_t entry) {
  slot->kind = NameKind::Local;
  slot->keysVersion = version;
  slot->entry = static_cast<uint64_t>(entry);
  slot->builtinsVersion = 0;
}

// Not in the namespace, and found elsewhere.
void fillOuter(NameFeedback* slot, NameKind kind, uint32_t nameSpace, uint32_t globals, uint32_t builtins,
               int64_t entry) {
  slot->kind = kind;
  slot->keysVersion = 0;  // never a local hit
  slot->absentFrom = nameSpace;
  slot->globalsVersion = globals;
  slot->entry = static_cast<uint64_t>(entry);
  slot->builtinsVersion = builtins;
}

}  // namespace

Value nameHit(const NameFeedback* slot, const Dict* nameSpace, const Dict* globals, const Dict* builtins) {
  if (isLocalHit(slot, nameSpace)) return nameSpace->table->entries[slot->entry].value;
  if (slot->absentFrom != nameSpace->keysVersion || slot->globalsVersion != globals->keysVersion) return Value();
  if (slot->kind == NameKind::Global) return globals->table->entries[slot->entry].value;
  bool isBuiltin = slot->kind == NameKind::Builtin && slot->builtinsVersion == builtins->keysVersion;
  return isBuiltin ? builtins->table->entries[slot->entry].value : Value();
}

Value findName(Thread* t, CodeObject* code, NameFeedback* slot, Dict* nameSpace, const FunctionObject* f, Str* name) {
  uint32_t version = versionOf(t, code, nameSpace);
  int64_t entry = dictFindEntry(t, nameSpace, name);
  if (entry >= 0) {
    fillLocal(slot, version, entry);
    return nameSpace->table->entries[entry].value;
  }
  Dict *globals = f->globals, *builtins = f->builtins;
  entry = dictFindEntry(t, globals, name);
  if (entry >= 0) {
    fillOuter(slot, NameKind::Global, version, globals->keysVersion, 0, entry);
    return globals->table->entries[entry].value;
  }
  entry = dictFindEntry(t, builtins, name);
  if (entry < 0) return Value();
  fillOuter(slot, NameKind::Builtin, version, globals->keysVersion, builtins->keysVersion, entry);
  return builtins->table->entries[entry].value;
}

bool storeName(Thread* t, CodeObject* code, NameFeedback* slot, Dict* nameSpace, Str* name, Value v) {
  uint32_t version = versionOf(t, code, nameSpace);
  int64_t entry = isLocalHit(slot, nameSpace) ? static_cast<int64_t>(slot->entry) : dictFindEntry(t, nameSpace, name);
  if (entry < 0) return dictSetStr(t, nameSpace, name, v);
  fillLocal(slot, version, entry);
  dictSetEntry(t, nameSpace, entry, v);
  return true;
}

}  // namespace taipan
