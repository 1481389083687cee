#include "jit/LowerValue.h"

namespace taipan::valueir {

namespace {

llvm::Value* masked(Builder& b, llvm::Value* v, uint64_t mask) {
  return b.CreateAnd(v, b.getInt64(mask));
}

llvm::Value* rotateLeft(Builder& b, llvm::Value* v, uint64_t bits) {
  return b.CreateIntrinsic(llvm::Intrinsic::fshl, {b.getInt64Ty()}, {v, v, b.getInt64(bits)});
}

}  // namespace

llvm::Constant* constant(Builder& b, Value v) {
  return b.getInt64(v.bits());
}

llvm::Value* isSmallInt(Builder& b, llvm::Value* v) {
  return b.CreateICmpEQ(masked(b, v, Value::kIntMask), b.getInt64(Value::kIntTag));
}

llvm::Value* isImmediateFloat(Builder& b, llvm::Value* v) {
  return b.CreateICmpNE(masked(b, v, Value::kFloatTag), b.getInt64(0));
}

llvm::Value* isBool(Builder& b, llvm::Value* v) {
  return b.CreateICmpEQ(b.CreateOr(v, b.getInt64(Value::kFalseBits ^ Value::kTrueBits)), b.getInt64(Value::kTrueBits));
}

llvm::Value* isConstant(Builder& b, llvm::Value* v, uint64_t bits) {
  return b.CreateICmpEQ(v, b.getInt64(bits));
}

llvm::Value* isObjectOrEmpty(Builder& b, llvm::Value* v) {
  return b.CreateICmpEQ(masked(b, v, 7), b.getInt64(0));
}

llvm::Value* areSmallInts(Builder& b, llvm::Value* left, llvm::Value* right) {
  llvm::Value* one = b.getInt64(Value::kIntTag);
  llvm::Value* odd = b.CreateOr(b.CreateSub(left, one), b.CreateSub(right, one));
  return b.CreateICmpEQ(masked(b, odd, Value::kIntMask), b.getInt64(0));
}

llvm::Value* boxSmallInt(Builder& b, llvm::Value* i) {
  llvm::Value* shifted = b.CreateShl(i, 2, "", false, true);
  return b.CreateOr(shifted, b.getInt64(Value::kIntTag));
}

llvm::Value* unboxSmallInt(Builder& b, llvm::Value* v) {
  return b.CreateAShr(v, 2);
}

llvm::Value* decodeFloat(Builder& b, llvm::Value* v) {
  llvm::Value* bits = b.CreateAdd(rotateLeft(b, v, 60), b.getInt64(Value::kFloatOffset));
  return b.CreateBitCast(bits, b.getDoubleTy());
}

llvm::Value* boxBool(Builder& b, llvm::Value* i1) {
  static_assert(Value::kTrueBits == Value::kFalseBits + 8);
  llvm::Value* eight = b.CreateShl(b.CreateZExt(i1, b.getInt64Ty()), 3);
  return b.CreateOr(eight, b.getInt64(Value::kFalseBits));
}

llvm::Value* unboxBool(Builder& b, llvm::Value* v) {
  return isConstant(b, v, Value::kTrueBits);
}

llvm::Value* pointer(Builder& b, llvm::Value* v) {
  return b.CreateIntToPtr(v, b.getPtrTy());
}

llvm::Value* address(Builder& b, llvm::Value* pointer, uint64_t offset) {
  return offset ? b.CreateConstInBoundsGEP1_64(b.getInt8Ty(), pointer, offset) : pointer;
}

}  // namespace taipan::valueir
