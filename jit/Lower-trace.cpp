// Telling hooks of events, and what the frame object remembers of lines.
#include "RuntimeOffsets.inc"
#include "jit/Lowering.h"

namespace taipan {

void Lowering::lowerTellHook(const Instr& i) {
  llvm::Value *event = i32(static_cast<uint32_t>(i.immA)), *line = i32(static_cast<uint32_t>(i.immB));
  observingCall(i, RtFn::rtTellHook, {thread_, operand(i, 0), event, line, operand(i, 1)});
}

// Code of the traced tier runs activations that have a frame object.
llvm::Value* Lowering::frameObjectOf(const Instr& i) {
  return load(b.getPtrTy(), operand(i, 0), offsets::kActivationRecord_frameObject, Region::kRecord);
}

void Lowering::lowerLoadTraceState(const Instr& i) {
  uint64_t offset = i.immA ? offsets::kFrameObject_traceHead : offsets::kFrameObject_traceLine;
  llvm::Value* word = load(b.getInt32Ty(), frameObjectOf(i), offset, Region::kHeap);
  if (i.immA) word = b.CreateZExt(b.CreateICmpNE(word, i32(UINT32_MAX)), b.getInt32Ty());
  set(i, b.CreateZExt(word, b.getInt64Ty()));
}

void Lowering::lowerStoreTraceState(const Instr& i) {
  uint64_t offset = i.immA ? offsets::kFrameObject_traceHead : offsets::kFrameObject_traceLine;
  store(i32(static_cast<uint32_t>(i.immB)), frameObjectOf(i), offset, Region::kHeap);
}

}  // namespace taipan
