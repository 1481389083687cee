// Instructions of frames that a trace hook follows.
#include "runtime/frames/Tracing.h"
#include "runtime/interp/Enter.h"

namespace taipan {

SLOW(slowLandJump) {
  savePc(pc, r);
  if (UNLIKELY(!landJump(t, frameOf(r)))) TAIL(unwind);
  RELOAD();
  TAIL(executeTold);
}

// The instruction as the code has it, unless the hook chose another one.
SLOW(executeTold) {
  InterpFrame* frame = frameOf(r);
  if (UNLIKELY(frame->frameObject && frame->frameObject->jumpTo)) TAIL(slowLandJump);
  [[clang::musttail]] return kHandlers.of[dispatchIndex(&instrOf(frame))](pc, r, t, fb, code);
}

SLOW(slowTrace) {
  savePc(pc, r);
  if (UNLIKELY(!traceInstruction(t, frameOf(r)))) TAIL(unwind);
  RELOAD();
  TAIL(executeTold);
}

// A new frame tells of its call first; then hot code takes it over.
SLOW(slowEntry) {
  savePc(pc, r);
  InterpFrame* frame = frameOf(r);
  if (UNLIKELY(!traceEntry(t, frame))) TAIL(unwindEntry);
  if (noteCall(frame->code) >= tierUpThreshold) {
    Tier tier;
    OsrEntry entry = mayRunCompiled(t, frame, &tier) ? compiledEntry(t, frame, 0, tier) : nullptr;
    if (entry) FINISH_COMPILED(runCompiled(t, frame, entry, tier));
  }
  RELOAD();
  TAIL(slowTrace);
}

HANDLER(Trace) {
  if (frameOf(r)->flags & kFrameEntering) TAIL(slowEntry);
  TAIL(slowTrace);
}

}  // namespace taipan
