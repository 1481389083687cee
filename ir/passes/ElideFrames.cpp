// ElideFrames: removes the activation record of a frame during which nothing runs that could look at it: then its
// states say "no record", and neither entering nor leaving costs anything.
#include "ir/Analysis.h"

namespace taipan::hir {

namespace {

// Marks the records of activations that something may look at.
void markObserved(Function& f) {
  for (Block* b : f.blocks)
    for (Instr* i : instrs(b))
      if (i->op == Op::EnterFrame) i->mark = f.osrInstr >= 0 && i->immB == 0;  // may have been looked at before
  for (Block* b : f.blocks) {
    for (Instr* i : instrs(b)) {
      if (i->op == Op::RefreshLocals) i->operand(0)->mark = true;
      if (!i->info().mayObserveFrame()) continue;
      for (FrameState* s = i->state; s; s = s->parent)
        if (s->record) s->record->mark = true;
    }
  }
}

}  // namespace

bool runElideFrames(Function& f) {
  markObserved(f);
  auto elided = [](Instr* record) { return record && !record->mark; };
  bool changed = false;
  for (FrameState* s : f.states) {
    if (!elided(s->record) || s->record->op != Op::EnterFrame) continue;
    s->record = nullptr;
    changed = true;
  }
  for (Block* b : f.blocks) {
    for (Instr* i : instrs(b)) {
      bool isEnd = i->op == Op::LeaveFrame || i->op == Op::EnterHook || i->op == Op::LeaveHook;
      bool goes = (i->op == Op::EnterFrame && elided(i)) || (isEnd && elided(i->operand(0)));
      if (goes) unlink(i), changed = true;
    }
  }
  return changed;
}

}  // namespace taipan::hir
