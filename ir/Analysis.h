// Analysis: what passes ask about a function: dominators, loops, uses. Results are for the graph as it was when they
// were made; the function must have been renumber()ed.
#pragma once

#include <vector>

#include "ir/Ir.h"

namespace taipan::hir {

class Dominators {
 public:
  explicit Dominators(const Function& f);
  Block* immediate(const Block* b) const { return immediate_[b->order]; }  // null for the entry
  bool dominates(const Block* a, const Block* b) const;                    // reflexive
  // Definition a is available at instruction b (a is earlier in b's block, or in a dominating one). Linear within a
  // block.
  bool dominates(const Instr* a, const Instr* b) const;
  const std::vector<Block*>& children(const Block* b) const { return children_[b->order]; }

 private:
  std::vector<Block*> immediate_;
  std::vector<std::vector<Block*>> children_;
  std::vector<uint32_t> enter_, leave_;  // intervals of a walk over the dominator tree
};

struct Loop {
  Block* head;
  Loop* parent = nullptr;       // the loop around it, or null
  std::vector<Block*> blocks;   // head included, inner loops' blocks too
  std::vector<Block*> latches;  // sources of the back-edges
  uint32_t depth = 1;
  // The only block that enters the loop from outside and leads nowhere else, or null.
  Block* preheader = nullptr;
};

// Natural loops, outer before inner. Sets Block::loopDepth.
class Loops {
 public:
  Loops(Function& f, const Dominators& dominators);
  Loop* of(const Block* b) const { return innermost_[b->order]; }  // innermost loop around b, or null
  bool contains(const Loop* loop, const Block* b) const;
  const std::vector<Loop*>& all() const { return loops_; }

 private:
  std::deque<Loop> storage_;
  std::vector<Loop*> loops_, innermost_;
};

// Calls visit(Instr*&) for every value that the state itself names (not its parents): records and functions included.
template <class Visit>
void forEachOwnUse(FrameState* s, Visit visit) {
  if (s->functionValue) visit(s->functionValue);
  if (s->record) visit(s->record);
  if (s->resultOverride) visit(s->resultOverride);
  for (RegisterValue& r : s->registers)
    visit(r.value);
}
// The same for the state and all its parents.
template <class Visit>
void forEachStateUse(FrameState* s, Visit visit) {
  for (; s; s = s->parent)
    forEachOwnUse(s, visit);
}

// How often each value is used, by instruction id. A shared state counts once.
struct UseCounts {
  explicit UseCounts(Function& f);
  std::vector<uint32_t> byInstr, byState;
  uint32_t total(const Instr* i) const { return byInstr[i->id] + byState[i->id]; }
};

// Values to be replaced by others, applied to all operands and states at once.
class Replacements {
 public:
  explicit Replacements(Function& f) : f_(f) {}
  void replace(Instr* from, Instr* to);  // `to` must be available wherever `from` is used
  Instr* resolve(Instr* i) const;        // what stands for i now
  bool empty() const { return count_ == 0; }
  void apply();  // rewrites the function; the replaced instructions stay where they are

 private:
  Function& f_;
  std::vector<Instr*> forward_;
  unsigned count_ = 0;
};

}  // namespace taipan::hir
