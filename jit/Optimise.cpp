#include "jit/Optimise.h"

#include <llvm/Analysis/AliasAnalysis.h>
#include <llvm/IR/Module.h>
#include <llvm/IR/PassManager.h>
#include <llvm/Passes/PassBuilder.h>
#include <llvm/Target/TargetMachine.h>
#include <llvm/Transforms/InstCombine/InstCombine.h>
#include <llvm/Transforms/Scalar/ADCE.h>
#include <llvm/Transforms/Scalar/DeadStoreElimination.h>
#include <llvm/Transforms/Scalar/EarlyCSE.h>
#include <llvm/Transforms/Scalar/GVN.h>
#include <llvm/Transforms/Scalar/IndVarSimplify.h>
#include <llvm/Transforms/Scalar/JumpThreading.h>
#include <llvm/Transforms/Scalar/LICM.h>
#include <llvm/Transforms/Scalar/LoopPassManager.h>
#include <llvm/Transforms/Scalar/LoopRotation.h>
#include <llvm/Transforms/Scalar/SROA.h>
#include <llvm/Transforms/Scalar/SimplifyCFG.h>

#include "jit/FastPaths.h"

namespace taipan {

namespace {

// Early: the lowering's own redundancy, before loops are looked at. Loops: rotated, so that what the first block of the
// body loads can move out; then induction variables. Late: what has become equal, dead or constant.
llvm::FunctionPassManager makePipeline() {
  llvm::FunctionPassManager f;
  f.addPass(llvm::SROAPass(llvm::SROAOptions::ModifyCFG));
  f.addPass(llvm::EarlyCSEPass(true));
  f.addPass(llvm::SimplifyCFGPass());
  f.addPass(llvm::InstCombinePass());

  llvm::LoopPassManager loops;
  loops.addPass(llvm::LoopRotatePass(true, false));
  loops.addPass(llvm::LICMPass(llvm::LICMOptions()));
  f.addPass(llvm::createFunctionToLoopPassAdaptor(std::move(loops), true));
  llvm::LoopPassManager counters;
  counters.addPass(llvm::IndVarSimplifyPass());
  f.addPass(llvm::createFunctionToLoopPassAdaptor(std::move(counters)));

  f.addPass(llvm::GVNPass());
  f.addPass(llvm::InstCombinePass());
  f.addPass(llvm::JumpThreadingPass());
  f.addPass(llvm::DSEPass());
  llvm::LoopPassManager again;
  again.addPass(llvm::LICMPass(llvm::LICMOptions()));
  f.addPass(llvm::createFunctionToLoopPassAdaptor(std::move(again), true));
  f.addPass(llvm::ADCEPass());
  f.addPass(llvm::SimplifyCFGPass(llvm::SimplifyCFGOptions().convertSwitchRangeToICmp(true)));
  f.addPass(llvm::InstCombinePass());
  return f;
}

}  // namespace

void optimiseModule(llvm::Module& module, llvm::TargetMachine* machine) {
  inlineFastPaths(module);
  llvm::PassBuilder builder(machine);
  llvm::LoopAnalysisManager loops;
  llvm::FunctionAnalysisManager functions;
  llvm::CGSCCAnalysisManager components;
  llvm::ModuleAnalysisManager modules;
  builder.registerModuleAnalyses(modules);
  builder.registerCGSCCAnalyses(components);
  builder.registerFunctionAnalyses(functions);
  builder.registerLoopAnalyses(loops);
  builder.crossRegisterProxies(loops, functions, components, modules);
  llvm::FunctionPassManager pipeline = makePipeline();
  for (llvm::Function& f : module)
    if (!f.isDeclaration()) pipeline.run(f, functions);
}

}  // namespace taipan
