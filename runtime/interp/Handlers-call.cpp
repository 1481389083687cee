// Calls. A call of a Python function that the site knows enters its frame at once; a known native is called directly;
// everything else goes through beginCall. The outcome of a frame is written by Return.
#include "runtime/frames/Tracing.h"
#include "runtime/interp/CallArguments.h"
#include "runtime/interp/Enter.h"
#include "runtime/types/exception/Exceptions.h"

namespace taipan {

namespace {

bool isKind(const CallFeedback* slot, CallKind kind) {
  return slot->kind == kind;
}

void countCall(CallFeedback* slot) {
  ++slot->count;
}

// The function that this site has seen before, or one of the same code; null otherwise.
FunctionObject* knownFunction(Value callee, const CallFeedback* slot) {
  if (LIKELY(slot->callee == callee.bits() && isKind(slot, CallKind::Function))) return callee.as<FunctionObject>();
  if (isKind(slot, CallKind::FunctionCode) && hasShape(callee, exactShapes.Function))
    return callee.as<FunctionObject>();
  return nullptr;
}

// Nothing about this call needs checking: callNative would call it just so. hasReceiver: it was looked up on args[0].
bool isPlain(const NativeFunction* native, int64_t nargs, bool hasReceiver) {
  return nargs >= native->minArgs && (native->maxArgs < 0 || nargs <= native->maxArgs) && native->self.isEmpty() &&
         (hasReceiver || !(native->flags & kNativeMethod));
}

}  // namespace

// Ends a SLOW part: the callee's frame, its result in ra, or an exception.
#define FINISH_CALL(begun, result)                         \
  do {                                                     \
    Begun outcome = (begun);                               \
    if (outcome == Begun::kFrame) {                        \
      switchTo(t->frame, pc, r, fb, code);                 \
      DISPATCH();                                          \
    }                                                      \
    if (UNLIKELY(outcome == Begun::kRaised)) TAIL(unwind); \
    RA = result;                                           \
    RESUME();                                              \
  } while (0)

// --- ra = rb(rb+1 … rb+c)

SLOW(slowCall) {
  savePc(pc, r);
  Value result;
  FINISH_CALL(beginCall(t, siteOf<Op::Call>(pc, fb), RB, &RB_PLUS(1), immC(pc), nullptr, &result), result);
}

SLOW(nativeCall) {
  auto* native = RB.as<NativeFunction>();
  if (UNLIKELY(!isPlain(native, immC(pc), false) || isHooked(t))) TAIL(slowCall);
  savePc(pc, r);
  Value result = native->fn(t, &RB_PLUS(1), immC(pc), nullptr);
  if (UNLIKELY(result.isEmpty())) TAIL(unwind);
  RA = result;
  RESUME();
}

HANDLER(Call) {
  CallFeedback* slot = siteOf<Op::Call>(pc, fb);
  Value callee = RB;
  countCall(slot);
  if (FunctionObject* f = knownFunction(callee, slot)) {
    savePc(pc, r);
    if (LIKELY(enterExact(pc, r, t, fb, code, f, &RB_PLUS(1), immC(pc)))) DISPATCH();
    TAIL(slowCall);
  }
  if (slot->callee == callee.bits() && isKind(slot, CallKind::Native)) TAIL(nativeCall);
  TAIL(slowCall);
}

// --- ra = rb([rb+1 unless empty,] rb+2 … rb+1+c)

SLOW(slowCallMethod) {
  savePc(pc, r);
  Value result;
  unsigned bound = RB_PLUS(1).isEmpty() ? 0 : 1;
  FINISH_CALL(beginCall(t, siteOf<Op::CallMethod>(pc, fb), RB, &RB_PLUS(2 - bound), immC(pc) + bound, nullptr, &result),
              result);
}

SLOW(nativeMethodCall) {
  auto* native = RB.as<NativeFunction>();
  unsigned bound = RB_PLUS(1).isEmpty() ? 0 : 1;
  unsigned nargs = immC(pc) + bound;
  if (UNLIKELY(!isPlain(native, nargs, bound) || isHooked(t))) TAIL(slowCallMethod);
  savePc(pc, r);
  Value result = native->fn(t, &RB_PLUS(2 - bound), nargs, nullptr);
  if (UNLIKELY(result.isEmpty())) TAIL(unwind);
  RA = result;
  RESUME();
}

HANDLER(CallMethod) {
  CallFeedback* slot = siteOf<Op::CallMethod>(pc, fb);
  Value callee = RB;
  countCall(slot);
  if (FunctionObject* f = knownFunction(callee, slot)) {
    savePc(pc, r);
    unsigned bound = RB_PLUS(1).isEmpty() ? 0 : 1;
    if (LIKELY(enterExact(pc, r, t, fb, code, f, &RB_PLUS(2 - bound), immC(pc) + bound))) DISPATCH();
    TAIL(slowCallMethod);
  }
  if (slot->callee == callee.bits() && isKind(slot, CallKind::Native)) TAIL(nativeMethodCall);
  TAIL(slowCallMethod);
}

// --- keywords and stars

SLOW(slowCallKw) {
  savePc(pc, r);
  CallFeedback* slot = siteOf<Op::CallKw>(pc, fb);
  countCall(slot);
  auto* names = constOf(pc, code).as<Tuple>();
  Value result;
  FINISH_CALL(beginCall(t, slot, RB, &RB_PLUS(1), immC(pc) - names->length, names, &result), result);
}
HANDLER(CallKw) {
  TAIL(slowCallKw);
}

SLOW(slowCallEx) {
  savePc(pc, r);
  Value result;
  FINISH_CALL(beginCallEx(t, RB, RB_PLUS(1), RB_PLUS(2), &result), result);
}
HANDLER(CallEx) {
  TAIL(slowCallEx);
}

}  // namespace taipan
