// An effect that a header does not name is a promise, and each promise becomes an LLVM attribute here. Attributes that
// would be wrong if a function touched the thread's state, such as memory(), need an explicit pure or readsHeap.
#include "jit/RuntimeTable.h"

#include <array>
#include <cstring>

#include "llvm/IR/DerivedTypes.h"
#include "llvm/IR/Function.h"
#include "llvm/IR/Module.h"

#include "RuntimeHeaders.inc"
#include "runtime/support/Assert.h"

namespace taipan {

namespace {

struct Symbol {
  const char* name;
  const char* signature;
  uint32_t effects;
};

struct Address {
  const char* name;
  void* address;
};

// Both end in an empty row: neither array may have no elements.
constexpr Symbol kSymbols[] = {
#define RT_SYMBOL(name, signature, effects) {#name, signature, effects},
#include "RuntimeSymbols.inc"
#undef RT_SYMBOL
    {}};

const Address kAddresses[] = {
#include "RuntimeSymbolTable.inc"
    {}};

constexpr size_t kCount = std::size(kSymbols) - 1;
static_assert(std::size(kAddresses) == std::size(kSymbols));

std::array<RuntimeFunction, kCount> joinTables() {
  std::array<RuntimeFunction, kCount> table{};
  for (size_t i = 0; i < kCount; ++i) {
    CHECK(!std::strcmp(kSymbols[i].name, kAddresses[i].name), "rtgen writes both tables in the same order");
    table[i] = {kSymbols[i].name, kSymbols[i].signature, kSymbols[i].effects, kAddresses[i].address};
  }
  return table;
}

llvm::Type* typeOf(llvm::LLVMContext& context, char code) {
  switch (code) {
    case 'v': return llvm::Type::getVoidTy(context);
    case 'i': return llvm::Type::getInt64Ty(context);
    case 'w': return llvm::Type::getInt32Ty(context);
    case 'b': return llvm::Type::getInt8Ty(context);
    case 'd': return llvm::Type::getDoubleTy(context);
    case 'p': return llvm::PointerType::getUnqual(context);
  }
  CHECK(false, "rtgen writes no other signature code");
  return nullptr;
}

llvm::FunctionType* functionType(llvm::LLVMContext& context, const char* signature) {
  llvm::SmallVector<llvm::Type*, 8> parameters;
  for (const char* code = signature + 1; *code; ++code)
    parameters.push_back(typeOf(context, *code));
  return llvm::FunctionType::get(typeOf(context, signature[0]), parameters, false);
}

void addAttributes(llvm::Function& declaration, const RuntimeFunction& function) {
  uint32_t effects = function.effects;
  declaration.setDoesNotThrow();
  if (effects & kEffectCold) declaration.addFnAttr(llvm::Attribute::Cold);
  if (effects & kEffectNoreturn) declaration.setDoesNotReturn();
  if (!needsFrameState(function)) declaration.addFnAttr(llvm::Attribute::NoCallback);
  // A function that only reads cannot wait for anything either, so it returns: calls of both kinds may be removed.
  bool isPure = effects & kEffectPure;
  bool onlyReads = (effects & ~uint32_t{kEffectCold | kEffectPreserves}) == kEffectReadsHeap;
  if (isPure) declaration.setDoesNotAccessMemory();
  if (onlyReads) declaration.setOnlyReadsMemory();
  if (isPure || onlyReads) declaration.setWillReturn();
  // Clang's callees expect narrow arguments extended to 32 bits. Their results are good for eight bits only (bool).
  for (llvm::Argument& argument : declaration.args()) {
    if (argument.getType()->isIntegerTy(8)) argument.addAttr(llvm::Attribute::ZExt);
  }
}

}  // namespace

std::span<const RuntimeFunction> runtimeFunctions() {
  static const auto table = joinTables();
  return table;
}

const RuntimeFunction& runtimeFunction(RtFn function) {
  return runtimeFunctions()[static_cast<size_t>(function)];
}

llvm::FunctionCallee declareRuntime(llvm::Module& module, RtFn function) {
  const RuntimeFunction& row = runtimeFunction(function);
  llvm::FunctionType* type = functionType(module.getContext(), row.signature);
  if (llvm::Function* existing = module.getFunction(row.name)) {
    CHECK(existing->getFunctionType() == type, "a runtime function has one type in every module");
    return existing;
  }
  auto* declaration = llvm::Function::Create(type, llvm::Function::ExternalLinkage, row.name, module);
  declaration->setCallingConv(row.effects & kEffectPreserves ? llvm::CallingConv::PreserveMost : llvm::CallingConv::C);
  addAttributes(*declaration, row);
  return declaration;
}

}  // namespace taipan
