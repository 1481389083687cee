#include <utility>

#include "runtime/TierUp.h"
#include "runtime/frames/TracingImpl.h"
#include "runtime/support/Likely.h"
#include "runtime/types/exception/Exceptions.h"
#include "runtime/types/object/Operations.h"

namespace taipan {

namespace {

// --- the traced copy

// Makes it on first use. Jumps lead from copy to copy: a target is an index from the code's instructions on.
void makeTracedCopy(CodeObject* code) {
  if (code->traced) return;
  Instr* traced = tracedRoom(code);
  for (uint32_t i = 0; i < code->instrCount; ++i) {
    traced[i] = code->instrs[i];
    if (opInfo(traced[i].op).roles[3] == Role::Target) traced[i].d += static_cast<int32_t>(code->instrCount);
    traced[i].op = Op::Trace;
    traced[i].variant = Variant::kPlain;
  }
  code->traced = traced;
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

void chooseInstructions(Thread* t, InterpFrame* frame) {
  if (!wantsLines(t, frame)) return goOnUntraced(frame);
  if (isTraced(frame)) return;
  makeTracedCopy(frame->code);
  uint32_t index = instrIndex(frame);
  FrameObject* f = frame->frameObject;
  if (!f->followsLines) followLines(f, frame->code->lineOf(index));  // else it comes from compiled code that did
  frame->pc = frame->code->traced + index;
}

void beginTraced(InterpFrame* frame) {
  makeTracedCopy(frame->code);
  frame->flags |= kFrameHooked | kFrameEntering;
  frame->pc = frame->code->traced;
}

void prepareForHooks(Thread* t, InterpFrame* frame) {
  frame->flags |= kFrameHooked;
  chooseInstructions(t, frame);
}

// --- installing

namespace {

// Frames that run now tell of their returns, and of lines where they have an f_trace. Compiled code can go on if it
// would have nothing to tell itself.
void prepareAllFrames(Thread* t) {
  for (InterpFrame* frame = t->frame; frame; frame = frame->previous)
    prepareForHooks(t, frame);
  if (tierUp.leaveCompiledFrames) tierUp.leaveCompiledFrames(t, !t->profileHook.isEmpty());
}

void setHook(Thread* t, Value* place, Value hook) {
  bool isNew = place->isEmpty() && hook;
  *place = hook;
  if (hook) t->tellsHooks = true;
  if (isNew) prepareAllFrames(t);
  if (!t->traceHook && !t->profileHook && t->hookedRuns && tierUp.leaveCompiledFrames)
    tierUp.leaveCompiledFrames(t, true);
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

void setTraceHook(Thread* t, Value hook) {
  setHook(t, &t->traceHook, hook);
}
void setProfileHook(Thread* t, Value hook) {
  setHook(t, &t->profileHook, hook);
}

Value sysSetTrace(Thread* t, Value* args, int64_t, Tuple*) {
  setTraceHook(t, args[0].isNone() ? Value() : args[0]);
  return kNone;
}
Value sysGetTrace(Thread* t, Value*, int64_t, Tuple*) {
  return t->traceHook ? t->traceHook : kNone;
}

Value sysSetProfile(Thread* t, Value* args, int64_t, Tuple*) {
  setProfileHook(t, args[0].isNone() ? Value() : args[0]);
  return kNone;
}
Value sysGetProfile(Thread* t, Value*, int64_t, Tuple*) {
  return t->profileHook ? t->profileHook : kNone;
}

// As in CPython 3.11 nothing is told of what the function does, unless it installs a hook.
Value sysCallTracing(Thread* t, Value* args, int64_t, Tuple*) {
  if (!isInstanceOf(args[1], types::Tuple))
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
