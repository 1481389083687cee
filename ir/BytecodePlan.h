// BytecodePlan: what the builder knows of a code object before it starts: blocks of bytecode in the order in which to
// build them, loops, and which registers are live where. Independent of feedback.
//
// Entering a loop nest in the middle (OSR at an inner loop) would make the outer loops irreducible. So what runs before
// control reaches the head of such an outer loop for the first time is planned as a separate copy: blocks belong to a
// *phase*, the number of enclosing loops whose heads have not been met yet, and a jump back to one of those ends the phase.
#pragma once

#include <cstdint>
#include <vector>

#include "runtime/bytecode/CodeObject.h"

namespace taipan::hir {

// A set of registers.
class RegisterSet {
 public:
  explicit RegisterSet(unsigned registers = 0) : words_((registers + 63) / 64) {}
  bool has(unsigned r) const { return words_[r / 64] >> (r % 64) & 1; }
  void add(unsigned r) { words_[r / 64] |= uint64_t{1} << (r % 64); }
  void remove(unsigned r) { words_[r / 64] &= ~(uint64_t{1} << (r % 64)); }
  // True if it grew.
  bool addAll(const RegisterSet& other);
  bool operator==(const RegisterSet&) const = default;

 private:
  std::vector<uint64_t> words_;
};

// Which registers hold a value that may still be read, by exception handlers too.
class Liveness {
 public:
  explicit Liveness(const CodeObject* code);
  RegisterSet before(uint32_t instr) const;  // live when instr starts
  RegisterSet after(uint32_t instr) const;   // live when it has ended (what it writes included) or, if it raised, in the handler

 private:
  struct Range {
    uint32_t start, end;
    RegisterSet in, out;
    std::vector<uint32_t> successors;
  };
  const Range& rangeOf(uint32_t instr) const;
  void addHandlers(uint32_t instr, RegisterSet& live) const;
  void step(uint32_t instr, RegisterSet& live) const;
  void splitIntoRanges();

  const CodeObject* code_;
  std::vector<Range> ranges_;
  std::vector<uint32_t> rangeAt_;  // by instruction
};

struct PlanBlock {
  uint32_t start, end;  // instructions [start, end)
  uint32_t phase;
  // Where control goes: the jump's target and the instruction behind, as indices into BytecodePlan::blocks; -1: none.
  int32_t target = -1, next = -1;
  bool isLoopHead = false;
  RegisterSet writtenInLoop;      // of loop heads: registers that the loop changes
  RegisterSet indicesOfLoop;      // of loop heads: those that nothing but ForIter changes, as its second register
};

struct BytecodePlan {
  // start: 0, or the loop head of an OSR entry.
  BytecodePlan(const CodeObject* code, uint32_t start);
  std::vector<PlanBlock> blocks;  // reverse postorder; the first one is the start
  bool hasLoops = false;
};

}  // namespace taipan::hir
