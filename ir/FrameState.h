// FrameState: how to rebuild the Python frames of a place in the program. For each live register of the bytecode frame
// it names the SSA value that holds it now, in whatever representation. An inlined callee's state has its caller's as
// parent (at the call instruction). Immutable once attached, but for replacement of a value by an equal one; shared
// between instructions that have the same state.
//
// How an instruction that carries state S leaves:
//   guard fails (mayDeopt)         the interpreter executes S.instr again from its start (ResumeMode::kAt)
//   call, lazily deoptimised       the frames go on behind S.instr with the call's result (kAfterCall)
//   call raises                    the exception is raised at S.instr (kRaise)
// Guards therefore come before any effect of their bytecode instruction. Registers that are absent are dead or unbound:
// the interpreter frame gets the empty Value. A bound local is never absent: locals() must see it.
#pragma once

#include <cstdint>
#include <span>

namespace taipan {
struct CodeBody;
struct FunctionObject;
}  // namespace taipan

namespace taipan::hir {

struct Instr;

struct RegisterValue {
  uint16_t reg;
  Instr* value;  // Tagged, Int64, Double or Bool; or a Virtual* op: an object that exists only in the state
};

struct FrameState {
  uint32_t id;  // index in Function::states
  const CodeBody* code;
  FunctionObject* function;  // null: functionValue tells
  Instr* functionValue;      // Tagged; null if function is known
  uint32_t instr;            // bytecode index
  FrameState* parent;        // caller's state if inlined, at its call instruction; else null
  Instr* record;             // the EnterFrame of this activation; null: elided (nothing can look at the frame)
  std::span<RegisterValue> registers;  // ascending by reg
  // What the call at `instr` yields whatever the callee returns (a class call whose __init__ runs as the callee yields
  // the instance); null: the callee's result. Only for calls (kAfterCall), never on a parent.
  Instr* resultOverride;
  // TraceEvent that the call with this state tells a hook of, before the instruction at `instr` is executed; 0: none.
  // When control comes back through the interpreter, it goes on with that instruction.
  uint32_t telling;

  // The value of a register, or null.
  Instr* valueOf(unsigned reg) const {
    for (const RegisterValue& r : registers)
      if (r.reg == reg) return r.value;
    return nullptr;
  }
  unsigned depth() const {  // inlined frames below the compiled function
    unsigned n = 0;
    for (const FrameState* s = parent; s; s = s->parent)
      ++n;
    return n;
  }
};

}  // namespace taipan::hir
