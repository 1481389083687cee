// StatesInMemory: code generation in which what a call's state names stays where it is.
//
// By default LLVM copies each value of a state into a stack slot of its own before the call, even if it has been
// spilled already. It can also name the slot or the register in which the value happens to be, which makes code a third
// smaller. But what is in a register that the callee preserves cannot be found by a walk up the stack. LLVM's pass
// FixupStatepointCallerSaved stores the registers that do not outlive a call; a pass of ours before it makes it believe
// that none does.
#pragma once

namespace llvm {
class Module;
class TargetPassConfig;
}  // namespace llvm

namespace taipan::states {

// Once, before anything is compiled. False: this LLVM cannot.
bool leaveInPlace();
// To each module before code is generated: FixupStatepointCallerSaved leaves out functions without a collector.
void prepare(llvm::Module& module);
// Before machine passes are added to a pipeline.
void addPasses(llvm::TargetPassConfig& config);

}  // namespace taipan::states
