// Boxing and conversion between representations.
#include "RuntimeOffsets.inc"
#include "jit/Lowering.h"

namespace taipan {

using hir::Type;

// --- tagged from machine values

llvm::Value* Lowering::boxInt(llvm::Value* n, Type known) {
  if (known.isSubtypeOf(hir::kTypeSmallInt)) return valueir::boxSmallInt(b, n);
  auto* constant = llvm::dyn_cast<llvm::ConstantInt>(n);
  if (constant && Value::fitsInt(constant->getSExtValue())) return valueir::boxSmallInt(b, n);
  return plainCall(RtFn::fastBoxInt, {thread_, n});
}

llvm::Value* Lowering::boxDouble(llvm::Value* d) {
  return plainCall(RtFn::fastBoxDouble, {thread_, d});
}

void Lowering::lowerBoxInt(const Instr& i) {
  set(i, boxInt(operand(i, 0), i.operand(0)->type));
}
void Lowering::lowerBoxDouble(const Instr& i) {
  set(i, boxDouble(operand(i, 0)));
}
void Lowering::lowerBoxBool(const Instr& i) {
  set(i, valueir::boxBool(b, operand(i, 0)));
}

// --- machine values from tagged ones

// Written out here, because there are up to three kinds of number and the last of them is told by a guard.
llvm::Value* Lowering::unboxNumber(llvm::Value* v, Type known, bool ints, llvm::BasicBlock* otherwise) {
  llvm::Value* decoded = valueir::decodeFloat(b, v);
  llvm::BasicBlock* here = b.GetInsertBlock();
  llvm::BasicBlock* done = hotBlock("number");
  llvm::SmallVector<std::pair<llvm::Value*, llvm::BasicBlock*>, 3> incoming{{decoded, here}};
  llvm::Value* immediate = valueir::isImmediateFloat(b, v);
  if (ints) {
    llvm::BasicBlock* other = hotBlock("other");
    llvm::BasicBlock* integer = hotBlock("integer");
    llvm::BasicBlock* object = coldBlock("object");
    b.CreateCondBr(immediate, done, other);
    enter(other);
    branchLikely(b, valueir::isSmallInt(b, v), integer, object);
    enter(integer);
    incoming.push_back({b.CreateSIToFP(valueir::unboxSmallInt(b, v), b.getDoubleTy()), integer});
    b.CreateBr(done);
    enter(object);
  } else {
    llvm::BasicBlock* object = coldBlock("object");
    branchLikely(b, immediate, done, object);
    enter(object);
  }
  llvm::BasicBlock* boxedBlock = coldBlock("boxed");
  llvm::Value* isObject = valueir::isObjectOrEmpty(b, v);
  if (known.mayBeEmpty()) isObject = b.CreateAnd(isObject, b.CreateIsNotNull(v));
  llvm::BasicBlock* shaped = coldBlock("shaped");
  b.CreateCondBr(isObject, shaped, otherwise);
  enter(shaped);
  b.CreateCondBr(shapeIsOfKind(loadShape(v), hir::kTypeFloat), boxedBlock, otherwise);
  enter(boxedBlock);
  incoming.push_back(
      {load(b.getDoubleTy(), valueir::pointer(b, v), offsets::kFloat_value, Region::kBoxed), boxedBlock});
  b.CreateBr(done);
  enter(done);
  return join(b.getDoubleTy(), incoming);
}

void Lowering::lowerUnboxInt(const Instr& i) {
  set(i, valueir::unboxSmallInt(b, operand(i, 0)));
}
void Lowering::lowerUnboxDouble(const Instr& i) {
  set(i, plainCall(RtFn::fastUnboxDouble, {operand(i, 0)}));
}
void Lowering::lowerUnboxBool(const Instr& i) {
  set(i, valueir::unboxBool(b, operand(i, 0)));
}

void Lowering::lowerCheckedUnboxInt(const Instr& i) {
  guard(i, valueir::isSmallInt(b, operand(i, 0)));
  set(i, valueir::unboxSmallInt(b, operand(i, 0)));
}

void Lowering::lowerCheckedUnboxDouble(const Instr& i) {
  stressGuard(i);
  set(i, unboxNumber(operand(i, 0), i.operand(0)->type, false, exitBlock(i)));
}

void Lowering::lowerCheckedUnboxNumber(const Instr& i) {
  stressGuard(i);
  set(i, unboxNumber(operand(i, 0), i.operand(0)->type, true, exitBlock(i)));
}

void Lowering::lowerCheckedUnboxBool(const Instr& i) {
  guard(i, valueir::isBool(b, operand(i, 0)));
  set(i, valueir::unboxBool(b, operand(i, 0)));
}

// --- numbers

void Lowering::lowerIntToDouble(const Instr& i) {
  set(i, b.CreateSIToFP(operand(i, 0), b.getDoubleTy()));
}

void Lowering::lowerIntToDoubleExact(const Instr& i) {
  constexpr uint64_t kExact = uint64_t{1} << 53;
  llvm::Value* biased = b.CreateAdd(operand(i, 0), i64(kExact));
  guard(i, b.CreateICmpULE(biased, i64(2 * kExact)));
  set(i, b.CreateSIToFP(operand(i, 0), b.getDoubleTy()));
}

// d holds an integer, or is not finite.
void Lowering::guardedDoubleToInt(const Instr& i, llvm::Value* d) {
  llvm::Value* magnitude = b.CreateUnaryIntrinsic(llvm::Intrinsic::fabs, d);
  guard(i, b.CreateFCmpOLT(magnitude, llvm::ConstantFP::get(b.getDoubleTy(), 0x1p62)));
  set(i, b.CreateFPToSI(d, b.getInt64Ty()));
}

void Lowering::lowerDoubleToInt(const Instr& i) {
  guardedDoubleToInt(i, operand(i, 0));
}

void Lowering::lowerDoubleFloorToInt(const Instr& i) {
  guardedDoubleToInt(i, b.CreateUnaryIntrinsic(llvm::Intrinsic::floor, operand(i, 0)));
}

void Lowering::lowerDoubleCeilToInt(const Instr& i) {
  guardedDoubleToInt(i, b.CreateUnaryIntrinsic(llvm::Intrinsic::ceil, operand(i, 0)));
}

void Lowering::lowerBoolToInt(const Instr& i) {
  set(i, b.CreateZExt(operand(i, 0), b.getInt64Ty()));
}

}  // namespace taipan
