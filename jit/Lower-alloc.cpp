// Inline allocation: fastAllocate, and a cold call when the region is used up.
#include "RuntimeOffsets.inc"
#include "jit/Lowering.h"
#include "runtime/value/HeaderWord.h"

namespace taipan {

namespace {

// Largest number of items of a tuple or list that is made inline.
constexpr unsigned kMaxInlineItems = 64;

}  // namespace

// The object's address; the payload is zero.
llvm::Value* Lowering::allocate(const Instr& i, uint64_t bytes, const Shape* shape, Layout layout) {
  bytes = roundedToGranule(bytes);
  uint64_t header = headerWord(static_cast<uint32_t>(reinterpret_cast<uintptr_t>(shape)), layout, bytes);
  llvm::Value* object = plainCall(RtFn::fastAllocate, {thread_, i64(bytes), i64(header)});
  llvm::BasicBlock* slow = coldBlock("allocate");
  llvm::BasicBlock* done = hotBlock("object");
  llvm::BasicBlock* fast = b.GetInsertBlock();
  branchLikely(b, b.CreateIsNotNull(object), done, slow);

  llvm::IRBuilder<> cold(slow);
  llvm::Value* shapeWord = i64(reinterpret_cast<uint64_t>(shape));
  llvm::CallInst* call =
      plainCall(cold, RtFn::rtAllocate, {thread_, i64(bytes), shapeWord, i8(static_cast<uint8_t>(layout))});
  call->setMetadata(llvm::LLVMContext::MD_tbaa, tags_[Region::kRuntime]);
  branchLikely(cold, cold.CreateIsNotNull(call), done, exceptionBlock(i));
  enter(done);
  return join(b.getPtrTy(), {{object, fast}, {call, slow}});
}

// Stores into a fresh object need no barrier.
void Lowering::initialise(llvm::Value* object, uint64_t offset, llvm::Value* v, Region region) {
  store(v, object, offset, region);
}

void Lowering::lowerNewTuple(const Instr& i) {
  Values items = operands(i);
  if (items.empty() || items.size() > kMaxInlineItems)
    return set(i, raisingCall(i, RtFn::rtNewTuple, {thread_, argumentArray(items), i64(items.size())}));
  llvm::Value* tuple =
      allocate(i, offsets::kTuple_items + 8 * items.size(), hir::exactShape(types::Tuple), Layout::kValuesFrom2);
  initialise(tuple, offsets::kTuple_length, i64(items.size()));
  for (size_t n = 0; n < items.size(); ++n)
    initialise(tuple, offsets::kTuple_items + 8 * n, items[n]);
  set(i, b.CreatePtrToInt(tuple, b.getInt64Ty()));
}

// The items come first: they are complete before the list is made, which may collect.
void Lowering::lowerNewList(const Instr& i) {
  Values items = operands(i);
  if (items.size() > kMaxInlineItems)
    return set(i, raisingCall(i, RtFn::rtNewList, {thread_, argumentArray(items), i64(items.size())}));
  llvm::Value* array = nullptr;
  if (!items.empty()) {
    array = allocate(i, offsets::kValueArray_values + 8 * items.size(), hir::exactShape(types::ValueArray),
                     Layout::kValuesFrom2);
    initialise(array, offsets::kValueArray_capacity, i64(items.size()));
    for (size_t n = 0; n < items.size(); ++n)
      initialise(array, offsets::kValueArray_values + 8 * n, items[n], Region::kListItem);
  }
  llvm::Value* list = allocate(i, offsets::kList_size, hir::exactShape(types::List), Layout::kValuesFrom2);
  initialise(list, offsets::kList_length, i64(items.size()), Region::kListHead);
  llvm::Value* noItems = llvm::ConstantPointerNull::get(b.getPtrTy());
  initialise(list, offsets::kList_items, array ? array : noItems, Region::kListHead);
  set(i, b.CreatePtrToInt(list, b.getInt64Ty()));
}

void Lowering::lowerNewSlice(const Instr& i) {
  llvm::Value* slice = allocate(i, offsets::kSlice_size, hir::exactShape(types::Slice), Layout::kValuesFrom1);
  initialise(slice, offsets::kSlice_start, operand(i, 0));
  initialise(slice, offsets::kSlice_stop, operand(i, 1));
  initialise(slice, offsets::kSlice_step, operand(i, 2));
  set(i, b.CreatePtrToInt(slice, b.getInt64Ty()));
}

void Lowering::lowerNewBoundMethod(const Instr& i) {
  llvm::Value* method = allocate(i, offsets::kBoundMethod_size, hir::exactShape(types::Method), Layout::kValuesFrom1);
  initialise(method, offsets::kBoundMethod_function, operand(i, 0));
  initialise(method, offsets::kBoundMethod_self, operand(i, 1));
  set(i, b.CreatePtrToInt(method, b.getInt64Ty()));
}

void Lowering::lowerNewCell(const Instr& i) {
  llvm::Value* cell = allocate(i, offsets::kCell_size, hir::exactShape(types::Cell), Layout::kValuesFrom1);
  initialise(cell, offsets::kCell_contents, operand(i, 0), Region::kCell);
  set(i, b.CreatePtrToInt(cell, b.getInt64Ty()));
}

void Lowering::lowerNewInstance(const Instr& i) {
  hir::InstanceFacts facts = hir::instancesOf(i.pointerA<TypeObject>());
  llvm::Value* instance = allocate(i, facts.size, i.pointerB<Shape>(), facts.layout);
  set(i, b.CreatePtrToInt(instance, b.getInt64Ty()));
}

// Virtual objects exist in states alone.
void Lowering::lowerVirtualTuple(const Instr&) {}
void Lowering::lowerVirtualList(const Instr&) {}
void Lowering::lowerVirtualRange(const Instr&) {}
void Lowering::lowerVirtualSlice(const Instr&) {}
void Lowering::lowerVirtualBoundMethod(const Instr&) {}
void Lowering::lowerVirtualSuper(const Instr&) {}
void Lowering::lowerVirtualCell(const Instr&) {}
void Lowering::lowerVirtualInstance(const Instr&) {}

}  // namespace taipan
