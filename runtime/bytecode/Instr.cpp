#include "runtime/bytecode/Instr.h"

namespace taipan {

namespace {

// Spellings that let the rows of Opcodes.def read as prose.
constexpr uint8_t None = 0, Raise = kOpRaise, Call = kOpCall | kOpRaise, Jump = kOpJump;

namespace role {
constexpr Role _ = Role::None, Imm = Role::Imm, Const = Role::Const, Name = Role::Name, Def = Role::Def,
               Def2 = Role::Def2, Use = Role::Use, UseDef = Role::UseDef, Kill = Role::Kill, Target = Role::Target,
               UseOpt = Role::UseOpt, UseN = Role::UseN, UseN1 = Role::UseN1, UseN2 = Role::UseN2, Use2 = Role::Use2,
               Use3 = Role::Use3, Use4 = Role::Use4, Use2N = Role::Use2N, DefN = Role::DefN, DefNM = Role::DefNM;
}  // namespace role

constexpr OpInfo kInfo[] = {
#define OP(name, effects, feedback, a, b, c, d, doc) {#name, effects, {role::a, role::b, role::c, role::d}, doc},
#include "runtime/bytecode/Opcodes.def"
};

unsigned operand(const Instr& i, unsigned n) {
  return n == 0 ? i.a : n == 1 ? i.b : n == 2 ? i.c : static_cast<unsigned>(i.d);
}

unsigned readCount(const Instr& i, Role r, unsigned reg) {
  switch (r) {
    case Role::Use:
    case Role::UseDef: return 1;
    case Role::UseOpt: return reg == kNoRegister ? 0 : 1;
    case Role::UseN:   return i.c;
    case Role::UseN1:  return i.c + 1u;
    case Role::UseN2:  return i.c + 2u;
    case Role::Use2:   return 2;
    case Role::Use3:   return 3;
    case Role::Use4:   return 4;
    case Role::Use2N:  return 2u * i.c;
    default:           return 0;
  }
}

unsigned writeCount(const Instr& i, Role r) {
  switch (r) {
    case Role::Def:
    case Role::UseDef:
    case Role::Kill:   return 1;
    case Role::Def2:   return 2;
    case Role::DefN:   return i.c;
    case Role::DefNM:  return i.c + 1u + static_cast<unsigned>(i.d);
    default:           return 0;
  }
}

}  // namespace

const OpInfo& opInfo(Op op) {
  return kInfo[static_cast<unsigned>(op)];
}

unsigned registersRead(const Instr& i, RegisterRange out[4]) {
  unsigned n = 0;
  for (unsigned k = 0; k < 3; ++k) {
    unsigned reg = operand(i, k);
    if (unsigned count = readCount(i, opInfo(i.op).roles[k], reg)) out[n++] = {reg, count};
  }
  return n;
}

unsigned registersWritten(const Instr& i, RegisterRange out[4]) {
  unsigned n = 0;
  for (unsigned k = 0; k < 3; ++k) {
    unsigned reg = operand(i, k);
    if (unsigned count = writeCount(i, opInfo(i.op).roles[k])) out[n++] = {reg, count};
  }
  if (i.op == Op::ForIter) out[n++] = {i.b + 1u, 1};  // the iteration index
  return n;
}

}  // namespace taipan
