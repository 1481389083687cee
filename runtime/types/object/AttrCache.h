// AttrCache: attribute access through the inline cache of a site (Feedback.h, AttrKind). The …Fast functions are the
// leaf part for a handler's hot path: they call nothing, raise nothing, and decline by an empty or false result. The
// …Cached functions do the whole access and teach the slot.
//
// A hit needs the object's shape and the version of its class: the shape says where the attribute lives, the version
// that the class still has no data descriptor of that name, or still the same method. A value that is no heap object
// goes by the instance shape of its type. Other entries of a site are in CodeObject::poly; the slot has the newest.
#pragma once

#include "runtime/bytecode/CodeObject.h"
#include "runtime/heap/Heap.h"
#include "runtime/types/object/Instance.h"

namespace taipan {

// Of v.name, for a type with generic attribute access; kind None: no inline cache can have it. Neither raises nor
// calls.
AttrEntry classifyAttribute(Thread* t, Value v, Str* name);

inline bool attrHit(const Object* o, const AttrFeedback* slot) {
  return o->shapeBits == slot->shape && o->shape()->type->version == slot->version;
}

// The attribute if it lies in the object itself.
inline Value loadAttrFast(Value v, const AttrFeedback* slot) {
  if ((v.bits() & 7) != 0 || slot->kind != AttrKind::InlineSlot) return {};
  Object* o = v.asObject();
  return attrHit(o, slot) ? valueAt(o, static_cast<uint32_t>(slot->payload)) : Value();
}

// Replaces, or adds at the end, an attribute that lies in the object itself.
[[nodiscard]] inline bool storeAttrFast(Thread* t, Value v, Value value, const AttrFeedback* slot) {
  if ((v.bits() & 7) != 0) return false;
  Object* o = v.asObject();
  if (!attrHit(o, slot)) return false;
  if (slot->kind == AttrKind::AddInlineSlot)
    o->shapeBits = static_cast<uint32_t>(slot->payload >> 32);
  else if (slot->kind != AttrKind::InlineSlot)
    return false;
  valueAt(o, static_cast<uint32_t>(slot->payload)) = value;
  writeBarrier(t, o);
  return true;
}

// The method that a call of v.name passes v to as first argument.
inline Value loadMethodFast(Value v, const AttrFeedback* slot) {
  if ((v.bits() & 7) != 0 || slot->kind != AttrKind::Method) return {};
  return attrHit(v.asObject(), slot) ? Value::fromBits(slot->payload) : Value();
}

// name must be interned. slot belongs to code. Each may run Python code, collect, raise (empty or false).
[[nodiscard]] Value loadAttrCached(Thread* t, Value v, Str* name, CodeObject* code, AttrFeedback* slot);
[[nodiscard]] bool storeAttrCached(Thread* t, Value v, Str* name, Value value, CodeObject* code, AttrFeedback* slot);
// Outputs as loadMethod: *self is empty when *function is to be called as it is.
[[nodiscard]] bool loadMethodCached(Thread* t, Value v, Str* name, CodeObject* code, AttrFeedback* slot,
                                    Value* function, Value* self);

}  // namespace taipan
