#include "runtime/frames/TracingImpl.h"

#include <algorithm>
#include <utility>

#include "runtime/TierUp.h"
#include "runtime/interp/Operands.h"
#include "runtime/objects/Exceptions.h"
#include "runtime/objects/Operations.h"

namespace taipan {

namespace {

// --- the traced copy

// Makes it on first use. Jumps lead from copy to copy: a target is an index from the code's instructions on, and the
// copy is an index away from them. False: MemoryError (or the two are too far apart to be that).
bool makeTracedCopy(Thread* t, CodeObject* code) {
  if (code->traced) return true;
  size_t count = code->instrCount;
  size_t size = sizeof(Object) + (count + 1) * sizeof(Instr);
  // Of the size of what it must be near to, for memory of different sizes comes from different places.
  size = std::max(size, objectSize(code->storage));
  Object* storage = allocate(t, size, shapeOf(types::StringBuffer_), Layout::kLeaf);
  if (!storage) return false;
  // Instructions of the two lie a whole number of instructions apart.
  uintptr_t at = reinterpret_cast<uintptr_t>(storage + 1);
  at += (reinterpret_cast<uintptr_t>(code->instrs) - at) % sizeof(Instr);
  auto* traced = reinterpret_cast<Instr*>(at);
  ptrdiff_t distance = traced - code->instrs;
  if (distance + static_cast<ptrdiff_t>(count) > INT32_MAX || distance < INT32_MIN) {
    raiseNoMemory(t);
    return false;
  }
  for (size_t i = 0; i < count; ++i) {
    traced[i] = code->instrs[i];
    if (opInfo(traced[i].op).roles[3] == Role::Target) traced[i].d += static_cast<int32_t>(distance);
    traced[i].op = Op::Trace;
    traced[i].variant = Variant::kPlain;
  }
  code->tracedStorage = storage;
  code->traced = traced;
  writeBarrier(t, code);
  return true;
}

}  // namespace

void goOnUntraced(InterpFrame* frame) {
  frame->pc = frame->code->instrs + instrIndex(frame);
  if (frame->frameObject) frame->frameObject->followsLines = false;
}

void followLines(FrameObject* f, uint32_t line) {
  f->followsLines = true;
  f->traceLine = line;
  f->traceBack = false;
  f->traceHead = kNoLoop;
}

void updateEntryLimit(Thread* t) {
  bool told = (t->traceHook || t->profileHook) && t->tellsHooks && t->insideHook == 0;
  t->entryLimit = told ? 0 : t->recursionLimit;
}

bool chooseInstructions(Thread* t, InterpFrame* frame) {
  if (!wantsLines(t, frame)) {
    goOnUntraced(frame);
    return true;
  }
  if (isTraced(frame)) return true;
  if (!makeTracedCopy(t, frame->code)) return false;
  uint32_t index = instrIndex(frame);
  FrameObject* f = frame->frameObject;
  if (!f->followsLines) followLines(f, frame->code->lineOf(index));  // else it comes from compiled code that did
  frame->pc = frame->code->traced + index;
  return true;
}

// Without memory for the copy the frame goes on untold.
void beginTraced(Thread* t, InterpFrame* frame) {
  frame->flags |= kFrameHooked;
  if (!makeTracedCopy(t, frame->code)) {
    takeException(t);
    return;
  }
  frame->flags |= kFrameEntering;
  frame->pc = frame->code->traced;
}

void prepareForHooks(Thread* t, InterpFrame* frame) {
  frame->flags |= kFrameHooked;
  if (!chooseInstructions(t, frame)) takeException(t);
}

// --- installing

namespace {

// Frames that run now tell of their returns, and of lines where they have an f_trace. Compiled code can go on if it would
// have nothing to tell itself.
void prepareAllFrames(Thread* t) {
  for (InterpFrame* frame = t->frame; frame; frame = frame->previous) prepareForHooks(t, frame);
  if (tierUp.leaveCompiledFrames) tierUp.leaveCompiledFrames(t, !t->profileHook.isEmpty());
}

void setHook(Thread* t, Value* place, Value hook) {
  bool isNew = place->isEmpty() && hook;
  *place = hook;
  if (hook) t->tellsHooks = true;
  if (isNew) prepareAllFrames(t);
  if (!t->traceHook && !t->profileHook && t->hookedRuns && tierUp.leaveCompiledFrames) tierUp.leaveCompiledFrames(t, true);
  updateEntryLimit(t);
}

}  // namespace

bool mayRunCompiled(const Thread* t, const InterpFrame* frame, Tier* tier) {
  *tier = Tier::kOptimised;
  if (LIKELY(!isHooked(t))) return true;
  if (t->profileHook) return false;
  *tier = wantsLines(t, frame) ? Tier::kTraced : Tier::kHooked;
  return *tier == Tier::kHooked || !(frame->frameObject->skipLines || frame->frameObject->traceOpcodes);
}

Value runCompiled(Thread* t, InterpFrame* frame, OsrEntry entry, Tier tier) {
  FrameObject* f = frame->frameObject;
  if (tier == Tier::kTraced && std::exchange(f->traceBack, false)) f->traceLine = 0;
  uint32_t hookedRuns = t->hookedRuns;
  t->hookedRuns += tier != Tier::kOptimised;
  t->frame = frame->previous;
  Value result = entry(t, frame->function, frame->registers);
  t->hookedRuns = hookedRuns;
  if (result == kHandedBack) return result;
  t->frame = frame;
  frame->frameObject = nullptr;
  ++t->depth;
  return result;
}

void setTraceHook(Thread* t, Value hook) { setHook(t, &t->traceHook, hook); }
void setProfileHook(Thread* t, Value hook) { setHook(t, &t->profileHook, hook); }

Value sysSetTrace(Thread* t, Value* args, int64_t, Tuple*) {
  setTraceHook(t, args[0].isNone() ? Value() : args[0]);
  return kNone;
}
Value sysGetTrace(Thread* t, Value*, int64_t, Tuple*) { return t->traceHook ? t->traceHook : kNone; }

Value sysSetProfile(Thread* t, Value* args, int64_t, Tuple*) {
  setProfileHook(t, args[0].isNone() ? Value() : args[0]);
  return kNone;
}
Value sysGetProfile(Thread* t, Value*, int64_t, Tuple*) { return t->profileHook ? t->profileHook : kNone; }

// As in CPython 3.11 nothing is told of what the function does, unless it installs a hook.
Value sysCallTracing(Thread* t, Value* args, int64_t, Tuple*) {
  if (!isInstanceOf(args[1], types::Tuple_))
    return raisef(t, exc::TypeError, "call_tracing() argument 2 must be tuple, not %.50s", typeName(args[1]));
  uint32_t inside = std::exchange(t->insideHook, 0);
  bool tells = t->tellsHooks;
  updateEntryLimit(t);
  Value result = callEx(t, args[0], args[1], Value());
  t->insideHook = inside;
  t->tellsHooks = tells;
  updateEntryLimit(t);
  return result;
}

}  // namespace taipan
