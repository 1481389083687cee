// Which slot functions a class gets: from builtin bases where their methods are not overridden, else dispatchers. The
// rule for one slot: look up its dunder names along the MRO; if all that is found belongs to one builtin type, the slot
// is that type's function, else the dispatcher, which looks methods up anew at every use.
#include <cstddef>

#include "runtime/core/Names.h"
#include "runtime/core/Objects.h"
#include "runtime/types/class/Class.h"
#include "runtime/types/class/Dispatch.h"
#include "runtime/types/descriptor/Descriptors.h"
#include "runtime/types/exception/Exceptions.h"

namespace taipan {

const SlotDef kSlotDefs[] = {
#define SLOT(name, member, kind, op, dispatcher, doc) \
  {&names::name, offsetof(TypeSlots, member), SlotKind::kind, op, reinterpret_cast<const void*>(dispatcher), doc},
#include "runtime/core/Slots.def"
};
const unsigned kSlotDefCount = sizeof(kSlotDefs) / sizeof(kSlotDefs[0]);

namespace {

constexpr unsigned kSlotWords = sizeof(TypeSlots) / sizeof(void*);

// What the slot at `offset` should be, from the methods that the class has.
const void* resolveSlot(Thread* t, TypeObject* type, unsigned offset) {
  const void* specific = nullptr;
  const void* dispatcher = nullptr;
  bool generic = false;
  bool native = false;
  for (unsigned i = 0; i < kSlotDefCount; i++) {
    const SlotDef& def = kSlotDefs[i];
    if (def.offset != offset) continue;
    Value method = typeLookup(t, type, *def.name);
    if (method.isEmpty()) continue;
    dispatcher = def.dispatcher;
    TypeObject* owner = wrapperOwner(method);
    // Only under its own name, and on a subclass, does a builtin method stand for its type's slot.
    if (owner && isSubtype(type, owner) && dictGetStr(owner->dict, *def.name) == method) {
      const void* f = slotAt(owner->slots, offset);
      if (def.kind == SlotKind::New && owner == types::Tuple) f = reinterpret_cast<const void*>(newTupleSubclass);
      if (native && f != specific) generic = true;
      specific = f;
      native = true;
    } else if (method.isNone() && def.kind == SlotKind::Hash) {
      return reinterpret_cast<const void*>(hashNotImplemented);
    } else {
      generic = true;
    }
  }
  return generic ? dispatcher : specific;
}

}  // namespace

void inheritSlots(TypeSlots* slots, const TypeSlots* base) {
  auto* to = reinterpret_cast<const void**>(slots);
  auto* from = reinterpret_cast<const void* const*>(base);
  for (unsigned i = 0; i < kSlotWords; i++)
    if (!to[i]) to[i] = from[i];
}

bool isSlotName(const Str* name) {
  if (name->kind != 1 || name->length < 5 || name->data[0] != '_' || name->data[1] != '_') return false;
  for (unsigned i = 0; i < kSlotDefCount; i++)
    if (*kSlotDefs[i].name == name) return true;
  return false;
}

void updateSlotsOf(Thread* t, TypeObject* type, Str* name) {
  for (unsigned i = 0; i < kSlotDefCount; i++)
    if (*kSlotDefs[i].name == name)
      slotAt(type->slots, kSlotDefs[i].offset) = resolveSlot(t, type, kSlotDefs[i].offset);
}

void updateAllSlots(Thread* t, TypeObject* type) {
  unsigned done = UINT32_MAX;
  for (unsigned i = 0; i < kSlotDefCount; i++) {
    unsigned offset = kSlotDefs[i].offset;
    if (offset == done) continue;  // rows of one slot mostly follow each other
    slotAt(type->slots, offset) = resolveSlot(t, type, offset);
    done = offset;
  }
}

int64_t hashNotImplemented(Thread* t, Value v, bool* failed) {
  raisef(t, exc::TypeError, "unhashable type: '%.200s'", typeName(v));
  *failed = true;
  return 0;
}

}  // namespace taipan
