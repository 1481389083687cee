// DeadCode: removes instructions whose results nobody uses, states included, and that have no effect of their own.
// Allocations count as without effect: that one fails for want of memory is nothing a program may rely on. A guard
// stays unless its row says Idle.
#include "ir/Analysis.h"

namespace taipan::hir {

namespace {

// Marks what is needed, from the instructions that must stay.
class Marking {
 public:
  explicit Marking(Function& f) : seenStates_(f.states.size()) {
    for (Block* b : f.blocks)
      for (Instr* i : instrs(b))
        i->mark = false;
    for (Block* b : f.blocks)
      for (Instr* i : instrs(b))
        if (i->info().hasSideEffect()) need(i);
    while (!work_.empty()) {
      Instr* i = work_.back();
      work_.pop_back();
      for (Instr* operand : i->operands)
        need(operand);
      for (FrameState* s = i->state; s && !seenStates_[s->id]; s = s->parent) {
        seenStates_[s->id] = 1;
        forEachOwnUse(s, [&](Instr*& used) { need(used); });
      }
    }
  }

 private:
  void need(Instr* i) {
    if (i->mark) return;
    i->mark = true;
    work_.push_back(i);
  }
  std::vector<Instr*> work_;
  std::vector<uint8_t> seenStates_;
};

}  // namespace

bool runDeadCode(Function& f) {
  Marking marking(f);
  bool changed = false;
  for (Block* b : f.blocks)
    for (Instr* i : instrs(b))
      if (!i->mark) unlink(i), changed = true;
  return changed;
}

}  // namespace taipan::hir
