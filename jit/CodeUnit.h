// CodeUnit: what the lowering hands to the session: an LLVM module with one compiled version of one function, and for
// each deopt state that its calls and exits name, how the bundle's operands make up Python frames.
//
// A call with a state is an LLVM call with operand bundle "deopt"(operands…) and attribute "statepoint-id"="<index into
// states>". StateValue::operand is an index into that bundle. The same state may be used by several calls, and LLVM may
// duplicate calls: records are therefore filed by return address, with the state as payload.
#pragma once

#include <deque>
#include <memory>
#include <string>
#include <vector>

#include "runtime/TierUp.h"
#include "runtime/frames/DeoptPoint.h"

namespace llvm {
class LLVMContext;
class Module;
}  // namespace llvm

namespace taipan {

struct StateValue {
  uint16_t reg;  // register of the frame, or field number of a virtual object
  Repr repr;
  int32_t operand;    // index into the bundle; kConstantOperand; kVirtualOperand
  uint64_t constant;  // raw bits in `repr`, or index into StateDescriptor::virtuals
};
inline constexpr int32_t kConstantOperand = -1;
inline constexpr int32_t kVirtualOperand = -2;

struct StateVirtual {
  VirtualObject::Kind kind;
  Shape* shape = nullptr;  // of instances
  std::vector<StateValue> fields;
};

struct StateSegment {
  FunctionObject* function = nullptr;  // null: functionOperand
  CodeObject* code = nullptr;
  int32_t functionOperand = kConstantOperand;  // tagged
  int32_t recordOperand = kConstantOperand;    // an alloca of ActivationRecord; kConstantOperand: none
  uint32_t instr = 0;
  uint32_t telling = 0;            // hir::FrameState::telling
  std::vector<StateValue> values;  // unbound registers are left out
};

// A guard. Guards that leave with one state share machine code, which passes the number of the one that failed on to
// rtDeoptimise.
struct GuardSite {
  DeoptReason reason;
  CodeObject* code;  // the bytecode whose speculation it is (hir::Instr::siteCode/-Instr); null: the compiler's own
  uint32_t instr;
};

struct StateDescriptor {
  DeoptReason reason = DeoptReason::kCall;
  bool isCall = false;                 // the state of a call: frames continue behind it
  std::vector<StateSegment> segments;  // outermost first
  std::vector<StateVirtual> virtuals;
  bool hasResultOverride = false;  // of calls: resultOverride is the outcome, whatever the callee returns
  StateValue resultOverride{};
};

struct CodeUnit {
  CodeUnit();
  CodeUnit(CodeUnit&&);
  ~CodeUnit();

  std::unique_ptr<llvm::LLVMContext> context;  // outlives module
  std::unique_ptr<llvm::Module> module;
  std::string name;    // for people: qualname, with the loop line for OSR versions
  std::string symbol;  // of the function
  enum class Entry : uint8_t { kDirect, kArray, kLoop };
  Entry entry = Entry::kDirect;  // CodeObject::directEntry, CodeObject::arrayEntry or OsrEntry
  unsigned parameterCount = 0;
  std::vector<StateDescriptor> states;
  std::vector<GuardSite> guards;
  std::deque<std::vector<int64_t>>
      hints;  // words that the machine code reads and the runtime writes, addressed where they lie
};

}  // namespace taipan
