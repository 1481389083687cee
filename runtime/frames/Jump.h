// Assignment of f_lineno: a trace function moves where its frame goes on.
#pragma once

#include "runtime/frames/FrameObject.h"

namespace taipan {

// The setter of f_lineno (empty: it was deleted). Allowed at `line` events, to the first instruction of a line whose
// surrounding loops and handlers the frame is in already, as in CPython 3.11 (frame_setlineno). Loops and handlers that
// are left are over: their iterators are dropped, and what was handled before is handled again. 0, or -1: raised.
[[nodiscard]] int jumpToLine(Thread* t, FrameObject* f, Value line);

// A frame with FrameObject::jumpTo, which was compiled when it was told to jump, is interpreted now: it jumps.
void finishJump(Thread* t, InterpFrame* frame);

}  // namespace taipan
