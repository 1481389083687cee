// CodeBytes: a code object's instructions as Python sees them (co_code, and the offsets f_lasti, tb_lasti, co_lines and
// co_positions): units of two bytes, an opcode of CPython 3.11 and a byte of argument, one unit for each instruction
// behind one more, RESUME. A frame is at that one while hooks are told of its call, and never again: that is how tools
// tell a call from a resumption.
#pragma once

#include <cstdint>
#include <string>

namespace taipan {

struct CodeObject;

inline constexpr int64_t kUnitSize = 2;
// Of the unit at which a frame is entered.
inline constexpr int64_t kEntryOffset = 0;
// Offset of an instruction; of -1, which stands for the entry, kEntryOffset.
inline int64_t unitOffset(int64_t instr) {
  return kUnitSize * (instr + 1);
}
// The reverse; offsets of no unit yield no index of an instruction.
inline int64_t instrAtOffset(int64_t offset) {
  return offset / kUnitSize - 1;
}

// All units, kUnitSize * (instrCount + 1) bytes. The opcodes say what the instructions do; they do not make a program
// that CPython could run: there are registers in place of the stack, no caches, and arguments beyond a byte are cut
// off.
std::string codeBytes(const CodeObject* code);

}  // namespace taipan
