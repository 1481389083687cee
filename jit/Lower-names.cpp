// Names of code whose variables are in a dict. The site's inline cache (runtime/interp/NameCache.h) is read where it
// lies: a hit is a compare of two versions, everything else a call.
#include "RuntimeOffsets.inc"
#include "jit/Lowering.h"

namespace taipan {

void Lowering::lowerMakeLocals(const Instr& i) {
  llvm::Value* parameters = argumentArray(operands(i, 1));
  set(i, observingCall(i, RtFn::rtMakeLocals,
                       {thread_, operand(i, 0), address(i.pointerA<const CodeBody>()), parameters}));
}

void Lowering::lowerLoadNamespace(const Instr& i) {
  set(i, load(b.getInt64Ty(), operand(i, 0), offsets::kActivationRecord_localsDict, Region::kRecord));
}

// The entry of the namespace that the cache names; control goes to `miss` where it does not fit.
llvm::Value* Lowering::cachedEntry(const Instr& i, const FeedbackSlot* slot, llvm::BasicBlock* miss) {
  llvm::Value* dict = valueir::pointer(b, operand(i, 0));
  llvm::Value* known = load(b.getInt32Ty(), address(slot), offsets::kNameFeedback_keysVersion, Region::kHeap);
  unless(b.CreateICmpEQ(load(b.getInt32Ty(), dict, offsets::kDict_keysVersion, Region::kGlobal), known), miss);
  llvm::Value* index = load(b.getInt64Ty(), address(slot), offsets::kNameFeedback_entry, Region::kHeap);
  llvm::Value* table = load(b.getPtrTy(), dict, offsets::kDict_table, Region::kGlobal);
  llvm::Value* distance = b.CreateMul(index, i64(offsets::kDictEntry_size));
  return b.CreateInBoundsGEP(b.getInt8Ty(), table, b.CreateAdd(distance, i64(offsets::kDictTable_entries)));
}

void Lowering::lowerLoadName(const Instr& i) {
  const FeedbackSlot* slot = slotOfName(i, i.pointerA<Str>(), {Op::LoadName});
  Values arguments{
      thread_,      valueir::pointer(b, operand(i, 1)), operand(i, 0), address(i.pointerA<Str>()), address(i.siteCode),
      address(slot)};
  if (!i.immB || !slot) return set(i, observingCall(i, RtFn::rtLoadName, arguments));
  llvm::BasicBlock *miss = coldBlock("miss"), *done = hotBlock("named");
  llvm::Value* hit = load(b.getInt64Ty(), cachedEntry(i, slot, miss), offsets::kDictEntry_value, Region::kGlobal);
  llvm::BasicBlock* from = b.GetInsertBlock();
  b.CreateBr(done);
  enter(miss);
  llvm::Value* found = observingCall(i, RtFn::rtLoadName, arguments);
  llvm::BasicBlock* asked = b.GetInsertBlock();
  b.CreateBr(done);
  enter(done);
  set(i, join(b.getInt64Ty(), {{hit, from}, {found, asked}}));
}

// An entry that compiled code relies upon (the sign of its hash word) is changed by the runtime.
void Lowering::lowerStoreName(const Instr& i) {
  const FeedbackSlot* slot = slotOfName(i, i.pointerA<Str>(), {Op::StoreName});
  Values arguments{thread_,       operand(i, 0),       address(i.pointerA<Str>()),
                   operand(i, 1), address(i.siteCode), address(slot)};
  if (!i.immB || !slot) {
    observingCall(i, RtFn::rtStoreName, arguments);
    return;
  }
  llvm::BasicBlock *miss = coldBlock("miss"), *done = hotBlock("named");
  llvm::Value* entry = cachedEntry(i, slot, miss);
  unless(b.CreateICmpSGE(load(b.getInt64Ty(), entry, offsets::kDictEntry_hash, Region::kGlobal), i64(0)), miss);
  store(operand(i, 1), entry, offsets::kDictEntry_value, Region::kGlobal);
  llvm::Value* table = load(b.getPtrTy(), valueir::pointer(b, operand(i, 0)), offsets::kDict_table, Region::kGlobal);
  barrier(table, i.operand(1), nullptr, i);
  b.CreateBr(done);
  enter(miss);
  observingCall(i, RtFn::rtStoreName, arguments);
  b.CreateBr(done);
  enter(done);
}

void Lowering::lowerLoadClassCell(const Instr& i) {
  auto reg = static_cast<uint32_t>(i.immB);
  set(i, observingCall(
             i, RtFn::rtLoadClassCell,
             {thread_, address(i.siteCode), i32(reg), operand(i, 0), address(i.pointerA<Str>()), operand(i, 1)}));
}

}  // namespace taipan
