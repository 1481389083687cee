// Instr: one bytecode instruction, 16 bytes, and what Opcodes.def says about it.
#pragma once

#include <cstdint>

namespace taipan {

enum class Op : uint8_t {
#define OP(name, effects, feedback, a, b, c, d, doc) name,
#include "runtime/bytecode/Opcodes.def"
};

inline constexpr unsigned kOpCount = 0
#define OP(name, effects, feedback, a, b, c, d, doc) +1
#include "runtime/bytecode/Opcodes.def"
    ;
static_assert(kOpCount <= 256);

// How the interpreter executes an instruction, whichever it is. Changes while the code may be running (checkLocals).
enum class Variant : uint8_t {
  kPlain,
  kChecked,  // locals that it reads may be unbound although the compiler saw that they are not: UnboundLocalError
};
inline constexpr unsigned kVariantCount = 2;

inline constexpr uint16_t kNoRegister = 0xffff;
inline constexpr uint32_t kNoFeedback = 0xffffffff;

struct Instr {
  Op op;
  Variant variant;
  uint16_t a, b, c;
  int32_t d;
  uint32_t slot;  // index into the code's feedback slots, or kNoFeedback
};
static_assert(sizeof(Instr) == 16);

enum class Role : uint8_t {
  None,
  Imm,
  Const,
  Name,
  Def,
  Def2,
  Use,
  UseDef,
  Kill,
  Target,
  UseOpt,
  UseN,
  UseN1,
  UseN2,
  Use2,
  Use3,
  Use4,
  Use2N,
  DefN,
  DefNM
};

// What a site remembers: which of the structs of Feedback.h its slot is. `_` is what rows write.
enum class FeedbackKind : uint8_t { None, Seen, Iteration, Attribute, Global, Name, Call, _ = None };

constexpr FeedbackKind feedbackKindOf(Op op) {
  constexpr FeedbackKind kOfRows[] = {
#define OP(name, effects, feedback, a, b, c, d, doc) FeedbackKind::feedback,
#include "runtime/bytecode/Opcodes.def"
  };
  return kOfRows[static_cast<unsigned>(op)];
}

enum OpEffect : uint8_t { kOpRaise = 1, kOpCall = 2, kOpJump = 4 };

struct OpInfo {
  const char* name;
  uint8_t effects;  // OpEffect bits; kOpCall implies that it may raise
  Role roles[4];    // of a, b, c, d
  const char* doc;
  bool mayRaise() const { return effects & (kOpRaise | kOpCall); }
  bool mayCall() const { return effects & kOpCall; }
  bool isJump() const { return effects & kOpJump; }
};

const OpInfo& opInfo(Op op);

// Registers that an instruction reads or writes: [first, first+count).
struct RegisterRange {
  unsigned first, count;
};
// Fills at most 4 ranges each; returns how many.
unsigned registersRead(const Instr& i, RegisterRange out[4]);
unsigned registersWritten(const Instr& i, RegisterRange out[4]);  // Kill included

}  // namespace taipan
