// Attributes of classes: lookup along the MRO with a global cache, changes with their consequences (versions, slots,
// watchpoints), and what `cls.name` means. Cache entries are keyed by type version, which no two states of any class
// share, so nothing is ever flushed; and since a class in that state keeps the value alive, the cache is no GC root.
#include "runtime/TierUp.h"
#include "runtime/core/Names.h"
#include "runtime/core/Objects.h"
#include "runtime/heap/Heap.h"
#include "runtime/support/Assert.h"
#include "runtime/threads/PythonThread.h"
#include "runtime/threads/Runtime.h"
#include "runtime/types/class/Class.h"
#include "runtime/types/class/ClassVariable.h"
#include "runtime/types/descriptor/Descriptors.h"
#include "runtime/types/exception/Exceptions.h"
#include "runtime/types/object/Attributes.h"
#include "runtime/types/object/Operations.h"
#include "runtime/types/text/Str.h"

namespace taipan {

namespace {

// The entry that has the attribute, null: none.
DictEntry* findInMro(const TypeObject* type, Str* name, TypeObject** owner) {
  const Tuple* mro = type->mro;
  for (int64_t i = 0; mro && i < mro->length; i++) {
    *owner = mro->items[i].as<TypeObject>();
    DictEntry* e = (*owner)->dict ? dictEntryOf((*owner)->dict, name) : nullptr;
    if (e) return e;
  }
  return nullptr;
}

void renewVersions(Thread* t, TypeObject* type) {
  type->version = newTypeVersion(t);
  if (type->watched && tierUp.typeChanged) tierUp.typeChanged(t, type);
  for (uint64_t i = 0; i < type->subclassCount; i++)
    renewVersions(t, type->subclasses->values[i].as<TypeObject>());
}

// A subclass keeps its slot if it, or a class before `type` in its MRO, has the method: resolving anew covers that.
void updateSlotsBelow(Thread* t, TypeObject* type, Str* name) {
  if (type->flags & kTypeHeap) updateSlotsOf(t, type, name);
  for (uint64_t i = 0; i < type->subclassCount; i++)
    updateSlotsBelow(t, type->subclasses->values[i].as<TypeObject>(), name);
}

void noteAbstractMethods(Thread* t, TypeObject* type, Value value) {
  bool abstract = !value.isEmpty() && isTruthy(t, value) == 1;
  if (abstract)
    type->flags |= kTypeAbstract;
  else
    type->flags &= ~static_cast<uint32_t>(kTypeAbstract);
}

}  // namespace

Value typeLookup(Thread* t, TypeObject* type, Str* name) {
  requirePython();
  DCHECK(name->interned, "names of attributes are interned");
  size_t hash = (type->version * size_t{0x9e3779b1} ^ reinterpret_cast<uintptr_t>(name) >> 4) % MethodCache::kSize;
  MethodCache::Entry& e = t->runtime()->methods.entries[hash];
  if (e.version == type->version && e.name == name) return e.value;
  TypeObject* owner;
  const DictEntry* found = findInMro(type, name, &owner);
  Value v = found ? found->value : Value();
  if (!found || !(found->hash & kDictVariable)) e = {type->version, name, v};
  return v;
}

void typeModified(Thread* t, TypeObject* type) {
  renewVersions(t, type);
}

bool isPlainData(Value v) {
  const TypeObject* type = typeOf(v);
  return (type->flags & kTypeImmutable) && !type->slots->descrGet && !type->slots->descrSet;
}

ClassVariable findClassVariable(const TypeObject* type, Str* name) {
  TypeObject* owner;
  const DictEntry* e = findInMro(type, name, &owner);
  return e && (e->hash & kDictVariable) ? ClassVariable(owner, e - owner->dict->table->entries) : ClassVariable();
}

namespace {

// Whether that was all there is to an assignment: the attribute is a variable. May make one of it.
bool setVariable(Thread* t, TypeObject* type, Str* name, Value value) {
  constexpr uint32_t kOften = 2;
  constexpr int64_t kMaxIndex = int64_t{1} << ClassVariable::kIndexBits;
  DictEntry* e = dictEntryOf(type->dict, name);
  if (!e) return false;
  if (e->hash & kDictVariable) {
    if (!isPlainData(value)) {
      e->hash &= ~kDictVariable;
      return false;
    }
    e->value = value;
    writeBarrier(t, type->dict->table);
    return true;
  }
  std::string_view text = asciiView(name);
  bool isSpecial = text.starts_with("__") && text.ends_with("__");  // may mean something to the class
  bool isData = isPlainData(value) && isPlainData(e->value) && !isSpecial;
  if (!isData || ++type->reassignments < kOften || e - type->dict->table->entries >= kMaxIndex) return false;
  e->hash |= kDictVariable;
  return false;
}

}  // namespace

bool typeSetAttr(Thread* t, TypeObject* type, Str* name, Value value) {
  if (value && setVariable(t, type, name, value)) return true;
  if (value.isEmpty()) {
    if (!dictDeleteStr(t, type->dict, name)) {
      raiseNoTypeAttribute(t, type, name);
      return false;
    }
  } else if (!dictSetStr(t, type->dict, name, value)) {
    return false;
  }
  renewVersions(t, type);
  if (isSlotName(name)) updateSlotsBelow(t, type, name);
  if (name == names::abstractmethods_) noteAbstractMethods(t, type, value);
  return true;
}

Raised raiseNoTypeAttribute(Thread* t, TypeObject* type, Str* name) {
  return raiseNoAttribute(t, Value::object(type), name);
}

Value findInType(Thread* t, TypeObject* type, Str* name) {
  Value self = Value::object(type);
  TypeObject* meta = typeOf(self);
  Value metaAttr = typeLookup(t, meta, name);
  if (!metaAttr.isEmpty() && isDataDescriptor(metaAttr)) return bindDescriptor(t, metaAttr, self, meta);
  Value attr = typeLookup(t, type, name);
  if (!attr.isEmpty()) return bindDescriptor(t, attr, Value(), type);
  return metaAttr.isEmpty() ? metaAttr : bindDescriptor(t, metaAttr, self, meta);
}

Value typeGetAttr(Thread* t, Value self, Str* name) {
  Value v = findInType(t, self.as<TypeObject>(), name);
  if (v.isEmpty() && t->exception.isEmpty()) return raiseNoTypeAttribute(t, self.as<TypeObject>(), name);
  return v;
}

int typeSetAttrSlot(Thread* t, Value self, Str* name, Value value) {
  auto* type = self.as<TypeObject>();
  if (type->flags & kTypeImmutable) {
    raisef(t, exc::TypeError, "cannot set '%s' attribute of immutable type '%s'", strToUtf8(name).c_str(), type->cName);
    return -1;
  }
  Value metaAttr = typeLookup(t, typeOf(self), name);
  if (!metaAttr.isEmpty() && isDataDescriptor(metaAttr))
    return typeOf(metaAttr)->slots->descrSet(t, metaAttr, self, value);
  return typeSetAttr(t, type, name, value) ? 0 : -1;
}

}  // namespace taipan
