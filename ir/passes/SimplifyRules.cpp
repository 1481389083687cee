#include "ir/passes/SimplifyRules.h"

#include "ir/ConstantText.h"

namespace taipan::hir {

// --- making

Instr* Rewriter::make(Op op, std::initializer_list<Instr*> operands, uint64_t immA) {
  Instr* i = newInstr(f_, op, std::span(operands.begin(), operands.size()));
  i->immA = immA;
  i->siteCode = at_->siteCode;
  i->siteInstr = at_->siteInstr;
  if (i->info().needsState()) i->state = at_->state;
  insertBefore(at_, i);
  return i;
}

Instr* Rewriter::atEntry(Instr* i) {
  insertAtStart(f_.entry(), i);
  return i;
}
Instr* Rewriter::intConst(int64_t v) {
  return atEntry(hir::constInt(f_, v));
}
Instr* Rewriter::doubleConst(double v) {
  return atEntry(hir::constDouble(f_, v));
}
Instr* Rewriter::boolConst(bool v) {
  return atEntry(hir::constBool(f_, v));
}
Instr* Rewriter::taggedConst(Value v) {
  return atEntry(hir::constTagged(f_, v, kindOfImmediate(v)));
}

namespace {

bool isConstInt(const Instr* i, int64_t v) {
  return i->op == Op::ConstInt && i->intA() == v;
}

// --- guards

Verdict guardType(Instr* i) {
  Instr* v = i->operand(0);
  if (v->type.isSubtypeOf(i->typesA())) return v;
  return v->type.mayBe(i->typesA()) ? Verdict() : Verdict::kExit;
}

// A variable that may be unbound, kept unboxed: the test is on the number.
Verdict guardBoundNumber(Rewriter& r, Instr* v) {
  bool isInt = v->op == Op::BoxIntOrEmpty;
  Instr* number = v->operand(0);
  Instr* test = r.make(isInt ? Op::IsBoundInt : Op::IsBoundDouble, {number});
  r.make(Op::Guard, {test}, 1)->reason = DeoptReason::kUnbound;
  Instr* boxed = r.make(isInt ? Op::BoxInt : Op::BoxDouble, {number});
  boxed->type = v->type.meet(isInt ? kTypeInt : kTypeFloat);
  return boxed;
}

Verdict guardBound(Rewriter& r, Instr* i) {
  Instr* v = i->operand(0);
  if (v->op == Op::BoxIntOrEmpty || v->op == Op::BoxDoubleOrEmpty) return guardBoundNumber(r, v);
  if (!v->type.mayBeEmpty()) return v;
  return v->type.isSubtypeOf(kTypeEmpty) ? Verdict::kExit : Verdict();
}

Verdict guardValue(Instr* i) {
  Instr* v = i->operand(0);
  if (!v->type.isConstant()) return {};
  return v->type.constantValue() == i->valueA() ? Verdict(v) : Verdict::kExit;
}

Verdict guard(Rewriter&, Instr* i) {
  Instr* v = i->operand(0);
  if (v->op == Op::ConstBool) return v->immA == i->immA ? Verdict::kRemove : Verdict::kExit;
  if (v->op != Op::BoolNot) return {};
  i->operands[0] = v->operand(0);
  i->immA = !i->immA;
  return Verdict::kChanged;
}

Verdict guardBounds(Instr* i) {
  Instr *index = i->operand(0), *length = i->operand(1);
  if (index->op != Op::ConstInt || length->op != Op::ConstInt) return {};
  bool inside = index->intA() >= 0 && index->intA() < length->intA();
  return inside ? Verdict(index) : Verdict::kExit;
}

Verdict guardIntRange(Instr* i) {
  Instr* v = i->operand(0);
  if (v->op != Op::ConstInt) return {};
  return v->intA() >= i->intA() && v->intA() <= i->intB() ? Verdict(v) : Verdict::kExit;
}

// --- truth and identity

Verdict truth(Rewriter& r, Instr* i) {
  Instr* v = i->operand(0);
  uint64_t notEqual = static_cast<uint64_t>(CompareOp::Ne);
  auto nonZero = [&](Instr* n) { return r.make(Op::IntCompare, {n, r.intConst(0)}, notEqual); };
  if (v->op == Op::BoxBool) return v->operand(0);
  if (v->op == Op::BoxInt) return nonZero(v->operand(0));
  if (v->op == Op::BoxDouble) return r.make(Op::DoubleCompare, {v->operand(0), r.doubleConst(0)}, notEqual);
  if (v->type.isBottom()) return {};
  if (v->type.isSubtypeOf(kTypeBool)) return r.make(Op::UnboxBool, {v});
  if (v->type.isSubtypeOf(kTypeNone)) return r.boolConst(false);
  if (v->type.isSubtypeOf(alwaysTrueKinds())) return r.boolConst(true);
  if (v->type.isSubtypeOf(kTypeSmallInt)) return nonZero(r.make(Op::UnboxInt, {v}));
  if (v->type.isSubtypeOf(kTypeFloat))
    return r.make(Op::DoubleCompare, {r.make(Op::UnboxDouble, {v}), r.doubleConst(0)}, notEqual);
  if (auto length = lengthOp(v->type.bits())) return nonZero(r.make(*length, {v}));
  return {};
}

Verdict identical(Rewriter& r, Instr* i) {
  Instr *a = i->operand(0), *b = i->operand(1);
  if (a == b) return r.boolConst(true);
  if (auto known = identical(a->type, b->type)) return r.boolConst(*known);
  // None, True and False are the only ones of their kind.
  if (b->type.isConstant() && !a->type.isConstant() && b->type.isSubtypeOf(kTypeBool) &&
      a->type.isSubtypeOf(kTypeBool)) {
    Instr* value = a->op == Op::BoxBool ? a->operand(0) : r.make(Op::UnboxBool, {a});
    return b->type.constantValue().isTrue() ? Verdict(value) : Verdict(r.make(Op::BoolNot, {value}));
  }
  return {};
}

Verdict boolNot(Rewriter& r, Instr* i) {
  Instr* v = i->operand(0);
  if (v->op == Op::ConstBool) return r.boolConst(!v->immA);
  if (v->op == Op::BoolNot) return v->operand(0);
  if (v->op != Op::IntCompare) return {};
  constexpr CompareOp kInverse[] = {CompareOp::Ge, CompareOp::Gt, CompareOp::Ne,
                                    CompareOp::Eq, CompareOp::Le, CompareOp::Lt};
  auto inverse = static_cast<uint64_t>(kInverse[static_cast<unsigned>(v->compareA())]);
  return r.make(Op::IntCompare, {v->operand(0), v->operand(1)}, inverse);
}

Verdict branch(Instr* i) {
  if (i->operand(0)->op != Op::BoolNot) return {};
  i->operands[0] = i->operand(0)->operand(0);
  std::swap(i->block->successors[0], i->block->successors[1]);
  return Verdict::kChanged;
}

Verdict isType(Rewriter& r, Instr* i) {
  Type t = i->operand(0)->type;
  if (t.isBottom()) return {};
  if (t.isSubtypeOf(i->typesA())) return r.boolConst(true);
  return t.mayBe(i->typesA()) ? Verdict() : Verdict(r.boolConst(false));
}

Verdict isEmpty(Rewriter& r, Instr* i) {
  Instr* v = i->operand(0);
  if (v->op == Op::BoxIntOrEmpty) return r.make(Op::BoolNot, {r.make(Op::IsBoundInt, {v->operand(0)})});
  if (v->op == Op::BoxDoubleOrEmpty) return r.make(Op::BoolNot, {r.make(Op::IsBoundDouble, {v->operand(0)})});
  Type t = i->operand(0)->type;
  if (t.isBottom()) return {};
  if (!t.mayBeEmpty()) return r.boolConst(false);
  return t.isSubtypeOf(kTypeEmpty) ? Verdict(r.boolConst(true)) : Verdict();
}

Verdict select(Instr* i) {
  Instr* condition = i->operand(0);
  if (condition->op == Op::ConstBool) return i->operand(condition->immA ? 1 : 2);
  return i->operand(1) == i->operand(2) ? Verdict(i->operand(1)) : Verdict();
}

// --- objects whose making is in sight

Verdict tupleLoad(Instr* i) {
  Instr *tuple = i->operand(0), *index = i->operand(1);
  bool known = tuple->op == Op::NewTuple && index->op == Op::ConstInt;
  return known && static_cast<uint64_t>(index->intA()) < tuple->operands.size()
             ? Verdict(tuple->operand(static_cast<unsigned>(index->intA())))
             : Verdict();
}

Verdict tupleLength(Rewriter& r, Instr* i) {
  Instr* tuple = i->operand(0);
  return tuple->op == Op::NewTuple ? Verdict(r.intConst(static_cast<int64_t>(tuple->operands.size()))) : Verdict();
}

Verdict rangeField(Instr* i) {
  Instr* range = i->operand(0);
  if (range->op == Op::GuardFastRange) range = range->operand(0);
  if (range->op != Op::NewRange) return {};
  return range->operand(i->op == Op::RangeStart ? 0 : i->op == Op::RangeStop ? 1 : 2);
}

Verdict normalizeIndex(Instr* i) {
  Instr* index = i->operand(0);
  bool isPositive = index->op == Op::ConstInt && index->intA() >= 0;
  return isPositive || isConstInt(i->operand(1), 0) ? Verdict(index) : Verdict();
}

// What is certainly bound needs no room for "unbound".
Verdict boxOrEmpty(Rewriter& r, Instr* i) {
  Instr* v = i->operand(0);
  if (v->type.mayBeEmpty()) return {};
  Instr* boxed = r.make(i->op == Op::BoxIntOrEmpty ? Op::BoxInt : Op::BoxDouble, {v});
  boxed->type = v->type;
  return boxed;
}

// Of two constants.
Verdict strCompare(Rewriter& r, Instr* i) {
  bool isEq = i->compareA() == CompareOp::Eq, isNe = i->compareA() == CompareOp::Ne;
  if (!(isEq || isNe)) return {};
  auto a = constantText(i->operand(0));
  if (!a) return {};
  auto b = constantText(i->operand(1));
  return b ? r.boolConst((*a == *b) == isEq) : Verdict();
}

Verdict checkInitResult(Instr* i) {
  return i->operand(0)->type.isSubtypeOf(kTypeNone) ? Verdict::kRemove : Verdict();
}

}  // namespace

namespace {

constexpr AliasSet kDictParts = kAliasHeap | kAliasGlobal;

// A refresh before a hook which refreshes at once itself: nothing that could see the one runs before the other.
Verdict refreshLocals(Instr* i) {
  if (i->immA) return {};
  for (Instr* next = i->next; next; next = next->next) {
    if (next->op == Op::RefreshLocals)
      return std::ranges::equal(next->operands, i->operands) ? Verdict::kRemove : Verdict();
    const OpInfo& info = next->info();
    bool isHarmless = next->op == Op::EnterFrame || next->op == Op::EnterHook || next->op == Op::StoreTraceState ||
                      (info.isPure() && !(info.reads & kDictParts));
    if (!isHarmless) return {};
  }
  return {};
}

// The variable of this name in the dict that the instruction refreshes; null: none.
Instr* variableShown(const Instr* refresh, const Instr* key) {
  const Tuple* names = refresh->pointerB<CodeBody>()->registerNames;
  for (unsigned n = 1; n < refresh->operands.size(); ++n)
    if (itemsOf(names)[n - 1] == key->valueA()) return refresh->operand(n);
  return nullptr;
}

// A variable looked up in the dict of locals() that was just refreshed.
Verdict findShown(Instr* i) {
  Instr *dict = i->operand(0), *key = i->operand(1);
  if (dict->op != Op::RefreshLocals || dict->block != i->block || key->op != Op::ConstTagged) return {};
  for (Instr* before = i->previous; before != dict; before = before->previous)
    if (before->info().writes & kDictParts) return {};
  Instr* variable = variableShown(dict, key);
  return variable ? variable : Verdict();
}

// What the dict shows after a refresh and nothing but a store of one variable's name: that variable tells.
Verdict localsAreShown(Rewriter& r, Instr* i) {
  if (i->immA) return {};  // ShownLocal relies on what it looks at
  Instr *refresh = i->previous, *store = nullptr;
  for (; refresh && refresh->op != Op::RefreshLocals; refresh = refresh->previous) {
    // The dict of a module or class is no function's.
    if (!(refresh->info().writes & kDictParts) || refresh->op == Op::StoreGlobalEntry) continue;
    bool isFirst = refresh->op == Op::DictStore && refresh->operand(1)->op == Op::ConstTagged && !store;
    if (!isFirst) return {};
    store = refresh;
  }
  if (!refresh || !std::ranges::equal(refresh->operands, i->operands)) return {};
  if (!store) return r.boolConst(true);
  if (store->operand(0) != refresh) return {};
  Instr* variable = variableShown(refresh, store->operand(1));
  return variable ? r.make(Op::Identical, {variable, store->operand(2)}) : r.boolConst(true);
}

}  // namespace

Verdict simplify(Rewriter& r, Instr* i) {
  switch (i->op) {
    case Op::GuardType:          return guardType(i);
    case Op::GuardBound:         return guardBound(r, i);
    case Op::GuardValue:         return guardValue(i);
    case Op::Guard:              return guard(r, i);
    case Op::GuardBounds:        return guardBounds(i);
    case Op::GuardIntRange:      return guardIntRange(i);
    case Op::Truth:
    case Op::SimpleTruth:        return truth(r, i);
    case Op::Identical:          return identical(r, i);
    case Op::StrCompare:         return strCompare(r, i);
    case Op::BoolNot:            return boolNot(r, i);
    case Op::Branch:             return branch(i);
    case Op::IsType:             return isType(r, i);
    case Op::IsEmpty:            return isEmpty(r, i);
    case Op::Select:             return select(i);
    case Op::DictFind:           return findShown(i);
    case Op::LocalsAreShown:     return localsAreShown(r, i);
    case Op::RefreshLocals:      return refreshLocals(i);
    case Op::TupleLoad:          return tupleLoad(i);
    case Op::TupleLength:        return tupleLength(r, i);
    case Op::RangeStart:
    case Op::RangeStop:
    case Op::RangeStep:          return rangeField(i);
    case Op::NormalizeIndex:     return normalizeIndex(i);
    case Op::CheckInitResult:    return checkInitResult(i);
    case Op::BoxIntOrEmpty:
    case Op::BoxDoubleOrEmpty:   return boxOrEmpty(r, i);
    case Op::IsBoundInt:
    case Op::IsBoundDouble:      return i->operand(0)->type.mayBeEmpty() ? Verdict() : Verdict(r.boolConst(true));
    case Op::BoxInt:
    case Op::BoxDouble:
    case Op::BoxBool:
    case Op::UnboxInt:
    case Op::UnboxDouble:
    case Op::UnboxBool:
    case Op::CheckedUnboxInt:
    case Op::CheckedUnboxDouble:
    case Op::CheckedUnboxNumber:
    case Op::CheckedUnboxBool:   return simplifyBoxing(r, i);
    default:                     return simplifyNumber(r, i);
  }
}

// --- representations

static Verdict box(Rewriter& r, Instr* i) {
  Instr* v = i->operand(0);
  switch (v->op) {
    case Op::UnboxInt:
    case Op::UnboxDouble:
    case Op::UnboxBool:
    case Op::CheckedUnboxInt:
    case Op::CheckedUnboxDouble:
    case Op::CheckedUnboxBool:   return v->operand(0);
    case Op::ConstInt:
      return Value::fitsInt(v->intA()) ? Verdict(r.taggedConst(Value::smallInt(v->intA()))) : Verdict();
    case Op::ConstBool:   return r.taggedConst(Value::boolean(v->immA));
    case Op::ConstDouble: {
      Value boxed;
      return Value::encodeFloat(v->doubleA(), &boxed) ? Verdict(r.taggedConst(boxed)) : Verdict();
    }
    default: return {};
  }
}

// What unboxing gives when the value is known; null: not known.
static Instr* unboxed(Rewriter& r, Op box, Instr* v) {
  if (v->op == box) return v->operand(0);
  if (v->op != Op::ConstTagged) return nullptr;
  Value c = v->valueA();
  if (box == Op::BoxInt) return c.isSmallInt() ? r.intConst(c.asSmallInt()) : nullptr;
  if (box == Op::BoxBool) return c.isBool() ? r.boolConst(c.isTrue()) : nullptr;
  return c.isImmediateFloat() ? r.doubleConst(c.asImmediateFloat()) : nullptr;
}

static Verdict checkedUnbox(Rewriter& r, Instr* i, Op box, Op unbox, TypeBits kind) {
  Instr* v = i->operand(0);
  if (Instr* known = unboxed(r, box, v)) {
    if (i->op != Op::CheckedUnboxInt || known->type.isSubtypeOf(kTypeSmallInt)) return known;
    // An int64 may be wider than a small int. What comes behind may rely on its not being so.
    Instr* guarded = r.make(Op::GuardIntRange, {known}, static_cast<uint64_t>(Value::kIntMin));
    guarded->immB = static_cast<uint64_t>(Value::kIntMax);
    guarded->type = Type(kTypeSmallInt);
    return guarded;
  }
  if (i->op == unbox || v->type.isBottom()) return {};
  if (v->type.isSubtypeOf(kind)) return r.make(unbox, {v});
  return v->type.mayBe(kind) ? Verdict() : Verdict::kExit;
}

static Verdict checkedNumber(Rewriter& r, Instr* i) {
  Instr* v = i->operand(0);
  if (Instr* known = unboxed(r, Op::BoxDouble, v)) return known;
  if (Instr* known = unboxed(r, Op::BoxInt, v)) return r.make(Op::IntToDouble, {known});
  if (v->type.isBottom()) return {};
  if (v->type.isSubtypeOf(kTypeFloat)) return r.make(Op::UnboxDouble, {v});
  if (v->type.isSubtypeOf(kTypeSmallInt)) return r.make(Op::IntToDouble, {r.make(Op::UnboxInt, {v})});
  return v->type.mayBe(kTypeFloat | kTypeSmallInt) ? Verdict() : Verdict::kExit;
}

Verdict simplifyBoxing(Rewriter& r, Instr* i) {
  switch (i->op) {
    case Op::BoxInt:
    case Op::BoxDouble:
    case Op::BoxBool:            return box(r, i);
    case Op::UnboxInt:
    case Op::CheckedUnboxInt:    return checkedUnbox(r, i, Op::BoxInt, Op::UnboxInt, kTypeSmallInt);
    case Op::UnboxDouble:
    case Op::CheckedUnboxDouble: return checkedUnbox(r, i, Op::BoxDouble, Op::UnboxDouble, kTypeFloat);
    case Op::UnboxBool:
    case Op::CheckedUnboxBool:   return checkedUnbox(r, i, Op::BoxBool, Op::UnboxBool, kTypeBool);
    default:                     return checkedNumber(r, i);
  }
}

}  // namespace taipan::hir
