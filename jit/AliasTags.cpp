#include "jit/AliasTags.h"

#include <llvm/IR/MDBuilder.h>

namespace taipan {

namespace {

struct Row {
  const char* name;
  Region region, parent;  // parent == region: directly below the root
};

// Parents come before their children.
constexpr Row kRows[] = {
    {"runtime", Region::kRuntime, Region::kRuntime},
    {"header", Region::kHeader, Region::kRuntime},
    {"shape", Region::kShape, Region::kHeader},
    {"gc", Region::kGc, Region::kHeader},
    {"thread", Region::kThread, Region::kRuntime},
    {"alloc", Region::kAlloc, Region::kThread},
    {"boxed", Region::kBoxed, Region::kRuntime},
    {"depth", Region::kDepth, Region::kDepth},
    {"listHead", Region::kListHead, Region::kListHead},
    {"listItem", Region::kListItem, Region::kListItem},
    {"slot", Region::kSlot, Region::kSlot},
    {"cell", Region::kCell, Region::kCell},
    {"global", Region::kGlobal, Region::kGlobal},
    {"iter", Region::kIter, Region::kIter},
    {"heap", Region::kHeap, Region::kHeap},
    {"immutable", Region::kImmutable, Region::kImmutable},
    {"code", Region::kCode, Region::kCode},
    {"record", Region::kRecord, Region::kRecord},
    {"scratch", Region::kScratch, Region::kScratch},
};
static_assert(std::size(kRows) == static_cast<size_t>(Region::kCount));

}  // namespace

AliasTags::AliasTags(llvm::LLVMContext& context) {
  llvm::MDBuilder md(context);
  llvm::MDNode* root = md.createTBAARoot("taipan");
  std::array<llvm::MDNode*, static_cast<unsigned>(Region::kCount)> types{};
  for (const Row& row : kRows) {
    auto at = static_cast<unsigned>(row.region);
    llvm::MDNode* parent = row.parent == row.region ? root : types[static_cast<unsigned>(row.parent)];
    types[at] = md.createTBAAScalarTypeNode(row.name, parent);
    tags_[at] = md.createTBAAStructTagNode(types[at], types[at], 0);
  }
}

}  // namespace taipan
