#include "jit/StatesInMemory.h"

#include <llvm/CodeGen/MachineFunctionPass.h>
#include <llvm/CodeGen/Passes.h>
#include <llvm/CodeGen/StackMaps.h>
#include <llvm/CodeGen/TargetPassConfig.h>
#include <llvm/IR/Module.h>
#include <llvm/IR/Statepoint.h>

#include "jit/LlvmOptions.h"

namespace taipan::states {

namespace {

// Rewrites what statepoints say of themselves.
class StatepointPass : public llvm::MachineFunctionPass {
 public:
  explicit StatepointPass(char& id) : MachineFunctionPass(id) {}

  bool runOnMachineFunction(llvm::MachineFunction& f) override {
    for (llvm::MachineBasicBlock& block : f)
      for (llvm::MachineInstr& instr : block)
        if (instr.getOpcode() == llvm::TargetOpcode::STATEPOINT) rewrite(instr, llvm::StatepointOpers(&instr));
    return true;
  }

 private:
  virtual void rewrite(llvm::MachineInstr& instr, llvm::StatepointOpers operands) = 0;
};

// For the register allocator.
class ReadAtCall : public StatepointPass {
 public:
  static char ID;
  ReadAtCall() : StatepointPass(ID) {}

 private:
  void rewrite(llvm::MachineInstr& instr, llvm::StatepointOpers operands) override {
    instr.getOperand(operands.getFlagsIdx()).setImm(static_cast<int64_t>(llvm::StatepointFlags::DeoptLiveIn));
  }
};
char ReadAtCall::ID;

// For FixupStatepointCallerSaved. Else only the stack map shows the convention; what the call clobbers is said by
// another operand.
class ReadDuringCall : public StatepointPass {
 public:
  static char ID;
  ReadDuringCall() : StatepointPass(ID) {}

 private:
  void rewrite(llvm::MachineInstr& instr, llvm::StatepointOpers operands) override {
    constexpr unsigned kPreservesNothing = llvm::CallingConv::GHC;
    instr.getOperand(operands.getFlagsIdx()).setImm(static_cast<int64_t>(llvm::StatepointFlags::None));
    instr.getOperand(operands.getCCIdx()).setImm(kPreservesNothing);
  }
};
char ReadDuringCall::ID;

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
  config.insertPass(&llvm::FinalizeISelID, new ReadAtCall);
  config.insertPass(&llvm::RemoveRedundantDebugValuesID, new ReadDuringCall);
}

}  // namespace taipan::states
