// Instructions of frames that a trace hook follows.
#include "runtime/frames/Tracing.h"
#include "runtime/interp/Handler.h"

namespace taipan {

SLOW(slowTrace) {
  savePc(pc, r);
  InterpFrame* frame = frameOf(r);
  if (UNLIKELY(!traceInstruction(t, frame))) {
    if (frame->flags & kFrameEntering) TAIL(unwindEntry);
    TAIL(unwind);
  }
  RELOAD();
  [[clang::musttail]] return kHandlers.of[dispatchIndex(&instrOf(frame))](pc, r, t, fb, code);
}
HANDLER(Trace) { TAIL(slowTrace); }

}  // namespace taipan
