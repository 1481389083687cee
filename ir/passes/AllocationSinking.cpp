// AllocationSinking: an object that only states name (and other such objects) is not made at all. It becomes a virtual
// object: deoptimisation and locals() build it from its parts when they need it. Loads of its fields have been folded by
// Simplify before. Only objects that never change: tuples, ranges, slices, bound methods; fresh lists and cells have
// stores, which are uses.
#include "ir/Analysis.h"

namespace taipan::hir {

namespace {

Op virtualForm(Op op) {
  switch (op) {
    case Op::NewTuple:       return Op::VirtualTuple;
    case Op::NewRange:       return Op::VirtualRange;
    case Op::NewSlice:       return Op::VirtualSlice;
    case Op::NewBoundMethod: return Op::VirtualBoundMethod;
    case Op::NewList:        return Op::VirtualList;
    case Op::NewCell:        return Op::VirtualCell;
    default:                 return Op::kCount;
  }
}

// Marks everything that an instruction other than a virtual object uses.
void markUsed(Function& f) {
  for (Block* b : f.blocks)
    for (Instr* i : instrs(b)) i->mark = false;
  for (Block* b : f.blocks)
    for (Instr* i : instrs(b))
      if (i->rep != Rep::Virtual)
        for (Instr* operand : i->operands) operand->mark = true;
  for (FrameState* s : f.states) {
    if (s->functionValue) s->functionValue->mark = true;
    if (s->resultOverride) s->resultOverride->mark = true;
  }
}

// The empty tuple is one object; a state may rebuild others as often as it likes, but identity must hold within one.
bool maySink(const Instr* i) {
  return virtualForm(i->op) != Op::kCount && !i->mark && !(i->op == Op::NewTuple && i->operands.empty());
}

}  // namespace

bool runAllocationSinking(Function& f) {
  bool changed = false;
  for (bool again = true; again;) {
    again = false;
    markUsed(f);
    for (Block* b : f.blocks) {
      for (Instr* i : instrs(b)) {
        if (!maySink(i)) continue;
        i->op = virtualForm(i->op);
        i->rep = Rep::Virtual;
        i->state = nullptr;
        again = changed = true;
      }
    }
  }
  return changed;
}

}  // namespace taipan::hir
