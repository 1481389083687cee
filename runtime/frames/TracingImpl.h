// What Tracing.cpp (who is told of what, and by which instructions), LineEvents.cpp (when a line is a new one) and
// Telling.cpp (how a hook is called) share.
#pragma once

#include "runtime/core/Objects.h"
#include "runtime/frames/Tracing.h"

namespace taipan {

// A frame object's traceHead while no `while` loop was closed.
inline constexpr uint32_t kNoLoop = UINT32_MAX;

inline bool wantsLines(const Thread* t, const InterpFrame* frame) {
  return t->traceHook && frame->frameObject && frame->frameObject->trace;
}

// From here on the frame's own instructions instead of their traced copy.
void goOnUntraced(InterpFrame* frame);
// The frame starts to tell of lines; the visible instruction executed last was of this one.
void followLines(FrameObject* f, uint32_t line);

// Nothing is told while a hook runs. These two where nothing was running that is not told of.
void enterHook(Thread* t, TraceEvent event);
TraceEvent leaveHook(Thread* t);

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

// Each false if the hook raised, which is gone then. Nothing happens if there is none for the frame.
[[nodiscard]] bool tellTraceHook(Thread* t, const ToldFrame& told, TraceEvent event, Value arg);
[[nodiscard]] bool tellTraceHook(Thread* t, InterpFrame* frame, TraceEvent event, Value arg);
[[nodiscard]] bool tellProfileHook(Thread* t, InterpFrame* frame, TraceEvent event, Value arg);

// Tells with the pending exception out of the way; it comes back unless the hook raises.
template <class Tell>
[[nodiscard]] bool protectedly(Thread* t, Tell tell) {
  Value pending = t->exception;
  t->exception = Value();
  if (!tell()) return false;
  t->exception = pending;
  return true;
}

}  // namespace taipan
