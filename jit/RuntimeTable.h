// The runtime functions that compiled code may call, as rtgen found them in the annotated headers
// (runtime/support/RuntimeFunction.h): one enumerator and one table row each, in alphabetical order.
#pragma once

#include <cstdint>
#include <span>

#include "runtime/support/RuntimeFunction.h"

namespace llvm {
class FunctionCallee;
class Module;
}  // namespace llvm

namespace taipan {

struct RuntimeFunction {
  const char* name;       // symbol
  const char* signature;  // return type, then parameters: v void, i i64 or Value, w i32, b i8, d double, p ptr
  uint32_t effects;       // RuntimeEffect bits
  void* address;
};

enum class RtFn : uint16_t {
#define RT_SYMBOL(name, signature, effects) name,
#include "RuntimeSymbols.inc"
#undef RT_SYMBOL
};

// The row of one function. Static storage, never changes.
const RuntimeFunction& runtimeFunction(RtFn function);

// All rows, indexed by RtFn: what ORC's symbol table is filled from.
std::span<const RuntimeFunction> runtimeFunctions();

// Whether a call needs a FrameState: it may run Python code, look at frames or deoptimise the caller.
inline bool needsFrameState(const RuntimeFunction& function) {
  return (function.effects & (kEffectMayObserveFrame | kEffectMayDeoptimise)) != 0;
}

// The function as declared in `module`, declared there on first use: its calling convention, Values as i64, and the
// attributes that its effects allow. A definition that is there already (helper bitcode) is returned as it is.
llvm::FunctionCallee declareRuntime(llvm::Module& module, RtFn function);

}  // namespace taipan
