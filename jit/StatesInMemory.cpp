#include "jit/StatesInMemory.h"

#include <llvm/CodeGen/MachineFunctionPass.h>
#include <llvm/CodeGen/Passes.h>
#include <llvm/CodeGen/StackMaps.h>
#include <llvm/CodeGen/TargetPassConfig.h>
#include <llvm/IR/Module.h>

#include "jit/LlvmOptions.h"

namespace taipan::states {

namespace {

// Rewrites the calling convention that a statepoint notes for FixupStatepointCallerSaved and for the stack map, where
// nobody reads it. What the call clobbers is said by another operand.
class ForgetPreserved : public llvm::MachineFunctionPass {
 public:
  static char ID;
  ForgetPreserved() : MachineFunctionPass(ID) {}

  bool runOnMachineFunction(llvm::MachineFunction& f) override {
    for (llvm::MachineBasicBlock& block : f)
      for (llvm::MachineInstr& instr : block)
        if (instr.getOpcode() == llvm::TargetOpcode::STATEPOINT) forget(instr);
    return true;
  }

 private:
  static void forget(llvm::MachineInstr& instr) {
    constexpr unsigned kPreservesNothing = llvm::CallingConv::GHC;
    instr.getOperand(llvm::StatepointOpers(&instr).getCCIdx()).setImm(kPreservesNothing);
  }
};

char ForgetPreserved::ID;

}  // namespace

// Copy propagation in FixupStatepointCallerSaved would drop copies to registers that it takes for clobbered.
bool leaveInPlace() {
  return setLlvmOption("use-registers-for-deopt-values", "true") &&
         setLlvmOption("fixup-scs-enable-copy-propagation", "false");
}

// The strategy concerns pointers of an address space that we do not use.
void prepare(llvm::Module& module) {
  for (llvm::Function& f : module)
    if (!f.isDeclaration()) f.setGC("statepoint-example");
}

// FixupStatepointCallerSaved follows RemoveRedundantDebugValues.
void addPasses(llvm::TargetPassConfig& config) {
  config.insertPass(&llvm::RemoveRedundantDebugValuesID, new ForgetPreserved);
}

}  // namespace taipan::states
