// CodeMap: compiled code that is installed: which machine addresses belong to what, and what to do when an assumption
// fails. The map is the runtime's; for threads that run Python.
#pragma once

#include <atomic>
#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <vector>

#include "ir/Ir.h"
#include "jit/CodeUnit.h"
#include "jit/CompileTimes.h"
#include "jit/StackMaps.h"
#include "runtime/bytecode/CodeObject.h"

namespace taipan {

// One compiled version of a function. Made by the compiler thread, installed and then owned by the CodeMap; never freed
// before the process ends, because frames of it may be on the stack (versions per function are bounded by TierPolicy).
struct CompiledCode {
  std::string name;
  CodeObject* code = nullptr;
  FunctionObject* function = nullptr;  // the function it is specialised for, or null: any function of `code`
  int32_t loopHead = -1;               // OSR version: entered at this instruction; -1: entered by calls
  Tier tier = Tier::kOptimised;
  bool inlines = false;  // Python functions
  void* directEntry = nullptr;
  ArrayEntry arrayEntry = nullptr;
  OsrEntry osrEntry = nullptr;
  uint64_t codeAddress = 0;
  uint64_t codeBytes = 0, stackMapBytes = 0;
  CompileTimes times;
  bool valid = false;     // installed and not invalidated
  bool isFinal = false;   // assumes nothing: not given up, however often it is left
  uint32_t exits = 0;     // guard exits taken
  uint32_t failures = 0;  // … because speculation failed
  std::vector<hir::Dependency> dependencies;
  std::deque<std::vector<int64_t>> hints;  // of CodeUnit
  std::vector<const Object*> references;   // objects that the machine code names; kept alive

  // Guards, by the number that rtDeoptimise gets.
  struct Guard {
    GuardSite site;
    uint32_t exits = 0;  // times it failed
  };
  std::vector<Guard> guards;

  // Deopt points by return address; the vectors below back their pointers and never change after building.
  struct Filed {
    uint64_t returnAddress;
    DeoptPoint point;
  };
  std::deque<Filed> points;
  std::deque<std::vector<DeoptSegment>> segments;
  std::deque<std::vector<DeoptValue>> values;
  std::deque<std::vector<VirtualObject>> virtuals;
  std::deque<std::vector<DeoptValue>> fields;
};

// Joins states and stack-map records into deopt points. False and *error if a record does not fit its state.
bool buildDeoptPoints(CompiledCode* code, const std::vector<StateDescriptor>& states,
                      const std::vector<StackMapRecord>& records, std::string* error);

namespace codemap {
// Files the code's return addresses and takes ownership.
CompiledCode* add(Thread* t, std::unique_ptr<CompiledCode> code);
CompiledCode::Filed* find(const Thread* t, uint64_t returnAddress);  // null if not in compiled code
const std::deque<std::unique_ptr<CompiledCode>>& all(const Thread* t);

// A guard failed: counted, and told to the observer.
void noteExit(Thread* t, CompiledCode* code, CompiledCode::Guard& guard);
using ExitObserver = void (*)(Thread* t, CompiledCode* code, const CompiledCode::Guard& guard);
ExitObserver setExitObserver(Thread* t, ExitObserver observer);  // returns the one before
}  // namespace codemap

}  // namespace taipan
