// CleanCfg: removes unreachable blocks, branches on constants, phis that stand for one value, and blocks that only
// jump. Loop heads and their preheaders (blocks with a Checkpoint) keep their shape for the passes that move code
// there.
#include <algorithm>

#include "ir/Analysis.h"

namespace taipan::hir {

namespace {

bool foldBranches(Function& f) {
  bool changed = false;
  for (Block* b : f.blocks) {
    if (b->last->op != Op::Branch) continue;
    bool same = b->successors[0] == b->successors[1];
    Instr* condition = b->last->operand(0);
    if (!same && condition->op != Op::ConstBool) continue;
    unsigned dropped = same || condition->immA ? 1 : 0;
    Block* target = b->successors[dropped];
    removePredecessor(target, predecessorIndex(target, b));
    b->successors[0] = b->successors[1 - dropped];
    b->successors[1] = nullptr;
    unlink(b->last);
    append(b, newInstr(f, Op::Jump, {}));
    changed = true;
  }
  return changed;
}

// The one value that a phi stands for, or null.
Instr* onlyValue(const Replacements& r, Instr* phi) {
  Instr* value = nullptr;
  for (Instr* operand : phi->operands) {
    operand = r.resolve(operand);
    if (operand == phi || operand == value) continue;
    if (value) return nullptr;
    value = operand;
  }
  return value;
}

bool removeTrivialPhis(Function& f) {
  Replacements replacements(f);
  for (bool again = true; again;) {
    again = false;
    for (Block* b : f.blocks)
      for (Instr* i : instrs(b)) {
        if (!i->isPhi()) break;
        Instr* value = onlyValue(replacements, i);
        if (!value) continue;
        replacements.replace(i, value);
        unlink(i);
        again = true;
      }
  }
  if (replacements.empty()) return false;
  replacements.apply();
  return true;
}

// Appends a block to its only predecessor, which leads nowhere else.
bool mergeChains(Function& f) {
  bool changed = false;
  for (Block* b : f.blocks) {
    while (b->last->op == Op::Jump) {
      Block* next = b->successors[0];
      if (next == b || next == f.entry() || next->predecessors.size() != 1 || next->isLoopHead) break;
      if (next->first->isPhi()) break;
      unlink(b->last);
      for (Instr* i : instrs(next)) {
        unlink(i);
        append(b, i);
      }
      for (unsigned n = 0; n < 2; ++n) {
        b->successors[n] = next->successors[n];
        next->successors[n] = nullptr;
        if (b->successors[n])
          std::replace(b->successors[n]->predecessors.begin(), b->successors[n]->predecessors.end(), next, b);
      }
      b->isCold |= next->isCold;
      next->predecessors.clear();
      append(next, newInstr(f, Op::Unreachable, {}));  // dropped by renumber()
      changed = true;
    }
  }
  return changed;
}

// A head whose back-edges are gone is no loop any more.
void dropFormerLoops(Function& f) {
  for (Block* b : f.blocks)
    b->isLoopHead = b->isLoopHead && std::any_of(b->predecessors.begin(), b->predecessors.end(),
                                                 [&](Block* p) { return p->order >= b->order; });
}

}  // namespace

bool runCleanCfg(Function& f) {
  bool changed = false;
  for (bool again = true; again;) {
    again = foldBranches(f);
    size_t before = f.blocks.size();
    renumber(f);
    again |= f.blocks.size() != before;
    dropFormerLoops(f);
    again |= removeTrivialPhis(f);
    if (mergeChains(f)) {
      again = true;
      renumber(f);
    }
    changed |= again;
  }
  return changed;
}

}  // namespace taipan::hir
