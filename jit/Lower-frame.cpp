// Activations: how they start and end, safepoints, and the instructions that end blocks.
#include "RuntimeOffsets.inc"
#include "jit/Lowering.h"
#include "runtime/threads/Thread.h"

namespace taipan {

using hir::Block;

// --- which activations may have been looked at

// Forward data flow: for each block and each record, whether an observing call may have run since its EnterFrame. What
// is false here needs no check at LeaveFrame: nobody can have asked for a frame object.
void Lowering::findObservedRecords() {
  llvm::DenseMap<const hir::Instr*, unsigned> records;
  for (const Block* block : f_.blocks)
    for (const hir::Instr* i : hir::instrs(block)) {
      if (i->op != hir::Op::EnterFrame) continue;
      records.try_emplace(i, records.size());
      if (i->immB == 0) hasOutermostFrame_ = true;
    }
  for (const Block* block : f_.blocks)
    for (const hir::Instr* i : hir::instrs(block))
      for (const hir::FrameState* s = i->info().mayObserveFrame() ? i->state : nullptr; s; s = s->parent)
        if (s->record) observed_[s->record] = true;
  using Bits = std::vector<bool>;
  llvm::DenseMap<const Block*, Bits> in;
  for (const Block* block : f_.blocks)
    in[block] = Bits(records.size());
  bool osr = f_.osrInstr >= 0;
  auto transfer = [&](const Block* block, bool final) {
    Bits bits = in[block];
    for (const hir::Instr* i : hir::instrs(block)) {
      if (i->op == hir::Op::EnterFrame)
        bits[records[i]] = osr && i->immB == 0;  // the interpreter frame may have been seen
      else if (i->op == hir::Op::LeaveFrame && final)
        observed_[i] = bits[records[i->operand(0)]];
      else if (i->info().mayObserveFrame())
        bits.assign(bits.size(), true);
    }
    return bits;
  };
  for (bool changed = true; changed;) {
    changed = false;
    for (const Block* block : f_.blocks) {
      Bits out = transfer(block, false);
      for (unsigned s = 0; s < block->successorCount(); ++s) {
        Bits& to = in[block->successors[s]];
        for (size_t n = 0; n < out.size(); ++n)
          if (out[n] && !to[n]) to[n] = changed = true;
      }
    }
  }
  for (const Block* block : f_.blocks)
    transfer(block, true);
}

// --- activations

void Lowering::addDepth(int32_t n) {
  llvm::Value* depth = load(b.getInt32Ty(), thread_, offsets::kThread_depth, Region::kDepth);
  store(b.CreateAdd(depth, i32(static_cast<uint32_t>(n))), thread_, offsets::kThread_depth, Region::kDepth);
}

// At the limit (0 while hooks are to be told of calls) or short of native stack the interpreter takes the call.
void Lowering::enterOutermost(const Instr&) {
  llvm::Value* depth = load(b.getInt32Ty(), thread_, offsets::kThread_depth, Region::kDepth);
  llvm::Value* limit = load(b.getInt32Ty(), thread_, offsets::kThread_entryLimit, Region::kThread);
  llvm::Value* stackLimit = load(b.getPtrTy(), thread_, offsets::kThread_stackLimit, Region::kThread);
  llvm::Value* stack = b.CreateIntrinsic(llvm::Intrinsic::frameaddress, {b.getPtrTy()}, {i32(0)});
  llvm::Value* ok = b.CreateAnd(b.CreateICmpULT(depth, limit), b.CreateICmpUGT(stack, stackLimit));
  llvm::BasicBlock* declined = coldBlock("declined");
  unless(ok, declined);
  store(b.CreateAdd(depth, i32(1)), thread_, offsets::kThread_depth, Region::kDepth);
  decline(declined);
}

// A function whose activation nobody can look at: hooks are to be told of its call all the same.
void Lowering::enterElided() {
  llvm::BasicBlock* declined = coldBlock("declined");
  llvm::Value* limit = load(b.getInt32Ty(), thread_, offsets::kThread_entryLimit, Region::kThread);
  unless(b.CreateIsNotNull(limit), declined);
  decline(declined);
}

void Lowering::decline(llvm::BasicBlock* at) {
  llvm::IRBuilderBase::InsertPointGuard hot(b);
  enter(at);
  b.CreateRet(plainCall(RtFn::rtInterpret, {thread_, function_, argumentArray(parameters_)}));
}

void Lowering::enterInlined(const Instr& i) {
  llvm::Value* depth = load(b.getInt32Ty(), thread_, offsets::kThread_depth, Region::kDepth);
  bool isInHook = f_.tier != Tier::kOptimised;  // nothing else is inlined there, and hooks are not told of
  uint64_t limitField = isInHook ? offsets::kThread_recursionLimit : offsets::kThread_entryLimit;
  llvm::Value* limit = load(b.getInt32Ty(), thread_, limitField, Region::kThread);
  unless(b.CreateICmpULT(depth, limit), exitBlock(i, DeoptReason::kRecursion));
  store(b.CreateAdd(depth, i32(1)), thread_, offsets::kThread_depth, Region::kDepth);
}

// The activation was an interpreter frame, whose registers we got: it is counted already, and its frame object and
// locals dict move here.
void Lowering::takeOverFrame(llvm::Value* record) {
  auto frameField = [&](uint64_t offset) {
    uint64_t distance = offset - offsets::kInterpFrame_registers;
    return load(b.getInt64Ty(), b.CreateConstInBoundsGEP1_64(b.getInt8Ty(), osrRegisters_, distance), 0, Region::kHeap);
  };
  llvm::Value* frameObject = frameField(offsets::kInterpFrame_frameObject);
  store(frameObject, record, offsets::kActivationRecord_frameObject, Region::kRecord);
  store(frameField(offsets::kInterpFrame_localsDict), record, offsets::kActivationRecord_localsDict, Region::kRecord);
  llvm::BasicBlock* move = coldBlock("move");
  unless(b.CreateIsNull(frameObject), move);
  llvm::IRBuilder<> cold(move);
  llvm::Function* frameAddress =
      llvm::Intrinsic::getDeclaration(&module_, llvm::Intrinsic::frameaddress, {b.getPtrTy()});
  llvm::Value* here = cold.CreateCall(frameAddress, {i32(0)});
  plainCall(cold, RtFn::rtFrameEnterCompiled, {cold.CreateIntToPtr(frameObject, b.getPtrTy()), here});
  cold.CreateBr(b.GetInsertBlock());
}

void Lowering::lowerEnterFrame(const Instr& i) {
  bool outermost = i.immB == 0, osr = f_.osrInstr >= 0;
  if (!outermost)
    enterInlined(i);
  else if (!osr)
    enterOutermost(i);
  llvm::IRBuilder<> at(entry_, entry_->begin());
  llvm::Value* record = at.CreateAlloca(llvm::ArrayType::get(b.getInt64Ty(), 2), nullptr, "record");
  set(i, record);
  if (outermost && osr) return takeOverFrame(record);
  // Volatile where the next turn of a loop might find what was written meanwhile (see lowerLeaveFrame).
  bool isVolatile = !outermost && observed_[&i];
  for (unsigned offset : {offsets::kActivationRecord_frameObject, offsets::kActivationRecord_localsDict})
    b.CreateAlignedStore(i64(0), valueir::address(b, record, offset), llvm::Align(8), isVolatile);
}

void Lowering::lowerLeaveFrame(const Instr& i) {
  if (observed_[&i]) {
    // Volatile: LLVM takes what a deopt bundle names for read-only, but whoever looks at the frame writes the record.
    llvm::Value* record = operand(i, 0);
    llvm::Value* at = valueir::address(b, record, offsets::kActivationRecord_frameObject);
    llvm::Value* frameObject = b.CreateAlignedLoad(b.getInt64Ty(), at, llvm::Align(8), true);
    llvm::BasicBlock* save = coldBlock("save");
    unless(b.CreateIsNull(frameObject), save);
    llvm::IRBuilder<> cold(save);
    const StateUse& use = stateUse(i.state, DeoptReason::kCall);
    emitCall(cold, declareRuntime(module_, RtFn::rtFrameExit), {thread_, record}, &use);
    cold.CreateBr(b.GetInsertBlock());
  }
  addDepth(-1);
}

void Lowering::lowerCheckpoint(const Instr&) {}

void Lowering::lowerSafepoint(const Instr& i) {
  stressGuard(i);
  stressLoop(i);
  llvm::Value* at = valueir::address(b, thread_, offsets::kThread_interrupts);
  llvm::Value* interrupts = b.CreateLoad(b.getInt32Ty(), at, true);
  llvm::BasicBlock* interrupted = coldBlock("interrupted");
  unless(b.CreateIsNull(interrupts), interrupted);
  llvm::IRBuilder<> cold(interrupted);
  llvm::CallInst* leave = plainCall(cold, RtFn::rtSafepoint, {thread_});
  leave->setMetadata(llvm::LLVMContext::MD_tbaa, tags_[Region::kRuntime]);
  llvm::Value* stays = cold.CreateICmpEQ(cold.CreateTrunc(leave, b.getInt1Ty()), b.getFalse());
  cold.CreateCondBr(stays, b.GetInsertBlock(), exitBlock(i, DeoptReason::kInterrupt));
}

// --- ends of blocks

void Lowering::lowerJump(const Instr& i) {
  b.CreateBr(starts_[i.block->successors[0]]);
}

void Lowering::lowerBranch(const Instr& i) {
  const Block *yes = i.block->successors[0], *no = i.block->successors[1];
  llvm::Value* condition = operand(i, 0);
  if (yes->isCold != no->isCold) {
    if (!yes->isCold) return branchLikely(b, condition, starts_[yes], starts_[no]);
    return branchLikely(b, b.CreateNot(condition), starts_[no], starts_[yes]);
  }
  b.CreateCondBr(condition, starts_[yes], starts_[no]);
}

void Lowering::lowerReturn(const Instr& i) {
  b.CreateRet(operand(i, 0));
}

void Lowering::lowerDeopt(const Instr& i) {
  b.CreateBr(exitBlock(i));
}

void Lowering::lowerUnreachable(const Instr&) {
  b.CreateUnreachable();
}

void Lowering::lowerRaiseUnbound(const Instr& i) {
  plainCall(RtFn::rtRaiseUnbound, {thread_, address(i.state->code), i32(static_cast<uint32_t>(i.immA))});
  b.CreateBr(exceptionBlock(i));
}

// Raising again adds no entry to the traceback: the interpreter does it.
void Lowering::lowerRaiseValue(const Instr& i) {
  if (i.immA == 0) return lowerReraise(i);
  uncheckedCall(i, RtFn::rtRaise, {thread_, operand(i, 0), operand(i, 1)});
  b.CreateBr(exceptionBlock(i));
}

void Lowering::lowerReraise(const Instr& i) {
  b.CreateBr(exitBlock(i, DeoptReason::kException));
}

}  // namespace taipan
