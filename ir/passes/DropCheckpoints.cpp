// DropCheckpoints: once nothing is hoisted any more, the places for it go, and with them what only their states needed.
#include "ir/Analysis.h"

namespace taipan::hir {

bool runDropCheckpoints(Function& f) {
  bool changed = false;
  for (Block* b : f.blocks)
    for (Instr* i : instrs(b))
      if (i->op == Op::Checkpoint) unlink(i), changed = true;
  return changed;
}

}  // namespace taipan::hir
