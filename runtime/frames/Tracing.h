// Tracing: sys.settrace and sys.setprofile. A thread has at most one hook of each kind; they are told of events as
// CPython 3.11 tells them (ceval.c call_trace, sysmodule.c trace_trampoline).
//
// While hooks are told, Thread::entryLimit is 0: every call of a Python function leaves its fast path, in the
// interpreter and in compiled code, and begins with beginTraced. A frame whose f_trace is set runs the *traced copy* of
// its code's instructions, each of which begins with the opcode Trace, which tells of lines; the frame's pc alone says
// which of the two it runs. So an untraced frame pays nothing, and a frame that is suspended anywhere can be moved from
// one to the other by changing its pc.
#pragma once

#include "runtime/TierUp.h"
#include "runtime/frames/FrameObject.h"
#include "runtime/frames/TraceEvent.h"

namespace taipan {

// Whether calls, returns and exceptions are told to somebody now.
inline bool isHooked(const Thread* t) {
  return t->entryLimit == 0;
}
// After a change of the hooks, of what runs, or of the recursion limit.
void updateEntryLimit(Thread* t);

// Installs a hook; empty: removes it. Frames that run now are prepared for events, compiled ones leave for the
// interpreter when control comes back to them. May collect.
void setTraceHook(Thread* t, Value hook);
void setProfileHook(Thread* t, Value hook);

// A frame that got or lost its f_trace goes on with the right instructions.
void chooseInstructions(Thread* t, InterpFrame* frame);
// Before a new frame executes its first instruction, while hooks are told: it will tell of its call.
void beginTraced(InterpFrame* frame);
// A frame of the thread that was in compiled code until now, or existed before the first hook.
void prepareForHooks(Thread* t, InterpFrame* frame);

// --- events. All may run Python code. False: the hook raised; it is gone then, and its exception pending.
// The call of a new frame (kFrameEntering).
[[nodiscard]] bool traceEntry(Thread* t, InterpFrame* frame);
// The Trace instruction of `frame`, whose pc is current; afterwards pc names what to execute.
[[nodiscard]] bool traceInstruction(Thread* t, InterpFrame* frame);
// The same for a frame that has left compiled code to go on elsewhere (FrameObject::jumpTo).
[[nodiscard]] bool landJump(Thread* t, InterpFrame* frame);
// The frame is about to return `result`; empty: an exception is leaving it, which stays pending unless the hook raises.
[[nodiscard]] bool traceReturn(Thread* t, InterpFrame* frame, Value result);
// An exception is pending in `frame`, which has its traceback entry already. If the hook raises, that is pending
// instead.
void traceException(Thread* t, InterpFrame* frame);
// The same of any event, by the innermost activation, which runs in compiled code of Tier::kTraced and has this record.
// If there is nobody to tell it leaves for the interpreter. None, or empty: the hook raised.
[[nodiscard]] Value traceEvent(Thread* t, ActivationRecord* record, TraceEvent event, uint32_t line, Value arg);

// An inlined hook of that activation has returned `result`, which is neither None nor f_trace, or it has looked at
// locals().
[[nodiscard]] Value finishInlinedHook(Thread* t, ActivationRecord* record, Value result);
// The frame of a hook that was inlined in compiled code, which was left in the middle of it. The frame below it has
// told of the event.
void continueHook(Thread* t, InterpFrame* hook, TraceEvent event);
// Such a frame has returned `result` to `told`, whose pc is to be executed now. False: as traceEvent.
[[nodiscard]] bool endHook(Thread* t, InterpFrame* told, Value result);
// Such a frame was left by the exception that is pending. True: it was told of the return of `told`, which ends with
// it.
[[nodiscard]] bool hookRaised(Thread* t, InterpFrame* told);

// An iterator yielded nothing. True: that was its end, which `frame` (null: the innermost activation, in compiled code)
// has told of. False: an exception is pending.
[[nodiscard]] bool endsIteration(Thread* t, InterpFrame* frame);

// Which tier's code may take `frame` over now. False: none.
bool mayRunCompiled(const Thread* t, const InterpFrame* frame, Tier* tier);
// Hands the innermost frame over to compiled code. kHandedBack, or the result (empty: raised) of the frame, which is
// then the innermost again, without variables, for the interpreter to end.
Value runCompiled(Thread* t, InterpFrame* frame, OsrEntry entry, Tier tier);

// A builtin function is called by the innermost frame, with `self` in front if not empty.
[[nodiscard]] bool traceCCall(Thread* t, Value function);
[[nodiscard]] bool traceCReturn(Thread* t, Value function);
void traceCException(Thread* t, Value function);

// Start-up: names of events.
void initTracing(Thread* t);
// The str that hooks get for an event.
Value traceEventName(TraceEvent event);

// Builtins of module sys.
Value sysSetTrace(Thread* t, Value* args, int64_t nargs, Tuple* kwNames);
Value sysGetTrace(Thread* t, Value* args, int64_t nargs, Tuple* kwNames);
Value sysSetProfile(Thread* t, Value* args, int64_t nargs, Tuple* kwNames);
Value sysGetProfile(Thread* t, Value* args, int64_t nargs, Tuple* kwNames);
Value sysCallTracing(Thread* t, Value* args, int64_t nargs, Tuple* kwNames);

}  // namespace taipan
