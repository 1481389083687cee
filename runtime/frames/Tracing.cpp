#include "runtime/frames/Tracing.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "runtime/Options.h"
#include "runtime/TierUp.h"
#include "runtime/frames/Jump.h"
#include "runtime/interp/Operands.h"
#include "runtime/objects/Exceptions.h"
#include "runtime/objects/Names.h"
#include "runtime/objects/Objects.h"
#include "runtime/objects/Operations.h"

namespace taipan {

namespace {

// A frame object's traceHead while no `while` loop was closed.
constexpr uint32_t kNoLoop = UINT32_MAX;

Value eventNames[9];

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

bool wantsLines(const Thread* t, const InterpFrame* frame) {
  return t->traceHook && frame->frameObject && frame->frameObject->trace;
}

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

// --- telling

// Nothing is told while a hook runs. These two where nothing was running that is not told of, the class in general.
void enterHook(Thread* t, TraceEvent event) {
  t->traceEvent = static_cast<uint8_t>(event);
  t->insideHook = 1;
  t->tellsHooks = false;
  t->entryLimit = t->recursionLimit;
}

TraceEvent leaveHook(Thread* t) {
  auto event = static_cast<TraceEvent>(t->traceEvent);
  t->traceEvent = 0;
  t->insideHook = 0;
  t->tellsHooks = true;
  updateEntryLimit(t);
  return event;
}

class InsideHook {
 public:
  InsideHook(Thread* t, TraceEvent event) : thread_(t), before_(t->traceEvent), depth_(t->insideHook) {
    enterHook(t, event);
  }
  ~InsideHook() {
    leaveHook(thread_);
    thread_->traceEvent = before_;
    thread_->insideHook = depth_;
    updateEntryLimit(thread_);
  }

 private:
  Thread* thread_;
  uint8_t before_;
  uint32_t depth_;
};

// The activation that is told of, which is looked for only if somebody wants to see it: a frame of the interpreter, or
// (frame null) the innermost one, in compiled code, with this record.
struct ToldFrame {
  InterpFrame* frame;
  ActivationRecord* record;
  mutable Activation found{};  // looked for once

  Value localsDict() const { return frame ? frame->localsDict : Value::fromBits(record->localsDict); }
  FrameObject* frameObject(Thread* t) const {
    if (!frame) return reinterpret_cast<FrameObject*>(record->frameObject);
    Activation a = Activation::of(frame);
    return frameObjectOf(t, a);
  }
  Activation activation(Thread* t) const {
    if (frame) return Activation::of(frame);
    if (!found.isCompiled()) (void)activationAt(t, 0, &found);
    return found;
  }
};

// The classic model refreshes the dict of locals() before each hook, and takes over what is there after it; cpython311
// takes it over if f_locals was read meanwhile; in pep667 the dict is a copy. Without a dict none can be noticed.
bool refreshLocals(Thread* t, const ToldFrame& told, FrameObject* f) {
  f->localsRead = false;
  const CodeObject* code = f->code;
  bool isShown = (code->flags & kCodeOptimized) || (code->hasDictLocals() && code->freeCount);
  bool wanted = options.localsModel == LocalsModel::kClassic && told.localsDict() && isShown;
  if (LIKELY(!wanted)) return true;
  Activation a = told.activation(t);
  return !localsOf(t, a).isEmpty();
}

bool takeLocalsOver(Thread* t, const ToldFrame& told) {
  if (LIKELY(told.localsDict().isEmpty()) || options.localsModel == LocalsModel::kPep667) return true;
  FrameObject* f = told.frameObject(t);
  if (f && !f->localsRead && options.localsModel == LocalsModel::kCPython311) return true;
  return localsToFast(t, told.activation(t));
}

// The function to call for a hook that is a Python function of three parameters, or a method with three besides `self`;
// else null. *self: empty for functions.
inline FunctionObject* plainHook(Value hook, Value* self) {
  *self = Value();
  if (hasShape(hook, exactShapes.boundMethod)) {
    *self = hook.as<BoundMethod>()->self;
    hook = hook.as<BoundMethod>()->function;
  }
  if (!hasShape(hook, exactShapes.function)) return nullptr;
  auto* f = hook.as<FunctionObject>();
  return f->code->exactArity == (*self ? 4u : 3u) ? f : nullptr;
}

// By the convention of compiled code; where there is none, the entry leads to the interpreter.
inline Value callDirectly(Thread* t, FunctionObject* f, Value self, Value frame, Value event, Value arg) {
  using Function = __attribute__((preserve_none)) Value (*)(Thread*, FunctionObject*, Value, Value, Value);
  using Method = __attribute__((preserve_none)) Value (*)(Thread*, FunctionObject*, Value, Value, Value, Value);
  if (!self) return reinterpret_cast<Function>(f->code->directEntry)(t, f, frame, event, arg);
  return reinterpret_cast<Method>(f->code->directEntry)(t, f, self, frame, event, arg);
}

Value invoke(Thread* t, Value hook, Value frame, Value event, Value arg) {
  Value self;
  if (FunctionObject* f = plainHook(hook, &self)) return callDirectly(t, f, self, frame, event, arg);
  Value args[] = {frame, event, arg};
  return call(t, hook, args, 3, nullptr);
}

[[gnu::noinline]] void noteHookRaised(Thread* t, const ToldFrame& told) {
  Value raised = t->exception;
  t->exception = Value();
  Activation a = told.activation(t);
  (void)addTraceback(t, raised, a);
  t->exception = raised;
}

// hook(frame, event, arg). Empty: raised.
Value callHook(Thread* t, Value hook, const ToldFrame& told, FrameObject* f, TraceEvent event, Value arg) {
  InsideHook inside(t, event);
  if (UNLIKELY(!refreshLocals(t, told, f))) return {};
  Value result = invoke(t, hook, Value::object(f), traceEventName(event), arg ? arg : kNone);
  if (LIKELY(!result.isEmpty())) return takeLocalsOver(t, told) ? result : Value();
  Value raised = takeException(t);
  bool taken = takeLocalsOver(t, told);
  if (taken) t->exception = raised;
  noteHookRaised(t, told);
  return {};
}

bool tellTraceHook(Thread* t, const ToldFrame& told, TraceEvent event, Value arg) {
  if (!t->traceHook || !isHooked(t)) return true;
  FrameObject* f = told.frameObject(t);
  if (!f) return false;
  Value hook = event == TraceEvent::kCall ? t->traceHook : f->trace;
  if (!hook) return true;
  Value result = callHook(t, hook, told, f, event, arg);
  if (UNLIKELY(result.isEmpty())) {
    setTraceHook(t, Value());
    f->trace = Value();
    return false;
  }
  if (!result.isNone() && result != f->trace) {
    f->trace = result;
    writeBarrier(t, f);
  }
  return true;
}

bool tellTraceHook(Thread* t, InterpFrame* frame, TraceEvent event, Value arg) {
  if (event != TraceEvent::kCall && (!frame->frameObject || !frame->frameObject->trace)) return true;
  return tellTraceHook(t, ToldFrame{frame, nullptr}, event, arg);
}

bool tellProfileHook(Thread* t, InterpFrame* frame, TraceEvent event, Value arg) {
  if (!t->profileHook || !isHooked(t)) return true;
  ToldFrame told{frame, nullptr};
  FrameObject* f = told.frameObject(t);
  if (f && callHook(t, t->profileHook, told, f, event, arg)) return true;
  setProfileHook(t, Value());
  return false;
}

// Tells with the pending exception out of the way; it comes back unless the hook raises.
template <class Tell>
bool protectedly(Thread* t, Tell tell) {
  Value pending = t->exception;
  t->exception = Value();
  if (!tell()) return false;
  t->exception = pending;
  return true;
}

bool traceCall(Thread* t, InterpFrame* frame) {
  return tellTraceHook(t, frame, TraceEvent::kCall, Value()) && tellProfileHook(t, frame, TraceEvent::kCall, Value());
}

// --- lines

// Whether the instruction at `index` is part of the test of the `while` loop that starts at `head`.
bool isInTest(const CodeObject* code, uint32_t head, uint32_t index) {
  for (uint32_t i = head; i < code->instrCount; ++i) {
    if (code->traceMarks[i] & kTraceBody) return index < i && index >= head;
  }
  return false;
}

// Whether control came back to this instruction by a jump that CPython would have made, too.
bool cameBack(FrameObject* f, uint8_t marks, uint32_t index) {
  bool back = std::exchange(f->traceBack, false);
  if (f->traceHead == kNoLoop) return back;
  if (marks & kTraceBody) {
    back |= f->traceHead <= index;
    f->traceHead = kNoLoop;
  } else if (!isInTest(f->code, f->traceHead, index)) {
    f->traceHead = kNoLoop;
  }
  return back;
}

void noteJumpBack(FrameObject* f, const Instr& instr, uint8_t marks) {
  if (instr.op != Op::JumpBack) return;
  if (marks & kTraceForward)
    f->traceHead = static_cast<uint32_t>(instr.d);
  else
    f->traceBack = true;
}

bool traceLine(Thread* t, InterpFrame* frame, uint32_t index);

// The hook has assigned f_lineno. A line that is jumped to is no event, but for the function's entry, from where it
// starts anew.
bool land(Thread* t, InterpFrame* frame) {
  FrameObject* f = frame->frameObject;
  uint32_t index = instrIndex(frame);
  if (f->traceOpcodes && !tellTraceHook(t, frame, TraceEvent::kOpcode, Value())) return false;
  if (!f->traceLine) return traceLine(t, frame, index);
  noteJumpBack(f, f->code->instrs[index], f->code->traceMarks[index]);
  return true;
}

bool traceLine(Thread* t, InterpFrame* frame, uint32_t index) {
  FrameObject* f = frame->frameObject;
  const CodeObject* code = frame->code;
  uint8_t marks = code->traceMarks[index];
  if (marks & kTraceHidden) {
    noteJumpBack(f, code->instrs[index], marks);
    return true;
  }
  uint32_t line = code->lineOf(index);
  bool isNew = cameBack(f, marks, index) | (line != f->traceLine);
  f->traceLine = line;
  noteJumpBack(f, code->instrs[index], marks);
  bool isFine = !line || !isNew || f->skipLines || tellTraceHook(t, frame, TraceEvent::kLine, Value());
  f->shownLine = 0;
  if (!isFine) return false;
  if (UNLIKELY(instrIndex(frame) != index || f->traceLine != line)) return land(t, frame);
  return !f->traceOpcodes || tellTraceHook(t, frame, TraceEvent::kOpcode, Value());
}

}  // namespace

Value traceEventName(TraceEvent event) { return eventNames[static_cast<unsigned>(event)]; }

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

bool traceEntry(Thread* t, InterpFrame* frame) {
  if (!traceCall(t, frame)) return false;
  frame->flags &= ~uint32_t{kFrameEntering};
  if (FrameObject* f = frame->frameObject) {
    followLines(f, 0);
    f->followsLines = wantsLines(t, frame);
  }
  return true;
}

bool landJump(Thread* t, InterpFrame* frame) {
  finishJump(t, frame);
  return !isHooked(t) || !wantsLines(t, frame) || land(t, frame);
}

bool traceInstruction(Thread* t, InterpFrame* frame) {
  if (!wantsLines(t, frame)) {
    goOnUntraced(frame);
    return true;
  }
  return !isHooked(t) || traceLine(t, frame, instrIndex(frame));
}

bool traceReturn(Thread* t, InterpFrame* frame, Value result) {
  if (!isHooked(t)) return true;
  return protectedly(t, [&] {
    return tellTraceHook(t, frame, TraceEvent::kReturn, result) &&
           tellProfileHook(t, frame, TraceEvent::kReturn, result);
  });
}

namespace {

// With the exception pending, which stays so unless the hook raises.
void tellException(Thread* t, const ToldFrame& told) {
  Value exception = takeException(t);
  Value traceback = exception.as<ExceptionObject>()->traceback;
  Value info[] = {Value::object(typeOf(exception)), exception, traceback ? traceback : kNone};
  Tuple* arg = newTupleFrom(t, info, 3);
  if (arg && tellTraceHook(t, told, TraceEvent::kException, Value::object(arg))) t->exception = exception;
}

}  // namespace

void traceException(Thread* t, InterpFrame* frame) {
  if (isHooked(t) && wantsLines(t, frame)) tellException(t, {frame, nullptr});
}

namespace {

// A method is bound anew each time that a hook returns itself.
inline bool isSameMethod(Value a, Value b) {
  if (!hasShape(a, exactShapes.boundMethod)) return false;
  auto *x = a.as<BoundMethod>(), *y = b.as<BoundMethod>();
  return x->self == y->self && x->function == y->function;
}

// What is neither quick nor common about it: other hooks, locals that somebody looked at.
[[gnu::noinline]] Value traceEventSlowly(Thread* t, ActivationRecord* record, TraceEvent event, uint32_t line, Value arg) {
  ToldFrame told{nullptr, record};
  FrameObject* f = told.frameObject(t);
  if (!isHooked(t) || !f->trace) {
    tierUp.deoptimise(told.activation(t).image());
    return kNone;
  }
  f->shownLine = line;
  bool fine = tellTraceHook(t, told, event, arg);
  f->shownLine = 0;
  return fine ? kNone : Value();
}

// Behind a hook that did not simply return itself: as callHook and tellTraceHook do.
[[gnu::noinline]] Value finishEvent(Thread* t, const ToldFrame& told, Value result) {
  FrameObject* f = told.frameObject(t);
  Value raised = takeException(t);
  if (!takeLocalsOver(t, told)) {
    result = Value();
  } else if (result.isEmpty()) {
    t->exception = raised;
    noteHookRaised(t, told);
  }
  if (result.isEmpty()) {
    setTraceHook(t, Value());
    f->trace = Value();
    return {};
  }
  if (!result.isNone()) {
    f->trace = result;
    writeBarrier(t, f);
  }
  return kNone;
}

}  // namespace

Value traceEvent(Thread* t, ActivationRecord* record, TraceEvent event, uint32_t line, Value arg) {
  auto* f = reinterpret_cast<FrameObject*>(record->frameObject);
  if (event == TraceEvent::kLine) f->traceLine = line;
  Value hook = f->trace, self;
  FunctionObject* function = hook ? plainHook(hook, &self) : nullptr;
  if (UNLIKELY(!function || !isHooked(t) || record->localsDict)) return traceEventSlowly(t, record, event, line, arg);
  f->shownLine = line;
  enterHook(t, event);
  Value result = callDirectly(t, function, self, Value::object(f), traceEventName(event), arg);
  leaveHook(t);
  f->shownLine = 0;
  bool isMethod = self && isSameMethod(result, hook);
  if (UNLIKELY(record->localsDict || !(result == hook || result.isNone() || isMethod)))
    return finishEvent(t, {nullptr, record}, result);
  if (isMethod) {
    f->trace = result;
    writeBarrier(t, f);
  }
  return kNone;
}

Value finishInlinedHook(Thread* t, ActivationRecord* record, Value result) {
  return finishEvent(t, {nullptr, record}, result);
}

// --- hooks that were inlined, continued in the interpreter

void continueHook(Thread* t, InterpFrame* hook, TraceEvent event) {
  hook->flags |= kFrameIsHook;
  enterHook(t, event);
}

bool endHook(Thread* t, InterpFrame* told, Value result) {
  bool isReturn = leaveHook(t) == TraceEvent::kReturn;
  if (isReturn) told->flags |= kFrameToldReturn;
  bool fine = !finishEvent(t, {told, nullptr}, result).isEmpty();
  if (!chooseInstructions(t, told)) return false;
  return fine;
}

bool hookRaised(Thread* t, InterpFrame* told) {
  bool isReturn = leaveHook(t) == TraceEvent::kReturn;
  if (isReturn) told->flags |= kFrameToldReturn;
  (void)finishEvent(t, {told, nullptr}, Value());
  return isReturn;
}

// --- ends of iterations

void noteStopIteration(Thread* t) {
  if (isHooked(t)) t->endOfIteration = t->exception;
}

bool endsIteration(Thread* t, InterpFrame* frame) {
  if (isHooked(t) && t->exception.isEmpty()) t->exception = t->endOfIteration;
  t->endOfIteration = Value();
  if (t->exception.isEmpty()) return true;
  if (!pendingMatches(t, exc::StopIteration)) return false;
  if (frame) {
    traceException(t, frame);
  } else if (Activation a; isHooked(t) && activationAt(t, 0, &a)) {
    FrameObject* f = a.frameObject();
    ActivationRecord* record = activationRecord(a.point()->segments[a.segment()], a.image());
    if (f && f->trace && record) tellException(t, {nullptr, record});
  }
  if (!pendingMatches(t, exc::StopIteration)) return false;
  takeException(t);
  return true;
}

bool traceCCall(Thread* t, Value function) {
  return tellProfileHook(t, t->frame, TraceEvent::kCCall, function);
}
bool traceCReturn(Thread* t, Value function) {
  return tellProfileHook(t, t->frame, TraceEvent::kCReturn, function);
}
void traceCException(Thread* t, Value function) {
  (void)protectedly(t, [&] { return tellProfileHook(t, t->frame, TraceEvent::kCException, function); });
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

void initTracing(Thread* t) {
  static const char* const kNames[] = {"",       "call",   "line",     "return",     "exception",
                                       "opcode", "c_call", "c_return", "c_exception"};
  for (size_t i = 0; i < std::size(kNames); ++i) {
    eventNames[i] = Value::object(intern(t, kNames[i]));
    heap::addRoot(&eventNames[i]);
  }
}

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
