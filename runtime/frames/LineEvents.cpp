// When a line is a new one, which CPython's hooks are told of, and the events of a frame's beginning and end.
#include <utility>

#include "runtime/frames/Jump.h"
#include "runtime/frames/TracingImpl.h"
#include "runtime/support/Likely.h"

namespace taipan {

namespace {

bool traceCall(Thread* t, InterpFrame* frame) {
  return tellTraceHook(t, frame, TraceEvent::kCall, Value()) && tellProfileHook(t, frame, TraceEvent::kCall, Value());
}

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

bool traceLine(Thread* t, InterpFrame* frame, uint32_t index);

// The hook has assigned f_lineno. A line that is jumped to is no event, but for the function's entry, from where it
// starts anew.
bool land(Thread* t, InterpFrame* frame) {
  FrameObject* f = frame->frameObject;
  uint32_t index = instrIndex(frame);
  if (f->traceOpcodes && !tellTraceHook(t, frame, TraceEvent::kOpcode, Value())) return false;
  if (!f->traceLine) return traceLine(t, frame, index);
  noteJumpBack(f, f->code->instrs[index], f->code->traceMarks[index]);
  return true;
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
  bool isFine = !line || !isNew || f->skipLines || tellTraceHook(t, frame, TraceEvent::kLine, Value());
  f->shownLine = 0;
  if (!isFine) return false;
  if (UNLIKELY(instrIndex(frame) != index || f->traceLine != line)) return land(t, frame);
  return !f->traceOpcodes || tellTraceHook(t, frame, TraceEvent::kOpcode, Value());
}

}  // namespace

bool traceEntry(Thread* t, InterpFrame* frame) {
  if (!traceCall(t, frame)) return false;
  frame->flags &= ~uint32_t{kFrameEntering};
  if (FrameObject* f = frame->frameObject) {
    followLines(f, 0);
    f->followsLines = wantsLines(t, frame);
    chooseInstructions(t, frame);  // an attribute that the hook set moved the frame before it had an f_trace
  }
  return true;
}

bool landJump(Thread* t, InterpFrame* frame) {
  finishJump(t, frame);
  return !isHooked(t) || !wantsLines(t, frame) || land(t, frame);
}

bool traceInstruction(Thread* t, InterpFrame* frame) {
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

}  // namespace taipan
