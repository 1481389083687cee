// The dispatcher over bytecode, and the instructions that need no thought.
#include "ir/BuilderImpl.h"

namespace taipan::hir {

void FunctionBuilder::checkBound(unsigned r) {
  Instr* v = reg(r);
  if (!v->type.mayBeEmpty()) return;
  if (v->type.isSubtypeOf(kTypeEmpty)) {
    emit(Op::RaiseUnbound, {}, r);
    at_ = nullptr;
    return;
  }
  Instr* bound = emit(Op::GuardBound, {v});
  bound->type = v->type.meet(kTypeAny);
  narrow(v, bound);
}

// Where a local may have been unbound from outside, each read of one is checked (Variant::kChecked).
void FunctionBuilder::checkOperands(const BcInstr& i) {
  if (i.op == BcOp::MakeCell) return;
  RegisterRange ranges[4];
  unsigned count = registersRead(i, ranges);
  for (unsigned n = 0; n < count; ++n)
    for (unsigned r = ranges[n].first; r < ranges[n].first + ranges[n].count && isOpen(); ++r)
      if (r < frame_->code->localCount) checkBound(r);
}

void FunctionBuilder::instruction() {
  const BcInstr& i = bc();
  if (frame_->snapshot && frame_->snapshot->checksLocals) {
    checkOperands(i);
    if (!isOpen()) return;
  }
  switch (i.op) {
    case BcOp::Nop:         return;
    case BcOp::LoadConst:   return set(i.a, constant(frame_->code->consts[i.d]));
    case BcOp::Move:        return set(i.a, reg(i.b));
    case BcOp::DeleteLocal: return set(i.a, emptyValue());
    case BcOp::CheckBound:  return checkBound(i.a);

    case BcOp::MakeLocals: return makeLocals();
    case BcOp::LinkCell:   return linkCell();
    case BcOp::UnlinkCell: return set(i.a, emit(Op::LoadField, {tagged(reg(i.b))}, fields::kOuterCell));
    case BcOp::LoadName:   return loadName();
    case BcOp::StoreName:  return storeName();
    case BcOp::DeleteName: emit(Op::DeleteName, {frame_->nameSpace}, bits(name())); return;
    case BcOp::LoadClassCell:
      return set(i.a, emit(Op::LoadClassCell, {frame_->nameSpace, tagged(reg(i.b))}, bits(name()), i.b));
    case BcOp::LoadGlobal:   return loadGlobal();
    case BcOp::StoreGlobal:  return storeGlobal();
    case BcOp::DeleteGlobal: emit(Op::DeleteGlobal, {frame_->functionValue}, bits(name())); return;
    case BcOp::MakeCell:     return set(i.a, emit(Op::NewCell, {tagged(reg(i.a))}));
    case BcOp::CopyFreeVars:
      for (unsigned n = 0, first = frame_->code->localCount + frame_->code->cellCount; n < frame_->code->freeCount; ++n)
        set(first + n, emit(Op::LoadClosureCell, {frame_->functionValue}, n));
      return;
    case BcOp::LoadCell:   return set(i.a, loadCell(i.b));
    case BcOp::StoreCell:  return storeCell(i.a, tagged(reg(i.b)));
    case BcOp::DeleteCell: loadCell(i.a); return storeCell(i.a, emptyValue());

    case BcOp::Add:      return binary(BinaryOp::Add);
    case BcOp::Sub:      return binary(BinaryOp::Sub);
    case BcOp::Mul:      return binary(BinaryOp::Mul);
    case BcOp::TrueDiv:  return binary(BinaryOp::TrueDiv);
    case BcOp::FloorDiv: return binary(BinaryOp::FloorDiv);
    case BcOp::Mod:      return binary(BinaryOp::Mod);
    case BcOp::Pow:      return binary(BinaryOp::Pow);
    case BcOp::LShift:   return binary(BinaryOp::LShift);
    case BcOp::RShift:   return binary(BinaryOp::RShift);
    case BcOp::BitAnd:   return binary(BinaryOp::And);
    case BcOp::BitOr:    return binary(BinaryOp::Or);
    case BcOp::BitXor:   return binary(BinaryOp::Xor);
    case BcOp::MatMul:   return binary(BinaryOp::MatMul);
    case BcOp::Neg:      return unary(UnaryOp::Neg);
    case BcOp::Pos:      return unary(UnaryOp::Pos);
    case BcOp::Invert:   return unary(UnaryOp::Invert);
    case BcOp::Not:      return logicalNot();

    case BcOp::Lt: return compare(CompareOp::Lt);
    case BcOp::Le: return compare(CompareOp::Le);
    case BcOp::Eq: return compare(CompareOp::Eq);
    case BcOp::Ne: return compare(CompareOp::Ne);
    case BcOp::Gt: return compare(CompareOp::Gt);
    case BcOp::Ge: return compare(CompareOp::Ge);
    case BcOp::Is: return set(i.a, identity(reg(i.b), reg(i.c), i.d));
    case BcOp::In: return containment();

    case BcOp::Jump: return goTo(currentPlan().target);
    case BcOp::JumpBack:
      if (currentPlan().target < 0) return deopt(DeoptReason::kOuterLoop);
      emit(Op::Safepoint, {});
      if (tellsLines() && !frame_->caller) noteJumpBack();
      return goTo(currentPlan().target);
    case BcOp::JumpIf: {
      Instr* condition = truth(reg(i.b));
      if (!isOpen()) return;
      return i.a ? branch(condition, currentPlan().target, currentPlan().next)
                 : branch(condition, currentPlan().next, currentPlan().target);
    }
    case BcOp::JumpLt: return compareJump(CompareOp::Lt);
    case BcOp::JumpLe: return compareJump(CompareOp::Le);
    case BcOp::JumpEq: return compareJump(CompareOp::Eq);
    case BcOp::JumpNe: return compareJump(CompareOp::Ne);
    case BcOp::JumpGt: return compareJump(CompareOp::Gt);
    case BcOp::JumpGe: return compareJump(CompareOp::Ge);
    case BcOp::JumpIs: {
      Instr* condition = identity(reg(i.b), reg(i.c), false);
      return i.a ? branch(condition, currentPlan().target, currentPlan().next)
                 : branch(condition, currentPlan().next, currentPlan().target);
    }
    case BcOp::Return: return returnValue();

    case BcOp::GetIter: return getIter();
    case BcOp::ForIter: return forIter();

    case BcOp::BuildTuple:  return set(i.a, emit(Op::NewTuple, taggedRegisters(i.b, i.c)));
    case BcOp::BuildList:   return set(i.a, emit(Op::NewList, taggedRegisters(i.b, i.c)));
    case BcOp::BuildSet:    return set(i.a, emit(Op::BuildSet, taggedRegisters(i.b, i.c)));
    case BcOp::BuildDict:   return set(i.a, emit(Op::BuildDict, taggedRegisters(i.b, 2u * i.c)));
    case BcOp::BuildSlice:  return set(i.a, emit(Op::NewSlice, taggedRegisters(i.b, 3)));
    case BcOp::BuildString: return set(i.a, emit(Op::BuildString, taggedRegisters(i.b, i.c)));
    case BcOp::FormatValue: {
      Instr* spec = i.c == kNoRegister ? emptyValue() : tagged(reg(i.c));
      return set(i.a, emit(Op::FormatValue, {tagged(reg(i.b)), spec}, static_cast<uint64_t>(i.d)));
    }
    case BcOp::ListAppend:  emit(Op::ListAppend, {reg(i.a), tagged(reg(i.b))}); return;
    case BcOp::ListExtend:  emit(Op::ListExtend, {reg(i.a), tagged(reg(i.b))}); return;
    case BcOp::ListToTuple: return set(i.a, emit(Op::ListToTuple, {reg(i.b)}));
    case BcOp::SetAdd:      emit(Op::SetAdd, {reg(i.a), tagged(reg(i.b))}); return;
    case BcOp::SetUpdate:   emit(Op::SetUpdate, {reg(i.a), tagged(reg(i.b))}); return;
    case BcOp::DictSet:     emit(Op::DictSetItem, {reg(i.a), tagged(reg(i.b)), tagged(reg(i.c))}); return;
    case BcOp::DictUpdate:  emit(Op::DictUpdate, {reg(i.a), tagged(reg(i.b))}); return;
    case BcOp::DictMerge:   {
      Instr* callee = i.c == kNoRegister ? emptyValue() : tagged(reg(i.c));
      emit(Op::DictMerge, {reg(i.a), tagged(reg(i.b)), callee});
      return;
    }
    case BcOp::Unpack:     return unpack();
    case BcOp::UnpackStar: return unpackStar();
    case BcOp::LoadItem:   return loadItem();
    case BcOp::StoreItem:  return storeItem();
    case BcOp::DeleteItem: emit(Op::DeleteItem, {tagged(reg(i.a)), tagged(reg(i.b))}); return;

    case BcOp::LoadAttr:   return loadAttr();
    case BcOp::StoreAttr:  return storeAttr();
    case BcOp::DeleteAttr: emit(Op::DeleteAttr, {tagged(reg(i.a))}, bits(name())); return;
    case BcOp::LoadMethod: return loadMethod();

    case BcOp::Call:       return call();
    case BcOp::CallMethod: return callMethod();
    case BcOp::CallKw:     return callKw();
    case BcOp::CallEx:     return set(i.a, emit(Op::CallEx, taggedRegisters(i.b, 3)));

    case BcOp::MakeFunction:     return makeFunction();
    case BcOp::LoadBuildClass:   return set(i.a, emit(Op::LoadBuildClass, {frame_->functionValue}));
    case BcOp::SetupAnnotations: emit(Op::SetupAnnotations, {frame_->functionValue}); return;
    case BcOp::ImportName:
      return set(i.a, emit(Op::ImportName, {frame_->functionValue, tagged(reg(i.b))}, bits(name())));
    case BcOp::ImportFrom: return set(i.a, emit(Op::ImportFrom, {tagged(reg(i.b))}, bits(name())));
    case BcOp::PrintExpr:  emit(Op::PrintExpr, {tagged(reg(i.a))}); return;

    case BcOp::PopHandled:         emit(Op::PopHandled, {tagged(reg(i.a))}); return;
    case BcOp::MatchException:     return set(i.a, emit(Op::MatchException, {tagged(reg(i.b)), tagged(reg(i.c))}));
    case BcOp::LoadAssertionError: return set(i.a, constant(assertionError()));
    case BcOp::Raise:              {
      Instr* value = i.b == kNoRegister ? emptyValue() : tagged(reg(i.b));
      Instr* cause = i.c == kNoRegister ? emptyValue() : tagged(reg(i.c));
      emit(Op::RaiseValue, {value, cause}, i.a);
      at_ = nullptr;
      return;
    }
    case BcOp::Reraise:
      emit(Op::Reraise, {tagged(reg(i.a))});
      at_ = nullptr;
      return;

    case BcOp::PushHandled:  // begins a handler, which exceptions alone lead to
    // whyNot() keeps code with these out.
    case BcOp::Trace:  // never in the code's own instructions
    case BcOp::ImportStar: return deopt(DeoptReason::kNotReached);
  }
}

const PlanBlock& FunctionBuilder::currentPlan() const {
  return frame_->plan->blocks[frame_->planBlock];
}

std::vector<Instr*> FunctionBuilder::taggedRegisters(unsigned first, unsigned count) {
  std::vector<Instr*> values;
  for (unsigned n = 0; n < count; ++n)
    values.push_back(tagged(reg(first + n)));
  return values;
}

// A global that does not change is a constant under a watchpoint; one that does is an entry of a dict of known layout.
// That a name is in the builtins alone is watched, too, or goes by the keys of the globals if it has been otherwise.
void FunctionBuilder::loadGlobal() {
  auto it = frame_->snapshot->globals.find(frame_->pc);
  bool known = it != frame_->snapshot->globals.end() && !it->second.value.isEmpty() && !hasFailed();
  if (!known) return set(bc().a, emit(Op::LoadGlobal, {frame_->functionValue}, bits(name())));
  const GlobalSnapshot& g = it->second;
  using Kind = Dependency::Kind;
  if (g.injectedInto) addDependency(f(), {Kind::kDictAbsent, asObject(g.injectedInto), name(), Value(), 0});
  if (g.isStable) addDependency(f(), {Kind::kDictValue, asObject(g.dict), name(), g.value, 0});
  if (g.absentFrom && g.isAbsenceStable)
    addDependency(f(), {Kind::kDictAbsent, asObject(g.absentFrom), name(), Value(), 0});
  else if (g.absentFrom)
    emit(Op::GuardKeysVersion, {}, bits(g.absentFrom), g.absentKeysVersion);
  if (g.isStable) return set(bc().a, constant(g.value));
  emit(Op::GuardKeysVersion, {}, bits(g.dict), g.keysVersion);
  set(bc().a, emit(Op::LoadGlobalEntry, {}, bits(g.dict), static_cast<uint64_t>(g.entry)));
}

// To an entry of known place that no compiled code relies upon; else through the dict.
void FunctionBuilder::storeGlobal() {
  Instr* v = tagged(reg(bc().a));
  auto it = frame_->snapshot->globals.find(frame_->pc);
  if (it == frame_->snapshot->globals.end() || it->second.entry < 0 || hasFailed()) {
    emit(Op::StoreGlobal, {frame_->functionValue, v}, bits(name()));
    return;
  }
  const GlobalSnapshot& g = it->second;
  emit(Op::GuardKeysVersion, {}, bits(g.dict), g.keysVersion);
  emit(Op::StoreGlobalEntry, {v}, bits(g.dict), static_cast<uint64_t>(g.entry));
}

// Contents of the cell in a register, bound. Link cells are always empty: they fail the guard.
Instr* FunctionBuilder::loadCell(unsigned r) {
  if (hasFailed() || frame_->code->hasDictLocals()) return emit(Op::LoadAnyCell, {tagged(reg(r))}, r);
  return emit(Op::GuardBound, {emit(Op::LoadCell, {reg(r)})});
}

void FunctionBuilder::storeCell(unsigned r, Instr* v) {
  Instr* cell = reg(r);
  if (hasFailed()) {
    emit(Op::StoreAnyCell, {tagged(cell), v});
    return;
  }
  if (cell->op != Op::NewCell && cell->op != Op::GuardPlainCell) {
    Instr* plain = emit(Op::GuardPlainCell, {tagged(cell)});
    narrow(cell, plain);
    cell = plain;
  }
  emit(Op::StoreCell, {cell, v});
}

void FunctionBuilder::returnValue() {
  Instr* v = reg(bc().b);
  if (frame_->caller) {
    if (frame_->hookEvent != TraceEvent::kNone) {
      checkLocals();
      emit(Op::LeaveHook, {frame_->record});
    }
    if (frame_->record) emit(Op::LeaveFrame, {frame_->record});
    frame_->returns.push_back({at_, v});
    at_ = nullptr;
    return;
  }
  v = tagged(v);
  if (tellsLines()) tell(TraceEvent::kReturn, v);
  emit(Op::LeaveFrame, {frame_->record});
  emit(Op::Return, {v});
  at_ = nullptr;
}

void FunctionBuilder::makeFunction() {
  std::vector<Instr*> operands = taggedRegisters(bc().b, 4);
  operands.insert(operands.begin(), frame_->functionValue);
  set(bc().a, emit(Op::MakeFunction, operands, frame_->code->consts[bc().d].bits()));
}

// --- unpacking

void FunctionBuilder::unpack() {
  unsigned count = bc().c;
  Instr* v = reg(bc().b);
  if (unpackKnown(v, count) || prune(seenLeft() != 0)) return;
  Instr* tuple = emit(Op::UnpackToTuple, {tagged(v)}, count);
  for (unsigned n = 0; n < count; ++n)
    set(bc().a + n, emit(Op::TupleLoad, {tuple, intConstant(n)}));
}

// Tuples and lists, without a copy.
bool FunctionBuilder::unpackKnown(Instr* v, unsigned count) {
  if (v->op == Op::NewTuple && v->operands.size() == count) {
    for (unsigned n = 0; n < count; ++n)
      set(bc().a + n, v->operand(n));
    return true;
  }
  KindBits seen = seenLeft();
  bool isTuple = v->type.isSubtypeOf(kTypeTuple) || seen == kTypeTuple;
  bool isList = v->type.isSubtypeOf(kTypeList) || seen == kTypeList;
  if ((!isTuple && !isList) || hasFailed()) return false;
  v = guardType(tagged(v), isTuple ? kTypeTuple : kTypeList);
  Instr* length = emit(isTuple ? Op::TupleLength : Op::ListLength, {v});
  guard(emit(Op::IntCompare, {length, intConstant(count)}, static_cast<uint64_t>(CompareOp::Eq)), true,
        DeoptReason::kBounds);
  std::vector<Instr*> items;
  for (unsigned n = 0; n < count; ++n)
    items.push_back(emit(isTuple ? Op::TupleLoad : Op::ListLoad, {v, intConstant(n)}));
  for (unsigned n = 0; n < count; ++n)
    set(bc().a + n, items[n]);
  return true;
}

void FunctionBuilder::unpackStar() {
  unsigned before = bc().c, after = static_cast<unsigned>(bc().d);
  Instr* tuple = emit(Op::UnpackStarToTuple, {tagged(reg(bc().b))}, before, after);
  for (unsigned n = 0; n < before + 1 + after; ++n)
    set(bc().a + n, emit(Op::TupleLoad, {tuple, intConstant(n)}));
}

}  // namespace taipan::hir
