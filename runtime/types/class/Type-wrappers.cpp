// Builtin types' dunder methods as Python sees them: int.__add__, list.__len__, object.__new__. Each is a
// NativeFunction over a slot. A NativeFn has no closure, and `super().__add__(x)` must reach the slot of the type that
// the wrapper was found on, not of the receiver; so each wrapper gets a function of its own: thunk n calls the slot of
// the runtime's closures[n].
#include <array>
#include <utility>

#include "runtime/core/Names.h"
#include "runtime/core/Objects.h"
#include "runtime/support/Assert.h"
#include "runtime/threads/Runtime.h"
#include "runtime/types/class/Class.h"
#include "runtime/types/class/Dispatch.h"
#include "runtime/types/descriptor/Descriptors.h"
#include "runtime/types/exception/Exceptions.h"
#include "runtime/types/object/Operations.h"

namespace taipan {

namespace {

using SlotClosure = SlotWrappers::Closure;
constexpr size_t kMaxWrappers = SlotWrappers::kMax;

Value callSlot(Thread* t, const SlotClosure& c, Value* args, int64_t nargs, Tuple* kwNames);

template <size_t n>
Value thunk(Thread* t, Value* args, int64_t nargs, Tuple* kwNames) {
  return callSlot(t, t->runtime()->wrappers.closures[n], args, nargs, kwNames);
}
template <size_t... n>
constexpr std::array<NativeFn, sizeof...(n)> makeThunks(std::index_sequence<n...>) {
  return {thunk<n>...};
}
constexpr auto thunks = makeThunks(std::make_index_sequence<kMaxWrappers>());

template <class R, class... A>
R invoke(const SlotClosure& c, Thread* t, A... args) {
  return reinterpret_cast<R (*)(Thread*, A...)>(const_cast<void*>(slotAt(c.owner->slots, c.def->offset)))(t, args...);
}

Value boolOrRaised(int result) {
  return result < 0 ? Value() : Value::boolean(result);
}
Value noneOrRaised(int result) {
  return result < 0 ? Value() : kNone;
}

bool checkCount(Thread* t, int64_t given, int64_t min, int64_t max) {
  if (given >= min && given <= max) return true;
  if (min == max)
    raisef(t, exc::TypeError, "expected %ld argument%s, got %ld", min, min == 1 ? "" : "s", given);
  else
    raisef(t, exc::TypeError, "expected at %s %ld argument%s, got %ld", given < min ? "least" : "most",
           given < min ? min : max, (given < min ? min : max) == 1 ? "" : "s", given);
  return false;
}

// The attribute name given to __getattribute__ and friends, interned; null: raised.
Str* attributeName(Thread* t, Value v) {
  if (v.isObject() && (v.asObject()->type()->flags & kTypeStrSubclass)) return internStr(t, v.as<Str>());
  raisef(t, exc::TypeError, "attribute name must be string, not '%.200s'", typeName(v));
  return nullptr;
}

Value callGetAttr(Thread* t, const SlotClosure& c, Value self, Value nameValue) {
  Str* name = attributeName(t, nameValue);
  return name ? invoke<Value>(c, t, self, name) : Value();
}

Value callSetAttr(Thread* t, const SlotClosure& c, Value self, Value nameValue, Value value) {
  Str* name = attributeName(t, nameValue);
  return name ? noneOrRaised(invoke<int>(c, t, self, name, value)) : Value();
}

Value callHash(Thread* t, const SlotClosure& c, Value self) {
  bool failed = false;
  int64_t h = invoke<int64_t>(c, t, self, &failed);
  return failed ? Value() : makeInt(t, h);
}

Value callNext(Thread* t, const SlotClosure& c, Value self) {
  Value item = invoke<Value>(c, t, self);
  if (item.isEmpty() && t->exception.isEmpty()) {
    Value type = Value::object(exc::StopIteration);
    return raiseValue(t, type, Value());
  }
  return item;
}

Value callFormat(Thread* t, const SlotClosure& c, Value self, Value spec) {
  if (!spec.isObject() || !(spec.asObject()->type()->flags & kTypeStrSubclass))
    return raisef(t, exc::TypeError, "__format__() argument must be str, not %.200s", typeName(spec));
  return invoke<Value>(c, t, self, spec.as<Str>());
}

Value callGet(Thread* t, const SlotClosure& c, Value self, Value object, Value owner) {
  if (object.isNone()) object = Value();
  if (owner.isEmpty() || owner.isNone()) {
    if (object.isEmpty()) return raiseTypeError(t, "__get__(None, None) is invalid");
    owner = Value::object(typeOf(object));
  }
  return invoke<Value>(c, t, self, object, owner.as<TypeObject>());
}

Value callNew(Thread* t, const SlotClosure& c, Value* args, int64_t nargs, Tuple* kwNames) {
  TypeObject* owner = c.owner;
  if (nargs < 1) return raisef(t, exc::TypeError, "%s.__new__(): not enough arguments", owner->cName);
  if (!isInstanceOf(args[0], types::Type))
    return raisef(t, exc::TypeError, "%s.__new__(X): X is not a type object (%s)", owner->cName, typeName(args[0]));
  auto* type = args[0].as<TypeObject>();
  if (!isSubtype(type, owner))
    return raisef(t, exc::TypeError, "%s.__new__(%s): %s is not a subtype of %s", owner->cName, type->cName,
                  type->cName, owner->cName);
  const TypeObject* maker = type;  // the nearest class whose __new__ is C++
  while (maker->slots->newObject == dispatchNew)
    maker = maker->base;
  auto make = maker->slots->newObject == newTupleSubclass ? types::Tuple->slots->newObject : maker->slots->newObject;
  if (make != owner->slots->newObject)
    return raisef(t, exc::TypeError, "%s.__new__(%s) is not safe, use %s.__new__()", owner->cName, type->cName,
                  maker->cName);
  auto construct = owner == types::Tuple ? newTupleSubclass : owner->slots->newObject;
  return construct(t, type, args + 1, nargs - 1, kwNames);
}

Value callPow(Thread* t, const SlotClosure& c, Value self, Value* args, int64_t nargs, bool reflected) {
  if (!checkCount(t, nargs, 1, 2)) return {};
  Value other = args[0];
  if (nargs == 2 && !args[1].isNone()) {
    if (c.owner != types::Int || !isInt(other) || !isInt(args[1])) return kNotImplemented;
    return reflected ? intPow(t, other, self, args[1]) : intPow(t, self, other, args[1]);
  }
  return reflected ? invoke<Value>(c, t, other, self) : invoke<Value>(c, t, self, other);
}

Value checkSelf(Thread* t, const SlotClosure& c, Value* args, int64_t nargs) {
  std::string name = strToUtf8(*c.def->name);
  if (nargs < 1)
    return raisef(t, exc::TypeError, "descriptor '%s' of '%s' object needs an argument", name.c_str(), c.owner->cName);
  if (!isInstanceOf(args[0], c.owner))
    return raisef(t, exc::TypeError, "descriptor '%s' requires a '%s' object but received a '%.100s'", name.c_str(),
                  c.owner->cName, typeName(args[0]));
  return kNone;
}

unsigned operandCount(SlotKind kind) {
  switch (kind) {
    case SlotKind::Unary:
    case SlotKind::Hash:
    case SlotKind::Next:
    case SlotKind::Truth:
    case SlotKind::Length:  return 0;
    case SlotKind::SetAttr:
    case SlotKind::Set:
    case SlotKind::SetItem: return 2;
    default:                return 1;
  }
}

// Operators and other methods of a fixed number of operands.
Value callOperator(Thread* t, const SlotClosure& c, Value self, Value* args) {
  switch (c.def->kind) {
    case SlotKind::Unary:  return invoke<Value>(c, t, self);
    case SlotKind::Hash:   return callHash(t, c, self);
    case SlotKind::Next:   return callNext(t, c, self);
    case SlotKind::Truth:  return boolOrRaised(invoke<int>(c, t, self));
    case SlotKind::Length: {
      int64_t n = invoke<int64_t>(c, t, self);
      return n < 0 ? Value() : makeInt(t, n);
    }
    case SlotKind::Format:   return callFormat(t, c, self, args[0]);
    case SlotKind::GetAttr:  return callGetAttr(t, c, self, args[0]);
    case SlotKind::SetAttr:  return callSetAttr(t, c, self, args[0], args[1]);
    case SlotKind::DelAttr:  return callSetAttr(t, c, self, args[0], Value());
    case SlotKind::Compare:  return invoke<Value>(c, t, self, args[0], static_cast<CompareOp>(c.def->op));
    case SlotKind::Set:      return noneOrRaised(invoke<int>(c, t, self, args[0], args[1]));
    case SlotKind::Delete:   return noneOrRaised(invoke<int>(c, t, self, args[0], Value()));
    case SlotKind::Left:
    case SlotKind::InPlace:
    case SlotKind::Item:     return invoke<Value>(c, t, self, args[0]);
    case SlotKind::Right:    return invoke<Value>(c, t, args[0], self);
    case SlotKind::SetItem:  return noneOrRaised(invoke<int>(c, t, self, args[0], args[1]));
    case SlotKind::DelItem:  return noneOrRaised(invoke<int>(c, t, self, args[0], Value()));
    case SlotKind::Contains: return boolOrRaised(invoke<int>(c, t, self, args[0]));
    default:                 break;
  }
  CHECK(false, "every kind of slot is handled");
  return {};
}

Value callSlot(Thread* t, const SlotClosure& c, Value* args, int64_t nargs, Tuple* kwNames) {
  SlotKind kind = c.def->kind;
  if (kind == SlotKind::New) return callNew(t, c, args, nargs, kwNames);
  if (checkSelf(t, c, args, nargs).isEmpty()) return {};
  Value self = args[0];
  args++;
  nargs--;
  if (kind == SlotKind::Call) return invoke<Value>(c, t, self, args, nargs, kwNames);
  if (kind == SlotKind::Init) return noneOrRaised(invoke<int>(c, t, self, args, nargs, kwNames));
  if (kwNames && kwNames->length)
    return raisef(t, exc::TypeError, "wrapper %s() takes no keyword arguments", strToUtf8(*c.def->name).c_str());
  if (kind == SlotKind::Pow || kind == SlotKind::RPow) return callPow(t, c, self, args, nargs, kind == SlotKind::RPow);
  if (kind == SlotKind::Get) {
    if (!checkCount(t, nargs, 1, 2)) return {};
    return callGet(t, c, self, args[0], nargs == 2 ? args[1] : Value());
  }
  unsigned operands = operandCount(kind);
  if (!checkCount(t, nargs, operands, operands)) return {};
  return callOperator(t, c, self, args);
}

// CPython's sequences concatenate without a reflected method.
bool hasReflectedAdd(const TypeObject* type) {
  return !(type->flags & (kTypeListSubclass | kTypeTupleSubclass | kTypeStrSubclass | kTypeBytesSubclass));
}

}  // namespace

void addSlotWrappers(Thread* t, TypeObject* type, const TypeSlots* own) {
  auto* slots = const_cast<TypeSlots*>(own);
  SlotWrappers& wrappers = t->runtime()->wrappers;
  for (unsigned i = 0; i < kSlotDefCount; i++) {
    const SlotDef& def = kSlotDefs[i];
    if (!slotAt(slots, def.offset) || def.kind == SlotKind::Hook) continue;
    if (def.name == &names::radd_ && !hasReflectedAdd(type)) continue;
    CHECK(wrappers.count < kMaxWrappers, "there are enough thunks for all slot wrappers");
    wrappers.closures[wrappers.count] = {type, &def};
    MethodRow row{};
    row.fn = thunks[wrappers.count++];
    row.minArgs = 0;
    row.maxArgs = -1;
    row.flags = kNativeKeywords | kNativeSlotWrapper | (def.kind == SlotKind::New ? kNativeStatic : kNativeMethod);
    row.doc = def.doc;
    NativeFunction* native = newNative(t, row, Value::object(type));
    native->name = *def.name;
    CHECK(native && dictSetStr(t, type->dict, *def.name, Value::object(native)), "start-up has memory");
  }
}

TypeObject* wrapperOwner(Value descriptor) {
  if (!descriptor.isObject() || descriptor.asObject()->type() != types::Native) return nullptr;
  auto* native = descriptor.as<NativeFunction>();
  bool ofType = native->flags & (kNativeSlotWrapper | kNativeMethod | kNativeStatic);
  return ofType && native->owner.isObject() && typeOf(native->owner) == types::Type ? native->owner.as<TypeObject>()
                                                                                    : nullptr;
}

}  // namespace taipan
