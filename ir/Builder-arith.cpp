// Operators: on unboxed numbers where feedback says so, by inlined methods of classes, else by the runtime.
//
// Int feedback means small ints; a sum may leave the small range and still be a machine integer. Ints of which some are
// beyond the small ones stay tagged, and have operations of their own. Ints and floats mix as Python converts them: an
// int operand of a float operator is rounded, of a comparison it must be exact.
#include "ir/BuilderImpl.h"
#include "ir/ConstantText.h"

namespace taipan::hir {

namespace {

bool hasDoubleForm(BinaryOp op) {
  switch (op) {
    case BinaryOp::Add:
    case BinaryOp::Sub:
    case BinaryOp::Mul:
    case BinaryOp::TrueDiv:
    case BinaryOp::FloorDiv:
    case BinaryOp::Mod:
    case BinaryOp::Pow:      return true;
    default:                 return false;
  }
}

bool isIntOrFloat(NumberKind k) {
  return k == NumberKind::kInt || k == NumberKind::kFloat || k == NumberKind::kNumber;
}

// Of doubles: raises nothing, whatever the operands.
bool isRing(BinaryOp op) {
  return op == BinaryOp::Add || op == BinaryOp::Sub || op == BinaryOp::Mul;
}

// Exact ints of any size have one operation for these.
bool hasIntBinary(BinaryOp op) {
  return op != BinaryOp::TrueDiv && op != BinaryOp::Pow && op != BinaryOp::MatMul;
}

// By its type, else by what was seen there (0: not to be asked).
bool isIntOfAnySize(Instr* v, KindBits seen) {
  if (v->rep == Rep::Int64 || v->type.isSubtypeOf(kTypeInt)) return true;
  return seen != 0 && !(seen & ~(kTypeSmallInt | kTypeBigInt)) && v->type.mayBe(kTypeInt);
}

}  // namespace

NumberKind FunctionBuilder::kindOf(Instr* v, KindBits seen) const {
  if (v->type.isSubtypeOf(kTypeFloat)) return NumberKind::kFloat;
  if (v->type.isSubtypeOf(kTypeSmallInt) || v->rep == Rep::Int64) return NumberKind::kInt;
  if (v->type.isSubtypeOf(kTypeBool)) return NumberKind::kBool;
  switch (seen) {
    case 0:                          return NumberKind::kUnknown;
    case kTypeSmallInt:              return NumberKind::kInt;
    case kTypeFloat:                 return NumberKind::kFloat;
    case kTypeSmallInt | kTypeFloat: return NumberKind::kNumber;
    case kTypeBool:                  return NumberKind::kBool;
    default:                         return NumberKind::kOther;
  }
}

// --- binary operators

void FunctionBuilder::binary(BinaryOp op) {
  Instr *l = reg(bc().b), *r = reg(bc().c);
  bool bothKnown = kindOf(l, 0) != NumberKind::kUnknown && kindOf(r, 0) != NumberKind::kUnknown;
  if (!bothKnown && prune(seenLeft() != 0)) return;
  Instr* result = specialBinary(op, l, r);
  if (!isOpen()) return;
  if (!result)
    result = emit(Op::BinaryGeneric, {tagged(l), tagged(r)}, static_cast<uint64_t>(op), static_cast<uint64_t>(bc().d));
  set(bc().a, result);
}

// Null: nothing special about it.
Instr* FunctionBuilder::specialBinary(BinaryOp op, Instr* l, Instr* r) {
  if (hasFailed()) return certainBinary(op, l, r);
  NumberKind left = kindOf(l, seenLeft()), right = kindOf(r, seenRight());
  bool ints = (left == NumberKind::kInt || left == NumberKind::kBool) &&
              (right == NumberKind::kInt || right == NumberKind::kBool);
  bool overflowsShift = op == BinaryOp::LShift && seenSite() && (seenSite()->results & kResultOverflow);
  if (!ints || overflowsShift)
    if (Instr* wide = wideBinary(op, l, r)) return wide;
  if (ints) {
    bool bothBool = left == NumberKind::kBool && right == NumberKind::kBool;
    bool isLogic = op == BinaryOp::And || op == BinaryOp::Or || op == BinaryOp::Xor;
    if (bothBool && isLogic) return nullptr;  // gives a bool
    l = left == NumberKind::kBool ? emit(Op::BoolToInt, {asBool(l)}) : asInt(l);
    r = right == NumberKind::kBool ? emit(Op::BoolToInt, {asBool(r)}) : asInt(r);
    return intBinary(op, l, r);
  }
  if (isIntOrFloat(left) && isIntOrFloat(right) && hasDoubleForm(op)) {
    bool oneFloat = left == NumberKind::kFloat || right == NumberKind::kFloat;
    if (!oneFloat) return isRing(op) ? mixedBinary(op, l, left, r, right) : nullptr;
    Instr* a = doubleOf(l, left, false);
    Instr* b = doubleOf(r, right, false);
    return floatBinary(op, a, b);
  }
  bool strs = (l->type.isSubtypeOf(kTypeStr) || seenLeft() == kTypeStr) &&
              (r->type.isSubtypeOf(kTypeStr) || seenRight() == kTypeStr);
  if (strs && op == BinaryOp::Add) {
    Instr* a = guardType(tagged(l), kTypeStr);
    Instr* b = guardType(tagged(r), kTypeStr);
    return emit(Op::StrConcat, {a, b});
  }
  if (seenLeft() == kTypeInstance) return operatorMethod(op, l, r);
  return nullptr;
}

// At a site whose guards have failed: what the types of the operands say without one.
Instr* FunctionBuilder::certainBinary(BinaryOp op, Instr* l, Instr* r) {
  NumberKind left = kindOf(l, 0), right = kindOf(r, 0);
  bool oneFloat = left == NumberKind::kFloat || right == NumberKind::kFloat;
  if (!oneFloat || !isIntOrFloat(left) || !isIntOrFloat(right) || !isRing(op)) return wideBinary(op, l, r);
  Instr* a = doubleOf(l, left, false);
  return floatBinary(op, a, doubleOf(r, right, false));
}

// Operands that are ints now and floats then: two ints are computed as ints, the rest as doubles.
Instr* FunctionBuilder::mixedBinary(BinaryOp op, Instr* l, NumberKind left, Instr* r, NumberKind right) {
  Block *ints = newBlock(f()), *doubles = newBlock(f()), *join = newBlock(f());
  for (auto [v, kind] : {std::pair(l, left), std::pair(r, right)}) {
    if (kind != NumberKind::kNumber) continue;
    Block* isInt = newBlock(f());
    branchTo(emit(Op::IsType, {tagged(v)}, kTypeSmallInt), isInt, doubles);
    at_ = isInt;
  }
  jumpTo(ints);
  std::vector<std::pair<Block*, Instr*>> results;
  auto add = [&](Instr* result) {
    results.push_back({at_, result});
    jumpTo(join);
  };
  at_ = ints;
  Instr* a = asInt(l);
  add(tagged(intBinary(op, a, asInt(r))));
  at_ = doubles;
  Instr* x = doubleOf(l, left, false);
  add(tagged(floatBinary(op, x, doubleOf(r, right, false))));
  at_ = join;
  return mergeValues(join, results);
}

// Exact ints of any size, guarded where only feedback says so: which is not asked again where it was wrong.
bool FunctionBuilder::areInts(Instr* l, Instr* r) const {
  bool isTrusted = !(failures() & bitOf(DeoptReason::kType));
  return isIntOfAnySize(l, isTrusted ? seenLeft() : 0) && isIntOfAnySize(r, isTrusted ? seenRight() : 0);
}

// Null: other operands, or another operator.
Instr* FunctionBuilder::wideBinary(BinaryOp op, Instr* l, Instr* r) {
  if (!hasIntBinary(op) || !areInts(l, r)) return nullptr;
  Instr* a = guardType(tagged(l), kTypeInt);
  return emit(Op::IntBinary, {a, guardType(tagged(r), kTypeInt)}, static_cast<uint64_t>(op));
}

Instr* FunctionBuilder::doubleOf(Instr* v, NumberKind kind, bool exact) {
  if (kind == NumberKind::kInt) return emit(exact ? Op::IntToDoubleExact : Op::IntToDouble, {asInt(v)});
  return kind == NumberKind::kNumber ? asNumber(v) : asDouble(v);
}

Instr* FunctionBuilder::intBinary(BinaryOp op, Instr* l, Instr* r) {
  switch (op) {
    case BinaryOp::Add:      return emit(Op::IntAdd, {l, r});
    case BinaryOp::Sub:      return emit(Op::IntSub, {l, r});
    case BinaryOp::Mul:      return emit(Op::IntMul, {l, r});
    case BinaryOp::FloorDiv: return emit(Op::IntFloorDiv, {l, r});
    case BinaryOp::Mod:      return emit(Op::IntMod, {l, r});
    case BinaryOp::TrueDiv:  return emit(Op::IntTrueDiv, {l, r});
    case BinaryOp::And:      return emit(Op::IntAnd, {l, r});
    case BinaryOp::Or:       return emit(Op::IntOr, {l, r});
    case BinaryOp::Xor:      return emit(Op::IntXor, {l, r});
    case BinaryOp::LShift:   return emit(Op::IntShl, {l, r});
    case BinaryOp::RShift:   return emit(Op::IntShr, {l, r});
    case BinaryOp::Pow:      return intPower(l, r);
    default:                 return nullptr;
  }
}

// Small constant powers are products, powers of two are shifts; the rest is the runtime's.
Instr* FunctionBuilder::intPower(Instr* base, Instr* exponent) {
  if (exponent->op == Op::ConstInt && exponent->intA() >= 1 && exponent->intA() <= 4) {
    Instr* square = exponent->intA() == 1 ? base : emit(Op::IntMul, {base, base});
    if (exponent->intA() <= 2) return square;
    return emit(Op::IntMul, {square, exponent->intA() == 3 ? base : square});
  }
  if (base->op == Op::ConstInt && base->intA() == 2) {
    Instr* count = emit(Op::GuardIntRange, {exponent}, 0, 62);
    return emit(Op::IntShl, {intConstant(1), count});
  }
  return nullptr;
}

Instr* FunctionBuilder::floatBinary(BinaryOp op, Instr* l, Instr* r) {
  switch (op) {
    case BinaryOp::Add:      return emit(Op::DoubleAdd, {l, r});
    case BinaryOp::Sub:      return emit(Op::DoubleSub, {l, r});
    case BinaryOp::Mul:      return emit(Op::DoubleMul, {l, r});
    case BinaryOp::TrueDiv:  return emit(Op::DoubleDiv, {l, r});
    case BinaryOp::FloorDiv: return emit(Op::DoubleFloorDiv, {l, r});
    case BinaryOp::Mod:      return emit(Op::DoubleMod, {l, r});
    case BinaryOp::Pow:      return emit(Op::DoublePow, {l, r});
    default:                 return nullptr;
  }
}

// An operator whose left operand's class defines it in Python, with nothing in the right operand's class to go first.
Instr* FunctionBuilder::operatorMethod(BinaryOp op, Instr* l, Instr* r) {
  auto* shape = reinterpret_cast<Shape*>(uintptr_t{seenSite()->shape});
  const ClassSnapshot* c = classOf(shape);
  unsigned n = static_cast<unsigned>(op);
  if (!c || !c->isStable || c->binary[n].isEmpty() || (bc().d && c->hasInPlace[n])) return nullptr;
  auto* function = c->binary[n].as<FunctionObject>();
  // A function that can say NotImplemented needs the whole protocol.
  const FunctionSnapshot* callee = s_.find(function);
  if (!callee || !callee->isStable) return nullptr;
  for (uint32_t k = 0; k < callee->code->nameCount; ++k)
    if (textOf(callee->code->names[k]) == "NotImplemented") return nullptr;
  KindBits seen = seenRight();
  bool rightIsBuiltin = r->rep != Rep::Tagged || seen == kTypeSmallInt || seen == kTypeFloat;
  if (!rightIsBuiltin && seen != kTypeInstance) return nullptr;
  relyOn(*c);
  relyOnFunction(function, *callee);
  l = guardShape(tagged(l), shape);
  if (seen == kTypeSmallInt && r->rep == Rep::Tagged)
    r = guardType(r, kTypeSmallInt);
  else if (seen == kTypeFloat && r->rep == Rep::Tagged)
    r = guardType(r, kTypeFloat);
  else if (!rightIsBuiltin)
    r = guardShape(r, shape);
  if (!isOpen()) return nullptr;
  CallArguments args{constant(asValue(function)), {l, r}};
  return callFunction(args, function, callee->code);
}

// --- unary operators

void FunctionBuilder::unary(UnaryOp op) {
  Instr* v = reg(bc().b);
  NumberKind kind = kindOf(v, seenLeft());
  if (prune(kind != NumberKind::kUnknown)) return;
  Instr* result = nullptr;
  if (!hasFailed()) {
    if (kind == NumberKind::kInt)
      result = op == UnaryOp::Neg      ? emit(Op::IntNeg, {asInt(v)})
               : op == UnaryOp::Invert ? emit(Op::IntNot, {asInt(v)})
                                       : asInt(v);
    else if (kind == NumberKind::kFloat && op != UnaryOp::Invert)
      result = op == UnaryOp::Neg ? emit(Op::DoubleNeg, {asDouble(v)}) : asDouble(v);
  }
  if (!result) result = emit(Op::UnaryGeneric, {tagged(v)}, static_cast<uint64_t>(op));
  set(bc().a, result);
}

void FunctionBuilder::logicalNot() {
  Instr* condition = truth(reg(bc().b));
  if (isOpen()) set(bc().a, emit(Op::BoolNot, {condition}));
}

// --- comparison

void FunctionBuilder::compare(CompareOp op) {
  Instr *l = reg(bc().b), *r = reg(bc().c);
  bool bothKnown = kindOf(l, 0) != NumberKind::kUnknown && kindOf(r, 0) != NumberKind::kUnknown;
  if (!bothKnown && prune(seenLeft() != 0)) return;
  Instr* result = specialCompare(op, l, r);
  if (!result) result = emit(Op::CompareGeneric, {tagged(l), tagged(r)}, static_cast<uint64_t>(op));
  set(bc().a, result);
}

// Of two strs that are known, as what a hook is told of is. Null: not so.
Instr* FunctionBuilder::compareKnown(CompareOp op, Instr* l, Instr* r) {
  bool areStrs = l->type.isSubtypeOf(kTypeStr) && r->type.isSubtypeOf(kTypeStr);
  if (!areStrs || (op != CompareOp::Eq && op != CompareOp::Ne)) return nullptr;
  auto a = constantText(l), b = a ? constantText(r) : std::nullopt;
  return b ? boolConstant((*a == *b) == (op == CompareOp::Eq)) : nullptr;
}

void FunctionBuilder::compareJump(CompareOp op) {
  Instr *l = reg(bc().b), *r = reg(bc().c);
  if (Instr* known = compareKnown(op, l, r)) {
    bool isJump = (known->immA != 0) == (bc().a != 0);
    return goTo(isJump ? currentPlan().target : currentPlan().next);
  }
  bool bothKnown = kindOf(l, 0) != NumberKind::kUnknown && kindOf(r, 0) != NumberKind::kUnknown;
  if (!bothKnown && prune(seenLeft() != 0)) return;
  Instr* condition = specialCompare(op, l, r);
  if (!condition) condition = emit(Op::CompareTruth, {tagged(l), tagged(r)}, static_cast<uint64_t>(op));
  if (!isOpen()) return;
  const PlanBlock& plan = currentPlan();
  bc().a ? branch(condition, plan.target, plan.next) : branch(condition, plan.next, plan.target);
}

Instr* FunctionBuilder::specialCompare(CompareOp op, Instr* l, Instr* r) {
  if (Instr* known = compareKnown(op, l, r)) return known;
  uint64_t imm = static_cast<uint64_t>(op);
  NumberKind left = kindOf(l, seenLeft()), right = kindOf(r, seenRight());
  bool areSmall = left == NumberKind::kInt && right == NumberKind::kInt;
  if ((hasFailed() || !areSmall) && areInts(l, r)) {
    Instr* a = guardType(tagged(l), kTypeInt);
    return emit(Op::IntCompareTagged, {a, guardType(tagged(r), kTypeInt)}, imm);
  }
  if (hasFailed()) return nullptr;
  if (areSmall) {
    Instr* a = asInt(l);
    return emit(Op::IntCompare, {a, asInt(r)}, imm);
  }
  if (left == NumberKind::kBool && right == NumberKind::kBool) {
    Instr* a = emit(Op::BoolToInt, {asBool(l)});
    return emit(Op::IntCompare, {a, emit(Op::BoolToInt, {asBool(r)})}, imm);
  }
  // An operand that is now int, now float has no exact conversion: the generic comparison compares as Python does.
  bool oneFloat = left == NumberKind::kFloat || right == NumberKind::kFloat;
  auto exact = [](NumberKind k) { return k == NumberKind::kInt || k == NumberKind::kFloat; };
  if (oneFloat && exact(left) && exact(right)) {
    Instr* a = doubleOf(l, left, true);
    return emit(Op::DoubleCompare, {a, doubleOf(r, right, true)}, imm);
  }
  bool strs = (l->type.isSubtypeOf(kTypeStr) || seenLeft() == kTypeStr) &&
              (r->type.isSubtypeOf(kTypeStr) || seenRight() == kTypeStr);
  if (!strs) return nullptr;
  Instr* a = guardType(tagged(l), kTypeStr);
  Instr* b = guardType(tagged(r), kTypeStr);
  return emit(Op::StrCompare, {a, b}, imm);
}

Instr* FunctionBuilder::identity(Instr* l, Instr* r, bool negated) {
  if (auto known = l == r ? true : identical(l->type, r->type)) return boolConstant(*known != negated);
  Instr* same = emit(Op::Identical, {tagged(l), tagged(r)});
  return negated ? emit(Op::BoolNot, {same}) : same;
}

void FunctionBuilder::containment() {
  Instr *item = reg(bc().b), *container = reg(bc().c);
  if (prune(seenRight() != 0)) return;
  if (Value found; itemOfKnown(container, item, &found)) return set(bc().a, boolConstant(!found != !bc().d));
  bool isDict = seenRight() == kTypeDict && !hasFailed();
  if (isDict) container = guardType(tagged(container), kTypeDict);
  if (isDict && isPlainKey(item, seenLeft())) {
    Instr* missing = emit(Op::IsEmpty, {emit(Op::DictFind, {container, tagged(item)})});
    return set(bc().a, bc().d ? missing : emit(Op::BoolNot, {missing}));
  }
  bool isSequence = seenRight() == kTypeList || seenRight() == kTypeTuple;
  if (isSequence && !hasFailed() && isPlainKey(item, seenLeft())) {
    Instr* found = emit(Op::SequenceHas, {guardType(tagged(container), bitsOfSeen(seenRight())), tagged(item)});
    return set(bc().a, bc().d ? emit(Op::BoolNot, {found}) : found);
  }
  Instr* found = emit(isDict ? Op::DictContains : Op::Contains, {tagged(item), tagged(container)});
  set(bc().a, bc().d ? emit(Op::BoolNot, {found}) : found);
}

// --- truth

// Of what never changes: 1 true, 0 false, -1 not known.
static int truthOfConstant(Value c, TypeBits kind) {
  if (c.isBool() || c.isNone()) return c.isTrue();
  if (c.isSmallInt()) return c.asSmallInt() != 0;
  switch (kind) {
    case kTypeStr:   return lengthOf(c.as<Str>()) != 0;
    case kTypeTuple: return lengthOf(c.as<Tuple>()) != 0;
    default:         return -1;
  }
}

// The truth of a value as a bool; may end the block.
Instr* FunctionBuilder::truth(Instr* v) {
  TypeBits known = bitsOf(v);
  if (Value c; isConstant(v, &c) && truthOfConstant(c, known) >= 0) return boolConstant(truthOfConstant(c, known));
  if (v->rep == Rep::Bool) return v;
  auto areMany = [](TypeBits kinds) { return (kinds & (kinds - 1)) != 0; };
  constexpr TypeBits kSimple =
      kTypeNone | kTypeBool | kTypeSmallInt | kTypeFloat | kTypeStr | kTypeList | kTypeTuple | kTypeDict;
  if (v->rep == Rep::Tagged && areMany(known)) {
    if (prune(seenLeft() != 0)) return v;
    known = hasFailed() ? 0 : bitsOfSeen(seenLeft());
    if (areMany(known) && !(known & ~kSimple)) return emit(Op::SimpleTruth, {v});
  }
  uint64_t notEqual = static_cast<uint64_t>(CompareOp::Ne);
  auto nonZero = [&](Instr* i) { return emit(Op::IntCompare, {i, intConstant(0)}, notEqual); };
  switch (known) {
    case kTypeBool:     return asBool(v);
    case kTypeBigInt:   break;
    case kTypeInt:
    case kTypeSmallInt: return nonZero(asInt(v));
    case kTypeFloat:    return emit(Op::DoubleCompare, {asDouble(v), doubleConstant(0)}, notEqual);
    case kTypeNone:     guardType(tagged(v), kTypeNone); return boolConstant(false);
    default:            break;
  }
  if (auto length = lengthOp(known)) return nonZero(emit(*length, {guardType(v, known)}));
  if (known & alwaysTrueKinds() && !areMany(known)) v = guardType(tagged(v), known);
  return emit(Op::Truth, {tagged(v)});
}

}  // namespace taipan::hir
