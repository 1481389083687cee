// Telling hooks of events, and what the frame object remembers of lines.
#include "RuntimeOffsets.inc"
#include "jit/Lowering.h"

namespace taipan {

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

// --- hooks that are inlined

void Lowering::lowerLoadHook(const Instr& i) {
  llvm::Value* hook = load(b.getInt64Ty(), frameObjectOf(i), offsets::kFrameObject_trace, Region::kHeap);
  set(i, i.immA ? loadField(hook, offsets::kBoundMethod_self, Region::kImmutable) : hook);
}

void Lowering::lowerLoadFrameObject(const Instr& i) {
  set(i, b.CreatePtrToInt(frameObjectOf(i), b.getInt64Ty()));
}

// As InsideHook in runtime/frames/Tracing.cpp. No hook is inlined while there is one for profiles.
void Lowering::lowerEnterHook(const Instr& i) {
  llvm::Value* limit = load(b.getInt32Ty(), thread_, offsets::kThread_recursionLimit, Region::kThread);
  setInsideHook(true, static_cast<uint8_t>(i.immA), limit);
}

void Lowering::lowerLeaveHook(const Instr&) {
  llvm::Value* hook = load(b.getInt64Ty(), thread_, offsets::kThread_traceHook, Region::kThread);
  llvm::Value* limit = load(b.getInt32Ty(), thread_, offsets::kThread_recursionLimit, Region::kThread);
  setInsideHook(false, 0, b.CreateSelect(b.CreateIsNull(hook), limit, i32(0)));
}

void Lowering::setInsideHook(bool inside, uint8_t event, llvm::Value* entryLimit) {
  store(i8(event), thread_, offsets::kThread_traceEvent, Region::kThread);
  store(i32(inside), thread_, offsets::kThread_insideHook, Region::kThread);
  store(i8(!inside), thread_, offsets::kThread_tellsHooks, Region::kThread);
  store(entryLimit, thread_, offsets::kThread_entryLimit, Region::kThread);
}

void Lowering::lowerFinishHook(const Instr& i) {
  llvm::Value* result = operand(i, 1);
  llvm::BasicBlock* keep = hotBlock("keep");
  llvm::BasicBlock* done = llvm::BasicBlock::Create(context_, "finished", body_, keep->getNextNode());
  if (!i.immA) {
    llvm::BasicBlock* plain = llvm::BasicBlock::Create(context_, "nodict", body_, keep);
    llvm::BasicBlock* dict = llvm::BasicBlock::Create(context_, "dict", body_, keep);
    branchLikely(b, b.CreateIsNull(localsDictOf(i)), plain, dict);
    enter(dict);
    observingCall(i, RtFn::rtFinishHook, {thread_, operand(i, 0), result});
    b.CreateBr(done);
    enter(plain);
  }
  llvm::Value* frameObject = frameObjectOf(i);
  llvm::Value* hook = load(b.getInt64Ty(), frameObject, offsets::kFrameObject_trace, Region::kHeap);
  llvm::Value* isSame = b.CreateOr(b.CreateICmpEQ(result, hook), valueir::isConstant(b, result, Value::kNoneBits));
  branchLikely(b, isSame, done, keep);
  enter(keep);
  store(result, frameObject, offsets::kFrameObject_trace, Region::kHeap);
  barrier(frameObject);
  b.CreateBr(done);
  enter(done);
}

}  // namespace taipan
