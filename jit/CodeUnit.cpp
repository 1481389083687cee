#include "jit/CodeUnit.h"

#include <llvm/IR/LLVMContext.h>
#include <llvm/IR/Module.h>

namespace taipan {

// Here, where the types of its members are complete.
CodeUnit::CodeUnit() = default;
CodeUnit::CodeUnit(CodeUnit&&) = default;
CodeUnit::~CodeUnit() = default;

}  // namespace taipan
