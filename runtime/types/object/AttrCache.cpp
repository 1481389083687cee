#include "runtime/types/object/AttrCache.h"

#include <cstdlib>

#include "runtime/core/Objects.h"
#include "runtime/heap/Heap.h"
#include "runtime/types/class/ClassVariable.h"
#include "runtime/types/descriptor/Descriptors.h"
#include "runtime/types/object/Attributes.h"
#include "runtime/types/object/Operations.h"

namespace taipan {

namespace {

using Entry = AttrEntry;

uint32_t shapeBitsOf(Value v) {
  if (v.isObject()) return v.asObject()->shapeBits;
  return static_cast<uint32_t>(reinterpret_cast<uintptr_t>(typeOf(v)->instanceShape));
}

bool isCachedByShape(AttrKind k) {
  return k >= AttrKind::InlineSlot && k <= AttrKind::SuperMethod;
}

Entry slotEntry(const Shape* shape, uint32_t index) {
  if (index < shape->inlineCapacity) return {AttrKind::InlineSlot, inlineSlotOffset(shape, index)};
  return {AttrKind::OverflowSlot, index - shape->inlineCapacity};
}

bool hasShapeSlots(const Shape* shape) {
  return shape->extraOffset && !shape->dictMode;
}

// --- filling slots

PolyEntry* polyEntries(CodeObject* code, const AttrFeedback* slot, bool make) {
  if (!code->poly) {
    if (!make) return nullptr;
    code->poly = static_cast<PolyEntry*>(std::calloc(size_t{code->feedbackCount} * kMaxPoly, sizeof(PolyEntry)));
    if (!code->poly) return nullptr;
  }
  return code->poly + (reinterpret_cast<const FeedbackSlot*>(slot) - code->feedback) * kMaxPoly;
}

void fill(Thread* t, CodeObject* code, AttrFeedback* slot, uint32_t shape, uint32_t version, Entry e) {
  slot->kind = e.kind;
  slot->shape = shape;
  slot->version = version;
  slot->payload = e.payload;
  writeBarrier(t, code);
}

// Moves the slot's entry to the table, over one of the same shape as the new one if there is such. False: table full.
bool keepEarlier(CodeObject* code, AttrFeedback* slot, uint32_t newShape) {
  PolyEntry* entries = polyEntries(code, slot, true);
  if (!entries) return false;
  PolyEntry* place = nullptr;
  for (unsigned i = 0; i < kMaxPoly; i++) {
    if (entries[i].kind == AttrKind::None && !place) place = &entries[i];
    if (entries[i].kind != AttrKind::None && entries[i].shape == newShape) {
      place = &entries[i];
      break;
    }
  }
  if (!place) return false;
  *place = {slot->shape, slot->version, slot->kind, 0, slot->payload};
  return true;
}

// A site that meets nothing it can remember so many times stops trying.
constexpr uint32_t kMaxTries = 8;
// Of the version of its module or class, until it is taken to see several.
constexpr uint32_t kMaxRenewals = 3;

void giveUp(AttrFeedback* slot) {
  slot->kind = AttrKind::Megamorphic;
}

// Adds what was found out to the site; too many shapes, classes or modules make it Megamorphic.
void learn(Thread* t, CodeObject* code, AttrFeedback* slot, uint32_t shape, uint32_t version, Entry e) {
  AttrKind kind = slot->kind;
  if (kind == AttrKind::Megamorphic) return;
  if (e.kind == AttrKind::None) {
    if (++slot->tries >= kMaxTries) giveUp(slot);
    return;
  }
  bool room = kind == AttrKind::None;
  if ((kind == AttrKind::SuperMethod || e.kind == AttrKind::SuperMethod) && !room && kind != e.kind)
    return giveUp(slot);
  if (!room && isCachedByShape(slot->kind) && shape != 0) {
    room = slot->shape == shape || keepEarlier(code, slot, shape);
  } else if (!room && kind == AttrKind::TypeValue && e.kind == AttrKind::TypeVariable) {
    room = true;  // it changed, and that is known now
  } else if (!room && kind == e.kind && slot->tries < kMaxRenewals) {
    // The first misses on a module or class mean more often that it changed than that the site sees several.
    ++slot->tries;
    room = true;
  }
  if (!room) return giveUp(slot);
  fill(t, code, slot, shape, version, e);
}

// The entry that is valid for this shape and version, or kind None.
Entry findEntry(CodeObject* code, const AttrFeedback* slot, uint32_t shape, uint32_t version) {
  if (slot->shape == shape && slot->version == version && isCachedByShape(slot->kind))
    return {slot->kind, slot->payload};
  if (const PolyEntry* entries = polyEntries(code, slot, false))
    for (unsigned i = 0; i < kMaxPoly; i++)
      if (entries[i].shape == shape && entries[i].version == version && entries[i].kind != AttrKind::None)
        return {entries[i].kind, entries[i].payload};
  return {};
}

// --- what an access finds

Entry classifyClassAttribute(const TypeObject* type, Str* name, Value descr) {
  if (ClassVariable variable = findClassVariable(type, name)) return {AttrKind::ClassVariable, variable.bits()};
  if (isMethodDescriptor(descr)) return {AttrKind::Method, descr.bits()};
  TypeObject* kind = typeOf(descr);
  if (kind == types::StaticMethod) return {AttrKind::ClassValue, descr.as<MethodWrapper>()->function.bits()};
  if (!kind->slots->descrGet) return {AttrKind::ClassValue, descr.bits()};
  return {};
}

}  // namespace

Entry classifyAttribute(Thread* t, Value v, Str* name) {
  Value descr = typeLookup(t, typeOf(v), name);
  bool data = !descr.isEmpty() && isDataDescriptor(descr);
  if (data && typeOf(descr) == types::Property) return {AttrKind::Property, descr.bits()};
  if (data && typeOf(descr) == types::GetSet && descr.as<GetSetObject>()->row->get)
    return {AttrKind::Getter, descr.bits()};
  if (data && typeOf(descr) != types::Member) return {};
  if (v.isObject()) {
    const Shape* shape = v.asObject()->shape();
    if (shape->dictMode) return {};
    int32_t index = shape->extraOffset ? shapeLookup(shape, name) : -1;
    if (index >= 0) return slotEntry(shape, static_cast<uint32_t>(index));
  }
  return descr.isEmpty() || data ? Entry() : classifyClassAttribute(typeOf(v), name, descr);
}

namespace {

Value propertyGet(Thread* t, Value self, Value property) {
  return typeOf(property)->slots->descrGet(t, property, self, typeOf(self));
}

Value performLoad(Thread* t, Value v, Entry e) {
  switch (e.kind) {
    case AttrKind::InlineSlot:   return valueAt(v.asObject(), static_cast<uint32_t>(e.payload));
    case AttrKind::OverflowSlot: {
      Object* o = v.asObject();
      return extraWord(o, o->shape()).as<ValueArray>()->values[e.payload];
    }
    case AttrKind::ClassValue:    return Value::fromBits(e.payload);
    case AttrKind::ClassVariable: return ClassVariable(e.payload).value();
    case AttrKind::Method:        return newBoundMethod(t, Value::fromBits(e.payload), v);
    case AttrKind::Property:      return propertyGet(t, v, Value::fromBits(e.payload));
    case AttrKind::Getter:        return Value::fromBits(e.payload).as<GetSetObject>()->row->get(t, v);
    default:                      return {};
  }
}

bool isPlainClass(Value v) {
  return v.isObject() && v.asObject()->type() == types::Type;
}
bool isPlainModule(Value v) {
  return v.isObject() && v.asObject()->type() == types::Module;
}

bool isVariableOf(Value cls, const AttrFeedback* slot) {
  return slot->kind == AttrKind::TypeVariable && slot->owner == cls.bits() &&
         cls.as<TypeObject>()->version == slot->version;
}

// A module's variable or a class's attribute by the versions that the slot has; empty: no hit.
Value loadByVersion(Value v, const AttrFeedback* slot) {
  if (slot->kind == AttrKind::ModuleValue && isPlainModule(v)) {
    Dict* dict = moduleDict(v);
    if (dict->keysVersion == slot->version) return dict->table->entries[slot->payload].value;
  }
  if (slot->kind == AttrKind::TypeValue && isPlainClass(v) && v.as<TypeObject>()->version == slot->version)
    return Value::fromBits(slot->payload);
  if (isVariableOf(v, slot)) return ClassVariable(slot->payload).value();
  return {};
}

void learnModule(Thread* t, Value module, Str* name, CodeObject* code, AttrFeedback* slot) {
  Dict* dict = moduleDict(module);
  int64_t entry = dictFindEntry(t, dict, name);
  if (entry >= 0) learn(t, code, slot, 0, dict->keysVersion, {AttrKind::ModuleValue, static_cast<uint64_t>(entry)});
}

void learnClass(Thread* t, Value cls, Str* name, CodeObject* code, AttrFeedback* slot) {
  auto* type = cls.as<TypeObject>();
  Value metaAttr = typeLookup(t, types::Type, name);
  Value attr = typeLookup(t, type, name);
  if (attr.isEmpty() || (!metaAttr.isEmpty() && isDataDescriptor(metaAttr))) return;
  Entry e = classifyClassAttribute(type, name, attr);
  if (e.kind != AttrKind::None)
    e.kind = e.kind == AttrKind::ClassVariable ? AttrKind::TypeVariable : AttrKind::TypeValue;
  learn(t, code, slot, 0, type->version, e);
  if (slot->kind == e.kind) slot->owner = cls.bits();
}

// The general access, after teaching the slot what it can know.
Value loadMiss(Thread* t, Value v, Str* name, CodeObject* code, AttrFeedback* slot) {
  if (slot->kind == AttrKind::Megamorphic) return getAttr(t, v, name);
  TypeObject* type = typeOf(v);
  if (isPlainModule(v)) {
    learnModule(t, v, name, code, slot);
  } else if (isPlainClass(v)) {
    learnClass(t, v, name, code, slot);
  } else if (!type->slots->getAttr) {
    Entry e = classifyAttribute(t, v, name);
    learn(t, code, slot, shapeBitsOf(v), type->version, e);
    if (e.kind != AttrKind::None) return performLoad(t, v, e);
  }
  return getAttr(t, v, name);
}

// --- super

bool isPlainSuper(Value v) {
  return v.isObject() && v.asObject()->type() == types::Super;
}

// A site's supers search behind one class, nearly always the __class__ of the function it is in.
bool isOtherSuper(const AttrFeedback* slot, const SuperObject* super) {
  return slot->kind == AttrKind::SuperMethod && slot->owner != super->type.bits();
}

// The object's shape tells the class to search; that of a class does not: super(C, cls) may search cls itself.
bool shapeTellsClass(const SuperObject* super) {
  return super->object.isObject() && super->objectType == Value::object(typeOf(super->object)) &&
         !(typeOf(super->object)->flags & kTypeTypeSubclass);
}

void learnSuper(Thread* t, CodeObject* code, AttrFeedback* slot, const SuperObject* super, Value function) {
  bool isMethod = shapeTellsClass(super) && isExact(function, types::Function);
  if (isOtherSuper(slot, super)) return giveUp(slot);
  Entry e = isMethod ? Entry{AttrKind::SuperMethod, function.bits()} : Entry();
  learn(t, code, slot, shapeBitsOf(super->object), typeOf(super->object)->version, e);
  if (slot->kind == AttrKind::SuperMethod) slot->owner = super->type.bits();
}

bool loadSuperMethod(Thread* t, Value v, Str* name, CodeObject* code, AttrFeedback* slot, Value* function,
                     Value* self) {
  auto* super = v.as<SuperObject>();
  if (!isOtherSuper(slot, super) && shapeTellsClass(super)) {
    Entry e = findEntry(code, slot, shapeBitsOf(super->object), typeOf(super->object)->version);
    if (e.kind == AttrKind::SuperMethod) {
      *function = Value::fromBits(e.payload);
      *self = super->object;
      return true;
    }
  }
  if (!loadMethod(t, v, name, function, self)) return false;
  if (*self) learnSuper(t, code, slot, super, *function);
  return true;
}

// --- stores

bool propertySet(Thread* t, Value self, Value property, Value value) {
  return typeOf(property)->slots->descrSet(t, property, self, value) == 0;
}

bool performStore(Thread* t, Value v, Value value, Entry e) {
  Object* o = v.asObject();
  switch (e.kind) {
    case AttrKind::AddInlineSlot: o->shapeBits = static_cast<uint32_t>(e.payload >> 32); [[fallthrough]];
    case AttrKind::InlineSlot:
      valueAt(o, static_cast<uint32_t>(e.payload)) = value;
      writeBarrier(t, o);
      return true;
    case AttrKind::OverflowSlot: {
      auto* array = extraWord(o, o->shape()).as<ValueArray>();
      array->values[e.payload] = value;
      writeBarrier(t, array);
      return true;
    }
    case AttrKind::Property: return propertySet(t, v, Value::fromBits(e.payload), value);
    default:                 return false;
  }
}

// What the store that just changed `before` into v's shape may do again on an object of shape `before`.
Entry classifyStore(Thread* t, Value v, Str* name, const Shape* before) {
  Value descr = typeLookup(t, typeOf(v), name);
  bool data = !descr.isEmpty() && isDataDescriptor(descr);
  if (data && typeOf(descr) == types::Property) return {AttrKind::Property, descr.bits()};
  if (data && typeOf(descr) != types::Member) return {};
  const Shape* after = v.asObject()->shape();
  if (!hasShapeSlots(before) || !hasShapeSlots(after)) return {};
  int32_t index = shapeLookup(after, name);
  if (index < 0 || isWatchedSlot(after, static_cast<uint32_t>(index))) return {};
  Entry e = slotEntry(after, static_cast<uint32_t>(index));
  if (after == before) return e;
  bool added = after->parent == before && after->key == name && e.kind == AttrKind::InlineSlot;
  if (!added) return {};
  return {AttrKind::AddInlineSlot, e.payload | reinterpret_cast<uintptr_t>(after) << 32};
}

}  // namespace

Value loadAttrCached(Thread* t, Value v, Str* name, CodeObject* code, AttrFeedback* slot) {
  Entry e = findEntry(code, slot, shapeBitsOf(v), typeOf(v)->version);
  if (e.kind != AttrKind::None) return performLoad(t, v, e);
  if (Value found = loadByVersion(v, slot)) return found;
  return loadMiss(t, v, name, code, slot);
}

bool loadMethodCached(Thread* t, Value v, Str* name, CodeObject* code, AttrFeedback* slot, Value* function,
                      Value* self) {
  TypeObject* type = typeOf(v);
  *self = Value();
  if (isPlainSuper(v)) return loadSuperMethod(t, v, name, code, slot, function, self);
  Entry e = findEntry(code, slot, shapeBitsOf(v), type->version);
  if (e.kind == AttrKind::None || e.kind == AttrKind::SuperMethod) {
    if (slot->kind == AttrKind::Megamorphic) return loadMethod(t, v, name, function, self);
    if ((*function = loadByVersion(v, slot))) return true;
    if (type->slots->getAttr) {
      if (isPlainModule(v))
        learnModule(t, v, name, code, slot);
      else if (isPlainClass(v))
        learnClass(t, v, name, code, slot);
      return loadMethod(t, v, name, function, self);
    }
    e = classifyAttribute(t, v, name);
    learn(t, code, slot, shapeBitsOf(v), type->version, e);
    if (e.kind == AttrKind::None) return loadMethod(t, v, name, function, self);
  }
  if (e.kind == AttrKind::Method) {
    *function = Value::fromBits(e.payload);
    *self = v;
    return true;
  }
  *function = performLoad(t, v, e);
  return !function->isEmpty();
}

// A class's own variable; other attributes of classes the site does not remember.
static bool storeToClass(Thread* t, Value cls, Str* name, Value value, CodeObject* code, AttrFeedback* slot) {
  if (isVariableOf(cls, slot) && isPlainData(value)) {
    ClassVariable(slot->payload).set(t, value);
    return true;
  }
  if (!setAttr(t, cls, name, value)) return false;
  if (slot->kind == AttrKind::Megamorphic) return true;
  auto* type = cls.as<TypeObject>();
  ClassVariable variable = findClassVariable(type, name);
  bool isOwn = variable && variable.owner() == type;
  if (!isOwn) return true;
  learn(t, code, slot, 0, type->version, {AttrKind::TypeVariable, variable.bits()});
  if (slot->kind == AttrKind::TypeVariable) slot->owner = cls.bits();
  return true;
}

bool storeAttrCached(Thread* t, Value v, Str* name, Value value, CodeObject* code, AttrFeedback* slot) {
  TypeObject* type = typeOf(v);
  if (isPlainClass(v)) return storeToClass(t, v, name, value, code, slot);
  if (!v.isObject() || type->slots->setAttr) return setAttr(t, v, name, value);
  Shape* before = v.asObject()->shape();
  uint32_t version = type->version;
  Entry e = findEntry(code, slot, v.asObject()->shapeBits, version);
  if (e.kind != AttrKind::None) return performStore(t, v, value, e);
  if (!genericSetAttr(t, v, name, value)) return false;
  if (slot->kind == AttrKind::Megamorphic) return true;
  // A setter may have changed anything: learn only what is still so.
  if (type == v.asObject()->type() && version == type->version) {
    Entry learned = classifyStore(t, v, name, before);
    if (learned.kind == AttrKind::None && before->isWatched) return true;  // a passing state
    learn(t, code, slot, static_cast<uint32_t>(reinterpret_cast<uintptr_t>(before)), version, learned);
  }
  return true;
}

}  // namespace taipan
