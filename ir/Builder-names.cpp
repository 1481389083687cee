// Code whose variables are the entries of a dict (dict locals, class bodies, executed code): each site goes by its
// inline cache, which the compiled code shares with the interpreter. Nothing is guarded: an activation's first steps
// meet other sets of keys than its later ones, and must not leave for that.
#include "ir/BuilderImpl.h"

namespace taipan::hir {

void FunctionBuilder::makeLocals() {
  std::vector<Instr*> operands = taggedRegisters(bc().b, bc().c);
  operands.insert(operands.begin(), frame_->record);
  frame_->nameSpace = emit(Op::MakeLocals, operands, bits(frame_->code));
}

void FunctionBuilder::linkCell() {
  Instr* outer = bc().b ? tagged(reg(bc().a)) : emptyValue();
  set(bc().a, emit(Op::NewLinkCell, {frame_->nameSpace, outer}, bits(name())));
}

bool FunctionBuilder::isSeenInNamespace() const {
  return nameSite() && nameSite()->kind == NameKind::Local;
}

void FunctionBuilder::loadName() {
  set(bc().a, emit(Op::LoadName, {frame_->nameSpace, frame_->functionValue}, bits(name()), isSeenInNamespace()));
}

void FunctionBuilder::storeName() {
  emit(Op::StoreName, {frame_->nameSpace, tagged(reg(bc().a))}, bits(name()), isSeenInNamespace());
}

}  // namespace taipan::hir
