// The dict of locals(), which compiled code keeps up to date itself.
#include "RuntimeOffsets.inc"
#include "jit/Lowering.h"

namespace taipan {

// Others write it, too.
llvm::Value* Lowering::localsDictOf(const Instr& i) {
  llvm::Value* at = valueir::address(b, operand(i, 0), offsets::kActivationRecord_localsDict);
  return b.CreateAlignedLoad(b.getInt64Ty(), at, llvm::Align(8), true);
}

void Lowering::lowerHasNoLocals(const Instr& i) {
  set(i, b.CreateIsNull(localsDictOf(i)));
}

static bool isUnbound(const hir::Instr* v) {
  return v->op == hir::Op::ConstTagged && v->valueA().isEmpty();
}

// Where each variable was found last.
const int64_t* Lowering::localHints(const CodeBody* code) {
  const int64_t*& hints = localHints_[code];
  if (!hints) hints = newHints(code->localsPlusCount() + 1u);
  return hints;
}

// Calls visit(variable, entry) for the variables that are bound, operands 1… of i; for those that are so now and then,
// in a block of its own. Control goes to `miss` unless the dict has those and, if not all are bound, no others.
template <class Visit>
void Lowering::visitLocals(const Instr& i, llvm::Value* dict, llvm::BasicBlock* miss, Visit visit) {
  const auto* code = i.pointerB<const CodeBody>();
  llvm::Value* bound = i64(0);
  bool isComplete = true;
  for (unsigned n = 1; n < i.operands.size(); ++n) {
    bool mayBeUnbound = i.operand(n)->type.mayBeEmpty();
    isComplete &= !mayBeUnbound;
    llvm::Value* isBound = mayBeUnbound ? b.CreateIsNotNull(operand(i, n)) : b.getTrue();
    bound = b.CreateAdd(bound, b.CreateZExt(isBound, b.getInt64Ty()));
  }
  if (!isComplete)
    unless(b.CreateICmpEQ(load(b.getInt64Ty(), dict, offsets::kDict_length, Region::kGlobal), bound), miss);
  for (unsigned n = 1; n < i.operands.size(); ++n) {
    if (isUnbound(i.operand(n))) continue;
    bool mayBeUnbound = i.operand(n)->type.mayBeEmpty();
    llvm::BasicBlock *shown = mayBeUnbound ? hotBlock("bound") : nullptr,
                     *next = mayBeUnbound ? hotBlock("next") : nullptr;
    if (shown) {
      branchLikely(b, b.CreateIsNotNull(operand(i, n)), shown, next);
      enter(shown);
    }
    Value name = hir::itemsOf(code->registerNames)[n - 1];
    visit(n, hintedEntry(dict, name, localHints(code) + (n - 1), miss));
    if (!next) continue;
    b.CreateBr(next);
    enter(next);
  }
}

void Lowering::lowerRefreshLocals(const Instr& i) {
  llvm::BasicBlock *slow = coldBlock("refresh"), *done = hotBlock("refreshed"), *none = i.immA ? slow : done;
  llvm::Value* bits = localsDictOf(i);
  llvm::BasicBlock* start = b.GetInsertBlock();
  llvm::BasicBlock* some = hotBlock("shown");
  branchLikely(b, b.CreateIsNotNull(bits), some, none);
  enter(some);
  llvm::Value* dict = valueir::pointer(b, bits);
  bool mayBePointers = false;
  llvm::SmallVector<std::pair<llvm::Value*, llvm::Value*>, 16> entries;
  visitLocals(i, dict, slow, [&](unsigned n, llvm::Value* entry) {
    unless(b.CreateICmpSGE(load(b.getInt64Ty(), entry, offsets::kDictEntry_hash, Region::kGlobal), i64(0)), slow);
    if (i.operand(n)->type.mayBeEmpty())
      store(operand(i, n), entry, offsets::kDictEntry_value, Region::kGlobal);
    else
      entries.push_back({entry, operand(i, n)});
    mayBePointers |= mayBePointer(i.operand(n));
  });
  for (auto [entry, v] : entries)
    store(v, entry, offsets::kDictEntry_value, Region::kGlobal);
  if (mayBePointers) barrier(load(b.getPtrTy(), dict, offsets::kDict_table, Region::kGlobal));
  llvm::BasicBlock* refreshed = b.GetInsertBlock();
  b.CreateBr(done);
  enter(slow);
  const auto* code = i.pointerB<const CodeBody>();
  Values arguments{thread_, operand(i, 0), address(code), argumentArray(operands(i, 1)), address(localHints(code))};
  llvm::Value* made = raisingCall(i, RtFn::rtRefreshLocals, arguments);
  llvm::BasicBlock* asked = b.GetInsertBlock();
  b.CreateBr(done);
  enter(done);
  llvm::SmallVector<std::pair<llvm::Value*, llvm::BasicBlock*>, 3> results{{bits, refreshed}, {made, asked}};
  if (!i.immA) results.push_back({empty(), start});
  set(i, join(b.getInt64Ty(), results));
}

void Lowering::lowerLocalsAreShown(const Instr& i) {
  set(i, asCondition([&](llvm::BasicBlock* fails) {
        llvm::Value* bits = localsDictOf(i);
        llvm::BasicBlock *some = hotBlock("shown"), *done = hotBlock("compared");
        branchLikely(b, b.CreateIsNotNull(bits), some, done);
        enter(some);
        visitLocals(i, valueir::pointer(b, bits), fails, [&](unsigned n, llvm::Value* entry) {
          if (i.immA) return;
          llvm::Value* shown = load(b.getInt64Ty(), entry, offsets::kDictEntry_value, Region::kGlobal);
          unless(b.CreateICmpEQ(shown, operand(i, n)), fails);
        });
        b.CreateBr(done);
        enter(done);
      }));
}

// (Hooks alone are inlined where they are told: of the compiled function.)
void Lowering::lowerShownLocal(const Instr& i) {
  llvm::Value* bits = localsDictOf(i);
  llvm::BasicBlock *from = b.GetInsertBlock(), *some = hotBlock("shown"), *done = hotBlock("taken");
  llvm::Value* isThere = b.CreateIsNotNull(bits);
  if (i.operand(1)->type.mayBeEmpty()) isThere = b.CreateAnd(isThere, b.CreateIsNotNull(operand(i, 1)));
  branchLikely(b, isThere, some, done);
  enter(some);
  llvm::Value* table = load(b.getPtrTy(), valueir::pointer(b, bits), offsets::kDict_table, Region::kGlobal);
  llvm::Value* index = load(b.getInt64Ty(), address(localHints(f_.code) + i.immA), 0, Region::kHeap);
  llvm::Value* distance = b.CreateMul(index, i64(offsets::kDictEntry_size));
  llvm::Value* entry =
      b.CreateInBoundsGEP(b.getInt8Ty(), table, b.CreateAdd(distance, i64(offsets::kDictTable_entries)));
  llvm::Value* taken = load(b.getInt64Ty(), entry, offsets::kDictEntry_value, Region::kGlobal);
  b.CreateBr(done);
  enter(done);
  set(i, join(b.getInt64Ty(), {{operand(i, 1), from}, {taken, some}}));
}

}  // namespace taipan
