// Operands: how handlers reach what an instruction names. Nothing else in a handler knows the format of Instr, so that
// the same handlers can be compiled to stencils, where an operand is a constant in the machine code.
#pragma once

#include "runtime/bytecode/Feedback.h"
#include "runtime/core/ExactShapes.h"
#include "runtime/core/Objects.h"
#include "runtime/core/ValueKind.h"
#include "runtime/heap/Heap.h"
#include "runtime/interp/Handler.h"

namespace taipan {

// Registers named by the operands.
#define RA r[pc->a]
#define RB r[pc->b]
#define RC r[pc->c]
// The n-th register from the one that an operand names.
#define RA_PLUS(n) r[pc->a + (n)]
#define RB_PLUS(n) r[pc->b + (n)]

inline unsigned immA(const Instr* pc) {
  return pc->a;
}
inline unsigned immB(const Instr* pc) {
  return pc->b;
}
inline unsigned immC(const Instr* pc) {
  return pc->c;
}
inline int32_t immD(const Instr* pc) {
  return pc->d;
}
inline bool hasRegister(uint16_t operand) {
  return operand != kNoRegister;
}
inline Value constOf(const Instr* pc, const CodeObject* code) {
  return code->consts[pc->d];
}
inline Str* nameOf(const Instr* pc, const CodeObject* code) {
  return code->names[pc->d];
}
inline const Instr* targetOf(const Instr* pc, const CodeObject* code) {
  return code->instrs + pc->d;
}
inline uint32_t indexOf(const Instr* pc, const CodeObject* code) {
  return static_cast<uint32_t>(pc - code->instrs);
}

// Records of what kinds the operands of this site, an `op`, were, with one OR to memory.
template <Op op>
inline void see(const Instr* pc, FeedbackSlot* fb, SeenPair kinds) {
  siteOf<op>(pc, fb)->operands |= kinds;
}
// The same for values of any kind. One whose kind does not tell its type leaves its shape.
void seeValue(SeenFeedback* slot, Value v);
void seeValues(SeenFeedback* slot, Value lhs, Value rhs);

// --- loops that no optimiser turns into a call of memset or memcpy (handlers must stay leaf functions), and that stay
// short: they handle few words
[[gnu::always_inline]] inline void storeWord(Value* to, Value v) {
  *reinterpret_cast<volatile uint64_t*>(to) = v.bits();
}
[[gnu::always_inline]] inline void copyWords(Value* to, const Value* from, unsigned count) {
#pragma clang loop unroll(disable)
  for (const Value* end = from + count; from != end; ++from, ++to)
    storeWord(to, *from);
}
[[gnu::always_inline]] inline void clearWords(Value* from, const Value* to) {
#pragma clang loop unroll(disable)
  for (; from < to; ++from)
    storeWord(from, Value());
}

// --- tests on two operands at once
inline bool areSmallInts(Value a, Value b) {
  return (((a.bits() - 1) | (b.bits() - 1)) & 3) == 0;
}
inline bool areImmediateFloats(Value a, Value b) {
  return (a.bits() & b.bits() & Value::kFloatTag) != 0;
}

}  // namespace taipan
