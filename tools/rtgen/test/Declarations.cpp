// Prints how declareRuntime (jit/RuntimeTable.h) declares every function of Sample.h, for tools/rtgen/test/run to
// compare, after checking the table itself.
#include <cstring>

#include "llvm/IR/DerivedTypes.h"
#include "llvm/IR/LLVMContext.h"
#include "llvm/IR/Module.h"
#include "llvm/IR/Verifier.h"
#include "llvm/Support/raw_ostream.h"

#include "jit/RuntimeTable.h"
#include "runtime/support/Assert.h"
#include "tools/rtgen/test/Sample.h"

using namespace taipan;

namespace taipan {
Value sampleAdd(Value left, Value) {
  return left;
}
double sampleTypes(int64_t, uint32_t, bool, Order, double d, const Value*, void (*)(int)) {
  return d;
}
uint8_t sampleRead(void*) {
  return 0;
}
void samplePush(void*, Value) {}
void sampleFail() {
  __builtin_trap();
}
int sampleExit(unsigned long) {
  return 0;
}
bool nested::sampleNested(Value) {
  return false;
}
}  // namespace taipan

int main() {
  const RuntimeFunction& add = runtimeFunction(RtFn::sampleAdd);
  CHECK(!std::strcmp(add.name, "sampleAdd"), "enumerators index their own rows");
  CHECK(add.address == reinterpret_cast<void*>(&sampleAdd), "rows hold the function's address");
  CHECK(add.effects == (kEffectMayRaise | kEffectMayObserveFrame), "rows hold the header's effects");
  CHECK(needsFrameState(add), "a function that may observe the frame needs its state");
  CHECK(!needsFrameState(runtimeFunction(RtFn::sampleNothing)), "a function without effects does not");

  llvm::LLVMContext context;
  llvm::Module module("runtime", context);
  for (size_t i = 0; i < runtimeFunctions().size(); ++i) {
    auto function = static_cast<RtFn>(i);
    llvm::FunctionCallee first = declareRuntime(module, function);
    CHECK(first.getCallee() == declareRuntime(module, function).getCallee(), "a function is declared once");
  }
  CHECK(!llvm::verifyModule(module, &llvm::errs()), "the declarations are valid LLVM IR");
  module.print(llvm::outs(), nullptr);
  return 0;
}
