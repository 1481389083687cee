#include "ir/passes/Types.h"

namespace taipan::hir {

namespace {

Type joinOf(std::span<Instr* const> values) {
  Type type;
  for (Instr* v : values)
    type = type.join(v->type);
  return type;
}

// The type of i by its operands' types; its own type where the operation does not depend on them.
Type typeFromOperands(const Instr* i, Type known) {
  switch (i->op) {
    case Op::Phi:            return joinOf(i->operands);
    case Op::Select:         return joinOf(i->operands.subspan(1));
    case Op::GuardType:      return i->operand(0)->type.meet(i->typesA());
    case Op::GuardShape:
    case Op::GuardCode:
    case Op::GuardFastRange:
    case Op::GuardValue:     {
      Type met = i->operand(0)->type.meet(known);
      return met.isBottom() ? known : met;
    }
    case Op::GuardBound:    return i->operand(0)->type.meet(kTypeAny);
    case Op::BoxInt:
    case Op::BoxDouble:
    case Op::BoxBool:
    case Op::GuardBounds:   return i->operand(0)->type;
    case Op::GuardIntRange: {
      bool isSmall = i->intA() >= Value::kIntMin && i->intB() <= Value::kIntMax;
      return isSmall ? i->operand(0)->type.meet(kTypeSmallInt) : i->operand(0)->type;
    }
    case Op::UnboxInt:
    case Op::UnboxDouble:
    case Op::UnboxBool:
    case Op::CheckedUnboxInt:
    case Op::CheckedUnboxDouble:
    case Op::CheckedUnboxBool:   return i->operand(0)->type.meet(known);
    default:                     return known;
  }
}

bool isInferred(Op op) {
  switch (op) {
    case Op::Phi:
    case Op::Select:
    case Op::GuardType:
    case Op::GuardShape:
    case Op::GuardCode:
    case Op::GuardFastRange:
    case Op::GuardValue:
    case Op::GuardBound:
    case Op::BoxInt:
    case Op::BoxDouble:
    case Op::BoxBool:
    case Op::GuardBounds:
    case Op::GuardIntRange:
    case Op::UnboxInt:
    case Op::UnboxDouble:
    case Op::UnboxBool:
    case Op::CheckedUnboxInt:
    case Op::CheckedUnboxDouble:
    case Op::CheckedUnboxBool:   return true;
    default:                     return false;
  }
}

}  // namespace

bool inferTypes(Function& f) {
  std::vector<std::pair<Instr*, Type>> inferred;  // with the type so far
  for (Block* b : f.blocks)
    for (Instr* i : instrs(b))
      if (isInferred(i->op)) inferred.push_back({i, i->type});
  for (auto& [i, before] : inferred)
    i->type = Type();
  for (bool again = true; again;) {
    again = false;
    for (auto& [i, before] : inferred) {
      Type type = typeFromOperands(i, before).meet(before.bits());
      if (type.isBottom() && !i->isPhi() && !before.isBottom() && !i->operand(0)->type.isBottom())
        type = before;  // cannot be reached
      Type grown = i->type.join(type);
      if (grown == i->type) continue;
      i->type = grown;
      again = true;
    }
  }
  bool changed = false;
  for (auto& [i, before] : inferred) {
    if (i->type.isBottom()) i->type = before;
    changed |= !(i->type == before);
  }
  return changed;
}

}  // namespace taipan::hir
