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

// --- hooks that are inlined

void Lowering::lowerLoadHook(const Instr& i) {
  llvm::Value* hook = load(b.getInt64Ty(), frameObjectOf(i), offsets::kFrameObject_trace, Region::kHeap);
  set(i, i.immA ? loadField(hook, offsets::kBoundMethod_self, Region::kImmutable) : hook);
}

void Lowering::lowerLoadFrameObject(const Instr& i) { set(i, b.CreatePtrToInt(frameObjectOf(i), b.getInt64Ty())); }

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

// --- the dict of locals()

// Others write it, too.
llvm::Value* Lowering::localsDictOf(const Instr& i) {
  llvm::Value* at = valueir::address(b, operand(i, 0), offsets::kActivationRecord_localsDict);
  return b.CreateAlignedLoad(b.getInt64Ty(), at, llvm::Align(8), true);
}

void Lowering::lowerHasNoLocals(const Instr& i) { set(i, b.CreateIsNull(localsDictOf(i))); }

static bool isUnbound(const hir::Instr* v) { return v->op == hir::Op::ConstTagged && v->valueA().isEmpty(); }

// Where variable `index` of the compiled function was found last. (Hooks alone are inlined: all are of one function.)
const int64_t* Lowering::localHint(unsigned index) {
  if (!localHints_) localHints_ = newHints(f_.code->localsPlusCount());
  return localHints_ + index;
}

// Calls visit(variable, entry) for the variables that are bound, operands 1… of i; for those that are so now and then, in a
// block of its own. Control goes to `miss` unless the dict has those and, if not all are bound, no others.
template <class Visit>
void Lowering::visitLocals(const Instr& i, llvm::Value* dict, llvm::BasicBlock* miss, Visit visit) {
  llvm::Value* bound = i64(0);
  bool isComplete = true;
  for (unsigned n = 1; n < i.operands.size(); ++n) {
    bool mayBeUnbound = i.operand(n)->type.mayBeEmpty();
    isComplete &= !mayBeUnbound;
    llvm::Value* isBound = mayBeUnbound ? b.CreateIsNotNull(operand(i, n)) : b.getTrue();
    bound = b.CreateAdd(bound, b.CreateZExt(isBound, b.getInt64Ty()));
  }
  if (!isComplete) unless(b.CreateICmpEQ(load(b.getInt64Ty(), dict, offsets::kDict_length, Region::kGlobal), bound), miss);
  for (unsigned n = 1; n < i.operands.size(); ++n) {
    if (isUnbound(i.operand(n))) continue;
    bool mayBeUnbound = i.operand(n)->type.mayBeEmpty();
    llvm::BasicBlock *shown = mayBeUnbound ? hotBlock("bound") : nullptr, *next = mayBeUnbound ? hotBlock("next") : nullptr;
    if (shown) {
      branchLikely(b, b.CreateIsNotNull(operand(i, n)), shown, next);
      enter(shown);
    }
    Value name = f_.code->registerNames->items[n - 1];
    visit(n, hintedEntry(dict, name, localHint(n - 1), miss));
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
  for (auto [entry, v] : entries) store(v, entry, offsets::kDictEntry_value, Region::kGlobal);
  if (mayBePointers) barrier(load(b.getPtrTy(), dict, offsets::kDict_table, Region::kGlobal));
  llvm::BasicBlock* refreshed = b.GetInsertBlock();
  b.CreateBr(done);
  enter(slow);
  llvm::Value* hints = f_.code->localsPlusCount() ? address(localHint(0)) : llvm::ConstantPointerNull::get(b.getPtrTy());
  llvm::Value* made = raisingCall(i, RtFn::rtRefreshLocals, {thread_, operand(i, 0), argumentArray(operands(i, 1)), hints});
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

void Lowering::lowerShownLocal(const Instr& i) {
  llvm::Value* bits = localsDictOf(i);
  llvm::BasicBlock *from = b.GetInsertBlock(), *some = hotBlock("shown"), *done = hotBlock("taken");
  llvm::Value* isThere = b.CreateIsNotNull(bits);
  if (i.operand(1)->type.mayBeEmpty()) isThere = b.CreateAnd(isThere, b.CreateIsNotNull(operand(i, 1)));
  branchLikely(b, isThere, some, done);
  enter(some);
  llvm::Value* table = load(b.getPtrTy(), valueir::pointer(b, bits), offsets::kDict_table, Region::kGlobal);
  llvm::Value* index = load(b.getInt64Ty(), address(localHint(static_cast<unsigned>(i.immA))), 0, Region::kHeap);
  llvm::Value* distance = b.CreateMul(index, i64(offsets::kDictEntry_size));
  llvm::Value* entry = b.CreateInBoundsGEP(b.getInt8Ty(), table, b.CreateAdd(distance, i64(offsets::kDictTable_entries)));
  llvm::Value* taken = load(b.getInt64Ty(), entry, offsets::kDictEntry_value, Region::kGlobal);
  b.CreateBr(done);
  enter(done);
  set(i, join(b.getInt64Ty(), {{operand(i, 1), from}, {taken, some}}));
}

void Lowering::lowerFinishHook(const Instr& i) {
  llvm::Value* result = operand(i, 1);
  llvm::Value* hook = load(b.getInt64Ty(), frameObjectOf(i), offsets::kFrameObject_trace, Region::kHeap);
  llvm::Value* isSame = b.CreateOr(b.CreateICmpEQ(result, hook), valueir::isConstant(b, result, Value::kNoneBits));
  llvm::BasicBlock* other = hotBlock("finish");
  llvm::BasicBlock* done = llvm::BasicBlock::Create(context_, "finished", body_, other->getNextNode());
  if (!i.immA) isSame = b.CreateAnd(isSame, b.CreateIsNull(localsDictOf(i)));
  branchLikely(b, isSame, done, other);
  enter(other);
  observingCall(i, RtFn::rtFinishHook, {thread_, operand(i, 0), result});
  b.CreateBr(done);
  enter(done);
}

}  // namespace taipan
