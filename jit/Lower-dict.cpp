// Dicts whose keys are strs or small ints. Where the key is a constant the site remembers at which entry it was found
// last: programs use dicts as records, which have their keys at the same places.
#include "RuntimeOffsets.inc"
#include "jit/Lowering.h"
#include "runtime/core/Objects.h"

namespace taipan {

void Lowering::lowerDictLength(const Instr& i) {
  set(i, loadField(operand(i, 0), offsets::kDict_length, Region::kHeap));
}

const int64_t* Lowering::newHints(size_t count) {
  return unit_->hints.emplace_back(count).data();
}

// The entry with number *hint, if it has this key, a str; control goes to `miss` where it has not.
llvm::Value* Lowering::hintedEntry(llvm::Value* dict, Value key, const int64_t* hint, llvm::BasicBlock* miss) {
  llvm::Value* table = load(b.getPtrTy(), dict, offsets::kDict_table, Region::kGlobal);
  unless(b.CreateIsNotNull(table), miss);
  llvm::Value* index = load(b.getInt64Ty(), address(hint), 0, Region::kHeap);
  llvm::Value* used = load(b.getInt64Ty(), table, offsets::kDictTable_used, Region::kGlobal);
  unless(b.CreateICmpULT(index, used), miss);
  llvm::Value* distance = b.CreateMul(index, i64(offsets::kDictEntry_size));
  llvm::Value* entry =
      b.CreateInBoundsGEP(b.getInt8Ty(), table, b.CreateAdd(distance, i64(offsets::kDictTable_entries)));
  llvm::Value* found = load(b.getInt64Ty(), entry, offsets::kDictEntry_key, Region::kGlobal);
  unless(b.CreateICmpEQ(found, i64(key.bits())), miss);
  return entry;
}

// A key that is worth a hint.
static bool isConstantStr(const hir::Instr* key) {
  return key->op == hir::Op::ConstTagged && isExact(key->valueA(), types::Str);
}

void Lowering::lowerDictFind(const Instr& i) {
  stressGuard(i);
  const Instr* key = i.operand(1);
  bool isHinted = isConstantStr(key);
  llvm::BasicBlock *miss = nullptr, *from = nullptr;
  const int64_t* hint = isHinted ? newHints(1) : nullptr;
  llvm::Value* hit = nullptr;
  if (isHinted) {
    miss = coldBlock("miss");
    llvm::Value* entry = hintedEntry(valueir::pointer(b, operand(i, 0)), key->valueA(), hint, miss);
    hit = load(b.getInt64Ty(), entry, offsets::kDictEntry_value, Region::kGlobal);
    from = b.GetInsertBlock();
  }
  llvm::BasicBlock* done = hotBlock("found");
  if (isHinted) {
    b.CreateBr(done);
    enter(miss);
  }
  llvm::Value* hintPlace = hint ? address(hint) : llvm::ConstantPointerNull::get(b.getPtrTy());
  llvm::Value* found = plainCall(RtFn::rtDictFind, {operand(i, 0), operand(i, 1), hintPlace});
  llvm::Value* isAnswer = b.CreateICmpNE(found, i64(Value::kHandedBackBits));
  llvm::BasicBlock* asked = b.GetInsertBlock();
  branchLikely(b, isAnswer, done, exitBlock(i));
  enter(done);
  set(i, isHinted ? join(b.getInt64Ty(), {{hit, from}, {found, asked}}) : found);
}

void Lowering::lowerDictStore(const Instr& i) {
  stressGuard(i);
  const Instr* key = i.operand(1);
  llvm::BasicBlock *miss = nullptr, *done = nullptr;
  const int64_t* hint = nullptr;
  if (isConstantStr(key)) {
    hint = newHints(1);
    miss = coldBlock("miss");
    llvm::Value* dict = valueir::pointer(b, operand(i, 0));
    llvm::Value* entry = hintedEntry(dict, key->valueA(), hint, miss);
    // One that compiled code relies upon, by the sign of its hash word, is left to the interpreter.
    unless(b.CreateICmpSGE(load(b.getInt64Ty(), entry, offsets::kDictEntry_hash, Region::kGlobal), i64(0)), miss);
    store(operand(i, 2), entry, offsets::kDictEntry_value, Region::kGlobal);
    barrier(load(b.getPtrTy(), dict, offsets::kDict_table, Region::kGlobal), i.operand(2), nullptr, i);
    done = hotBlock("stored");
    b.CreateBr(done);
    enter(miss);
  } else {
    done = hotBlock("stored");
  }
  llvm::Value* hintPlace = hint ? address(hint) : llvm::ConstantPointerNull::get(b.getPtrTy());
  llvm::Value* stored = plainCall(RtFn::rtDictStore, {thread_, operand(i, 0), operand(i, 1), operand(i, 2), hintPlace});
  branchLikely(b, b.CreateTrunc(stored, b.getInt1Ty()), done, exitBlock(i));
  enter(done);
}

}  // namespace taipan
