// How a hook is called: with whom it is told of, what happens to locals() around it, and what its result or exception
// means; from the interpreter, from compiled code, and continued in the interpreter where it was inlined.
#include <iterator>
#include <utility>

#include "runtime/TierUp.h"
#include "runtime/core/ExactShapes.h"
#include "runtime/core/Options.h"
#include "runtime/frames/TracingImpl.h"
#include "runtime/heap/Heap.h"
#include "runtime/support/Likely.h"
#include "runtime/types/Upward.h"
#include "runtime/types/exception/Exceptions.h"
#include "runtime/types/object/Operations.h"

namespace taipan {

namespace {

Value eventNames[9];

}  // namespace

Value traceEventName(TraceEvent event) {
  return eventNames[static_cast<unsigned>(event)];
}

void initTracing(Thread* t) {
  static const char* const kNames[] = {"",       "call",   "line",     "return",     "exception",
                                       "opcode", "c_call", "c_return", "c_exception"};
  for (size_t i = 0; i < std::size(kNames); ++i) {
    eventNames[i] = Value::object(intern(t, kNames[i]));
    heap::addRoot(t, &eventNames[i]);
  }
}

// --- a hook runs
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

namespace {

// As enterHook and leaveHook, whatever was running.
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
  if (hasShape(hook, exactShapes.Method)) {
    *self = hook.as<BoundMethod>()->self;
    hook = hook.as<BoundMethod>()->function;
  }
  if (!hasShape(hook, exactShapes.Function)) return nullptr;
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

}  // namespace

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
  if (!hasShape(a, exactShapes.Method)) return false;
  auto *x = a.as<BoundMethod>(), *y = b.as<BoundMethod>();
  return x->self == y->self && x->function == y->function;
}

// What is neither quick nor common about it: other hooks, locals that somebody looked at.
[[gnu::noinline]] Value traceEventSlowly(Thread* t, ActivationRecord* record, TraceEvent event, uint32_t line,
                                         Value arg) {
  ToldFrame told{nullptr, record};
  FrameObject* f = told.frameObject(t);
  if (!isHooked(t) || !f->trace) {
    tierUp.deoptimise(t, told.activation(t).image());
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
  chooseInstructions(t, told);
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
  clearException(t);
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

}  // namespace taipan
