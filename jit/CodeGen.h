// CodeGen: from an optimised LLVM module to an object file.
//
// LLVM's pipeline of some hundred passes is set up once for all modules; to do so for each would take a millisecond, a
// third of what a small function costs.
#pragma once

#include <llvm/ADT/SmallVector.h>
#include <llvm/IR/LegacyPassManager.h>
#include <llvm/Support/raw_ostream.h>

#include <memory>
#include <string>

namespace llvm {
class LLVMTargetMachine;
class MemoryBuffer;
class Module;
}  // namespace llvm

namespace taipan {

class CodeGen {
 public:
  // The machine outlives it. Null: *error says why.
  static std::unique_ptr<CodeGen> create(llvm::LLVMTargetMachine& machine, std::string* error);
  // The module is changed. One at a time.
  std::unique_ptr<llvm::MemoryBuffer> emit(llvm::Module& module);

 private:
  CodeGen() : stream_(bytes_) {}
  bool addPasses(llvm::LLVMTargetMachine& machine);

  llvm::SmallVector<char, 0> bytes_;  // what the passes have written
  llvm::raw_svector_ostream stream_;
  llvm::legacy::PassManager passes_;
};

}  // namespace taipan
