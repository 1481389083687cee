// Simplify: local rewrites that need nothing but an instruction, its operands and their types. Takes to be admitted:
// types as inferTypes finds them; ints wrap nowhere (Int* ops say when they leave); IEEE arithmetic for doubles, so
// that x + 0.0 stays. A guard that always holds goes; one that never holds becomes an exit. States take values unboxed.
#include <cmath>

#include "ir/Analysis.h"
#include "ir/passes/SimplifyRules.h"
#include "ir/passes/Types.h"

namespace taipan::hir {

namespace {

class Simplifier : public Rewriter {
 public:
  explicit Simplifier(Function& f) : Rewriter(f), replacements_(f) {}

  bool run() {
    bool changed = inferTypes(f_);
    for (Block* b : f_.blocks) {
      for (Instr* i : instrs(b)) {
        if (!i->block) continue;  // cut off by an exit before it
        visit(i);
      }
    }
    unboxStates();
    changed |= changed_ || !replacements_.empty();
    replacements_.apply();
    if (cut_) renumber(f_);
    return changed;
  }

 private:
  void visit(Instr* i) {
    for (Instr*& operand : i->operands)
      operand = replacements_.resolve(operand);
    at_ = i;
    Verdict v = simplify(*this, i);
    switch (v.kind) {
      case Verdict::kNone: return;
      case Verdict::kReplace:
        replacements_.replace(i, v.value);
        if (!i->isPhi() && i->block) unlink(i);
        break;
      case Verdict::kChanged: break;
      case Verdict::kRemove:  unlink(i); break;
      case Verdict::kExit:    makeExit(i); break;
    }
    changed_ = true;
  }

  // Control never gets past i: the block ends with what i would do.
  void makeExit(Instr* i) {
    Block* b = i->block;
    Instr* exit = newInstr(f_, Op::Deopt, {});
    exit->reason = i->reason;
    exit->state = i->state;
    exit->siteCode = i->siteCode;
    exit->siteInstr = i->siteInstr;
    for (Block*& successor : b->successors) {
      if (successor) removePredecessor(successor, predecessorIndex(successor, b));
      successor = nullptr;
    }
    while (b->last != i)
      unlink(b->last);
    unlink(i);
    append(b, exit);
    b->isCold = true;
    cut_ = true;
  }

  static bool isBox(Op op) {
    return op == Op::BoxInt || op == Op::BoxDouble || op == Op::BoxBool || op == Op::BoxIntOrEmpty ||
           op == Op::BoxDoubleOrEmpty;
  }

  void unboxStates() {
    for (FrameState* s : f_.states) {
      for (RegisterValue& r : s->registers) {
        Instr* v = replacements_.resolve(r.value);
        while (isBox(v->op))
          v = replacements_.resolve(v->operand(0));
        changed_ |= v != r.value;
        r.value = v;
      }
    }
  }

  Replacements replacements_;
  bool changed_ = false, cut_ = false;
};

}  // namespace

bool runSimplify(Function& f) {
  constexpr int kMaxRounds = 4;
  bool changed = false;
  for (int round = 0; round < kMaxRounds && Simplifier(f).run(); ++round)
    changed = true;
  return changed;
}

}  // namespace taipan::hir
