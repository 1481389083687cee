// Runs of the interpreter: entering the chain of handlers from native code, and leaving it.
#include "runtime/core/BuiltinTypes.h"
#include "runtime/core/Init.h"
#include "runtime/frames/Tracing.h"
#include "runtime/interp/Enter.h"
#include "runtime/interp/Truth.h"
#include "runtime/support/Assert.h"
#include "runtime/types/exception/Exceptions.h"

namespace taipan {

ExactShapes exactShapes;

namespace {

constexpr HandlerTable makeTable() {
  HandlerTable table{};
#define OP(name, effects, feedback, a, b, c, d, doc)    \
  table.of[static_cast<unsigned>(Op::name)] = op##name; \
  table.of[256 + static_cast<unsigned>(Op::name)] = checkedOperands;
#include "runtime/bytecode/Opcodes.def"
  return table;
}

}  // namespace

constinit const HandlerTable kHandlers = makeTable();

void initInterpreter(Thread*) {
  auto bits = [](TypeObject* type) { return static_cast<uint32_t>(reinterpret_cast<uintptr_t>(shapeOf(type))); };
#define SHAPE_Tested(cname) exactShapes.cname = bits(types::cname);
#define SHAPE_Untested(cname)
#define BUILTIN_TYPE(cname, name, object, layout, base, flags, published, tested, kind, maker) SHAPE_##tested(cname)
#include "runtime/core/BuiltinTypes.def"
}

// Of these the shape says more than the kind.
static constexpr KindBits kOfManyTypes = kSeenInstance | kSeenBuiltin;

void seeValue(SeenFeedback* slot, Value v) {
  KindBits kind = seenBits(v);
  slot->operands |= seenFirst(kind);
  if (kind & kOfManyTypes) slot->shape = v.asObject()->shapeBits;
}

void seeValues(SeenFeedback* slot, Value lhs, Value rhs) {
  KindBits left = seenBits(lhs), right = seenBits(rhs);
  slot->operands |= seenPair(left, right);
  if (left & kOfManyTypes)
    slot->shape = lhs.asObject()->shapeBits;
  else if (right & kOfManyTypes)
    slot->shape = rhs.asObject()->shapeBits;
}

// --- frames

InterpFrame* pushFrame(Thread* t, FunctionObject* f, CodeObject* code) {
  auto* room = reinterpret_cast<InterpFrame*>(t->registerTop)->registers + code->registerCount;
  if (UNLIKELY(room > t->registerLimit)) {
    raiseRecursionError(t);
    return nullptr;
  }
  InterpFrame* frame = layFrame(t, f, code, code->localsPlusCount());
  for (unsigned i = 0; i < code->registerCount; ++i)
    frame->registers[i] = Value();
  frame->pc = code->instrs;
  t->frame = frame;
  return frame;
}

void popFrame(Thread* t, InterpFrame* frame) {
  t->frame = frame->previous;
  t->registerTop = reinterpret_cast<Value*>(frame);
}

// --- entries

namespace {

// One run: executes from t->frame until `base` returns. Its native frame is what the activation walker recognises.
[[gnu::noinline]] Value runLoop(Thread* t, InterpFrame* base, Handler first, const void* replaces) {
  InterpEntry entry{t->entry, base->previous, base, __builtin_frame_address(0), replaces};
  t->entry = &entry;
  base->flags |= kFrameIsBase;
  InterpFrame* frame = t->frame;
  CodeObject* code = frame->code;
  Value result = first(frame->pc, frame->registers, t, code->feedback, code);
  t->entry = entry.outer;
  return result;
}

Value runFrame(Thread* t, InterpFrame* frame) {
  return runLoop(t, frame, kHandlers.of[dispatchIndex(frame->pc)], nullptr);
}

[[gnu::noinline]] bool nativeStackIsFull(Thread* t) {
  return static_cast<uint8_t*>(__builtin_frame_address(0)) < t->stackLimit;
}

bool mayRun(Thread* t) {
  if (UNLIKELY(nativeStackIsFull(t))) {
    raiseRecursionError(t);
    return false;
  }
  return mayCall(t);
}

void adoptFrameObjects(Thread* t, InterpFrame* base) {
  for (InterpFrame* frame = t->frame;; frame = frame->previous) {
    if (FrameObject* f = frame->frameObject) {
      f->home = FrameHome::kInterpreter;
      f->interpFrame = frame;
      f->framePointer = nullptr;
    }
    if (UNLIKELY(t->traceHook || t->profileHook)) prepareForHooks(t, frame);
    if (frame == base) return;
    frame->flags |= kFrameDelivers;
  }
}

}  // namespace

Value runFunction(Thread* t, FunctionObject* f, Value* parameters) {
  CodeObject* code = f->code;
  if (UNLIKELY(isHooked(t))) return interpretFunction(t, f, parameters);
  if (!code->arrayEntry && noteCall(code) >= tierUpThreshold) tierUpCheck(t, f, -1);
  if (!code->arrayEntry) return interpretFunction(t, f, parameters);
  return code->arrayEntry(t, f, parameters, code->directEntry);
}

Value interpretFunction(Thread* t, FunctionObject* f, Value* parameters) {
  CodeObject* code = f->code;
  if (UNLIKELY(!mayRun(t))) return Value();
  InterpFrame* frame = pushFrame(t, f, code);
  if (UNLIKELY(!frame)) return Value();
  for (unsigned i = 0; i < code->parameterCount; ++i)
    frame->registers[i] = parameters[i];
  if (code->isGivenNamespace()) {
    frame->localsDict = Value::object(newDict(t));
    if (frame->localsDict.isEmpty()) {
      popFrame(t, frame);
      return Value();
    }
  }
  ++t->depth;
  if (UNLIKELY(isHooked(t))) beginTraced(frame);
  return runFrame(t, frame);
}

Value runCode(Thread* t, FunctionObject* f, Value nameSpace) {
  CodeObject* code = f->code;
  bool isGlobal = nameSpace == Value::object(f->globals);
  if (code->isModule && isGlobal && !isHooked(t)) {
    if (!code->arrayEntry && noteCall(code) >= tierUpThreshold) tierUpCheck(t, f, -1);
    if (code->arrayEntry) return code->arrayEntry(t, f, nullptr, code->directEntry);
  }
  if (UNLIKELY(!mayRun(t))) return Value();
  InterpFrame* frame = pushFrame(t, f, code);
  if (UNLIKELY(!frame)) return Value();
  frame->localsDict = nameSpace;
  ++t->depth;
  if (UNLIKELY(isHooked(t))) beginTraced(frame);
  return runFrame(t, frame);
}

Handler resumption(Thread* t, InterpFrame* frame, ResumeMode mode, Value result) {
  if (mode == ResumeMode::kAfterCall && !deliver(t, frame, result)) mode = ResumeMode::kRaise;
  if (mode == ResumeMode::kRaise) return unwind;
  if (mode == ResumeMode::kRaiseReturn) return unwindReturn;
  if (mode == ResumeMode::kToldReturn) frame->flags |= kFrameToldReturn;
  bool isTold = mode == ResumeMode::kTold || mode == ResumeMode::kToldReturn;
  return isTold ? executeTold : kHandlers.of[dispatchIndex(frame->pc)];
}

Value resumeFrames(Thread* t, InterpFrame* base, ResumeMode mode, Value result, const void* replacedCompiledFrame) {
  InterpFrame* frame = t->frame;
  adoptFrameObjects(t, base);
  return runLoop(t, base, resumption(t, frame, mode, result), replacedCompiledFrame);
}

Value handBackFrames(Thread* t, InterpFrame* base, ResumeMode mode, Value result) {
  adoptFrameObjects(t, base);
  t->resumeMode = static_cast<uint32_t>(mode);
  t->resumeResult = result;
  return kHandedBack;
}

}  // namespace taipan
