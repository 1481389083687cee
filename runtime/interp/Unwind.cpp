// Leaving frames by an exception, and the outcome of calls that were begun elsewhere.
#include "runtime/frames/Tracing.h"
#include "runtime/interp/Enter.h"
#include "runtime/interp/Truth.h"

namespace taipan {

namespace {

// The exception that is on its way stays pending even if there is no memory for its traceback.
[[gnu::noinline]] void noteTraceback(Thread* t, InterpFrame* frame) {
  Value exception = t->exception;
  Activation a = Activation::of(frame);
  (void)addTraceback(t, exception, a);
  t->exception = exception;
  if (UNLIKELY(frame->flags & kFrameHooked)) traceException(t, frame);
}

// Whether the frame raises again what a handler without a clause of its own (one that cleans up) got. Who looks at a
// frame that this leaves sees it where the exception was raised.
bool putsBack(const InterpFrame* frame) {
  return instrOf(frame).op == Op::Reraise && instrOf(frame).d;
}

// Moves to the handler that covers the frame's pc. False: there is none.
[[gnu::noinline]] bool enterHandler(Thread* t, InterpFrame* frame) {
  CodeObject* code = frame->code;
  const ExceptionRange* range = findHandler(code, instrIndex(frame));
  if (!range) return false;
  if (!putsBack(frame)) frame->raisedAt = instrIndex(frame);
  frame->registers[range->excRegister] = t->exception;
  t->exception = Value();
  frame->pc = instrsOf(frame) + range->handler;
  return true;
}

// What a hook of returns raises takes the place of the exception.
[[gnu::noinline]] void leaveByException(Thread* t, InterpFrame* frame) {
  if (UNLIKELY((frame->flags & (kFrameHooked | kFrameToldReturn)) == kFrameHooked))
    (void)traceReturn(t, frame, Value());
  if (frame->frameObject) frameObjectExit(t, frame->frameObject, Activation::of(frame));
  dropFrame(t, frame);
}

// Finds who handles the pending exception, from `frame` outwards: the frame with pc at the handler, or null when the
// run of the interpreter is over.
InterpFrame* findCatcher(Thread* t, InterpFrame* frame) {
  while (!enterHandler(t, frame)) {
    if (putsBack(frame)) frame->pc = instrsOf(frame) + frame->raisedAt;
    bool endsToo = true;
    while (endsToo) {
      uint32_t flags = frame->flags;
      InterpFrame* caller = frame->previous;
      leaveByException(t, frame);
      if (flags & kFrameIsBase) return nullptr;
      frame = caller;
      endsToo = UNLIKELY(flags & kFrameIsHook) && hookRaised(t, frame);
    }
    noteTraceback(t, frame);
  }
  return frame;
}

}  // namespace

SLOW(unwindAgain) {
  InterpFrame* frame = findCatcher(t, frameOf(r));
  if (!frame) return Value();
  switchTo(frame, pc, r, fb, code);
  DISPATCH();
}

SLOW(unwind) {
  noteTraceback(t, frameOf(r));
  InterpFrame* frame = findCatcher(t, frameOf(r));
  if (!frame) return Value();
  switchTo(frame, pc, r, fb, code);
  DISPATCH();
}

// Behind the end of `frame`, which handled nothing.
#define UNWIND_CALLER(frame)                       \
  do {                                             \
    InterpFrame* ended = (frame);                  \
    bool last = ended->flags & kFrameIsBase;       \
    InterpFrame* caller = ended->previous;         \
    leaveByException(t, ended);                    \
    if (last) return Value();                      \
    noteTraceback(t, caller);                      \
    InterpFrame* catcher = findCatcher(t, caller); \
    if (!catcher) return Value();                  \
    switchTo(catcher, pc, r, fb, code);            \
    DISPATCH();                                    \
  } while (0)

SLOW(unwindEntry) {
  noteTraceback(t, frameOf(r));
  UNWIND_CALLER(frameOf(r));
}

SLOW(unwindReturn) {
  frameOf(r)->flags |= kFrameToldReturn;
  UNWIND_CALLER(frameOf(r));
}

SLOW(unwindCallee) {
  InterpFrame* frame = frameOf(r);
  bool last = frame->flags & kFrameIsBase;
  InterpFrame* caller = frame->previous;
  dropFrame(t, frame);
  if (last) return Value();
  noteTraceback(t, caller);
  InterpFrame* catcher = findCatcher(t, caller);
  if (!catcher) return Value();
  switchTo(catcher, pc, r, fb, code);
  DISPATCH();
}

// --- outcomes of calls

namespace {

bool isJumpOnTruth(Op op) {
  return op == Op::JumpIf || (op >= Op::JumpLt && op <= Op::JumpGe);
}

// The first operand, where it names a register that is written.
bool writesA(Op op) {
  return opInfo(op).roles[0] == Role::Def || opInfo(op).roles[0] == Role::UseDef;
}

void deliverTuple(InterpFrame* frame, Value result) {
  auto* values = result.as<Tuple>();
  for (int64_t i = 0; i < values->length; ++i)
    frame->registers[frame->pc->a + i] = values->items[i];
}

}  // namespace

bool deliver(Thread* t, InterpFrame* frame, Value result) {
  const Instr* pc = frame->pc;
  const CodeObject* code = frame->code;
  Op op = instrOf(frame).op;
  Value* r = frame->registers;
  switch (op) {
    case Op::GetIter:
    case Op::LoadMethod:
      RA = result;
      RA_PLUS(1) = Value();
      break;
    case Op::ForIter:
      if (result.isEmpty()) {
        frame->pc = targetOf(pc, code);
        return true;
      }
      RA = result;
      break;
    case Op::Unpack:
    case Op::UnpackStar: deliverTuple(frame, result); break;
    case Op::JumpBack:   frame->pc = targetOf(pc, code); return true;
    default:
      if (isJumpOnTruth(op)) {
        int truth = simpleTruth(result);
        if (truth == kTruthUnknown) truth = isTruthy(t, result);
        if (truth < 0) return false;
        frame->pc = static_cast<unsigned>(truth) == immA(pc) ? targetOf(pc, code) : pc + 1;
        return true;
      }
      if (writesA(op)) RA = result;
  }
  frame->pc = pc + 1;
  return true;
}

}  // namespace taipan
