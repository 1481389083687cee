// Variables that may be unbound and are kept unboxed: one bit pattern of each representation means "unbound".
#include "jit/Lowering.h"

namespace taipan {

void Lowering::lowerUnboundInt(const Instr& i) {
  set(i, i64(kUnboundInt));
}

void Lowering::lowerUnboundDouble(const Instr& i) {
  set(i, b.CreateBitCast(i64(kUnboundDouble), b.getDoubleTy()));
}

void Lowering::lowerIsBoundInt(const Instr& i) {
  set(i, b.CreateICmpNE(operand(i, 0), i64(kUnboundInt)));
}

void Lowering::lowerIsBoundDouble(const Instr& i) {
  set(i, b.CreateICmpNE(b.CreateBitCast(operand(i, 0), b.getInt64Ty()), i64(kUnboundDouble)));
}

void Lowering::lowerBoxIntOrEmpty(const Instr& i) {
  lowerIsBoundInt(i);
  llvm::Value* isBound = value(&i);
  llvm::Value* boxed = boxInt(operand(i, 0), hir::Type(hir::kTypeInt));
  set(i, b.CreateSelect(isBound, boxed, empty()));
}

void Lowering::lowerBoxDoubleOrEmpty(const Instr& i) {
  lowerIsBoundDouble(i);
  llvm::Value* isBound = value(&i);
  set(i, b.CreateSelect(isBound, boxDouble(operand(i, 0)), empty()));
}

}  // namespace taipan
