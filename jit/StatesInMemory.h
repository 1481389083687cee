// StatesInMemory: code generation in which what a call's state names stays where it is.
//
// By default LLVM copies each value of a state into a stack slot of its own before the call, even if it has been
// spilled already. It can also name the slot or the register in which the value happens to be: less code, made in less
// time. But what is in a register that the callee preserves cannot be found by a walk up the stack; and LLVM keeps what
// has to outlive a call in memory all the time, loops included, if calls of cold code name it. Hence two passes of
// ours:
//
// Behind instruction selection: the register allocator is told that states are read where the call starts. They name
// any register then, and need none of their own.
//
// Behind register allocation: LLVM's FixupStatepointCallerSaved is told that they are read during the call, and that
// the callee preserves no register. It stores those that they name before the call.
#pragma once

namespace llvm {
class Module;
class TargetPassConfig;
}  // namespace llvm

namespace taipan::states {

// Once, before anything is compiled. False: this LLVM cannot.
bool leaveInPlace();
// Each module, before code is generated: FixupStatepointCallerSaved leaves out functions without a collector.
void prepare(llvm::Module& module);
// Before machine passes are added to a pipeline.
void addPasses(llvm::TargetPassConfig& config);

}  // namespace taipan::states
