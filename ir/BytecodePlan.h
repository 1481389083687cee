// BytecodePlan: what the builder knows of a code object before it starts: blocks of bytecode in the order in which to
// build them, and loops. Independent of feedback.
//
// Entering a loop nest in the middle (OSR at an inner loop) would make the outer loops irreducible. So the plan ends
// where such an outer loop comes round: the code is left there, and an entry of the outer loop, if there is one, taken.
#pragma once

#include <cstdint>
#include <vector>

#include "runtime/bytecode/Liveness.h"

namespace taipan::hir {

struct PlanBlock {
  uint32_t start, end;  // instructions [start, end)
  // Where control goes: the jump's target and the instruction behind, as indices into BytecodePlan::blocks; -1: none,
  // or to the head of a loop around the start.
  int32_t target = -1, next = -1;
  bool isLoopHead = false;
  RegisterSet writtenInLoop;  // of loop heads: registers that the loop changes
  RegisterSet indicesOfLoop;  // of loop heads: those that nothing but ForIter changes, as its second register
};

struct BytecodePlan {
  // start: 0, or the loop head of an OSR entry.
  BytecodePlan(const CodeBody* code, uint32_t start);
  std::vector<PlanBlock> blocks;  // reverse postorder; the first one is the start
  bool hasLoops = false;
};

// Heads (instructions) of the loops around the one with this head, innermost first.
std::vector<uint32_t> loopHeadsAround(const CodeBody* code, uint32_t head);

}  // namespace taipan::hir
