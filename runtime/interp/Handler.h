// Handler: how one bytecode instruction is executed. A handler is a function that ends in a tail call of the next
// instruction's handler, so the interpreter is no loop but a chain of jumps, and its state stays in machine registers
// (preserve_none hands over the first twelve arguments in registers):
//
//   pc    the instruction            r12       t     the thread               r14
//   r     registers of the frame     r13       fb    feedback of the code     r15
//   code  the frame's code           rdi (lost by calls: RESUME reloads it)
//
// r12 to r15 survive calls of C++ functions, so slow paths spill nothing. The fast part of an instruction is a leaf
// function: no frame, no saved register. Whatever may raise, allocate or call is a separate SLOW function of the same
// signature, reached by a tail call, which saves pc in the frame first. Handlers touch their operands through
// Operands.h alone.
#pragma once

#include "runtime/TierUp.h"
#include "runtime/bytecode/CodeObject.h"
#include "runtime/frames/InterpFrame.h"
#include "runtime/support/Likely.h"
#include "runtime/types/object/Operations.h"

namespace taipan {

using Handler = __attribute__((preserve_none)) Value (*)(const Instr* pc, Value* r, Thread* t, FeedbackSlot* fb,
                                                         CodeObject* code);

// By opcode and variant (dispatchIndex).
struct HandlerTable {
  Handler of[256 * kVariantCount];
};
extern const HandlerTable kHandlers;
// The first two bytes of an instruction, as one load.
inline unsigned dispatchIndex(const Instr* pc) {
  uint16_t index;
  __builtin_memcpy(&index, pc, sizeof index);
  return index;
}

#define HANDLER_STATE                                                                      \
  [[maybe_unused]] const Instr *pc, [[maybe_unused]] Value *r, [[maybe_unused]] Thread *t, \
      [[maybe_unused]] FeedbackSlot *fb, [[maybe_unused]] CodeObject *code

// The fast part of an instruction.
#define HANDLER(name) __attribute__((preserve_none)) Value op##name(HANDLER_STATE)
// A part that may call. Never inlined into the fast part.
#define SLOW(name) __attribute__((preserve_none, noinline)) Value name(HANDLER_STATE)
// A part of its own that calls nothing either.
#define OUTLINE(name) __attribute__((preserve_none, noinline)) Value name(HANDLER_STATE)

#define TAIL(function) [[clang::musttail]] return function(pc, r, t, fb, code)
// Executes the instruction at pc.
#define DISPATCH() [[clang::musttail]] return kHandlers.of[dispatchIndex(pc)](pc, r, t, fb, code)
#define NEXT()  \
  do {          \
    ++pc;       \
    DISPATCH(); \
  } while (0)
// Behind a call, before which pc was saved: the frame may have been moved to other instructions meanwhile (a trace hook
// came or went).
#define RELOAD()             \
  do {                       \
    code = frameOf(r)->code; \
    pc = frameOf(r)->pc;     \
  } while (0)
// As NEXT, behind a call.
#define RESUME() \
  do {           \
    RELOAD();    \
    NEXT();      \
  } while (0)

inline InterpFrame* frameOf(Value* r) {
  return reinterpret_cast<InterpFrame*>(r - kFrameHeaderWords);
}

// Makes pc visible to whoever looks at the frame or unwinds it: first act of every SLOW part that may raise or call.
inline void savePc(const Instr* pc, Value* r) {
  frameOf(r)->pc = pc;
}

// An exception is pending: adds a traceback entry, looks for a handler in this frame and its callers. (Unwind.cpp)
SLOW(unwind);
// The same without an entry for this frame: an exception raised again.
SLOW(unwindAgain);
// The same at a call that a hook refused: this frame never began, so none of its handlers counts.
SLOW(unwindEntry);
// The same where a hook raised when it was told of this frame's return: the frame ends.
SLOW(unwindReturn);
// Executes the instruction at pc, of which a trace hook has been told.
SLOW(executeTold);
// This frame has ended already (compiled code took it over) and left an exception: goes on in its caller.
SLOW(unwindCallee);

// An instruction of Variant::kChecked: UnboundLocalError for the first local among its operands that is unbound.
SLOW(checkedOperands);

// One declaration for each instruction: the groups define them.
#define OP(name, effects, feedback, a, b, c, d, doc) HANDLER(name);
#include "runtime/bytecode/Opcodes.def"

}  // namespace taipan
