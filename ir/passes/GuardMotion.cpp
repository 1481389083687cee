// GuardMotion: moves loop-invariant computations and guards in front of the loop. A guard goes only if every full turn
// of the loop asks it, and then resumes at the loop's start (the Checkpoint of the preheader): nothing of the loop has
// run then. It keeps its site, so that a guard that was hoisted in vain is not made again. Loads move when nothing in
// the loop may write what they read, and no guard that has no result stays behind that they might need. From inner
// loops to outer ones, so that what leaves one may leave the next.
#include <algorithm>

#include "ir/passes/Memory.h"

namespace taipan::hir {

namespace {

class Mover {
 public:
  explicit Mover(Function& f) : dominators_(f), loops_(f, dominators_), memory_(f) {}

  bool run() {
    std::vector<Loop*> order = loops_.all();
    std::reverse(order.begin(), order.end());  // inner first
    for (Loop* loop : order)
      hoistFrom(*loop);
    return changed_;
  }

 private:
  void hoistFrom(const Loop& loop) {
    if (!loop.preheader) return;
    Instr* checkpoint = checkpointOf(loop.preheader);
    LocationSet written = memory_.writtenIn(&loop);
    bool guardStays = false;  // a guard without result, which later loads may rely on, stays in the loop
    for (Block* b : loop.blocks) {
      bool always = isAlwaysReached(loop, b);
      for (Instr* i : instrs(b)) {
        const OpInfo& info = i->info();
        bool isGuard = info.mayDeopt() && !info.writes && !info.isPinned();
        bool fits = isInvariant(loop, i) && !(memory_.read(i) & written);
        bool goes = fits && (isGuard ? checkpoint && always : mayGo(i, always && !guardStays));
        if (!goes) {
          guardStays |= isGuard && i->rep == Rep::None;
          continue;
        }
        if (isGuard) i->state = checkpoint->state;
        unlink(i);
        insertBeforeTerminator(loop.preheader, i);
        changed_ = true;
      }
    }
  }

  // A load may rely on tests before it, on its way or within them; arithmetic relies on nothing.
  static bool mayGo(const Instr* i, bool isSafe) {
    if (!i->info().isPure() || i->isConst()) return false;
    switch (i->op) {
      case Op::BoxInt:
      case Op::BoxDouble:
      case Op::BoxBool:
      case Op::Identical:
      case Op::IsEmpty:
      case Op::Select:    return true;
      default:            break;
    }
    bool touchesObject = i->info().reads;
    for (Instr* operand : i->operands)
      touchesObject |= operand->rep == Rep::Tagged;
    return !touchesObject || isSafe;
  }

  static Instr* checkpointOf(Block* preheader) {
    for (Instr* i = preheader->last; i; i = i->previous) {
      if (i->op == Op::Checkpoint) return i;
      if (i->info().writes) return nullptr;
    }
    return nullptr;
  }

  bool isInvariant(const Loop& loop, const Instr* i) const {
    if (i->rep == Rep::Virtual || i->isPhi()) return false;
    for (Instr* operand : i->operands)
      if (loops_.contains(&loop, operand->block)) return false;
    return true;
  }

  // On the way of every full turn.
  bool isAlwaysReached(const Loop& loop, const Block* b) const {
    return std::all_of(loop.latches.begin(), loop.latches.end(),
                       [&](Block* latch) { return dominators_.dominates(b, latch); });
  }

  Dominators dominators_;
  Loops loops_;
  Memory memory_;
  bool changed_ = false;
};

}  // namespace

bool runGuardMotion(Function& f) {
  renumber(f);
  return Mover(f).run();
}

}  // namespace taipan::hir
