// The traced tier: a call of the thread's hook where the interpreter would tell it of a line (frames/Tracing.h says
// when that is). Which line was told of last is mostly known here; where it depends on the way that control took, the
// frame object is asked, which the code keeps as the interpreter does: so either may go on where the other left.
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
  const CodeBody* code = frame_->code;
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
  Block *from = at_, *telling = newBlock(f()), *join = newBlock(f());
  if (!from) return;
  Env before = frame_->env;
  branchTo(condition, telling, join);
  at_ = telling;
  tell(TraceEvent::kLine, noneValue());
  Block* told = at_;
  if (told) jumpTo(join);
  at_ = join;
  if (!told) return frame_->env.swap(before);  // no hook that was inlined comes back
  for (unsigned r = 0; r < before.size(); ++r) {
    if (frame_->env[r] == before[r]) continue;  // else the hook has written to it
    std::pair<Block*, Instr*> values[] = {{from, before[r]}, {told, frame_->env[r]}};
    set(r, mergeValues(join, values));
  }
  frame_->at = frame_->after = nullptr;
}

// Most hooks are mostly told of lines: what they do at a return may never have been executed when this is built. An
// exit there would be taken at each call, so such an event is told by a call.
void FunctionBuilder::tell(TraceEvent event, Instr* arg) {
  if (!isOpen()) return;
  Block *before = at_, *body = newBlock(f());
  size_t dependenciesBefore = f().dependencies.size();
  Env env = frame_->env;
  jumpTo(body);
  at_ = body;
  hookIsCut_ = false;
  bool isInlined = inlineHook(event, arg);
  if (isInlined && (!hookIsCut_ || event == TraceEvent::kLine)) return;
  if (isInlined) {
    unlink(before->last);  // the jump
    before->successors[0] = nullptr;
    f().dependencies.resize(dependenciesBefore);
    frame_->env.swap(env);  // which may name what the hook wrote
    frame_->at = frame_->after = nullptr;
    at_ = before;
  }
  if (isOpen()) callHook(event, arg);
}

// A hook runs before the instruction does: the state is the one at its start.
FrameState* FunctionBuilder::tellingState(TraceEvent event) {
  FrameState state = *stateAt();
  state.telling = static_cast<uint32_t>(event);
  return newState(f(), state);
}

void FunctionBuilder::callHook(TraceEvent event, Instr* arg) {
  Instr* i = newInstr(f(), Op::TellHook, std::vector{frame_->record, arg});
  i->immA = static_cast<uint64_t>(event);
  i->immB = frame_->code->lineOf(frame_->pc);
  i->siteCode = frame_->code;
  i->siteInstr = frame_->pc;
  i->state = tellingState(event);
  place(i);
}

// --- the hook inlined, if it is the one that the snapshot has seen

namespace {

constexpr uint32_t kMaxHookInstrs = 60;
constexpr unsigned kMaxInlinedHooks = 900;  // bytecode instructions of hooks in one function

}  // namespace

// One line tells for all.
bool FunctionBuilder::hasFailedFor(const CodeSnapshot* code, DeoptReason reason) {
  if (!code) return false;
  for (auto [at, reasons] : code->failures)
    if (reasons & bitOf(reason)) return true;
  return false;
}

// False: not inlined. Exits before the hook has begun are at the instruction, which the interpreter then tells of
// itself.
bool FunctionBuilder::inlineHook(TraceEvent event, Instr* arg) {
  FunctionObject* hook = s_.hook;
  const FunctionSnapshot* known = hook ? s_.find(hook) : nullptr;
  if (!known || hasFailedFor(frame_->snapshot, DeoptReason::kHook) || !s_.find(known->code) ||
      !(known->code->flags & kCodeOptimized))
    return false;
  const CodeBody* code = known->code;
  bool isMethod = s_.hookIsMethod, fits = code->exactArity == (isMethod ? 4u : 3u);
  if (!fits || code->instrCount > kMaxHookInstrs || inlinedInstrs_ + code->instrCount > kMaxInlinedHooks) return false;
  Value what = isMethod ? asValue(hook) : asValue(code);
  guard(emit(Op::HookIsKnown, {frame_->record}, what.bits(), isMethod), true, DeoptReason::kHook);
  hookSeesLocals_ = seesLocals(code);
  if (!hookSeesLocals_) {
    DeoptReason reason = mayShowLocals(frame_->code) && isClassic() ? DeoptReason::kHookLocals : DeoptReason::kHook;
    guard(emit(Op::HasNoLocals, {frame_->record}), true, reason);
  }
  if (isMethod) relyOnFunction(hook, *known);
  Instr* self = isMethod ? selfOfHook() : nullptr;
  InlinedFrame callee;
  callee.caller = frame_;
  callee.code = code;
  callee.snapshot = s_.find(code);
  callee.functionSnapshot = known;
  callee.function = isMethod ? hook : nullptr;
  callee.functionValue = isMethod ? constant(asValue(hook)) : emit(Op::LoadHook, {frame_->record}, 0);
  callee.plan = planOf(code);
  callee.liveness = livenessOf(code);
  callee.depth = 1;
  if (!isMethod && !callee.snapshot->globals.empty())
    emit(Op::GuardGlobals, {callee.functionValue}, reinterpret_cast<uint64_t>(known->globals),
         reinterpret_cast<uint64_t>(known->builtins));
  std::vector<Instr*> parameters;
  if (self) parameters.push_back(self);
  Value name = eventName(event);
  for (Instr* v : {emit(Op::LoadFrameObject, {frame_->record}), constant(name), arg})
    parameters.push_back(v);
  inlinedInstrs_ += code->instrCount;
  hookWritesLocals_ = hookHasWritten();
  if (hookSeesLocals_) localsOp(Op::RefreshLocals, frame_, 0);
  inHook_ = true;
  hookObserves_ = false;
  Instr* result = nullptr;
  if (!callee.plan->hasLoops) {
    InlinedFrame folded = callee;
    result = inlineFolded(folded, parameters);
  }
  bool isFolded = result || !isOpen();
  if (event == TraceEvent::kLine && isOpen())
    emit(Op::StoreTraceState, {frame_->record}, kTraceLine, frame_->code->lineOf(frame_->pc));
  if (!isFolded) {
    callee.hookEvent = event;
    result = inlineFramed(callee, parameters, tellingState(event));
  }
  inHook_ = false;
  if (!isOpen()) return true;
  if (hookSeesLocals_ && hookWritesLocals_ && !isFolded) takeLocalsOver();
  finishHook(event, result, self);
  return true;
}

// The object that the hook is a method of: the one whose state is known, as long as it is always that.
Instr* FunctionBuilder::selfOfHook() {
  Instr* self = emit(Op::LoadHook, {frame_->record}, 1);
  if (!s_.known.instance(s_.hookSelf)) return self;
  Instr* known = constant(s_.hookSelf);
  guard(emit(Op::Identical, {self, known}), true, DeoptReason::kHookSelf);
  return known;
}

// What the hook returns becomes f_trace. Mostly it is the hook itself; a method is bound anew each time, which nobody
// can tell from the one that is f_trace already.
void FunctionBuilder::finishHook(TraceEvent event, Instr* result, Instr* self) {
  bool isNone = result->type.isSubtypeOf(kTypeNone);
  if (self && result->op == Op::NewBoundMethod) {
    Value function;
    isNone |=
        isConstant(result->operand(0), &function) && function == asValue(s_.hook) && rootOf(result->operand(1)) == self;
  }
  if (isNone && !hookObserves_) return;
  Block* join = nullptr;
  if (!hookObserves_ && !self) {
    Block* other = newBlock(f());
    join = newBlock(f());
    branchTo(emit(Op::Identical, {tagged(result), emit(Op::LoadHook, {frame_->record}, 0)}), join, other);
    at_ = other;
  }
  Instr* i = newInstr(f(), Op::FinishHook, std::vector{frame_->record, isNone ? noneValue() : tagged(result)});
  i->immA = hookSeesLocals_;
  i->siteCode = frame_->code;
  i->siteInstr = frame_->pc;
  i->state = tellingState(event);
  place(i);
  if (!join) return;
  // Another hook now: not in this code, whose loops would have to look at it each time.
  event == TraceEvent::kLine ? deopt(DeoptReason::kHook) : jumpTo(join);
  at_ = join;
}

namespace {

// What never changes about a code object.
Value codeAttribute(const CodeBody* code, const std::string& wanted) {
  if (wanted == "co_filename") return asValue(code->filename);
  if (wanted == "co_name") return asValue(code->name);
  if (wanted == "co_qualname") return asValue(code->qualname);
  if (wanted == "co_firstlineno") return Value::smallInt(code->firstLine);
  return {};
}

}  // namespace

// An attribute of the frame object that an inlined hook is given, which stands at the instruction that it is told of,
// or of a code object.
Instr* FunctionBuilder::frameAttribute(Instr* v) {
  if (Value code; isConstant(v, &code) && s_.frozen->isCode(code)) {
    Value known = codeAttribute(code.as<const CodeBody>(), textOf(name()));
    return known ? constant(known) : nullptr;
  }
  const InlinedFrame* told = frame_->caller;
  while (told && told->caller)
    told = told->caller;
  if (!inHook_ || rootOf(v)->op != Op::LoadFrameObject || !told) return nullptr;
  std::string wanted = textOf(name());
  if (wanted == "f_lineno") return constant(Value::smallInt(told->code->lineOf(told->pc)));
  if (wanted == "f_code") return constant(asValue(told->code));
  if (wanted == "f_locals" && hookSeesLocals_) {
    Instr* dict = localsOp(Op::RefreshLocals, const_cast<InlinedFrame*>(told), 1);
    dict->type = Type(kTypeDict);
    return dict;
  }
  return nullptr;
}

// --- loops

// Line of the first visible instruction from `start` on.
uint32_t FunctionBuilder::firstLine(uint32_t start) const {
  const CodeBody* code = frame_->code;
  while (start + 1 < code->instrCount && (code->traceMarks[start] & kTraceHidden))
    ++start;
  return code->lineOf(start);
}

static bool isBottomTested(const CodeBody* code, uint32_t head) {
  for (uint32_t n = head; n < code->instrCount; ++n) {
    const BcInstr& i = code->instrs[n];
    bool closes = i.op == BcOp::JumpBack && static_cast<uint32_t>(i.d) == head;
    if (closes && (code->traceMarks[n] & kTraceForward)) return true;
  }
  return false;
}

// A `while` whose body starts on the line of its test.
bool FunctionBuilder::isOneLineWhile(uint32_t head) const {
  const CodeBody* code = frame_->code;
  if (!isBottomTested(code, head)) return false;
  uint32_t body = head;
  while (body + 1 < code->instrCount && !(code->traceMarks[body] & kTraceBody))
    ++body;
  return code->lineOf(body) == firstLine(head);
}

// In the preheader. Ways back make the head's line a new one, so it is always told of unless the way in has told
// already. A loop that is entered in the middle came to its head as the frame object says.
void FunctionBuilder::beginLineOfLoop(uint32_t start) {
  bool isEntered = s_.osrInstr == static_cast<int64_t>(start);
  if (isOneLineWhile(start) && !isEntered) emit(Op::StoreTraceState, {frame_->record}, kTraceHead, kNoHead);
  bool isNewOnEntry = frame_->lastLine != kLineUnknown && frame_->lastLine != static_cast<int64_t>(firstLine(start));
  frame_->lastLine = isNewOnEntry && !isBottomTested(frame_->code, start) ? 0 : kLineUnknown;
}

// Behind the safepoint: who leaves there jumps back himself.
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
