// Inlining of Python functions. BuilderImpl.h says what folded and framed callees are.
#include "ir/BuilderImpl.h"
#include "runtime/support/Assert.h"

namespace taipan::hir {

namespace {

constexpr unsigned kMaxInlineDepth = 6;
constexpr uint32_t kMaxFoldedInstrs = 80;   // bytecode instructions of a callee that may be folded
constexpr uint32_t kMaxFramedInstrs = 60;   // … that gets frame states of its own
constexpr uint32_t kMaxLoopingInstrs = 24;  // … and loops: the call costs little next to that
constexpr unsigned kInlineBudget = 1200;    // bytecode instructions inlined into one function

}  // namespace

const BytecodePlan* FunctionBuilder::planOf(const CodeBody* code) {
  auto& plan = plans_[code];
  if (!plan) plan = std::make_unique<BytecodePlan>(code, 0);
  return plan.get();
}

const Liveness* FunctionBuilder::livenessOf(const CodeBody* code) {
  auto& liveness = livenesses_[code];
  if (!liveness) liveness = std::make_unique<Liveness>(code);
  return liveness.get();
}

bool FunctionBuilder::mayInline(const CodeBody* code) const {
  if (s_.tier != Tier::kOptimised && !inHook_) return false;  // hooks hear of every call
  if (code->flags & kCodeGenerator || !(code->flags & kCodeOptimized)) return false;
  if (!s_.find(code) || frame_->depth >= kMaxInlineDepth) return false;
  if (inlinedInstrs_ + code->instrCount > kInlineBudget) return false;
  for (const InlinedFrame* frame = frame_; frame; frame = frame->caller)
    if (frame->code == code) return false;
  return true;
}

// The callee's result if it was inlined. Null: not inlined, or (if the block is closed) control does not come back.
Instr* FunctionBuilder::tryInline(FunctionObject* f, const CodeBody* code, Instr* functionValue,
                                  const std::vector<Instr*>& parameters, bool mustFold) {
  if (!mayInline(code)) return nullptr;
  this->f().inlines = true;
  InlinedFrame callee;
  callee.caller = frame_;
  callee.code = code;
  callee.snapshot = s_.find(code);
  callee.functionSnapshot = f ? s_.find(f) : nullptr;
  callee.function = f;
  callee.functionValue = tagged(functionValue);
  callee.plan = planOf(code);
  callee.liveness = livenessOf(code);
  callee.depth = frame_->depth + 1;
  if (!f && !callee.snapshot->globals.empty() && !guardGlobalsOf(callee)) return nullptr;
  unsigned budgetBefore = inlinedInstrs_;
  inlinedInstrs_ += code->instrCount;
  if (code->instrCount <= kMaxFoldedInstrs && !callee.plan->hasLoops) {
    InlinedFrame folded = callee;
    Instr* result = inlineFolded(folded, parameters);
    if (result || !isOpen()) return result;
  }
  if (mustFold || frame_->foldedInto ||
      code->instrCount > (callee.plan->hasLoops ? kMaxLoopingInstrs : kMaxFramedInstrs)) {
    inlinedInstrs_ = budgetBefore;
    return nullptr;
  }
  return inlineFramed(callee, parameters, stateAfter());
}

// Globals are constants of the dicts that the snapshot has seen; a function known by its code alone may have others.
bool FunctionBuilder::guardGlobalsOf(InlinedFrame& callee) {
  if (callee.functionValue->op == Op::MakeFunction) {  // made here: the same globals
    callee.functionSnapshot = frame_->functionSnapshot;
    return callee.functionSnapshot != nullptr;
  }
  bool isSeen = feedbackKind() == FeedbackKind::Call && callSite();
  const FunctionSnapshot* s = isSeen ? s_.find(reinterpret_cast<FunctionObject*>(callSite()->callee)) : nullptr;
  if (!s || s->code != callee.code) return false;
  callee.functionSnapshot = s;
  emit(Op::GuardGlobals, {callee.functionValue}, reinterpret_cast<uint64_t>(s->globals),
       reinterpret_cast<uint64_t>(s->builtins));
  return true;
}

// Builds the callee into blocks of its own; if it turns out to have effects these are dropped again.
Instr* FunctionBuilder::inlineFolded(InlinedFrame& callee, const std::vector<Instr*>& parameters) {
  Block* before = at_;
  size_t freshBefore = fresh_.size(), dependenciesBefore = f().dependencies.size();
  callee.foldedInto = stateAt();
  Block* body = newBlock(f());
  jumpTo(body);
  at_ = body;
  buildCallee(callee, parameters);
  if (!callee.failed) return mergeReturns(callee);
  unlink(before->last);  // the jump
  before->successors[0] = nullptr;
  at_ = before;
  fresh_.resize(freshBefore);
  f().dependencies.resize(dependenciesBefore);
  return nullptr;
}

Instr* FunctionBuilder::inlineFramed(InlinedFrame& callee, const std::vector<Instr*>& parameters,
                                     FrameState* callerState) {
  callee.callerState = callerState;
  Instr* record = newInstr(f(), Op::EnterFrame, std::vector{callee.functionValue});
  record->immA = reinterpret_cast<uint64_t>(callee.code);
  record->immB = callee.depth;
  record->state = stateAt();
  record->siteCode = frame_->code;
  record->siteInstr = frame_->pc;
  callee.record = place(record);
  buildCallee(callee, parameters);
  return mergeReturns(callee);
}

void FunctionBuilder::buildCallee(InlinedFrame& callee, const std::vector<Instr*>& parameters) {
  CHECK(parameters.size() == callee.code->parameterCount, "one value for each parameter");
  callee.env.assign(callee.code->registerCount, nullptr);
  for (unsigned r = 0; r < callee.code->localsPlusCount(); ++r)
    callee.env[r] = r < parameters.size() ? parameters[r] : emptyValue();
  frame_ = &callee;
  if (callee.hookEvent != TraceEvent::kNone)
    emit(Op::EnterHook, {callee.record}, static_cast<uint64_t>(callee.hookEvent));
  goTo(0);
  buildFrame();
  frame_ = callee.caller;
}

Instr* FunctionBuilder::mergeReturns(InlinedFrame& callee) {
  at_ = nullptr;
  if (callee.returns.empty()) return nullptr;
  std::vector<std::pair<Block*, Instr*>> values;
  for (const ReturnEdge& r : callee.returns)
    values.push_back({r.from, r.value});
  Block* join = newBlock(f());
  for (const ReturnEdge& r : callee.returns) {
    at_ = r.from;
    jumpTo(join);
  }
  at_ = join;
  return mergeValues(join, values);
}

}  // namespace taipan::hir
