#include "jit/CodeGen.h"

#include <llvm/CodeGen/MachineModuleInfo.h>
#include <llvm/CodeGen/Passes.h>
#include <llvm/CodeGen/TargetPassConfig.h>
#include <llvm/IR/Module.h>
#include <llvm/Support/SmallVectorMemoryBuffer.h>
#include <llvm/Target/TargetMachine.h>

#include <utility>

#include "jit/LlvmOptions.h"
#include "jit/StatesInMemory.h"

namespace taipan {

namespace {

// Passes that take a sixth of the time and leave code of the same size and speed: HIR has hoisted and sunk already,
// loops address memory as x86 does, and there is no debug information. LLVM lets some be left out by option …
constexpr const char* kIdlePasses[] = {
    "disable-lsr", "disable-constant-hoisting", "disable-early-taildup", "disable-tail-duplicate", "disable-copyprop",
};

// … and others by name.
void leaveOutIdlePasses(llvm::TargetPassConfig& config) {
  const void* const idle[] = {
      &llvm::MachineLateInstrsCleanupID,
      &llvm::LiveRangeShrinkID,
      &llvm::ShrinkWrapID,
      &llvm::StackSlotColoringID,
      &llvm::MachineCombinerID,
      &llvm::PostRAMachineSinkingID,
      &llvm::EarlyIfConverterID,
      &llvm::MachineSinkingID,
      &llvm::DetectDeadLanesID,
      &llvm::OptimizePHIsID,
      &llvm::LiveDebugValuesID,
      &llvm::XRayInstrumentationID,
      &llvm::FEntryInserterID,
      &llvm::PatchableFunctionID,
  };
  for (const void* pass : idle)
    config.disablePass(pass);
}

bool setOptions() {
  for (const char* pass : kIdlePasses)
    if (!setLlvmOption(pass, "true")) return false;
  return setLlvmOption("enable-misched", "false") && states::leaveInPlace();
}

}  // namespace

std::unique_ptr<CodeGen> CodeGen::create(llvm::LLVMTargetMachine& machine, std::string* error) {
  static const bool isSet = setOptions();
  if (!isSet) return *error = "this LLVM has other options", nullptr;
  std::unique_ptr<CodeGen> codeGen(new CodeGen);
  if (!codeGen->addPasses(machine)) return *error = "the target cannot emit object files", nullptr;
  return codeGen;
}

// As LLVMTargetMachine::addPassesToEmitFile, which leaves no room for passes of one's own.
bool CodeGen::addPasses(llvm::LLVMTargetMachine& machine) {
  auto* info = new llvm::MachineModuleInfoWrapperPass(&machine);
  llvm::TargetPassConfig* config = machine.createPassConfig(passes_);
  config->setDisableVerify(true);
  passes_.add(config);
  passes_.add(info);
  states::addPasses(*config);
  leaveOutIdlePasses(*config);
  if (config->addISelPasses()) return false;
  config->addMachinePasses();
  config->setInitialized();
  llvm::MCContext& context = info->getMMI().getContext();
  if (machine.addAsmPrinter(passes_, stream_, nullptr, llvm::CodeGenFileType::ObjectFile, context)) return false;
  passes_.add(llvm::createFreeMachineFunctionPass());
  return true;
}

std::unique_ptr<llvm::MemoryBuffer> CodeGen::emit(llvm::Module& module) {
  states::prepare(module);
  passes_.run(module);
  auto object = std::make_unique<llvm::SmallVectorMemoryBuffer>(std::move(bytes_), module.getName(), false);
  bytes_.clear();
  return object;
}

}  // namespace taipan
