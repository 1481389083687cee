// SinkBoxes: makes boxed values where they are used rather than where the number came to be: a phi of a loop is boxed
// behind the loop, and a call on a rare path boxes its own arguments. Each block that uses a box gets a copy, unless it
// lies in a deeper loop than the box. Runs last: value numbering would undo it.
#include <map>

#include "ir/Analysis.h"

namespace taipan::hir {

namespace {

bool isBox(Op op) {
  switch (op) {
    case Op::BoxInt:
    case Op::BoxDouble:
    case Op::BoxBool:
    case Op::BoxIntOrEmpty:
    case Op::BoxDoubleOrEmpty: return true;
    default:                   return false;
  }
}

class Sinker {
 public:
  explicit Sinker(Function& f) : f_(f), dominators_(f), loops_(f, dominators_) {}

  bool run() {
    for (Block* b : f_.blocks) {
      for (Instr* i : instrs(b)) {
        if (i->isPhi()) {
          for (unsigned n = 0; n < i->operands.size(); ++n)
            sink(i->operands[n], b->predecessors[n], b->predecessors[n]->last);
        } else {
          for (Instr*& operand : i->operands)
            sink(operand, b, i);
        }
      }
    }
    return changed_;
  }

 private:
  static bool comesBefore(const Instr* a, const Instr* b) {
    while (a && a != b)
      a = a->next;
    return a != nullptr;
  }

  void sink(Instr*& used, Block* b, Instr* before) {
    if (!isBox(used->op) || used->block == b || b->loopDepth > used->block->loopDepth) return;
    Instr*& copy = copies_[{used, b}];
    if (!copy) {
      copy = newInstr(f_, used->op, used->operands);
      copy->type = used->type;
      copy->siteCode = used->siteCode;
      copy->siteInstr = used->siteInstr;
      insertBefore(before, copy);
    } else if (!comesBefore(copy, before)) {  // made for a phi, at the end of the block
      unlink(copy);
      insertBefore(before, copy);
    }
    used = copy;
    changed_ = true;
  }

  Function& f_;
  Dominators dominators_;
  Loops loops_;
  std::map<std::pair<Instr*, Block*>, Instr*> copies_;
  bool changed_ = false;
};

}  // namespace

bool runSinkBoxes(Function& f) {
  renumber(f);
  return Sinker(f).run();
}

}  // namespace taipan::hir
