// The traced tier: a call of the thread's hook where the interpreter would tell it of a line (frames/Tracing.h says when
// that is). Which line was told of last is mostly known here; where it depends on the way that control took, the frame
// object is asked, which the code keeps as the interpreter does: so either may go on where the other left.
#include "ir/BuilderImpl.h"

namespace taipan::hir {

namespace {

// LoadTraceState, StoreTraceState.
constexpr uint64_t kTraceLine = 0, kTraceHead = 1;
constexpr uint64_t kNoHead = UINT32_MAX;

}  // namespace

// Before each instruction.
void FunctionBuilder::tellLine() {
  uint32_t pc = frame_->pc;
  const CodeObject* code = frame_->code;
  uint8_t marks = code->traceMarks[pc];
  if (!(marks & kTraceHidden)) {
    uint32_t line = code->lineOf(pc);
    bool mayHaveComeBack = (marks & kTraceBody) && frame_->lastLine == static_cast<int64_t>(line);
    if (mayHaveComeBack) {
      Instr* back = emit(Op::LoadTraceState, {frame_->record}, kTraceHead);
      tellIf(emit(Op::IntCompare, {back, intConstant(0)}, static_cast<uint64_t>(CompareOp::Ne)));
      emit(Op::StoreTraceState, {frame_->record}, kTraceHead, kNoHead);
    } else {
      tellIfNew(line);
    }
    frame_->lastLine = line;
  }
  if (isOpen() && bc().op == BcOp::JumpBack) noteJumpBack();
}

void FunctionBuilder::tellIfNew(uint32_t line) {
  if (frame_->lastLine == static_cast<int64_t>(line)) return;
  if (line == 0) {
    emit(Op::StoreTraceState, {frame_->record}, kTraceLine, 0);
  } else if (frame_->lastLine != kLineUnknown) {
    tell(TraceEvent::kLine, noneValue());
  } else {
    Instr* last = emit(Op::LoadTraceState, {frame_->record}, kTraceLine);
    tellIf(emit(Op::IntCompare, {last, intConstant(line)}, static_cast<uint64_t>(CompareOp::Ne)));
  }
}

void FunctionBuilder::tellIf(Instr* condition) {
  Block *telling = newBlock(f()), *join = newBlock(f());
  branchTo(condition, telling, join);
  at_ = telling;
  tell(TraceEvent::kLine, noneValue());
  jumpTo(join);
  at_ = join;
}

// The hook runs before the instruction does: the state is the one at its start.
void FunctionBuilder::tell(TraceEvent event, Instr* arg) {
  FrameState state = *stateAt();
  state.telling = static_cast<uint32_t>(event);
  Instr* i = newInstr(f(), Op::TellHook, std::vector{frame_->record, arg});
  i->immA = static_cast<uint64_t>(event);
  i->immB = frame_->code->lineOf(frame_->pc);
  i->siteCode = frame_->code;
  i->siteInstr = frame_->pc;
  i->state = newState(f(), state);
  place(i);
}

// --- loops

// Line of the first visible instruction from `start` on.
uint32_t FunctionBuilder::firstLine(uint32_t start) const {
  const CodeObject* code = frame_->code;
  while (start + 1 < code->instrCount && (code->traceMarks[start] & kTraceHidden)) ++start;
  return code->lineOf(start);
}

static bool isBottomTested(const CodeObject* code, uint32_t head) {
  for (uint32_t n = head; n < code->instrCount; ++n) {
    const BcInstr& i = code->instrs[n];
    bool closes = i.op == BcOp::JumpBack && static_cast<uint32_t>(i.d) == head;
    if (closes && (code->traceMarks[n] & kTraceForward)) return true;
  }
  return false;
}

// A `while` whose body starts on the line of its test.
bool FunctionBuilder::isOneLineWhile(uint32_t head) const {
  const CodeObject* code = frame_->code;
  if (!isBottomTested(code, head)) return false;
  uint32_t body = head;
  while (body + 1 < code->instrCount && !(code->traceMarks[body] & kTraceBody)) ++body;
  return code->lineOf(body) == firstLine(head);
}

// In the preheader. Ways back make the head's line a new one, so it is always told of unless the way in has told already.
void FunctionBuilder::beginLineOfLoop(uint32_t start) {
  if (isOneLineWhile(start)) emit(Op::StoreTraceState, {frame_->record}, kTraceHead, kNoHead);
  bool isNewOnEntry = frame_->lastLine != kLineUnknown && frame_->lastLine != static_cast<int64_t>(firstLine(start));
  frame_->lastLine = isNewOnEntry && !isBottomTested(frame_->code, start) ? 0 : kLineUnknown;
}

void FunctionBuilder::noteJumpBack() {
  auto head = static_cast<uint32_t>(bc().d);
  if (frame_->code->traceMarks[frame_->pc] & kTraceForward) {
    if (isOneLineWhile(head)) emit(Op::StoreTraceState, {frame_->record}, kTraceHead, head);
    return;
  }
  bool isNew = frame_->lastLine != kLineUnknown && frame_->lastLine != static_cast<int64_t>(firstLine(head));
  if (!isNew) emit(Op::StoreTraceState, {frame_->record}, kTraceLine, 0);
  frame_->lastLine = 0;
}

}  // namespace taipan::hir
