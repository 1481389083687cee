#include "runtime/interp/Enter.h"

#include "runtime/core/Names.h"
#include "runtime/frames/Tracing.h"
#include "runtime/heap/Heap.h"
#include "runtime/interp/Safepoint.h"
#include "runtime/types/callable/Native.h"
#include "runtime/types/class/Class.h"
#include "runtime/types/exception/Exceptions.h"
#include "runtime/types/object/Instance.h"

namespace taipan {

namespace {

// --- what a call site has seen

CallKind kindOf(Value callee) {
  if (hasShape(callee, exactShapes.Function)) return CallKind::Function;
  if (hasShape(callee, exactShapes.Native)) return CallKind::Native;
  if (isObjectOperand(callee) && (callee.asObject()->type()->flags & kTypeTypeSubclass)) return CallKind::Class;
  return CallKind::Megamorphic;
}

void recordCall(Thread* t, CodeObject* code, CallFeedback* slot, Value callee) {
  CallKind known = slot->kind;
  CallKind kind = kindOf(callee);
  if (known == CallKind::Megamorphic) return;
  if (known == CallKind::None) {
    slot->kind = kind;
    slot->callee = callee.bits();
    slot->code = kind == CallKind::Function ? reinterpret_cast<uint64_t>(callee.as<FunctionObject>()->code) : 0;
    slot->firstArguments = 0;
    writeBarrier(t, code);
    return;
  }
  if (slot->callee == callee.bits() && known == kind) return;
  bool sameCode = kind == CallKind::Function && (known == CallKind::Function || known == CallKind::FunctionCode) &&
                  slot->code == reinterpret_cast<uint64_t>(callee.as<FunctionObject>()->code);
  slot->kind = sameCode ? CallKind::FunctionCode : CallKind::Megamorphic;
}

// --- frames of Python functions

Begun compiledCall(Thread* t, FunctionObject* f, Value* parameters, Value* result) {
  *result = f->code->arrayEntry(t, f, parameters, f->code->directEntry);
  return result->isEmpty() ? Begun::kRaised : Begun::kResult;
}

// Positional arguments that leave out parameters with defaults: no need for the general binding.
bool bindDefaults(FunctionObject* f, const Value* args, int64_t nargs, Value* out) {
  CodeObject* code = f->code;
  if (code->exactArity == UINT32_MAX || !f->defaults) return false;
  int64_t missing = code->argCount - nargs;
  int64_t firstDefault = f->defaults->length - missing;
  if (missing < 0 || firstDefault < 0) return false;
  for (int64_t i = 0; i < nargs; ++i)
    out[i] = args[i];
  for (int64_t i = 0; i < missing; ++i)
    out[nargs + i] = f->defaults->items[firstDefault + i];
  return true;
}

// Writes all parameters to `out`, which the collector scans.
bool bind(Thread* t, FunctionObject* f, Value* args, int64_t nargs, Tuple* kwNames, Value* out) {
  if (!kwNames && nargs == f->code->exactArity) {
    for (int64_t i = 0; i < nargs; ++i)
      out[i] = args[i];
    return true;
  }
  if (!kwNames && bindDefaults(f, args, nargs, out)) return true;
  return bindArguments(t, f, args, nargs, kwNames, out);
}

// A compiled callee whose parameters have to be bound first: they lie on the register stack meanwhile.
Begun bindAndCallCompiled(Thread* t, FunctionObject* f, Value* args, int64_t nargs, Tuple* kwNames, Value* result) {
  Value* parameters = t->registerTop;
  if (parameters + f->code->parameterCount > t->registerLimit) {
    raiseRecursionError(t);
    return Begun::kRaised;
  }
  t->registerTop += f->code->parameterCount;
  bool bound = bind(t, f, args, nargs, kwNames, parameters);
  Begun begun = bound ? compiledCall(t, f, parameters, result) : Begun::kRaised;
  t->registerTop = parameters;
  return begun;
}

Begun beginPython(Thread* t, FunctionObject* f, Value* args, int64_t nargs, Tuple* kwNames, Value* result) {
  if (!mayCall(t)) return Begun::kRaised;
  CodeObject* code = f->code;
  bool hooked = isHooked(t);
  if (!code->arrayEntry && !hooked && noteCall(code) >= tierUpThreshold) tierUpCheck(t, f, -1);
  if (code->arrayEntry && !hooked) {
    if (!kwNames && nargs == code->exactArity) return compiledCall(t, f, args, result);
    return bindAndCallCompiled(t, f, args, nargs, kwNames, result);
  }
  InterpFrame* frame = pushFrame(t, f, code);
  if (!frame) return Begun::kRaised;
  t->frame = frame->previous;  // the frame exists for others once its parameters are bound
  if (!bind(t, f, args, nargs, kwNames, frame->registers)) {
    t->registerTop = reinterpret_cast<Value*>(frame);
    return Begun::kRaised;
  }
  if (code->isGivenNamespace()) {
    frame->localsDict = Value::object(newDict(t));
    if (frame->localsDict.isEmpty()) {
      t->registerTop = reinterpret_cast<Value*>(frame);
      return Begun::kRaised;
    }
  }
  if (UNLIKELY(hooked)) beginTraced(frame);
  t->frame = frame;
  ++t->depth;
  return Begun::kFrame;
}

// --- classes and methods

Begun finish(Value v, Value* result) {
  *result = v;
  return v.isEmpty() ? Begun::kRaised : Begun::kResult;
}

// The __init__ to run in a frame of its own when calling `type` does nothing else than allocate an instance and
// initialise it; null otherwise.
FunctionObject* plainInit(Thread* t, TypeObject* type) {
  if (type->shapeBits != exactShapes.Type || !(type->flags & kTypeHeap) || (type->flags & kTypeAbstract))
    return nullptr;
  if (type->slots->newObject != types::Object->slots->newObject) return nullptr;
  Value init = typeLookup(t, type, names::init_);
  return isExact(init, types::Function) ? init.as<FunctionObject>() : nullptr;
}

// __init__ may return nothing but None; else false with TypeError pending.
bool isNoneFromInit(Thread* t, Value result) {
  if (LIKELY(result.isNone())) return true;
  raisef(t, exc::TypeError, "__init__() should return None, not '%s'", typeName(result));
  return false;
}

Begun beginClass(Thread* t, TypeObject* type, Value* args, int64_t nargs, Tuple* kwNames, Value* result) {
  FunctionObject* init = plainInit(t, type);
  if (!init || ((init->code->arrayEntry || init->code->heat >= tierUpThreshold) && !isHooked(t)))
    return finish(call(t, Value::object(type), args, nargs, kwNames), result);
  Object* instance = allocateInstance(t, type);
  if (!instance) return Begun::kRaised;
  args[-1] = Value::object(instance);
  Begun begun = beginPython(t, init, args - 1, nargs + 1, kwNames, result);
  if (begun == Begun::kFrame) {
    t->frame->flags |= kFrameIsConstructor;
    t->frame->constructed = Value::object(instance);
  } else if (begun == Begun::kResult) {  // compiled code was installed meanwhile
    if (!isNoneFromInit(t, *result)) return Begun::kRaised;
    *result = Value::object(instance);
  }
  return begun;
}

// What a profile hook is told of: builtin functions, and methods of builtin types bound to their receiver.
Value shownCallee(Thread* t, NativeFunction* f, const Value* args, int64_t nargs) {
  bool isMethod = (f->flags & kNativeMethod) && !(f->flags & (kNativeStatic | kNativeClassMethod));
  return isMethod && nargs > 0 ? newBoundMethod(t, Value::object(f), args[0]) : Value::object(f);
}

Value callBuiltin(Thread* t, NativeFunction* f, Value* args, int64_t nargs, Tuple* kwNames) {
  bool told = UNLIKELY(isHooked(t)) && t->profileHook && !(f->flags & kNativeSlotWrapper);
  if (LIKELY(!told)) return callNative(t, f, args, nargs, kwNames);
  Value shown = shownCallee(t, f, args, nargs);
  if (shown.isEmpty() || !traceCCall(t, shown)) return {};
  Value result = callNative(t, f, args, nargs, kwNames);
  if (!t->profileHook) return result;
  if (result.isEmpty()) return traceCException(t, shown), Value();
  return traceCReturn(t, shown) ? result : Value();
}

Begun beginMethod(Thread* t, BoundMethod* method, Value* args, int64_t nargs, Tuple* kwNames, Value* result) {
  Value function = method->function;
  args[-1] = method->self;
  return beginCall(t, nullptr, function, args - 1, nargs + 1, kwNames, result);
}

}  // namespace

Begun beginCall(Thread* t, CallFeedback* slot, Value callee, Value* args, int64_t nargs, Tuple* kwNames,
                Value* result) {
  if (slot) {
    recordCall(t, t->frame->code, slot, callee);
    if (nargs && slot->kind == CallKind::Native) slot->firstArguments |= seenBits(args[0]);
  }
  if (isObjectOperand(callee)) {
    uint32_t shape = callee.asObject()->shapeBits;
    if (shape == exactShapes.Function) return beginPython(t, callee.as<FunctionObject>(), args, nargs, kwNames, result);
    if (shape == exactShapes.Native)
      return finish(callBuiltin(t, callee.as<NativeFunction>(), args, nargs, kwNames), result);
    if (slot) {  // args[-1] is free
      if (shape == exactShapes.Type) return beginClass(t, callee.as<TypeObject>(), args, nargs, kwNames, result);
      if (shape == exactShapes.Method) return beginMethod(t, callee.as<BoundMethod>(), args, nargs, kwNames, result);
    }
  }
  return finish(call(t, callee, args, nargs, kwNames), result);
}

bool mayCall(Thread* t) {
  if (UNLIKELY(t->depth >= t->recursionLimit)) {
    raiseRecursionError(t);
    return false;
  }
  return LIKELY(pendingInterrupts(t) == 0) || serviceInterrupts(t);
}

void tierUpCheck(Thread* t, FunctionObject* f, int32_t loopHead) {
  if (tierUp.requestCompile && !f->code->entryAsked) tierUp.requestCompile(t, f, loopHead, Tier::kOptimised);
}

bool endFrame(Thread* t, InterpFrame* frame, Value* result) {
  bool isTold = LIKELY((frame->flags & (kFrameHooked | kFrameToldReturn)) != kFrameHooked);
  bool told = isTold || traceReturn(t, frame, *result);
  if (frame->frameObject) frameObjectExit(t, frame->frameObject, Activation::of(frame));
  uint32_t flags = frame->flags;
  Value constructed = frame->constructed;
  dropFrame(t, frame);
  if (UNLIKELY(!told)) return false;
  if (!(flags & kFrameIsConstructor)) return true;
  if (!isNoneFromInit(t, *result)) return false;
  *result = constructed;
  return true;
}

}  // namespace taipan
