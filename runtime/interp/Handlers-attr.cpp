// Attributes, through the inline caches of AttrCache.h.
#include "runtime/interp/Enter.h"
#include "runtime/types/descriptor/Descriptors.h"
#include "runtime/types/object/AttrCache.h"

namespace taipan {

namespace {

bool isKind(const AttrFeedback* slot, AttrKind kind) {
  return slot->kind == kind;
}

// The Python function behind a property that this site knows, or empty.
Value knownGetter(Value v, const AttrFeedback* slot) {
  if (!isObjectOperand(v) || !isKind(slot, AttrKind::Property) || !attrHit(v.asObject(), slot)) return {};
  Value getter = Value::fromBits(slot->payload).as<PropertyObject>()->get;
  return hasShape(getter, exactShapes.Function) ? getter : Value();
}

}  // namespace

// --- load

SLOW(slowLoadAttr) {
  savePc(pc, r);
  Value v = RB;
  AttrFeedback* slot = siteOf<Op::LoadAttr>(pc, fb);
  Value result;
  if (Value getter = knownGetter(v, slot)) {
    switch (beginCall(t, nullptr, getter, &v, 1, nullptr, &result)) {
      case Begun::kFrame:  switchTo(t->frame, pc, r, fb, code); DISPATCH();
      case Begun::kRaised: TAIL(unwind);
      case Begun::kResult: break;
    }
  } else {
    result = loadAttrCached(t, v, nameOf(pc, code), code, slot);
    if (UNLIKELY(result.isEmpty())) TAIL(unwind);
  }
  RA = result;
  RESUME();
}

// A constant of the class, or a slot in the overflow array.
OUTLINE(loadOtherAttr) {
  Value v = RB;
  AttrFeedback* slot = siteOf<Op::LoadAttr>(pc, fb);
  if (!isObjectOperand(v) || !attrHit(v.asObject(), slot)) TAIL(slowLoadAttr);
  if (isKind(slot, AttrKind::ClassValue)) {
    RA = Value::fromBits(slot->payload);
    NEXT();
  }
  if (isKind(slot, AttrKind::OverflowSlot)) {
    Object* o = v.asObject();
    RA = extraWord(o, o->shape()).as<ValueArray>()->values[slot->payload];
    NEXT();
  }
  TAIL(slowLoadAttr);
}

HANDLER(LoadAttr) {
  Value v = loadAttrFast(RB, siteOf<Op::LoadAttr>(pc, fb));
  if (UNLIKELY(v.isEmpty())) TAIL(loadOtherAttr);
  RA = v;
  NEXT();
}

// --- store

SLOW(slowStoreAttr) {
  savePc(pc, r);
  if (UNLIKELY(!storeAttrCached(t, RA, nameOf(pc, code), RB, code, siteOf<Op::StoreAttr>(pc, fb)))) TAIL(unwind);
  RESUME();
}

HANDLER(StoreAttr) {
  Value v = RA;
  AttrFeedback* slot = siteOf<Op::StoreAttr>(pc, fb);
  if (LIKELY(isObjectOperand(v))) {
    Object* o = v.asObject();
    if (LIKELY(attrHit(o, slot) && !(o->gc & kGcOldUnlogged))) {
      if (LIKELY(isKind(slot, AttrKind::InlineSlot))) {
        valueAt(o, static_cast<uint32_t>(slot->payload)) = RB;
        NEXT();
      }
      if (isKind(slot, AttrKind::AddInlineSlot)) {
        o->shapeBits = static_cast<uint32_t>(slot->payload >> 32);
        valueAt(o, static_cast<uint32_t>(slot->payload)) = RB;
        NEXT();
      }
    }
  }
  TAIL(slowStoreAttr);
}

SLOW(slowDeleteAttr) {
  savePc(pc, r);
  if (UNLIKELY(!deleteAttr(t, RA, nameOf(pc, code)))) TAIL(unwind);
  RESUME();
}
HANDLER(DeleteAttr) {
  TAIL(slowDeleteAttr);
}

// --- methods

SLOW(slowLoadMethod) {
  savePc(pc, r);
  Value v = RB, function, self;
  if (UNLIKELY(!loadMethodCached(t, v, nameOf(pc, code), code, siteOf<Op::LoadMethod>(pc, fb), &function, &self)))
    TAIL(unwind);
  RA = function;
  RA_PLUS(1) = self;
  RESUME();
}

HANDLER(LoadMethod) {
  Value v = RB;
  Value method = loadMethodFast(v, siteOf<Op::LoadMethod>(pc, fb));
  if (UNLIKELY(method.isEmpty())) TAIL(slowLoadMethod);
  RA = method;
  RA_PLUS(1) = v;
  NEXT();
}

}  // namespace taipan
