#include "runtime/frames/Tracing.h"

#include <utility>

#include "runtime/Options.h"
#include "runtime/TierUp.h"
#include "runtime/objects/Exceptions.h"
#include "runtime/objects/Names.h"
#include "runtime/objects/Objects.h"
#include "runtime/objects/Operations.h"

namespace taipan {

namespace {

// A frame object's traceHead while no `while` loop was closed.
constexpr uint32_t kNoLoop = UINT32_MAX;

Str* eventName(Thread* t, TraceEvent event) {
  static const char* const kNames[] = {"",       "call",   "line",     "return",     "exception",
                                       "opcode", "c_call", "c_return", "c_exception"};
  return intern(t, kNames[static_cast<unsigned>(event)]);
}

// --- the traced copy

// Makes it on first use. Jumps lead from copy to copy: a target is an index from the code's instructions on, and the
// copy is an index away from them. False: MemoryError (or the two are too far apart to be that).
bool makeTracedCopy(Thread* t, CodeObject* code) {
  if (code->traced) return true;
  size_t count = code->instrCount;
  Object* storage = allocate(t, sizeof(Object) + (count + 1) * sizeof(Instr), shapeOf(types::StringBuffer_), Layout::kLeaf);
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

void goOnUntraced(InterpFrame* frame) { frame->pc = frame->code->instrs + instrIndex(frame); }

// --- telling

// Nothing is told while a hook runs.
class InsideHook {
 public:
  InsideHook(Thread* t, TraceEvent event) : thread_(t), before_(t->traceEvent) {
    t->traceEvent = static_cast<uint8_t>(event);
    ++t->insideHook;
    t->tellsHooks = false;
    updateEntryLimit(t);
  }
  ~InsideHook() {
    thread_->traceEvent = before_;
    --thread_->insideHook;
    thread_->tellsHooks = true;
    updateEntryLimit(thread_);
  }

 private:
  Thread* thread_;
  uint8_t before_;
};

// The classic model refreshes the dict of locals() before each hook; what a hook put there is taken over after it, but
// for the model in which the dict is a copy.
bool refreshLocals(Thread* t, Activation& a) {
  bool wanted = options.localsModel == LocalsModel::kClassic && a.localsDict() && (a.code()->flags & kCodeOptimized);
  return !wanted || !localsOf(t, a).isEmpty();
}

bool takeLocalsOver(Thread*, Activation&) { return true; }

// hook(frame, event, arg). Empty: raised.
Value callHook(Thread* t, Value hook, InterpFrame* frame, TraceEvent event, Value arg) {
  InsideHook inside(t, event);
  Activation a = Activation::of(frame);
  FrameObject* f = frameObjectOf(t, a);
  if (!f || !refreshLocals(t, a)) return {};
  Value args[] = {Value::object(f), Value::object(eventName(t, event)), arg ? arg : kNone};
  Value result = call(t, hook, args, 3, nullptr);
  Value raised = t->exception;
  t->exception = Value();
  bool written = takeLocalsOver(t, a);
  if (raised) {
    t->exception = raised;
    (void)addTraceback(t, raised, a);
    t->exception = raised;
  }
  return written ? result : Value();
}

bool tellTraceHook(Thread* t, InterpFrame* frame, TraceEvent event, Value arg) {
  if (!t->traceHook || !isHooked(t)) return true;
  FrameObject* f = frame->frameObject;
  Value hook = event == TraceEvent::kCall ? t->traceHook : f ? f->trace : Value();
  if (!hook) return true;
  Value result = callHook(t, hook, frame, event, arg);
  f = frame->frameObject;
  if (result.isEmpty()) {
    setTraceHook(t, Value());
    if (f) f->trace = Value();
    return false;
  }
  if (!result.isNone()) {
    f->trace = result;
    writeBarrier(t, f);
  }
  return true;
}

bool tellProfileHook(Thread* t, InterpFrame* frame, TraceEvent event, Value arg) {
  if (!t->profileHook || !isHooked(t)) return true;
  if (callHook(t, t->profileHook, frame, event, arg)) return true;
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
  if (line && isNew && !f->skipLines && !tellTraceHook(t, frame, TraceEvent::kLine, Value())) return false;
  return !f->traceOpcodes || tellTraceHook(t, frame, TraceEvent::kOpcode, Value());
}

}  // namespace

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
  f->traceLine = frame->code->lineOf(index);
  f->traceBack = false;
  f->traceHead = kNoLoop;
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

bool traceInstruction(Thread* t, InterpFrame* frame) {
  if (frame->flags & kFrameEntering) {
    if (!traceCall(t, frame)) return false;
    frame->flags &= ~uint32_t{kFrameEntering};
    if (FrameObject* f = frame->frameObject) {
      f->traceLine = 0;
      f->traceBack = false;
      f->traceHead = kNoLoop;
    }
  }
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

void traceException(Thread* t, InterpFrame* frame) {
  if (!isHooked(t) || !t->traceHook || !frame->frameObject || !frame->frameObject->trace) return;
  Value exception = takeException(t);
  Value traceback = exception.as<ExceptionObject>()->traceback;
  Value info[] = {Value::object(typeOf(exception)), exception, traceback ? traceback : kNone};
  Tuple* arg = newTupleFrom(t, info, 3);
  if (arg && tellTraceHook(t, frame, TraceEvent::kException, Value::object(arg))) t->exception = exception;
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

// The first hook: frames that run now tell of their returns, and of lines where they have an f_trace.
void prepareAllFrames(Thread* t) {
  for (InterpFrame* frame = t->frame; frame; frame = frame->previous) prepareForHooks(t, frame);
  if (tierUp.leaveCompiledFrames) tierUp.leaveCompiledFrames(t);
}

void setHook(Thread* t, Value* place, Value hook) {
  bool had = t->traceHook || t->profileHook;
  bool hadTrace = !t->traceHook.isEmpty();
  *place = hook;
  if (hook) {
    t->tellsHooks = true;
    if (!had || (!hadTrace && t->traceHook)) prepareAllFrames(t);
  }
  updateEntryLimit(t);
}

}  // namespace

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
