// Instructions, values and their representations, frame states.
#include <algorithm>

#include "ir/BuilderImpl.h"

namespace taipan::hir {

// --- instructions

Instr* FunctionBuilder::emit(Op op, std::initializer_list<Instr*> operands, uint64_t immA, uint64_t immB) {
  return emit(op, std::vector<Instr*>(operands), immA, immB);
}

Instr* FunctionBuilder::emit(Op op, const std::vector<Instr*>& operands, uint64_t immA, uint64_t immB) {
  Instr* i = newInstr(f(), op, operands);
  i->immA = immA;
  i->immB = immB;
  i->siteCode = frame_->code;
  i->siteInstr = frame_->pc;
  // Reraise leaves for the interpreter, which executes it again.
  bool isStart = i->info().mayDeopt() || op == Op::Checkpoint || op == Op::EnterFrame || op == Op::Reraise;
  if (at_ && i->info().needsState()) i->state = isStart ? stateAt() : stateAfter();
  return place(i);
}

// Appends to the current block; where there is none (unreachable, or folding failed) the instruction hangs in the air.
Instr* FunctionBuilder::place(Instr* i) {
  if (!at_) return i;
  append(at_, i);
  hookObserves_ |= i->info().mayObserveFrame();
  trackShape(i);
  checkFolding(i);
  return i;
}

Instr* FunctionBuilder::rootOf(Instr* v) {
  while (v->op == Op::GuardShape || v->op == Op::GuardType || v->op == Op::GuardBound || v->op == Op::GuardValue)
    v = v->operand(0);
  return v;
}

void FunctionBuilder::trackShape(Instr* i) {
  if (i->info().mayObserveFrame()) return freshShapes_.clear();
  if (i->op == Op::NewInstance) freshShapes_[i] = i->pointerB<Shape>();
  if (i->op != Op::StoreNewSlot) return;
  Instr* object = rootOf(i->operand(0));
  bool isFresh = freshShapes_.count(object);
  if (!isFresh) freshShapes_.clear();  // might be one of them under another name
  if (isFresh) freshShapes_[object] = i->pointerB<Shape>();
}

Shape* FunctionBuilder::freshShape(Instr* v) const {
  auto it = freshShapes_.find(rootOf(v));
  return it == freshShapes_.end() ? nullptr : it->second;
}

// A folded callee is executed again from its start after any exit, so it may change nothing but what it made itself.
void FunctionBuilder::checkFolding(Instr* i) {
  if (!frame_->foldedInto) return;
  const OpInfo& info = i->info();
  if (info.allocates() && i->rep == Rep::Tagged) fresh_.push_back(i);
  bool changesOwn =
      !i->operands.empty() && std::find(fresh_.begin(), fresh_.end(), rootOf(i->operand(0))) != fresh_.end();
  bool mayRaise = info.mayRaise() && !info.allocates();  // its frame would be missing in the traceback
  bool harmless = !mayRaise && (!info.writes || changesOwn);
  if (harmless) return;
  frame_->failed = true;
  at_ = nullptr;
}

// --- states

FrameState* FunctionBuilder::makeState(const RegisterSet& live) {
  std::vector<RegisterValue> registers;
  for (unsigned r = 0; r < frame_->env.size(); ++r) {
    Instr* v = frame_->env[r];
    if (!v || !(isVariable(r) || live.has(r))) continue;
    if (v->op == Op::ConstTagged && v->valueA().isEmpty()) continue;
    registers.push_back({static_cast<uint16_t>(r), v});
  }
  FrameState s{};
  s.code = frame_->code;
  s.function = frame_->function;
  s.functionValue = frame_->function ? nullptr : frame_->functionValue;
  s.instr = frame_->pc;
  s.parent = frame_->callerState;
  s.record = frame_->record;
  s.registers = registers;
  return newState(f(), s);
}

FrameState* FunctionBuilder::stateAt() {
  if (frame_->foldedInto) return frame_->foldedInto;
  if (!frame_->at) frame_->at = makeState(frame_->liveness->before(frame_->pc));
  return frame_->at;
}

FrameState* FunctionBuilder::stateAfter() {
  if (frame_->foldedInto) return frame_->foldedInto;
  if (!frame_->after) frame_->after = makeState(frame_->liveness->after(frame_->pc));
  return frame_->after;
}

// --- constants: at the start of the entry, one of each

static Instr* once(Function& f, std::map<uint64_t, Instr*>& known, uint64_t bits, Instr* (*make)(Function&, uint64_t)) {
  Instr*& i = known[bits];
  if (!i) {
    i = make(f, bits);
    insertAtStart(f.entry(), i);
  }
  return i;
}

Instr* FunctionBuilder::constant(Value v) {
  DCHECK(s_.frozen->isTaken(v), "the snapshot knows of every object that code names");
  return once(f(), constants_, v.bits(), [](Function& f, uint64_t bits) {
    Value v = Value::fromBits(bits);
    return constTagged(f, v, f.frozen->kindsOf(v));
  });
}
Instr* FunctionBuilder::intConstant(int64_t v) {
  return once(f(), intConstants_, static_cast<uint64_t>(v),
              [](Function& f, uint64_t bits) { return constInt(f, static_cast<int64_t>(bits)); });
}
Instr* FunctionBuilder::doubleConstant(double v) {
  return once(f(), doubleConstants_, std::bit_cast<uint64_t>(v),
              [](Function& f, uint64_t bits) { return constDouble(f, std::bit_cast<double>(bits)); });
}
Instr* FunctionBuilder::boolConstant(bool v) {
  return once(f(), boolConstants_, v, [](Function& f, uint64_t bits) { return constBool(f, bits != 0); });
}

bool FunctionBuilder::isConstant(Instr* v, Value* out) {
  if (v->op != Op::ConstTagged) return false;
  *out = v->valueA();
  return true;
}

// --- registers

Instr* FunctionBuilder::reg(unsigned r) {
  Instr* v = frame_->env[r];
  return v ? v : emptyValue();
}

void FunctionBuilder::set(unsigned r, Instr* v) {
  frame_->env[r] = v;
}

void FunctionBuilder::narrow(Instr* from, Instr* to) {
  if (from != to) std::replace(frame_->env.begin(), frame_->env.end(), from, to);
}

// --- representations

Instr* FunctionBuilder::tagged(Instr* v) {
  switch (v->rep) {
    case Rep::Int64:
      if (v->op == Op::ConstInt && Value::fitsInt(v->intA())) return constant(Value::smallInt(v->intA()));
      break;
    case Rep::Double:
      if (Value boxed; v->op == Op::ConstDouble && Value::encodeFloat(v->doubleA(), &boxed)) return constant(boxed);
      break;
    case Rep::Bool:
      if (v->op == Op::ConstBool) return constant(Value::boolean(v->immA));
      break;
    default: return v;
  }
  Op box = v->rep == Rep::Int64 ? Op::BoxInt : v->rep == Rep::Double ? Op::BoxDouble : Op::BoxBool;
  Instr* boxed = emit(box, {v});
  boxed->type = v->type;
  return boxed;
}

Instr* FunctionBuilder::asInt(Instr* v) {
  if (v->rep == Rep::Int64) return v;
  if (v->rep == Rep::Bool) return emit(Op::BoolToInt, {v});
  if (Value c; isConstant(v, &c) && c.isSmallInt()) return intConstant(c.asSmallInt());
  if (v->op == Op::BoxInt) return v->operand(0);
  return emit(v->type.isSubtypeOf(kTypeSmallInt) ? Op::UnboxInt : Op::CheckedUnboxInt, {tagged(v)});
}

Instr* FunctionBuilder::asDouble(Instr* v) {
  if (v->rep == Rep::Double) return v;
  if (Value c; isConstant(v, &c) && c.isImmediateFloat()) return doubleConstant(c.asImmediateFloat());
  if (v->op == Op::BoxDouble) return v->operand(0);
  return emit(v->type.isSubtypeOf(kTypeFloat) ? Op::UnboxDouble : Op::CheckedUnboxDouble, {tagged(v)});
}

Instr* FunctionBuilder::asNumber(Instr* v) {
  if (v->rep == Rep::Int64) return emit(Op::IntToDouble, {v});
  if (v->rep == Rep::Double || v->type.isSubtypeOf(kTypeFloat)) return asDouble(v);
  return emit(Op::CheckedUnboxNumber, {tagged(v)});
}

Instr* FunctionBuilder::asBool(Instr* v) {
  if (v->rep == Rep::Bool) return v;
  if (Value c; isConstant(v, &c) && c.isBool()) return boolConstant(c.isTrue());
  if (v->op == Op::BoxBool) return v->operand(0);
  return emit(v->type.isSubtypeOf(kTypeBool) ? Op::UnboxBool : Op::CheckedUnboxBool, {tagged(v)});
}

// --- guards

Instr* FunctionBuilder::guardType(Instr* v, TypeBits bits) {
  if (v->type.isSubtypeOf(bits) || v->rep != Rep::Tagged) return v;
  Instr* guarded = emit(Op::GuardType, {v}, bits);
  guarded->type = v->type.meet(bits);
  narrow(v, guarded);
  return guarded;
}

Instr* FunctionBuilder::guardShape(Instr* v, Shape* shape) {
  TypeBits bits = s_.frozen->shape(shape).kinds;
  // Of an exact builtin the kind says it all; small ints have no shape word.
  if (bits == kTypeInt || (typeObjectOf(bits) && bits != kTypeModule)) return guardType(v, bits);
  if (freshShape(v) == shape) return v;
  Instr* guarded = emit(Op::GuardShape, {tagged(v)}, reinterpret_cast<uint64_t>(shape));
  guarded->type = Type(bits);
  narrow(v, guarded);
  return guarded;
}

Instr* FunctionBuilder::guardConstant(Instr* v, Value wanted) {
  if (Value c; isConstant(v, &c) && c == wanted) return v;
  Instr* guarded = emit(Op::GuardValue, {tagged(v)}, wanted.bits());
  guarded->type = Type::constant(wanted, kindsOf(wanted));
  narrow(v, guarded);
  return guarded;
}

void FunctionBuilder::guard(Instr* condition, bool wanted, DeoptReason reason) {
  emit(Op::Guard, {condition}, wanted)->reason = reason;
}

// --- feedback

const FeedbackSlot* FunctionBuilder::slot() const {
  uint32_t n = bc().slot;
  if (n == kNoFeedback || !frame_->snapshot || n >= frame_->snapshot->feedback.size()) return nullptr;
  return &frame_->snapshot->feedback[n];
}

uint32_t FunctionBuilder::failures() const {
  if (s_.trust == Trust::kNothing) return ~uint32_t{0};
  uint32_t bits = 0;
  if (frame_->snapshot) {
    auto it = frame_->snapshot->failures.find(frame_->pc);
    if (it != frame_->snapshot->failures.end()) bits = it->second;
  }
  return bits;
}

bool FunctionBuilder::prune(bool everExecuted) {
  if (everExecuted || !slot() || failures() || s_.trust != Trust::kAll) return false;
  hookIsCut_ |= inHook_;
  deopt(DeoptReason::kNotReached);
  return true;
}

}  // namespace taipan::hir
