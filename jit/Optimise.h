// Optimise: LLVM's passes over one lowered function.
#pragma once

namespace llvm {
class Module;
class TargetMachine;
}  // namespace llvm

namespace taipan {

// A hand-picked pipeline. HIR has done what needs knowledge of Python; what is left is what LLVM sees better: memory
// that is loaded twice, arithmetic, loops over machine integers, the shape of the control flow. Any thread.
void optimiseModule(llvm::Module& module, llvm::TargetMachine* machine);

}  // namespace taipan
