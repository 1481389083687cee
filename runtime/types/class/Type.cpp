// The type system's start: `object`, `type` and the few types that making a type itself needs are allocated bare, then
// completed by newBuiltinType like all others. A type's *out pointer that is already set means such a skeleton.
#include "runtime/core/Type.h"

#include <cstdlib>
#include <cstring>
#include <string>

#include "runtime/core/BuiltinTypes.h"
#include "runtime/core/Init.h"
#include "runtime/core/Names.h"
#include "runtime/core/Objects.h"
#include "runtime/heap/Heap.h"
#include "runtime/heap/Upward.h"
#include "runtime/support/Assert.h"
#include "runtime/threads/Runtime.h"
#include "runtime/types/callable/Native.h"
#include "runtime/types/class/Class.h"
#include "runtime/types/descriptor/Descriptors.h"
#include "runtime/types/object/Instance.h"
#include "runtime/types/text/Str.h"

namespace taipan {

namespace types {
#define BUILTIN_TYPE(cname, ...) TypeObject* cname;
#include "runtime/core/BuiltinTypes.def"
}  // namespace types

void traceCustom(Object* o, Marker& m) {
  o->type()->trace(o, m);
}

namespace {

constexpr uint32_t kInheritedFlags = kTypeException | kTypeIntSubclass | kTypeFloatSubclass | kTypeStrSubclass |
                                     kTypeListSubclass | kTypeTupleSubclass | kTypeDictSubclass | kTypeSetSubclass |
                                     kTypeTypeSubclass | kTypeBytesSubclass;

void traceType(Object* o, Marker& m) {
  auto* type = static_cast<TypeObject*>(o);
  m.visitObject(type->base);
  m.visitObject(type->bases);
  m.visitObject(type->mro);
  m.visitObject(type->dict);
  m.visitObject(type->name);
  m.visitObject(type->qualname);
  m.visit(type->module);
  m.visitObject(type->subclasses);
}

constexpr TypeSlots kNoSlots{};  // of a type that is not complete: nobody writes to them

template <class Row>
void makeSkeleton(Thread* t) {
  TypeObject* type = allocateType(t, types::Type);
  *Row::type = type;
  heap::addRoot(t, reinterpret_cast<Value*>(Row::type));
  type->instanceShape = newRootShape(t, type, 0, 0);
  type->instanceSize = sizeof(typename Row::Instance);
  type->instanceLayout = Row::layout;
  type->slots = const_cast<TypeSlots*>(&kNoSlots);
  type->kind = Row::kind;
}

// `type` is its own type: the one object whose shape is set after it is allocated.
void makeTypeOfTypes(Thread* t) {
  types::Type = allocateAs<TypeObject>(t, sizeof(TypeObject), nullptr, Layout::kCustom);
  heap::addRoot(t, reinterpret_cast<Value*>(&types::Type));
  types::Type->instanceShape = newRootShape(t, types::Type, 0, 0);
  types::Type->instanceSize = sizeof(TypeObject);
  types::Type->instanceLayout = Layout::kCustom;
  types::Type->kind = ValueKind::Class;
  types::Type->trace = traceType;
  types::Type->version = newTypeVersion(t);
  types::Type->setShape(types::Type->instanceShape);
}

// "collections.deque" names deque of module collections.
void setBuiltinName(Thread* t, TypeObject* type, const char* specName) {
  std::string_view text = specName;
  size_t dot = text.rfind('.');
  type->cName = strdup(specName);
  type->name = intern(t, dot == text.npos ? text : text.substr(dot + 1));
  type->qualname = type->name;
  type->module = Value::object(intern(t, dot == text.npos ? "builtins" : text.substr(0, dot)));
}

void makeInstanceShape(Thread* t, TypeObject* type, const TypeSpec& spec) {
  type->instanceSize = spec.instanceSize;
  type->instanceLayout = spec.instanceLayout;
  if (type->instanceShape && spec.extraOffset == type->instanceShape->extraOffset) return;
  uint32_t behind = spec.extraOffset ? spec.extraOffset + 8u : 0;
  uint32_t slots = spec.extraOffset && spec.instanceSize > behind ? (spec.instanceSize - behind) / 8 : 0;
  type->instanceShape = newRootShape(t, type, spec.extraOffset, static_cast<uint16_t>(slots));
}

void fillDict(Thread* t, TypeObject* type, const TypeSpec& spec) {
  auto set = [&](Str* name, Value v) { CHECK(dictSetStr(t, type->dict, name, v), "start-up has memory"); };
  addSlotWrappers(t, type, &spec.slots);
  for (unsigned i = 0; i < spec.methodCount; i++) {
    const MethodRow& row = spec.methods[i];
    MethodRow method = row;
    if (!(row.flags & (kNativeStatic | kNativeClassMethod))) method.flags |= kNativeMethod;
    Value native = Value::object(newNative(t, method, Value::object(type)));
    if (row.flags & kNativeClassMethod) native = newClassMethod(t, native);
    set(intern(t, row.name), native);
  }
  for (unsigned i = 0; i < spec.getsetCount; i++)
    set(intern(t, spec.getsets[i].name), Value::object(newGetSet(t, spec.getsets[i], type)));
  bool computedDoc = !dictGetStr(type->dict, names::doc_).isEmpty();
  if (spec.doc && !computedDoc)
    set(names::doc_, Value::object(newStr(t, spec.doc)));
  else if (!computedDoc)
    set(names::doc_, kNone);
}

// Comparison without a hash of its own makes a type unhashable, like a class with __eq__ and no __hash__.
void setHash(Thread* t, TypeObject* type, const TypeSpec& spec) {
  if (!spec.slots.compare || spec.slots.hash) return;
  type->slots->hash = hashNotImplemented;
  CHECK(dictSetStr(t, type->dict, names::hash_, kNone), "start-up has memory");
}

}  // namespace

uint32_t newTypeVersion(Thread* t) {
  uint32_t& given = t->runtime()->numbers.typeVersions;
  CHECK(given != UINT32_MAX, "type versions have not run out");
  return ++given;
}

TypeObject* allocateType(Thread* t, TypeObject* metatype) {
  auto* type = allocateAs<TypeObject>(t, sizeof(TypeObject), metatype->instanceShape, Layout::kCustom);
  if (type) type->version = newTypeVersion(t);
  return type;
}

void setTypeName(TypeObject* type, Str* name) {
  type->name = name;
  type->cName = strdup(strToUtf8(name).c_str());  // the old one may be in a message under way: not freed
}

TypeObject* typeOfImmediate(Value v) {
  if (v.isSmallInt()) return types::Int;
  if (v.isImmediateFloat()) return types::Float;
  switch (v.bits()) {
    case Value::kNoneBits:           return types::None;
    case Value::kTrueBits:
    case Value::kFalseBits:          return types::Bool;
    case Value::kNotImplementedBits: return types::NotImplemented;
    case Value::kEllipsisBits:       return types::Ellipsis;
  }
  CHECK(false, "typeOf is given a value that is not empty");
  return nullptr;
}

bool isInMro(const TypeObject* type, const TypeObject* base) {
  const Tuple* mro = type->mro;
  if (!mro) {
    for (; type; type = type->base)
      if (type == base) return true;
    return false;
  }
  for (int64_t i = 1; i < mro->length; i++)  // the first is the type itself
    if (mro->items[i].as<TypeObject>() == base) return true;
  return false;
}

TypeObject* visibleTypeOf(Value v) {
  TypeObject* type = typeOf(v);
  if (type == types::Native) return visibleNativeType(v.as<NativeFunction>(), false);
  if (type != types::Method || typeOf(v.as<BoundMethod>()->function) != types::Native) return type;
  return visibleNativeType(v.as<BoundMethod>()->function.as<NativeFunction>(), true);
}

const char* typeName(Value v) {
  return visibleTypeOf(v)->cName;
}

void addSubclass(Thread* t, TypeObject* base, TypeObject* subclass) {
  int64_t capacity = base->subclasses ? base->subclasses->capacity : 0;
  if (static_cast<int64_t>(base->subclassCount) == capacity) {
    ValueArray* larger = newValueArray(t, capacity ? capacity * 2 : 4);
    CHECK(larger, "there is memory for a list of subclasses");
    for (int64_t i = 0; i < capacity; i++)
      larger->values[i] = base->subclasses->values[i];
    base->subclasses = larger;
    writeBarrier(t, base);
  }
  base->subclasses->values[base->subclassCount++] = Value::object(subclass);
  writeBarrier(t, base->subclasses);
}

void removeSubclass(TypeObject* base, TypeObject* subclass) {
  Value* values = base->subclasses ? base->subclasses->values : nullptr;
  uint64_t kept = 0;
  for (uint64_t i = 0; i < base->subclassCount; i++)
    if (values[i].as<TypeObject>() != subclass) values[kept++] = values[i];
  for (uint64_t i = kept; i < base->subclassCount; i++)
    values[i] = Value();
  base->subclassCount = kept;
}

TypeObject* newBuiltinType(Thread* t, const TypeSpec& spec) {
  TypeObject* type = *spec.type;
  if (!type) {
    type = allocateType(t, types::Type);
    *spec.type = type;
    heap::addRoot(t, reinterpret_cast<Value*>(spec.type));
  }
  TypeObject* base = type == types::Object ? nullptr : spec.base ? *spec.base : types::Object;
  setBuiltinName(t, type, spec.name);
  type->base = base;
  type->flags = spec.flags | kTypeImmutable | (base ? base->flags & kInheritedFlags : 0);
  type->kind = spec.kind;
  type->trace = spec.trace ? spec.trace : base && spec.instanceLayout == Layout::kCustom ? base->trace : nullptr;
  makeInstanceShape(t, type, spec);
  type->slots = static_cast<TypeSlots*>(std::malloc(sizeof(TypeSlots)));
  *type->slots = spec.slots;
  if (base) inheritSlots(type->slots, base->slots);
  if (base == types::Object) type->slots->newObject = spec.slots.newObject;  // constructible only if it says how
  Value baseValue = Value::object(base);
  type->bases = newTupleFrom(t, &baseValue, base ? 1 : 0);
  Tuple* mro = newTuple(t, base ? base->mro->length + 1 : 1);
  mro->items[0] = Value::object(type);
  for (int64_t i = 1; i < mro->length; i++)
    mro->items[i] = base->mro->items[i - 1];
  type->mro = mro;
  type->dict = newDict(t);
  writeBarrier(t, type);
  fillDict(t, type, spec);
  setHash(t, type, spec);
  if (base) addSubclass(t, base, type);
  type->version = newTypeVersion(t);
  return type;
}

void initTypes(Thread* t) {
  makeTypeOfTypes(t);
  makeSkeleton<types::rows::Object>(t);
  makeSkeleton<types::rows::Str>(t);
  makeSkeleton<types::rows::StringBuffer>(t);
  makeSkeleton<types::rows::Tuple>(t);
  makeSkeleton<types::rows::ValueArray>(t);
  makeSkeleton<types::rows::Dict>(t);
  makeSkeleton<types::rows::DictTable>(t);
  makeSkeleton<types::rows::Native>(t);
  makeSkeleton<types::rows::GetSet>(t);
  makeSkeleton<types::rows::ClassMethod>(t);
  makeSharedStrs(t);
  for (TypeObject* internal : {types::ValueArray, types::DictTable, types::StringBuffer})
    internal->cName = "internal";
  initNames(t);
  initObjectType(t);
  initTypeType(t);
  initNativeType(t);
  initGetSetType(t);
}

}  // namespace taipan
