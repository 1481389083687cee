// AliasTags: what LLVM may assume about memory, as TBAA metadata. Two accesses of different regions never overlap
// unless one region encloses the other:
//
//   any ─┬─ runtime ─┬─ header ─┬─ shape        An allocation may change what is below `runtime` and nothing else,
//        │           │          └─ gc           so loads of Python data stay valid across the cold calls that box or
//        │           ├─ thread ── alloc         allocate (they carry the `runtime` tag).
//        │           └─ boxed
//        ├─ depth, listHead, listItem, slot, cell, global, iter, heap     (the alias classes of ir/Ops.def)
//        └─ immutable, code, record, scratch
//
// No load is marked invariant: a fresh object may lie where an older one with other contents was, and what HIR knows to
// be immutable it has moved already.
#pragma once

#include <array>
#include <cstdint>

namespace llvm {
class LLVMContext;
class MDNode;
}  // namespace llvm

namespace taipan {

enum class Region : uint8_t {
  kRuntime,
  kHeader,
  kShape,
  kGc,
  kThread,
  kAlloc,
  kBoxed,
  kDepth,
  kListHead,
  kListItem,
  kSlot,
  kCell,
  kGlobal,
  kIter,
  kHeap,
  kImmutable,  // fields that are set when the object is made
  kCode,       // entry points in code objects
  kRecord,     // ActivationRecords of this frame
  kScratch,    // argument arrays of this frame
  kCount,
};

class AliasTags {
 public:
  explicit AliasTags(llvm::LLVMContext& context);
  llvm::MDNode* operator[](Region r) const { return tags_[static_cast<unsigned>(r)]; }

 private:
  std::array<llvm::MDNode*, static_cast<unsigned>(Region::kCount)> tags_;
};

}  // namespace taipan
