// Loads and stores of object fields, and the write barrier.
#include "RuntimeOffsets.inc"
#include "jit/Lowering.h"

namespace taipan {

using hir::Type;

// Every field lies at a multiple of its size.
static llvm::Align alignmentOf(llvm::Type* type) {
  return llvm::Align(type->isPointerTy() ? 8 : type->getScalarSizeInBits() / 8);
}

llvm::Value* Lowering::load(llvm::Type* type, llvm::Value* pointer, uint64_t offset, Region region) {
  llvm::LoadInst* l = b.CreateAlignedLoad(type, valueir::address(b, pointer, offset), alignmentOf(type));
  l->setMetadata(llvm::LLVMContext::MD_tbaa, tags_[region]);
  return l;
}

void Lowering::store(llvm::Value* v, llvm::Value* pointer, uint64_t offset, Region region) {
  llvm::StoreInst* s = b.CreateAlignedStore(v, valueir::address(b, pointer, offset), alignmentOf(v->getType()));
  s->setMetadata(llvm::LLVMContext::MD_tbaa, tags_[region]);
}

llvm::Value* Lowering::loadField(llvm::Value* object, uint64_t offset, Region region) {
  return load(b.getInt64Ty(), valueir::pointer(b, object), offset, region);
}

llvm::Value* Lowering::loadPointer(llvm::Value* object, uint64_t offset, Region region) {
  return load(b.getPtrTy(), valueir::pointer(b, object), offset, region);
}

llvm::Value* Lowering::loadShape(llvm::Value* object) {
  return load(b.getInt32Ty(), valueir::pointer(b, object), offsets::kObject_shapeBits, Region::kShape);
}

llvm::Value* Lowering::itemAddress(llvm::Value* base, uint64_t offset, llvm::Value* index) {
  return b.CreateInBoundsGEP(b.getInt64Ty(), valueir::address(b, base, offset), index);
}

// --- write barrier

bool Lowering::mayBePointer(const Instr* stored) {
  if (stored->op == hir::Op::ConstTagged) return stored->valueA().isObject();
  return stored->type.mayBe(hir::kTypeTop & ~(hir::kTypeSmallInt | hir::kTypeBool | hir::kTypeNone | hir::kTypeEmpty));
}

static bool mayCollect(const hir::Instr& i) {
  switch (i.op) {
    case hir::Op::BoxInt:
    case hir::Op::BoxDouble:
    case hir::Op::BoxIntOrEmpty:
    case hir::Op::BoxDoubleOrEmpty:
    case hir::Op::DictStore:
    case hir::Op::Safepoint:        return true;
    default:                        return i.info().allocates() || i.info().mayRaise();
  }
}

// Made shortly before, with nothing in between that may collect: such an object is young.
bool Lowering::isFresh(const Instr* holder, const Instr& at) {
  if (!holder || !holder->info().allocates()) return false;
  constexpr int kFarEnough = 32;
  const Instr* i = at.previous;
  for (int n = 0; i && n < kFarEnough; ++n, i = i->previous) {
    if (i == holder) return true;
    if (mayCollect(*i)) return false;
  }
  return false;
}

// Of numbers next to none are pointers, so their tag is asked first, and mostly that is all.
bool Lowering::isRarelyPointer(const Instr* stored) {
  return stored->type.isSubtypeOf(hir::kTypeInt | hir::kTypeFloat | hir::kTypeBool | hir::kTypeNone);
}

void Lowering::barrier(llvm::Value* holder, const Instr* stored, const Instr* holderInstr, const Instr& at) {
  if (!mayBePointer(stored) || isFresh(holderInstr, at)) return;
  RtFn fn = isRarelyPointer(stored) ? RtFn::fastRememberRare : RtFn::fastRemember;
  plainCall(fn, {thread_, holder, value(stored)});
}

void Lowering::barrier(llvm::Value* holder) {
  plainCall(RtFn::fastRememberAll, {thread_, holder});
}

// --- lists

void Lowering::lowerListLength(const Instr& i) {
  set(i, loadField(operand(i, 0), offsets::kList_length, Region::kListHead));
}

void Lowering::lowerListLoad(const Instr& i) {
  set(i, plainCall(RtFn::fastListItem, {valueir::pointer(b, operand(i, 0)), operand(i, 1)}));
}

void Lowering::lowerListStore(const Instr& i) {
  llvm::Value* list = valueir::pointer(b, operand(i, 0));
  llvm::Value* items = plainCall(RtFn::fastListStore, {list, operand(i, 1), operand(i, 2)});
  barrier(items, i.operand(2), nullptr, i);
}

void Lowering::lowerListAppend(const Instr& i) {
  llvm::Value* items = plainCall(RtFn::fastListAppend, {valueir::pointer(b, operand(i, 0)), operand(i, 1)});
  llvm::BasicBlock* slow = coldBlock("grow");
  llvm::BasicBlock* done = hotBlock("appended");
  unless(b.CreateIsNotNull(items), slow);
  barrier(items, i.operand(1), nullptr, i);
  b.CreateBr(done);

  llvm::IRBuilder<> cold(slow);
  llvm::Value* result = plainCall(cold, RtFn::rtListAppend, {thread_, operand(i, 0), operand(i, 1)});
  branchLikely(cold, cold.CreateIsNotNull(result), done, exceptionBlock(i));
  enter(done);
}

void Lowering::lowerListPop(const Instr& i) {
  llvm::Value* length = loadField(operand(i, 0), offsets::kList_length, Region::kListHead);
  guard(i, b.CreateICmpSGT(length, i64(0)), DeoptReason::kBounds);
  set(i, plainCall(RtFn::fastListPop, {valueir::pointer(b, operand(i, 0))}));
}

// --- tuples, strings, ranges, dicts

void Lowering::lowerTupleLength(const Instr& i) {
  set(i, loadField(operand(i, 0), offsets::kTuple_length, Region::kImmutable));
}

void Lowering::lowerTupleLoad(const Instr& i) {
  llvm::Value* tuple = valueir::pointer(b, operand(i, 0));
  set(i, load(b.getInt64Ty(), itemAddress(tuple, offsets::kTuple_items, operand(i, 1)), 0, Region::kImmutable));
}

void Lowering::lowerStrLength(const Instr& i) {
  set(i, loadField(operand(i, 0), offsets::kStr_length, Region::kImmutable));
}

// Code points below 256 have shared strs, made when they are first asked for.
void Lowering::lowerStrLoad(const Instr& i) {
  llvm::BasicBlock* other = coldBlock("char");
  llvm::BasicBlock* done = hotBlock("str");
  llvm::Value* s = valueir::pointer(b, operand(i, 0));
  llvm::Value* shared = b.CreatePtrToInt(plainCall(RtFn::fastStrChar, {s, operand(i, 1)}), b.getInt64Ty());
  llvm::BasicBlock* narrow = b.GetInsertBlock();
  branchLikely(b, b.CreateIsNotNull(shared), done, other);
  llvm::IRBuilder<> cold(other);
  llvm::Value* made = plainCall(cold, RtFn::rtStrIndex, {thread_, operand(i, 0), operand(i, 1)});
  branchLikely(cold, cold.CreateIsNotNull(made), done, exceptionBlock(i));
  enter(done);
  set(i, join(b.getInt64Ty(), {{shared, narrow}, {made, other}}));
}

// Code points of one byte inline, wider ones by a call.
void Lowering::lowerStrOrd(const Instr& i) {
  llvm::BasicBlock* wide = coldBlock("wide");
  llvm::BasicBlock* done = hotBlock("ord");
  llvm::Value* byte = plainCall(RtFn::fastStrOrd, {valueir::pointer(b, operand(i, 0)), operand(i, 1)});
  llvm::BasicBlock* narrow = b.GetInsertBlock();
  branchLikely(b, b.CreateICmpSGE(byte, i64(0)), done, wide);
  llvm::IRBuilder<> cold(wide);
  llvm::Value* point = plainCall(cold, RtFn::rtStrOrd, {operand(i, 0), operand(i, 1)});
  cold.CreateBr(done);
  enter(done);
  set(i, join(b.getInt64Ty(), {{byte, narrow}, {point, wide}}));
}

void Lowering::lowerRangeStart(const Instr& i) {
  set(i, valueir::unboxSmallInt(b, loadField(operand(i, 0), offsets::kRange_start, Region::kImmutable)));
}
void Lowering::lowerRangeStop(const Instr& i) {
  set(i, valueir::unboxSmallInt(b, loadField(operand(i, 0), offsets::kRange_stop, Region::kImmutable)));
}
void Lowering::lowerRangeStep(const Instr& i) {
  set(i, valueir::unboxSmallInt(b, loadField(operand(i, 0), offsets::kRange_step, Region::kImmutable)));
}

// --- attributes, fields, cells, globals

void Lowering::lowerLoadSlot(const Instr& i) {
  set(i, loadField(operand(i, 0), i.immA, Region::kSlot));
}

void Lowering::lowerStoreSlot(const Instr& i) {
  llvm::Value* object = valueir::pointer(b, operand(i, 0));
  store(operand(i, 1), object, i.immA, Region::kSlot);
  barrier(object, i.operand(1), i.operand(0), i);
}

void Lowering::lowerStoreNewSlot(const Instr& i) {
  llvm::Value* object = valueir::pointer(b, operand(i, 0));
  store(operand(i, 1), object, i.immA, Region::kSlot);
  store(i32(static_cast<uint32_t>(i.immB)), object, offsets::kObject_shapeBits, Region::kShape);
  barrier(object, i.operand(1), i.operand(0), i);
}

void Lowering::lowerLoadOverflowSlot(const Instr& i) {
  llvm::Value* extra = loadPointer(operand(i, 0), i.immB, Region::kSlot);
  set(i, load(b.getInt64Ty(), extra, offsets::kValueArray_values + 8 * i.immA, Region::kSlot));
}

void Lowering::lowerStoreOverflowSlot(const Instr& i) {
  llvm::Value* extra = loadPointer(operand(i, 0), i.immB, Region::kSlot);
  store(operand(i, 1), extra, offsets::kValueArray_values + 8 * i.immA, Region::kSlot);
  barrier(extra, i.operand(1), nullptr, i);
}

void Lowering::lowerLoadField(const Instr& i) {
  set(i, loadField(operand(i, 0), i.immA, Region::kImmutable));
}

void Lowering::lowerLoadIterField(const Instr& i) {
  set(i, loadField(operand(i, 0), i.immA, Region::kIter));
}

void Lowering::lowerStoreIterField(const Instr& i) {
  llvm::Value* object = valueir::pointer(b, operand(i, 0));
  store(operand(i, 1), object, i.immA, Region::kIter);
  barrier(object, i.operand(1), i.operand(0), i);
}

void Lowering::lowerLoadCell(const Instr& i) {
  set(i, loadField(operand(i, 0), offsets::kCell_contents, Region::kCell));
}

void Lowering::lowerStoreCell(const Instr& i) {
  llvm::Value* cell = valueir::pointer(b, operand(i, 0));
  store(operand(i, 1), cell, offsets::kCell_contents, Region::kCell);
  barrier(cell, i.operand(1), i.operand(0), i);
}

// What a cell is does not change.
void Lowering::lowerGuardPlainCell(const Instr& i) {
  llvm::Value* shape =
      load(b.getInt32Ty(), valueir::pointer(b, operand(i, 0)), offsets::kObject_shapeBits, Region::kImmutable);
  guard(i, b.CreateICmpEQ(shape, i32(shapeBits(hir::exactShape(types::Cell)))));
  set(i, operand(i, 0));
}

void Lowering::lowerLoadAnyCell(const Instr& i) {
  auto reg = static_cast<uint32_t>(i.immA);
  set(i, raisingCall(i, RtFn::rtLoadCell, {thread_, address(i.state->code), i32(reg), operand(i, 0)}));
}

void Lowering::lowerLoadClosureCell(const Instr& i) {
  llvm::Value* closure = loadPointer(operand(i, 0), offsets::kFunctionObject_closure, Region::kImmutable);
  set(i, load(b.getInt64Ty(), closure, offsets::kTuple_items + 8 * i.immA, Region::kImmutable));
}

void Lowering::lowerLoadGlobalEntry(const Instr& i) {
  llvm::Value* table = load(b.getPtrTy(), address(i.pointerA<Dict>()), offsets::kDict_table, Region::kGlobal);
  uint64_t offset = offsets::kDictTable_entries + offsets::kDictEntry_size * i.immB + offsets::kDictEntry_value;
  set(i, load(b.getInt64Ty(), table, offset, Region::kGlobal));
}

// The sign of the entry's hash word says whether compiled code relies on the value.
void Lowering::lowerStoreGlobalEntry(const Instr& i) {
  llvm::Value* table = load(b.getPtrTy(), address(i.pointerA<Dict>()), offsets::kDict_table, Region::kGlobal);
  uint64_t entry = offsets::kDictTable_entries + offsets::kDictEntry_size * i.immB;
  llvm::Value* hash = load(b.getInt64Ty(), table, entry + offsets::kDictEntry_hash, Region::kGlobal);
  guard(i, b.CreateICmpSGE(hash, i64(0)));
  store(operand(i, 0), table, entry + offsets::kDictEntry_value, Region::kGlobal);
  barrier(table, i.operand(0), nullptr, i);
}

}  // namespace taipan
