// Dicts whose keys are strs or small ints: where a key lies at its first place, it is found inline (FastPaths.h). Where
// the key is a constant the site remembers at which entry it was found last: programs use dicts as records, which have
// their keys at the same places.
#include "RuntimeOffsets.inc"
#include "jit/Lowering.h"

namespace taipan {

void Lowering::lowerDictLength(const Instr& i) {
  set(i, loadField(operand(i, 0), offsets::kDict_length, Region::kHeap));
}

const int64_t* Lowering::newHints(size_t count) {
  return unit_->hints.emplace_back(count).data();
}

// The entry with number *hint, if it has this key, a str; control goes to `miss` where it has not.
llvm::Value* Lowering::hintedEntry(llvm::Value* dict, Value key, const int64_t* hint, llvm::BasicBlock* miss) {
  llvm::Value* entry = plainCall(RtFn::fastDictHinted, {dict, i64(key.bits()), address(hint)});
  unless(b.CreateIsNotNull(entry), miss);
  return entry;
}

// A key that is worth a hint.
static bool isConstantStr(const hir::Instr* key) {
  return key->op == hir::Op::ConstTagged && key->type.isSubtypeOf(hir::kTypeStr);
}

// The entry of i's key, operand 1, where it is found at once; control goes to `miss` elsewhere.
llvm::Value* Lowering::quickEntry(const Instr& i, const int64_t* hint, llvm::BasicBlock* miss) {
  const Instr* key = i.operand(1);
  llvm::Value *dict = valueir::pointer(b, operand(i, 0)), *k = operand(i, 1), *entry = nullptr;
  if (hint) return hintedEntry(dict, key->valueA(), hint, miss);
  if (key->type.isSubtypeOf(hir::kTypeStr))
    entry = plainCall(RtFn::fastDictFindStr, {dict, valueir::pointer(b, k)});
  else if (key->type.isSubtypeOf(hir::kTypeSmallInt))
    entry = plainCall(RtFn::fastDictFindInt, {dict, k});
  else
    entry = plainCall(RtFn::fastDictFindAny, {dict, k, i32(shapeBits(hir::exactShape(types::Str)))});
  unless(b.CreateIsNotNull(entry), miss);
  return entry;
}

void Lowering::lowerDictFind(const Instr& i) {
  stressGuard(i);
  const int64_t* hint = isConstantStr(i.operand(1)) ? newHints(1) : nullptr;
  llvm::BasicBlock *miss = coldBlock("miss"), *done = hotBlock("found");
  llvm::Value* entry = quickEntry(i, hint, miss);
  llvm::Value* hit = load(b.getInt64Ty(), entry, offsets::kDictEntry_value, Region::kGlobal);
  llvm::BasicBlock* from = b.GetInsertBlock();
  b.CreateBr(done);
  enter(miss);
  llvm::Value* hintPlace = hint ? address(hint) : llvm::ConstantPointerNull::get(b.getPtrTy());
  llvm::Value* found = plainCall(RtFn::rtDictFind, {operand(i, 0), operand(i, 1), hintPlace});
  llvm::Value* isAnswer = b.CreateICmpNE(found, i64(Value::kHandedBackBits));
  llvm::BasicBlock* asked = b.GetInsertBlock();
  branchLikely(b, isAnswer, done, exitBlock(i));
  enter(done);
  set(i, join(b.getInt64Ty(), {{hit, from}, {found, asked}}));
}

void Lowering::lowerDictStore(const Instr& i) {
  stressGuard(i);
  const int64_t* hint = isConstantStr(i.operand(1)) ? newHints(1) : nullptr;
  llvm::BasicBlock *miss = coldBlock("miss"), *done = hotBlock("stored");
  llvm::Value* entry = quickEntry(i, hint, miss);
  // One that compiled code relies upon, by the sign of its hash word, is left to the interpreter.
  unless(b.CreateICmpSGE(load(b.getInt64Ty(), entry, offsets::kDictEntry_hash, Region::kGlobal), i64(0)), miss);
  store(operand(i, 2), entry, offsets::kDictEntry_value, Region::kGlobal);
  llvm::Value* dict = valueir::pointer(b, operand(i, 0));
  barrier(load(b.getPtrTy(), dict, offsets::kDict_table, Region::kGlobal), i.operand(2), nullptr, i);
  b.CreateBr(done);
  enter(miss);
  llvm::Value* hintPlace = hint ? address(hint) : llvm::ConstantPointerNull::get(b.getPtrTy());
  llvm::Value* stored = plainCall(RtFn::rtDictStore, {thread_, operand(i, 0), operand(i, 1), operand(i, 2), hintPlace});
  branchLikely(b, b.CreateTrunc(stored, b.getInt1Ty()), done, exitBlock(i));
  enter(done);
}

}  // namespace taipan
