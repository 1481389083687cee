// Enter: starting and ending frames of Python functions inside one run of the interpreter, without growing the native
// stack. The inline part is the common case: positional arguments that match the parameters one to one.
#pragma once

#include "runtime/interp/Operands.h"
#include "runtime/interp/Safepoint.h"

namespace taipan {

// A call of interpreted code; its heat.
inline uint32_t noteCall(CodeObject* code) {
  ++code->calls;
  return ++code->heat;
}

// Lays out a frame at the top of the register stack, where there is room for it. Registers from `from` on that belong
// to variables become empty; temporaries are written before they are read.
[[gnu::always_inline]] inline InterpFrame* layFrame(Thread* t, FunctionObject* f, CodeObject* code, unsigned from) {
  auto* frame = reinterpret_cast<InterpFrame*>(t->registerTop);
  t->registerTop = frame->registers + code->registerCount;
  frame->code = code;
  frame->function = f;
  frame->previous = t->frame;
  frame->frameObject = nullptr;
  frame->localsDict = Value();
  frame->flags = 0;
  clearWords(frame->registers + from, frame->registers + code->localsPlusCount());
  return frame;
}

// Nothing stands against a new frame for code: no interrupt, room for it, no hook to tell, and no tier-up to think of.
[[gnu::always_inline]] inline bool mayEnter(Thread* t, CodeObject* code) {
  auto* room = reinterpret_cast<InterpFrame*>(t->registerTop)->registers + code->registerCount;
  return !(pendingInterrupts(t) != 0) & (t->depth < t->entryLimit) & (room <= t->registerLimit) &
         (code->heat < tierUpThreshold);
}

// Enters f with nargs positional arguments if all is plain, and changes the state to its first instruction. False:
// nothing happened. The caller has saved its pc.
[[gnu::always_inline]] inline bool enterExact(const Instr*& pc, Value*& r, Thread* t, FeedbackSlot*& fb,
                                              CodeObject*& code, FunctionObject* f, const Value* args, unsigned nargs) {
  CodeObject* target = f->code;
  if (UNLIKELY(target->exactArity != nargs || target->arrayEntry || !mayEnter(t, target))) return false;
  noteCall(target);
  ++t->depth;
  InterpFrame* frame = layFrame(t, f, target, nargs);
  copyWords(frame->registers, args, nargs);
  t->frame = frame;
  pc = target->instrs;
  r = frame->registers;
  fb = target->feedback;
  code = target;
  return true;
}

// Continues in `frame` at its pc.
[[gnu::always_inline]] inline void switchTo(InterpFrame* frame, const Instr*& pc, Value*& r, FeedbackSlot*& fb,
                                            CodeObject*& code) {
  pc = frame->pc;
  r = frame->registers;
  code = frame->code;
  fb = code->feedback;
}

// Takes the innermost frame off the stacks.
[[gnu::always_inline]] inline InterpFrame* dropFrame(Thread* t, InterpFrame* frame) {
  InterpFrame* caller = frame->previous;
  t->frame = caller;
  t->registerTop = reinterpret_cast<Value*>(frame);
  --t->depth;
  return caller;
}

// How a call began.
enum class Begun : uint8_t {
  kFrame,   // Thread::frame is the callee's new frame, pc at its first instruction
  kResult,  // the call is over, *result is its value
  kRaised,
};
// Calls any callee. args lie in registers of the caller or on the native stack; with a slot, args[-1] may be
// overwritten (the callee or receiver register of the instruction, dead behind it). Python functions get a frame,
// whatever the arguments; everything else is called. slot: where to record the callee, or null. The caller has saved
// its pc.
[[nodiscard]] Begun beginCall(Thread* t, CallFeedback* slot, Value callee, Value* args, int64_t nargs, Tuple* kwNames,
                              Value* result);

// Ends a frame that is about to return `result` through a slow path: frame object, constructor, delivery. Result is the
// value for the caller. False: raised in the caller's name (the frame is gone all the same).
[[nodiscard]] bool endFrame(Thread* t, InterpFrame* frame, Value* result);
// The outcome of the instruction at frame->pc, as ResumeMode::kAfterCall says; moves pc on. False if raised.
[[nodiscard]] bool deliver(Thread* t, InterpFrame* frame, Value result);

// At a call (or, loopHead >= 0, a loop head) of code whose heat has reached the threshold: asks for compilation at the
// threshold and at every 64th time from there on.
void tierUpCheck(Thread* t, FunctionObject* f, int32_t loopHead);

// The entry of compiled code that may take `frame` over at a loop head or (0) at its start, or null: then it is asked
// for. Code is hot.
[[nodiscard]] OsrEntry compiledEntry(Thread* t, InterpFrame* frame, uint32_t at, Tier tier);
// Ends a SLOW part that has let compiled code run the frame (runCompiled).
#define FINISH_COMPILED(result)                         \
  do {                                                  \
    Value outcome = (result);                           \
    if (outcome == kHandedBack) TAIL(resumeHandedBack); \
    if (outcome.isEmpty()) TAIL(unwindCallee);          \
    r[0] = outcome;                                     \
    TAIL(endOsr);                                       \
  } while (0)
SLOW(resumeHandedBack);
SLOW(endOsr);

// How `frame` goes on after compiled code; its pc is moved on if need be.
[[nodiscard]] Handler resumption(Thread* t, InterpFrame* frame, ResumeMode mode, Value result);

// RecursionError when a frame more is too many; KeyboardInterrupt and other interrupts. False if raised.
[[nodiscard]] bool mayCall(Thread* t);

}  // namespace taipan
