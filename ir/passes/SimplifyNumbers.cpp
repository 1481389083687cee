// Arithmetic and comparison of unboxed numbers: constant folding, neutral elements, checks that a constant operand
// makes needless, division and remainder by powers of two.
#include <bit>
#include <cmath>

#include "ir/passes/SimplifyRules.h"

namespace taipan::hir {

bool compareInts(CompareOp op, int64_t a, int64_t b) {
  switch (op) {
    case CompareOp::Lt: return a < b;
    case CompareOp::Le: return a <= b;
    case CompareOp::Eq: return a == b;
    case CompareOp::Ne: return a != b;
    case CompareOp::Gt: return a > b;
    case CompareOp::Ge: return a >= b;
  }
  return false;
}

bool compareDoubles(CompareOp op, double a, double b) {
  switch (op) {
    case CompareOp::Lt: return a < b;
    case CompareOp::Le: return a <= b;
    case CompareOp::Eq: return a == b;
    case CompareOp::Ne: return a != b;
    case CompareOp::Gt: return a > b;
    case CompareOp::Ge: return a >= b;
  }
  return false;
}

namespace {

bool isInt(const Instr* i) {
  return i->op == Op::ConstInt;
}
bool isDouble(const Instr* i) {
  return i->op == Op::ConstDouble;
}

// Exact ints of two constants; false: not representable, or an error.
bool foldInts(Op op, int64_t a, int64_t b, int64_t* out) {
  switch (op) {
    case Op::IntAdd:
    case Op::IntAddWrap: return !__builtin_add_overflow(a, b, out);
    case Op::IntSub:
    case Op::IntSubWrap: return !__builtin_sub_overflow(a, b, out);
    case Op::IntMul:
    case Op::IntMulWrap: return !__builtin_mul_overflow(a, b, out);
    case Op::IntAnd:     return *out = a & b, true;
    case Op::IntOr:      return *out = a | b, true;
    case Op::IntXor:     return *out = a ^ b, true;
    case Op::IntMin:     return *out = a < b ? a : b, true;
    case Op::IntMax:     return *out = a > b ? a : b, true;
    case Op::IntShl:
    case Op::IntShlSafe:
      if (b < 0 || b > 62) return false;
      *out = static_cast<int64_t>(static_cast<uint64_t>(a) << b);
      return *out >> b == a;
    case Op::IntShr:
    case Op::IntShrSafe:
      if (b < 0) return false;
      return *out = a >> (b > 63 ? 63 : b), true;
    case Op::IntFloorDiv:
    case Op::IntFloorDivSafe:
    case Op::IntMod:
    case Op::IntModSafe:      {
      if (b == 0 || b == -1) return false;
      int64_t quotient = a / b, rest = a % b;
      if (rest != 0 && (rest ^ b) < 0) quotient -= 1, rest += b;
      return *out = op == Op::IntMod || op == Op::IntModSafe ? rest : quotient, true;
    }
    default: return false;
  }
}

bool isCommutative(Op op) {
  switch (op) {
    case Op::IntAdd:
    case Op::IntAddWrap:
    case Op::IntMul:
    case Op::IntMulWrap:
    case Op::IntAnd:
    case Op::IntOr:
    case Op::IntXor:
    case Op::IntMin:
    case Op::IntMax:
    case Op::DoubleAdd:
    case Op::DoubleMul:  return true;
    default:             return false;
  }
}

// x op c. Null: nothing to gain.
Instr* withConstant(Rewriter& r, Op op, Instr* x, int64_t c) {
  bool isPowerOfTwo = c > 0 && std::has_single_bit(static_cast<uint64_t>(c));
  int exponent = isPowerOfTwo ? std::countr_zero(static_cast<uint64_t>(c)) : 0;
  switch (op) {
    case Op::IntAdd:
    case Op::IntAddWrap:
    case Op::IntSub:
    case Op::IntSubWrap:
    case Op::IntOr:
    case Op::IntXor:     return c == 0 ? x : nullptr;
    case Op::IntMul:
    case Op::IntMulWrap: return c == 1 ? x : nullptr;
    case Op::IntAnd:     return c == -1 ? x : nullptr;
    case Op::IntShl:
    case Op::IntShlSafe:
    case Op::IntShrSafe: return c == 0 ? x : nullptr;
    case Op::IntShr:     return c >= 0 ? r.make(Op::IntShrSafe, {x, r.intConst(c > 63 ? 63 : c)}) : nullptr;
    case Op::IntFloorDiv:
    case Op::IntFloorDivSafe:
      if (c == 1) return x;
      if (isPowerOfTwo) return r.make(Op::IntShrSafe, {x, r.intConst(exponent)});
      return op == Op::IntFloorDiv && c != 0 && c != -1 ? r.make(Op::IntFloorDivSafe, {x, r.intConst(c)}) : nullptr;
    case Op::IntMod:
    case Op::IntModSafe:
      if (isPowerOfTwo) return r.make(Op::IntAnd, {x, r.intConst(c - 1)});
      return op == Op::IntMod && c != 0 && c != -1 ? r.make(Op::IntModSafe, {x, r.intConst(c)}) : nullptr;
    default: return nullptr;
  }
}

Verdict intBinary(Rewriter& r, Instr* i) {
  Instr *a = i->operand(0), *b = i->operand(1);
  if (isInt(a) && isInt(b)) {
    int64_t folded;
    return foldInts(i->op, a->intA(), b->intA(), &folded) ? Verdict(r.intConst(folded)) : Verdict();
  }
  if (isInt(a) && isCommutative(i->op)) {
    std::swap(i->operands[0], i->operands[1]);
    return Verdict::kChanged;
  }
  if (isInt(b))
    if (Instr* better = withConstant(r, i->op, a, b->intA())) return better;
  return {};
}

// As every int nearer to 0 is.
bool isExactAsDouble(int64_t c) {
  constexpr int64_t kExact = int64_t{1} << 53;
  return c >= -kExact && c <= kExact;
}

Verdict intUnary(Rewriter& r, Instr* i) {
  Instr* v = i->operand(0);
  if (!isInt(v)) return {};
  int64_t c = v->intA();
  switch (i->op) {
    case Op::IntNeg:
    case Op::IntNegWrap:       return c == INT64_MIN ? Verdict() : Verdict(r.intConst(-c));
    case Op::IntAbs:           return c == INT64_MIN ? Verdict() : Verdict(r.intConst(c < 0 ? -c : c));
    case Op::IntNot:           return r.intConst(~c);
    case Op::IntToDouble:      return r.doubleConst(static_cast<double>(c));
    case Op::IntToDoubleExact: return isExactAsDouble(c) ? Verdict(r.doubleConst(static_cast<double>(c))) : Verdict();
    default:                   return {};
  }
}

Verdict doubleBinary(Rewriter& r, Instr* i) {
  Instr *a = i->operand(0), *b = i->operand(1);
  if (i->op == Op::DoubleDiv && isDouble(b) && b->doubleA() != 0) return r.make(Op::DoubleDivSafe, {a, b});
  if (!isDouble(a) || !isDouble(b)) return {};
  double x = a->doubleA(), y = b->doubleA();
  switch (i->op) {
    case Op::DoubleAdd:     return r.doubleConst(x + y);
    case Op::DoubleSub:     return r.doubleConst(x - y);
    case Op::DoubleMul:     return r.doubleConst(x * y);
    case Op::DoubleDivSafe: return r.doubleConst(x / y);
    default:                return {};
  }
}

Verdict intTrueDiv(Rewriter& r, Instr* i) {
  Instr *a = i->operand(0), *b = i->operand(1);
  if (!isInt(b) || b->intA() == 0 || !isExactAsDouble(b->intA())) return {};
  // Only the dividend can be too large now.
  Instr* x = r.make(Op::IntToDoubleExact, {a});
  x->reason = i->reason;
  return r.make(Op::DoubleDivSafe, {x, r.doubleConst(static_cast<double>(b->intA()))});
}

Verdict compare(Rewriter& r, Instr* i) {
  Instr *a = i->operand(0), *b = i->operand(1);
  if (i->op == Op::DoubleCompare)
    return isDouble(a) && isDouble(b) ? Verdict(r.boolConst(compareDoubles(i->compareA(), a->doubleA(), b->doubleA())))
                                      : Verdict();
  if (a == b) return r.boolConst(compareInts(i->compareA(), 0, 0));
  return isInt(a) && isInt(b) ? Verdict(r.boolConst(compareInts(i->compareA(), a->intA(), b->intA()))) : Verdict();
}

// An int compared with an int by way of doubles: both are exact.
Verdict compareExact(Rewriter& r, Instr* i) {
  Instr *a = i->operand(0), *b = i->operand(1);
  if (i->op != Op::DoubleCompare || a->op != Op::IntToDoubleExact || !isDouble(b)) return {};
  double c = b->doubleA();
  if (std::floor(c) != c || std::abs(c) > 0x1p53) return {};
  return r.make(Op::IntCompare, {a->operand(0), r.intConst(static_cast<int64_t>(c))}, i->immA);
}

}  // namespace

Verdict simplifyNumber(Rewriter& r, Instr* i) {
  switch (i->op) {
    case Op::IntAdd:
    case Op::IntSub:
    case Op::IntMul:
    case Op::IntAddWrap:
    case Op::IntSubWrap:
    case Op::IntMulWrap:
    case Op::IntFloorDiv:
    case Op::IntMod:
    case Op::IntFloorDivSafe:
    case Op::IntModSafe:
    case Op::IntAnd:
    case Op::IntOr:
    case Op::IntXor:
    case Op::IntShl:
    case Op::IntShr:
    case Op::IntShrSafe:
    case Op::IntShlSafe:
    case Op::IntMin:
    case Op::IntMax:           return intBinary(r, i);
    case Op::IntTrueDiv:       return intTrueDiv(r, i);
    case Op::IntNeg:
    case Op::IntNegWrap:
    case Op::IntAbs:
    case Op::IntNot:
    case Op::IntToDouble:
    case Op::IntToDoubleExact: return intUnary(r, i);
    case Op::DoubleAdd:
    case Op::DoubleSub:
    case Op::DoubleMul:
    case Op::DoubleDiv:
    case Op::DoubleDivSafe:    return doubleBinary(r, i);
    case Op::DoubleNeg:        return isDouble(i->operand(0)) ? Verdict(r.doubleConst(-i->operand(0)->doubleA())) : Verdict();
    case Op::BoolToInt:
      return i->operand(0)->op == Op::ConstBool ? Verdict(r.intConst(i->operand(0)->immA ? 1 : 0)) : Verdict();
    case Op::IntCompare:    return compare(r, i);
    case Op::DoubleCompare: {
      Verdict v = compare(r, i);
      return v.kind == Verdict::kNone ? compareExact(r, i) : v;
    }
    default: return {};
  }
}

}  // namespace taipan::hir
