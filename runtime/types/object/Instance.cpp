#include "runtime/types/object/Instance.h"

#include <algorithm>
#include <map>

#include "runtime/TierUp.h"
#include "runtime/core/Objects.h"
#include "runtime/heap/Heap.h"
#include "runtime/support/Assert.h"
#include "runtime/types/exception/Exceptions.h"

namespace taipan {

namespace {

constexpr uint32_t kMaxInlineSlots = 64;
constexpr uint32_t kMaxReordered = 6;     // a deletion makes a new order of attributes: shapes are for few orders
constexpr uint32_t kMaxShapeSlots = 256;  // objects with more attributes are used as dictionaries: make them such

// The class's next instances get room for `slots` attributes.
void growInlineSlots(Thread* t, const Shape* shape, uint32_t slots) {
  TypeObject* type = shape->type;
  if (!(type->flags & kTypeHeap) || slots > kMaxInlineSlots || (type->flags & kTypeTupleSubclass)) return;
  if (type->instanceShape->inlineCapacity < slots) setInstanceShape(t, type, shape->extraOffset, slots);
}

// Before a slot gets another value.
void slotChanges(Thread* t, Object* o, uint32_t slot, Str* name) {
  Shape* shape = o->shape();
  o->setShape(shapeWatched(t, shape, shape->watchedSlots & ~(uint64_t{1} << slot)));
  if (tierUp.objectChanged) tierUp.objectChanged(t, o, name);
}

bool addOverflowSlot(Thread* t, Object* o, Shape* shape, uint32_t index, Value value) {
  auto* array = extraWord(o, shape).as<ValueArray>();
  if (!array || static_cast<int64_t>(index) >= array->capacity) {
    int64_t capacity = std::max<int64_t>(4, static_cast<int64_t>(index) * 2);
    ValueArray* larger = newValueArray(t, capacity);
    if (!larger) return false;
    if (array) std::copy(array->values, array->values + index, larger->values);
    array = larger;
    extraWord(o, shape) = Value::object(array);
    writeBarrier(t, o);
  }
  array->values[index] = value;
  writeBarrier(t, array);
  return true;
}

struct Additions {
  Thread* thread;
  Shape* shape;
  uint32_t next, without;
};

void addAgain(void* context, Str* key) {
  auto* a = static_cast<Additions*>(context);
  if (a->next++ != a->without) a->shape = shapeWith(a->thread, a->shape, key);
}

// The shape of objects that got the same attributes but for one.
Shape* shapeWithout(Thread* t, Shape* shape, uint32_t slot) {
  if (slot + 1 == shape->slotCount) return shape->parent;
  Shape* root = shape;
  while (root->key)
    root = root->parent;
  Additions a{t, root, 0, slot};
  shapeKeys(shape, addAgain, &a);
  return a.shape;
}

void removeSlot(Thread* t, Object* o, uint32_t slot) {
  if (o->shape()->isWatched) instanceChanges(t, o);
  Shape* shape = o->shape();
  for (uint32_t i = slot; i + 1 < shape->slotCount; ++i)
    slotOf(o, shape, i) = slotOf(o, shape, i + 1);
  slotOf(o, shape, shape->slotCount - 1) = Value();
  if (shape->slotCount > shape->inlineCapacity) writeBarrier(t, extraWord(o, shape).asObject());
  writeBarrier(t, o);
  o->setShape(shapeWithout(t, shape, slot));
}

struct CopyContext {
  Thread* t;
  Object* o;
  const Shape* shape;
  Dict* dict;
  uint32_t next;
  bool ok;
};

void copySlot(void* context, Str* key) {
  auto* c = static_cast<CopyContext*>(context);
  Value v = slotOf(c->o, c->shape, c->next++);
  if (!v.isEmpty() && c->ok) c->ok = dictSetStr(c->t, c->dict, key, v);
}

}  // namespace

void instanceChanges(Thread* t, Object* o) {
  o->setShape(o->shape()->plain);
  if (tierUp.objectChanged) tierUp.objectChanged(t, o, nullptr);
}

Value& slotOf(Object* o, const Shape* shape, uint32_t i) {
  if (i < shape->inlineCapacity) return valueAt(o, inlineSlotOffset(shape, i));
  return extraWord(o, shape).as<ValueArray>()->values[i - shape->inlineCapacity];
}

Value instanceGet(Object* o, Str* name) {
  Shape* shape = o->shape();
  if (!shape->extraOffset) return {};
  if (shape->dictMode) {
    Value dict = extraWord(o, shape);
    return dict.isEmpty() ? Value() : dictGetStr(dict.as<Dict>(), name);
  }
  int32_t slot = shapeLookup(shape, name);
  return slot < 0 ? Value() : slotOf(o, shape, static_cast<uint32_t>(slot));
}

bool instanceSet(Thread* t, Object* o, Str* name, Value value) {
  Shape* shape = o->shape();
  DCHECK(shape->extraOffset, "the object can have attributes");
  if (!shape->dictMode) {
    int32_t slot = shapeLookup(shape, name);
    if (slot >= 0) {
      uint32_t index = static_cast<uint32_t>(slot);
      if (isWatchedSlot(shape, index) && slotOf(o, shape, index) != value) slotChanges(t, o, index, name);
      slotOf(o, shape, index) = value;
      writeBarrier(t, index < shape->inlineCapacity ? o : extraWord(o, shape).asObject());
      return true;
    }
    uint32_t index = shape->slotCount;
    if (shape->isWatched) instanceChanges(t, o);
    if (index < kMaxShapeSlots) {
      if (index < shape->inlineCapacity) {
        valueAt(o, inlineSlotOffset(shape, index)) = value;
        writeBarrier(t, o);
      } else {
        if (!addOverflowSlot(t, o, shape, index - shape->inlineCapacity, value)) return false;
        growInlineSlots(t, shape, index + 1);
      }
      o->setShape(shapeWith(t, shape, name));
      return true;
    }
  }
  Dict* dict = instanceToDict(t, o);
  return dict && dictSetStr(t, dict, name, value);
}

int instanceDelete(Thread* t, Object* o, Str* name) {
  Shape* shape = o->shape();
  if (!shape->extraOffset || instanceGet(o, name).isEmpty()) return 0;
  if (!shape->dictMode) {
    auto slot = static_cast<uint32_t>(shapeLookup(shape, name));
    if (shape->slotCount <= kMaxReordered || slot + 1 == shape->slotCount) return removeSlot(t, o, slot), 1;
  }
  Dict* dict = instanceToDict(t, o);
  if (!dict) return -1;
  return dictDeleteStr(t, dict, name) ? 1 : 0;
}

Dict* instanceSnapshot(Thread* t, Object* o) {
  Shape* shape = o->shape();
  if (shape->dictMode && !extraWord(o, shape).isEmpty()) return dictCopy(t, extraWord(o, shape).as<Dict>());
  Dict* dict = newDict(t);
  if (!dict || !shape->extraOffset || shape->dictMode) return dict;
  CopyContext c{t, o, shape, dict, 0, true};
  shapeKeys(shape, copySlot, &c);
  return c.ok ? dict : nullptr;
}

Dict* instanceToDict(Thread* t, Object* o) {
  Shape* shape = o->shape();
  if (shape->dictMode && !extraWord(o, shape).isEmpty()) return extraWord(o, shape).as<Dict>();
  Dict* dict = instanceSnapshot(t, o);
  if (!dict || !instanceReplaceDict(t, o, dict)) return nullptr;
  return dict;
}

bool instanceReplaceDict(Thread* t, Object* o, Dict* d) {
  if (o->shape()->isWatched) instanceChanges(t, o);
  Shape* shape = o->shape();
  if (!shape->dictMode) {
    for (uint32_t i = 0; i < shape->inlineCapacity; i++)
      valueAt(o, inlineSlotOffset(shape, i)) = Value();
    o->setShape(shapeDictMode(t, shape));
  }
  extraWord(o, shape) = Value::object(d);
  writeBarrier(t, o);
  return true;
}

uint32_t fixedSizeOf(const TypeObject* type) {
  const TypeObject* b = type;
  while (b->flags & kTypeHeap)
    b = b->base;
  if (b->instanceShape && b->instanceShape->extraOffset) return b->instanceShape->extraOffset;
  // Subclasses of int wrap their number; those of float, str and bytes begin as the exact objects do.
  if (b->flags & (kTypeIntSubclass | kTypeFloatSubclass)) return sizeof(Object) + 8;
  if (b->flags & kTypeStrSubclass) return sizeof(Str);
  if (b->flags & kTypeBytesSubclass) return sizeof(Bytes);
  return (b->instanceSize + 7) & ~7u;
}

void setInstanceShape(Thread* t, TypeObject* type, uint32_t extraOffset, uint32_t slots) {
  uint32_t size = (extraOffset + 8 + 8 * slots + kGranule - 1) & ~(static_cast<uint32_t>(kGranule) - 1);
  slots = (size - extraOffset - 8) / 8;  // what rounding to a granule gives for nothing
  type->instanceShape = newRootShape(t, type, static_cast<uint16_t>(extraOffset), static_cast<uint16_t>(slots));
  type->instanceSize = size;
}

Tuple* newTupleInstance(Thread* t, TypeObject* type, const Value* items, int64_t n) {
  // Beyond the offsets that a shape can express, instances have no attributes.
  constexpr int64_t kMaxWithAttributes = 8000;
  bool attributes = n <= kMaxWithAttributes;
  size_t fixed = sizeof(Object) + 8 + 8 * static_cast<size_t>(n);
  Shape* shape = rootShapeOf(t, type, attributes ? static_cast<uint16_t>(fixed) : 0, 0);
  auto* tuple = allocateAs<Tuple>(t, fixed + 8, shape, Layout::kValuesFrom2);
  if (!tuple) return nullptr;
  tuple->length = n;
  std::copy(items, items + n, tuple->items);
  return tuple;
}

}  // namespace taipan
