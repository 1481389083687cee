// The bitcode is read lazily: per compilation, in its LLVMContext, a table of functions, and the bodies of those that
// it calls. A body moves to the calling module as it is, which is cheaper than linking modules: its types are those of
// the same context already, and what it refers to is a handful of functions and variables, named again in the new
// module.
//
// It was optimised by Clang at the release flags, for a target without the features of this machine and without
// sanitizers; none of its attributes is kept, so nothing hinders inlining.
#include "jit/FastPaths.h"

#include <llvm/ADT/StringSwitch.h>
#include <llvm/Bitcode/BitcodeReader.h>
#include <llvm/IR/IRBuilder.h>
#include <llvm/IR/InstIterator.h>
#include <llvm/IR/Instructions.h>
#include <llvm/IR/IntrinsicInst.h>
#include <llvm/IR/MDBuilder.h>
#include <llvm/IR/Module.h>
#include <llvm/IR/ProfDataUtils.h>
#include <llvm/IR/Verifier.h>
#include <llvm/Support/MemoryBuffer.h>
#include <llvm/Transforms/Utils/Cloning.h>

#include "jit/AliasTags.h"
#include "jit/RuntimeTable.h"
#include "runtime/support/Assert.h"
#include "runtime/types/text/Str.h"

// The file that TAIPAN_FAST_PATHS names, between two symbols.
asm(".pushsection .rodata\n"
    ".balign 16\n"
    "taipanFastPathsBegin:\n"
    ".incbin \"" TAIPAN_FAST_PATHS
    "\"\n"
    "taipanFastPathsEnd:\n"
    ".popsection\n");
extern "C" const char taipanFastPathsBegin[], taipanFastPathsEnd[];

namespace taipan {

namespace {

constexpr llvm::StringRef kPrefix = "fast";

// --- alias tags

// An access through a field of a struct, as TBAA metadata names it: the struct's mangled name and the offset.
Region regionOfField(llvm::StringRef type, uint64_t offset, Region words) {
  Region region = llvm::StringSwitch<Region>(type)
                      .Case("_ZTSN6taipan11AllocRegionE", Region::kAlloc)
                      .Case("_ZTSN6taipan6ObjectE", Region::kHeader)
                      .Case("_ZTSN6taipan4ListE", Region::kListHead)
                      .Case("_ZTSN6taipan10ValueArrayE", Region::kImmutable)
                      .Case("_ZTSN6taipan4DictE", Region::kGlobal)
                      .Case("_ZTSN6taipan9DictTableE", Region::kGlobal)
                      .Case("_ZTSN6taipan9DictEntryE", Region::kGlobal)
                      .Case("_ZTSN6taipan3StrE", Region::kImmutable)
                      .Case("_ZTSN6taipan5FloatE", Region::kBoxed)
                      .Default(words);
  if (region == Region::kHeader && offset == 0) return Region::kShape;
  return region == Region::kHeader && offset == offsetof(Object, gc) ? Region::kGc : region;
}

// Any other access: to a word of an array.
Region regionOfWords(llvm::StringRef function) {
  return llvm::StringSwitch<Region>(function)
      .StartsWith("fastAllocate", Region::kHeader)
      .StartsWith("fastList", Region::kListItem)
      .StartsWith("fastDict", Region::kGlobal)
      .StartsWith("fastStr", Region::kImmutable)
      .Default(Region::kCount);
}

Region regionOf(const llvm::Instruction& access, Region words) {
  const llvm::MDNode* tag = access.getMetadata(llvm::LLVMContext::MD_tbaa);
  if (!tag || tag->getOperand(0) == tag->getOperand(1)) return words;
  const auto* type = llvm::cast<llvm::MDNode>(tag->getOperand(0));
  const auto* offset = llvm::mdconst::extract<llvm::ConstantInt>(tag->getOperand(2));
  return regionOfField(llvm::cast<llvm::MDString>(type->getOperand(0))->getString(), offset->getZExtValue(), words);
}

// Functions that change nothing but what lies below Region::kRuntime.
bool staysBelowRuntime(llvm::StringRef name) {
  return name == "rtRemember" || name == "rtBoxInt" || name == "rtBoxDouble";
}

// A branch that mostly goes one way is as likely to as one of the lowering's own (Lowering::branchLikely).
void likeLowering(llvm::Instruction& i) {
  uint64_t first, second;
  if (!llvm::extractBranchWeights(i, first, second)) return;
  llvm::MDBuilder md(i.getContext());
  constexpr uint32_t kLikely = 2'000'000;
  bool mostly = first > second;
  i.setMetadata(llvm::LLVMContext::MD_prof, md.createBranchWeights(mostly ? kLikely : 1, mostly ? 1 : kLikely));
}

void tagAccesses(llvm::Function& f, const AliasTags& tags) {
  Region words = regionOfWords(f.getName());
  for (llvm::Instruction& i : llvm::instructions(f)) {
    Region region = Region::kCount;
    if (llvm::isa<llvm::LoadInst, llvm::StoreInst>(i)) {
      region = regionOf(i, words);
      CHECK(region != Region::kCount, "each access of a fast path has a region");
    } else if (auto* call = llvm::dyn_cast<llvm::CallInst>(&i)) {
      call->setAttributes({});
      if (call->getCalledFunction() && staysBelowRuntime(call->getCalledFunction()->getName()))
        region = Region::kRuntime;
    }
    likeLowering(i);
    i.dropUnknownNonDebugMetadata({llvm::LLVMContext::MD_prof});
    if (region != Region::kCount) i.setMetadata(llvm::LLVMContext::MD_tbaa, tags[region]);
  }
}

// --- taking functions over

struct Variable {
  const char* name;
  const void* address;
};
const Variable kVariables[] = {{"_ZN6taipan10latin1StrsE", latin1Strs}};

llvm::Constant* addressOf(const llvm::GlobalVariable& variable) {
  for (const Variable& v : kVariables) {
    if (variable.getName() != v.name) continue;
    llvm::Type* word = llvm::Type::getInt64Ty(variable.getContext());
    llvm::Constant* bits = llvm::ConstantInt::get(word, reinterpret_cast<uint64_t>(v.address));
    return llvm::ConstantExpr::getIntToPtr(bits, variable.getType());
  }
  CHECK(false, "a fast path names variables of kVariables only");
  return nullptr;
}

class Importer {
 public:
  explicit Importer(llvm::Module& module) : module_(module), tags_(module.getContext()) {
    llvm::StringRef bytes(taipanFastPathsBegin, static_cast<size_t>(taipanFastPathsEnd - taipanFastPathsBegin));
    auto source = llvm::getLazyBitcodeModule({bytes, "fast paths"}, module.getContext(), true);
    CHECK(source, "the embedded bitcode is of this LLVM");
    source_ = std::move(*source);
    // Lists of functions, which would count as uses.
    for (const char* list : {"llvm.compiler.used", "llvm.global.annotations"})
      if (llvm::GlobalVariable* names = source_->getNamedGlobal(list)) names->eraseFromParent();
  }

  // Makes the function that `declaration` names part of the module, and its calls go there.
  llvm::Function* import(llvm::Function& declaration) {
    llvm::Function* f = source_->getFunction(declaration.getName());
    CHECK(f && !f->materialize(), "each function of FastPaths.h is in the bitcode");
    CHECK(f->getFunctionType() == declaration.getFunctionType(), "Clang and rtgen agree on how a function is called");
    f->removeFromParent();
    f->removeDeadConstantUsers();
    f->setAttributes({});
    f->setLinkage(llvm::GlobalValue::AvailableExternallyLinkage);
    f->setComdat(nullptr);
    f->setDSOLocal(false);
    tagAccesses(*f, tags_);
    for (llvm::Instruction& i : llvm::instructions(*f))
      for (llvm::Use& use : i.operands())
        if (auto* global = llvm::dyn_cast<llvm::GlobalValue>(use)) use.set(counterpart(*global));
    declaration.replaceAllUsesWith(f);
    f->takeName(&declaration);
    declaration.eraseFromParent();
    module_.getFunctionList().push_back(f);
    return f;
  }

 private:
  llvm::Constant* counterpart(llvm::GlobalValue& global) {
    auto* callee = llvm::dyn_cast<llvm::Function>(&global);
    if (!callee) return addressOf(llvm::cast<llvm::GlobalVariable>(global));
    for (const RuntimeFunction& row : runtimeFunctions()) {
      if (callee->getName() != row.name) continue;
      auto fn = static_cast<RtFn>(&row - runtimeFunctions().data());
      return llvm::cast<llvm::Function>(declareRuntime(module_, fn).getCallee());
    }
    auto declared = module_.getOrInsertFunction(callee->getName(), callee->getFunctionType(), callee->getAttributes());
    return llvm::cast<llvm::Function>(declared.getCallee());
  }

  llvm::Module& module_;
  AliasTags tags_;
  std::unique_ptr<llvm::Module> source_;
};

void inlineCallsOf(llvm::Function& f) {
  for (llvm::User* user : llvm::make_early_inc_range(f.users())) {
    llvm::InlineFunctionInfo info;
    llvm::InlineResult result = llvm::InlineFunction(*llvm::cast<llvm::CallBase>(user), info);
    CHECK(result.isSuccess(), "a fast path is inlined wherever it is called");
  }
}

}  // namespace

void inlineFastPaths(llvm::Module& module) {
  llvm::SmallVector<llvm::Function*, 8> called;
  for (llvm::Function& f : module)
    if (f.isDeclaration() && f.getName().starts_with(kPrefix)) called.push_back(&f);
  if (called.empty()) return;
  Importer importer(module);
  for (llvm::Function* declaration : called) {
    llvm::Function* f = importer.import(*declaration);
    inlineCallsOf(*f);
    f->eraseFromParent();
  }
}

std::string verifyFastPaths() {
  llvm::LLVMContext context;
  llvm::Module module("callers", context);
  for (const RuntimeFunction& row : runtimeFunctions()) {
    if (!llvm::StringRef(row.name).starts_with(kPrefix)) continue;
    auto fn = static_cast<RtFn>(&row - runtimeFunctions().data());
    llvm::FunctionCallee callee = declareRuntime(module, fn);
    auto* caller = llvm::Function::Create(callee.getFunctionType(), llvm::Function::ExternalLinkage, "caller", module);
    llvm::IRBuilder<> b(llvm::BasicBlock::Create(context, "", caller));
    llvm::SmallVector<llvm::Value*, 4> arguments;
    for (llvm::Argument& argument : caller->args())
      arguments.push_back(&argument);
    llvm::CallInst* call = b.CreateCall(callee, arguments);
    call->getType()->isVoidTy() ? b.CreateRetVoid() : b.CreateRet(call);
  }
  inlineFastPaths(module);
  std::string wrong;
  llvm::raw_string_ostream stream(wrong);
  llvm::verifyModule(module, &stream);
  return wrong;
}

}  // namespace taipan
