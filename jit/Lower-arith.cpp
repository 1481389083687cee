// Arithmetic, comparison and truth of machine numbers.
#include "jit/Lowering.h"

namespace taipan {

namespace {

constexpr auto kSmallest = static_cast<uint64_t>(INT64_MIN);

// A positive power of two, or 0.
uint64_t powerOfTwo(llvm::Value* v) {
  auto* c = llvm::dyn_cast<llvm::ConstantInt>(v);
  return c && c->getSExtValue() > 0 && c->getValue().isPowerOf2() ? c->getZExtValue() : 0;
}

bool isPositiveConstant(llvm::Value* v) {
  auto* c = llvm::dyn_cast<llvm::ConstantInt>(v);
  return c && c->getSExtValue() > 0;
}

}  // namespace

// --- ints

void Lowering::overflowing(const Instr& i, llvm::Intrinsic::ID operation) {
  llvm::Value* pair = b.CreateBinaryIntrinsic(operation, operand(i, 0), operand(i, 1));
  guard(i, b.CreateNot(b.CreateExtractValue(pair, 1)));
  set(i, b.CreateExtractValue(pair, 0));
}

void Lowering::lowerIntAdd(const Instr& i) {
  overflowing(i, llvm::Intrinsic::sadd_with_overflow);
}
void Lowering::lowerIntSub(const Instr& i) {
  overflowing(i, llvm::Intrinsic::ssub_with_overflow);
}
void Lowering::lowerIntMul(const Instr& i) {
  overflowing(i, llvm::Intrinsic::smul_with_overflow);
}

void Lowering::lowerIntNeg(const Instr& i) {
  guard(i, b.CreateICmpNE(operand(i, 0), i64(kSmallest)));
  set(i, b.CreateNSWNeg(operand(i, 0)));
}

void Lowering::lowerIntAbs(const Instr& i) {
  guard(i, b.CreateICmpNE(operand(i, 0), i64(kSmallest)));
  set(i, b.CreateBinaryIntrinsic(llvm::Intrinsic::abs, operand(i, 0), b.getTrue()));
}

void Lowering::lowerIntAddWrap(const Instr& i) {
  set(i, b.CreateNSWAdd(operand(i, 0), operand(i, 1)));
}
void Lowering::lowerIntSubWrap(const Instr& i) {
  set(i, b.CreateNSWSub(operand(i, 0), operand(i, 1)));
}
void Lowering::lowerIntMulWrap(const Instr& i) {
  set(i, b.CreateNSWMul(operand(i, 0), operand(i, 1)));
}
void Lowering::lowerIntNegWrap(const Instr& i) {
  set(i, b.CreateNSWNeg(operand(i, 0)));
}

// Precondition of both: divisor is neither 0 nor -1.
llvm::Value* Lowering::floorDivide(llvm::Value* n, llvm::Value* divisor) {
  if (uint64_t power = powerOfTwo(divisor)) return b.CreateAShr(n, static_cast<uint64_t>(std::countr_zero(power)));
  llvm::Value* quotient = b.CreateSDiv(n, divisor);
  llvm::Value* rest = b.CreateSub(n, b.CreateMul(quotient, divisor));
  if (isPositiveConstant(divisor)) return b.CreateAdd(quotient, b.CreateAShr(rest, 63));
  llvm::Value* signsDiffer = b.CreateICmpSLT(b.CreateXor(rest, divisor), i64(0));
  llvm::Value* inexact = b.CreateIsNotNull(rest);
  return b.CreateSub(quotient, b.CreateZExt(b.CreateAnd(signsDiffer, inexact), b.getInt64Ty()));
}

llvm::Value* Lowering::floorModulo(llvm::Value* n, llvm::Value* divisor) {
  if (uint64_t power = powerOfTwo(divisor)) return b.CreateAnd(n, i64(power - 1));
  llvm::Value* rest = b.CreateSRem(n, divisor);
  if (isPositiveConstant(divisor)) return b.CreateAdd(rest, b.CreateAnd(b.CreateAShr(rest, 63), divisor));
  llvm::Value* signsDiffer = b.CreateICmpSLT(b.CreateXor(rest, divisor), i64(0));
  llvm::Value* inexact = b.CreateIsNotNull(rest);
  return b.CreateAdd(rest, b.CreateSelect(b.CreateAnd(signsDiffer, inexact), divisor, i64(0)));
}

void Lowering::lowerIntFloorDiv(const Instr& i) {
  llvm::Value *n = operand(i, 0), *divisor = operand(i, 1);
  llvm::Value* overflows = b.CreateAnd(b.CreateICmpEQ(n, i64(kSmallest)), b.CreateICmpEQ(divisor, i64(-1ull)));
  guard(i, b.CreateNot(b.CreateOr(b.CreateIsNull(divisor), overflows)));
  set(i, floorDivide(n, divisor));
}

void Lowering::lowerIntMod(const Instr& i) {
  llvm::Value *n = operand(i, 0), *divisor = operand(i, 1);
  guard(i, b.CreateIsNotNull(divisor));
  // x % -1 is 0, as is x % 1, which cannot overflow.
  llvm::Value* safe = b.CreateSelect(b.CreateICmpEQ(divisor, i64(-1ull)), i64(1), divisor);
  set(i, floorModulo(n, safe));
}

void Lowering::lowerIntFloorDivSafe(const Instr& i) {
  set(i, floorDivide(operand(i, 0), operand(i, 1)));
}
void Lowering::lowerIntModSafe(const Instr& i) {
  set(i, floorModulo(operand(i, 0), operand(i, 1)));
}

// Both operands are doubles exactly, so one division rounds as Python's does.
void Lowering::lowerIntTrueDiv(const Instr& i) {
  constexpr uint64_t kExact = uint64_t{1} << 53;
  llvm::Value *n = operand(i, 0), *divisor = operand(i, 1);
  auto exact = [&](llvm::Value* v) { return b.CreateICmpULE(b.CreateAdd(v, i64(kExact)), i64(2 * kExact)); };
  guard(i, b.CreateAnd(b.CreateIsNotNull(divisor), b.CreateAnd(exact(n), exact(divisor))));
  set(i, b.CreateFDiv(b.CreateSIToFP(n, b.getDoubleTy()), b.CreateSIToFP(divisor, b.getDoubleTy())));
}

void Lowering::lowerIntAnd(const Instr& i) {
  set(i, b.CreateAnd(operand(i, 0), operand(i, 1)));
}
void Lowering::lowerIntOr(const Instr& i) {
  set(i, b.CreateOr(operand(i, 0), operand(i, 1)));
}
void Lowering::lowerIntXor(const Instr& i) {
  set(i, b.CreateXor(operand(i, 0), operand(i, 1)));
}
void Lowering::lowerIntNot(const Instr& i) {
  set(i, b.CreateNot(operand(i, 0)));
}

void Lowering::lowerIntShl(const Instr& i) {
  llvm::Value *n = operand(i, 0), *count = operand(i, 1);
  llvm::Value* shifted = b.CreateShl(n, b.CreateAnd(count, i64(63)));
  llvm::Value* same = b.CreateICmpEQ(b.CreateAShr(shifted, b.CreateAnd(count, i64(63))), n);
  guard(i, b.CreateAnd(b.CreateICmpULT(count, i64(64)), same));
  set(i, shifted);
}

void Lowering::lowerIntShr(const Instr& i) {
  llvm::Value* count = operand(i, 1);
  guard(i, b.CreateICmpSGE(count, i64(0)));
  set(i, b.CreateAShr(operand(i, 0), b.CreateBinaryIntrinsic(llvm::Intrinsic::umin, count, i64(63))));
}

void Lowering::lowerIntShrSafe(const Instr& i) {
  set(i, b.CreateAShr(operand(i, 0), operand(i, 1)));
}
void Lowering::lowerIntShlSafe(const Instr& i) {
  set(i, b.CreateShl(operand(i, 0), operand(i, 1), "", false, true));
}

void Lowering::lowerIntMin(const Instr& i) {
  set(i, b.CreateBinaryIntrinsic(llvm::Intrinsic::smin, operand(i, 0), operand(i, 1)));
}
void Lowering::lowerIntMax(const Instr& i) {
  set(i, b.CreateBinaryIntrinsic(llvm::Intrinsic::smax, operand(i, 0), operand(i, 1)));
}

void Lowering::lowerNormalizeIndex(const Instr& i) {
  llvm::Value *index = operand(i, 0), *length = operand(i, 1);
  llvm::Value* negative = b.CreateICmpSLT(index, i64(0));
  set(i, b.CreateSelect(negative, b.CreateAdd(index, length), index));
}

// --- floats

llvm::Value* Lowering::isFinite(llvm::Value* d) {
  llvm::Value* magnitude = b.CreateUnaryIntrinsic(llvm::Intrinsic::fabs, d);
  return b.CreateFCmpONE(magnitude, llvm::ConstantFP::getInfinity(b.getDoubleTy()));
}

void Lowering::lowerDoubleAdd(const Instr& i) {
  set(i, b.CreateFAdd(operand(i, 0), operand(i, 1)));
}
void Lowering::lowerDoubleSub(const Instr& i) {
  set(i, b.CreateFSub(operand(i, 0), operand(i, 1)));
}
void Lowering::lowerDoubleMul(const Instr& i) {
  set(i, b.CreateFMul(operand(i, 0), operand(i, 1)));
}
void Lowering::lowerDoubleNeg(const Instr& i) {
  set(i, b.CreateFNeg(operand(i, 0)));
}
void Lowering::lowerDoubleAbs(const Instr& i) {
  set(i, b.CreateUnaryIntrinsic(llvm::Intrinsic::fabs, operand(i, 0)));
}

void Lowering::lowerDoubleDiv(const Instr& i) {
  guard(i, b.CreateFCmpUNE(operand(i, 1), llvm::ConstantFP::get(b.getDoubleTy(), 0.0)));
  lowerDoubleDivSafe(i);
}
void Lowering::lowerDoubleDivSafe(const Instr& i) {
  set(i, b.CreateFDiv(operand(i, 0), operand(i, 1)));
}

void Lowering::lowerDoubleFloorDiv(const Instr& i) {
  guard(i, b.CreateFCmpUNE(operand(i, 1), llvm::ConstantFP::get(b.getDoubleTy(), 0.0)));
  set(i, plainCall(RtFn::rtDoubleFloorDivide, {operand(i, 0), operand(i, 1)}));
}

void Lowering::lowerDoubleMod(const Instr& i) {
  guard(i, b.CreateFCmpUNE(operand(i, 1), llvm::ConstantFP::get(b.getDoubleTy(), 0.0)));
  set(i, plainCall(RtFn::rtDoubleModulo, {operand(i, 0), operand(i, 1)}));
}

// x ** 2.0 as C's pow yields it, which is not always the rounded square. But glibc's pow errs by at most 0.54 units in
// the last place (its e_pow.c): what it yields is the rounded square wherever the exact one is within 0.45 units of
// that.
llvm::Value* Lowering::squareLikePow(llvm::Value* x) {
  auto constant = [&](double d) { return llvm::ConstantFP::get(b.getDoubleTy(), d); };
  llvm::Value* square = b.CreateFMul(x, x);
  llvm::Value* rest = b.CreateIntrinsic(llvm::Intrinsic::fma, {b.getDoubleTy()}, {x, x, b.CreateFNeg(square)});
  llvm::Value* exponentBits = b.CreateAnd(b.CreateBitCast(square, b.getInt64Ty()), i64(uint64_t{0x7ff} << 52));
  llvm::Value* bound = b.CreateFMul(b.CreateBitCast(exponentBits, b.getDoubleTy()), constant(0.45 * 0x1p-52));
  llvm::Value* isSure = b.CreateFCmpOLT(b.CreateUnaryIntrinsic(llvm::Intrinsic::fabs, rest), bound);
  llvm::Value* isExact = b.CreateFCmpOGT(square, constant(0x1p-900));  // the rest is, too
  llvm::BasicBlock* unsure = coldBlock("pow");
  llvm::BasicBlock* done = hotBlock("squared");
  llvm::BasicBlock* here = b.GetInsertBlock();
  branchLikely(b, b.CreateAnd(isSure, isExact), done, unsure);
  enter(unsure);
  llvm::Value* power = plainCall(RtFn::rtDoublePower, {x, constant(2.0)});
  b.CreateBr(done);
  enter(done);
  return join(b.getDoubleTy(), {{square, here}, {power, unsure}});
}

static bool hasFma() {
  static const bool has = __builtin_cpu_supports("fma");
  return has;
}

// C's pow, where neither an error of Python nor a complex result hides behind a result that is not finite.
void Lowering::lowerDoublePow(const Instr& i) {
  llvm::Value *base = operand(i, 0), *exponent = operand(i, 1);
  const hir::Instr* e = i.operand(1);
  bool squares = hasFma() && e->op == hir::Op::ConstDouble && e->doubleA() == 2.0;
  llvm::Value* result = squares ? squareLikePow(base) : plainCall(RtFn::rtDoublePower, {base, exponent});
  llvm::Value* expected = b.CreateAnd(isFinite(base), isFinite(exponent));
  guard(i, b.CreateOr(isFinite(result), b.CreateNot(expected)));
  set(i, result);
}

void Lowering::lowerDoubleSqrt(const Instr& i) {
  guard(i, b.CreateFCmpUGE(operand(i, 0), llvm::ConstantFP::get(b.getDoubleTy(), 0.0)));
  set(i, b.CreateUnaryIntrinsic(llvm::Intrinsic::sqrt, operand(i, 0)));
}

// A C function. NaN is what it yields for NaN, any other result that is not finite is looked into.
void Lowering::lowerDoubleMath(const Instr& i) {
  const NativeFacts& facts = hir::factsOf(i.pointerA<NativeFunction>());
  Values x = operands(i);
  const void* f = x.size() == 1 ? reinterpret_cast<const void*>(facts.of1) : reinterpret_cast<const void*>(facts.of2);
  llvm::SmallVector<llvm::Type*, 2> types(x.size(), b.getDoubleTy());
  llvm::CallInst* result = b.CreateCall({llvm::FunctionType::get(b.getDoubleTy(), types, false), address(f)}, x);
  result->setDoesNotThrow();
  result->setDoesNotAccessMemory();
  result->addFnAttr(llvm::Attribute::WillReturn);
  result->addFnAttr(llvm::Attribute::NoCallback);
  llvm::Value* hasNan = b.CreateFCmpUNO(x.front(), x.back());
  guard(i, b.CreateOr(isFinite(result), hasNan));
  set(i, result);
}

// --- comparison

llvm::Value* Lowering::intCompare(CompareOp op, llvm::Value* left, llvm::Value* right) {
  static constexpr llvm::CmpInst::Predicate kPredicates[] = {
      llvm::CmpInst::ICMP_SLT, llvm::CmpInst::ICMP_SLE, llvm::CmpInst::ICMP_EQ,
      llvm::CmpInst::ICMP_NE,  llvm::CmpInst::ICMP_SGT, llvm::CmpInst::ICMP_SGE,
  };
  return b.CreateICmp(kPredicates[static_cast<unsigned>(op)], left, right);
}

void Lowering::lowerIntCompare(const Instr& i) {
  set(i, intCompare(i.compareA(), operand(i, 0), operand(i, 1)));
}

void Lowering::lowerDoubleCompare(const Instr& i) {
  static constexpr llvm::CmpInst::Predicate kPredicates[] = {
      llvm::CmpInst::FCMP_OLT, llvm::CmpInst::FCMP_OLE, llvm::CmpInst::FCMP_OEQ,
      llvm::CmpInst::FCMP_UNE, llvm::CmpInst::FCMP_OGT, llvm::CmpInst::FCMP_OGE,
  };
  set(i, b.CreateFCmp(kPredicates[static_cast<unsigned>(i.compareA())], operand(i, 0), operand(i, 1)));
}

void Lowering::lowerStrCompare(const Instr& i) {
  llvm::Value *left = operand(i, 0), *right = operand(i, 1);
  CompareOp op = i.compareA();
  if (op != CompareOp::Eq && op != CompareOp::Ne) {
    llvm::Value* order = plainCall(RtFn::rtStrCompare, {left, right});
    return set(i, intCompare(op, order, i32(0)));
  }
  llvm::Value* equal = plainCall(RtFn::fastStrEqual, {valueir::pointer(b, left), valueir::pointer(b, right)});
  set(i, op == CompareOp::Eq ? b.CreateICmpNE(equal, i8(0)) : b.CreateICmpEQ(equal, i8(0)));
}

// The tag does not change the order of small ints.
void Lowering::lowerIntCompareTagged(const Instr& i) {
  llvm::Value *left = operand(i, 0), *right = operand(i, 1);
  llvm::BasicBlock* small = hotBlock("small");
  llvm::BasicBlock* done = llvm::BasicBlock::Create(context_, "compared", body_, small->getNextNode());
  llvm::BasicBlock* big = coldBlock("big");
  branchLikely(b, valueir::areSmallInts(b, left, right), small, big);
  enter(small);
  llvm::Value* quick = intCompare(i.compareA(), left, right);
  b.CreateBr(done);
  enter(big);
  llvm::Value* slow = intCompare(i.compareA(), plainCall(RtFn::rtIntCompare, {left, right}), i32(0));
  b.CreateBr(done);
  enter(done);
  set(i, join(b.getInt1Ty(), {{quick, small}, {slow, big}}));
}

// --- truth values

void Lowering::lowerIdentical(const Instr& i) {
  set(i, b.CreateICmpEQ(operand(i, 0), operand(i, 1)));
}
void Lowering::lowerBoolNot(const Instr& i) {
  set(i, b.CreateNot(operand(i, 0)));
}

}  // namespace taipan
