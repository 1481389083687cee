// The dict of locals(), of a frame that asks for it itself and of one that an inlined trace hook is told of: refreshed
// from the registers, without a look at the frame.
#include "ir/BuilderImpl.h"

namespace taipan::hir {

static constexpr unsigned kMaxShownVariables = 32;

// A clone has names that a debugger injected, or checks its locals: rare, and left to the runtime.
bool FunctionBuilder::mayShowLocals(const CodeBody* code) {
  return (code->flags & kCodeOptimized) && !code->original && code->localsPlusCount() <= kMaxShownVariables;
}

// locals(), as its caller's registers have them. Null: the runtime knows.
Instr* FunctionBuilder::ownLocals() {
  bool isCopy = s_.localsModel == LocalsModel::kPep667;
  if (isCopy || hasFailed() || !frame_->record || !mayShowLocals(frame_->code)) return nullptr;
  Instr* dict = localsOp(Op::RefreshLocals, frame_, 1);
  dict->type = Type(kTypeDict);
  return dict;
}

// --- of a frame whose trace hook is inlined

static bool namesLocals(const CodeBody* code) {
  for (uint32_t n = 0; n < code->instrCount; ++n) {
    const BcInstr& i = code->instrs[n];
    if (i.op == BcOp::LoadAttr && textOf(code->names[i.d]) == "f_locals") return true;
  }
  return false;
}

// Whether a hook of this code reads f_locals, or frames have been looked at before it was told of them. Then the dict
// is refreshed before each call of it, and compared behind.
bool FunctionBuilder::seesLocals(const CodeBody* hook) const {
  bool looked = hasFailedFor(frame_->snapshot, DeoptReason::kHookLocals);
  if (frame_->code->freeCount && hasFailedFor(frame_->snapshot, DeoptReason::kUnbound))
    return false;  // cells of another kind
  return isClassic() && mayShowLocals(frame_->code) && (looked || namesLocals(hook));
}

// Then every variable may be another one behind it.
bool FunctionBuilder::hookHasWritten() const {
  const FunctionSnapshot* known = s_.hook ? s_.find(s_.hook) : nullptr;
  return known && hasFailedFor(s_.find(known->code), DeoptReason::kHookWrote);
}

// What locals() says now. Cells are guarded to be plain: others are of functions that `exec` into their own namespace.
std::vector<Instr*> FunctionBuilder::shownVariables(InlinedFrame* told) {
  std::vector<Instr*> shown;
  for (unsigned r = 0; r < told->code->localsPlusCount(); ++r) {
    Instr*& v = told->env[r];
    if (!told->code->registerIsCell(r)) {
      shown.push_back(v ? tagged(v) : emptyValue());
      continue;
    }
    if (v->op != Op::NewCell && v->op != Op::GuardPlainCell) v = emit(Op::GuardPlainCell, {tagged(v)});
    shown.push_back(emit(Op::LoadCell, {v}));
  }
  return shown;
}

Instr* FunctionBuilder::localsOp(Op op, InlinedFrame* told, uint64_t immA) {
  std::vector<Instr*> operands = shownVariables(told);
  operands.insert(operands.begin(), told->record);
  Instr* i = newInstr(f(), op, operands);
  i->immA = immA;
  i->immB = reinterpret_cast<uint64_t>(told->code);
  i->siteCode = frame_->code;
  i->siteInstr = frame_->pc;
  if (i->info().needsState()) i->state = stateAt();
  return place(i);
}

// Before the hook returns, so that the interpreter, which goes on there if not, takes over what has changed.
void FunctionBuilder::checkLocals() {
  if (!hookSeesLocals_ || frame_->foldedInto) return;
  guard(localsOp(Op::LocalsAreShown, frame_->caller, hookWritesLocals_), true, DeoptReason::kHookWrote);
}

void FunctionBuilder::takeLocalsOver() {
  std::vector<Instr*> shown = shownVariables(frame_);
  for (unsigned r = 0; r < shown.size(); ++r) {
    if (Value v; isConstant(shown[r], &v) && v.isEmpty()) continue;
    Instr* taken = emit(Op::ShownLocal, {frame_->record, shown[r]}, r);
    if (!shown[r]->type.mayBeEmpty()) taken->type = Type(kTypeAny);
    if (frame_->code->registerIsCell(r))
      emit(Op::StoreCell, {frame_->env[r], taken})->siteCode = nullptr;  // no effect of the instruction that is told of
    else
      set(r, taken);
  }
  frame_->at = frame_->after = nullptr;
}

}  // namespace taipan::hir
