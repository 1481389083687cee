// Class: what the Type-*.cpp files share: the table of dunder methods and slots, class creation, and the start-up of
// the type system. Users of classes want Type.h and Operations.h.
#pragma once

#include "runtime/core/Type.h"

namespace taipan {

// How a slot is called when its dunder method is called by name.
enum class SlotKind : uint8_t {
  New,
  Unary,
  Hash,
  Call,
  GetAttr,
  Hook,
  SetAttr,
  DelAttr,
  Compare,
  Next,
  Get,
  Set,
  Delete,
  Init,
  Format,
  Left,
  Right,
  Pow,
  RPow,
  Truth,
  InPlace,
  Length,
  Item,
  SetItem,
  DelItem,
  Contains
};

// One row of Slots.def.
struct SlotDef {
  Str** name;
  uint16_t offset;  // of the slot in TypeSlots, in bytes
  SlotKind kind;
  uint8_t op;  // CompareOp of Compare rows
  const void* dispatcher;
  const char* doc;
};
extern const SlotDef kSlotDefs[];
extern const unsigned kSlotDefCount;

inline const void*& slotAt(TypeSlots* slots, unsigned offset) {
  return *reinterpret_cast<const void**>(reinterpret_cast<char*>(slots) + offset);
}

// --- slots (Type-slots.cpp)
// Fills what is empty in `slots` from base.
void inheritSlots(TypeSlots* slots, const TypeSlots* base);
// Recomputes from the MRO the slots that stand for `name`, or all. For heap types.
void updateSlotsOf(Thread* t, TypeObject* type, Str* name);
void updateAllSlots(Thread* t, TypeObject* type);
bool isSlotName(const Str* name);
// A hash slot that raises "unhashable type: 'X'".
[[nodiscard]] int64_t hashNotImplemented(Thread* t, Value v, bool* failed);

// --- wrappers (Type-wrappers.cpp)
// Puts a native method into the type's dict for each row whose slot `own` sets.
void addSlotWrappers(Thread* t, TypeObject* type, const TypeSlots* own);
// The type whose slot this native wraps, or null if it is no slot wrapper or builtin __new__.
TypeObject* wrapperOwner(Value descriptor);

// --- making types (Type.cpp, Type-class.cpp, Type-mro.cpp)
uint32_t newTypeVersion(Thread* t);
// A TypeObject of the given metaclass, all fields zero but for the version.
[[nodiscard]] TypeObject* allocateType(Thread* t, TypeObject* metatype);
void setTypeName(TypeObject* type, Str* name);
void addSubclass(Thread* t, TypeObject* base, TypeObject* subclass);
void removeSubclass(TypeObject* base, TypeObject* subclass);
// C3 linearisation of bases, type first; null with TypeError pending.
[[nodiscard]] Tuple* computeMro(Thread* t, TypeObject* type, Tuple* bases);
// The base whose instance layout a class with these bases has; null with TypeError pending.
[[nodiscard]] TypeObject* bestBase(Thread* t, Tuple* bases);
// The most derived of meta and the metaclasses of bases; null with TypeError pending.
[[nodiscard]] TypeObject* winningMetaclass(Thread* t, TypeObject* meta, Tuple* bases);
// type.__new__ with all arguments checked. kwargs go to __init_subclass__.
Value makeClass(Thread* t, TypeObject* meta, Str* name, Tuple* bases, Dict* nameSpace, Value* kwargs, Tuple* kwNames);
// newObject of subclasses of tuple.
Value newTupleSubclass(Thread* t, TypeObject* type, Value* args, int64_t nargs, Tuple* kwNames);
// Slots of object and type.
Value objectNew(Thread* t, TypeObject* type, Value* args, int64_t nargs, Tuple* kwNames);
[[nodiscard]] int objectInit(Thread* t, Value self, Value* args, int64_t nargs, Tuple* kwNames);
Value typeNew(Thread* t, TypeObject* meta, Value* args, int64_t nargs, Tuple* kwNames);
Value typeCall(Thread* t, Value self, Value* args, int64_t nargs, Tuple* kwNames);
Value typeGetAttr(Thread* t, Value self, Str* name);
[[nodiscard]] int typeSetAttrSlot(Thread* t, Value self, Str* name, Value value);

// Fires versions, watchpoints and subclasses after type.__dict__ changed other than through typeSetAttr.
void typeModified(Thread* t, TypeObject* type);

// Type specs of object and type, made first (ObjectType.cpp, Type-methods.cpp); native and getset (Native.cpp,
// GetSet.cpp).
void initObjectType(Thread* t);
void initTypeType(Thread* t);
void initNativeType(Thread* t);
void initGetSetType(Thread* t);

}  // namespace taipan
