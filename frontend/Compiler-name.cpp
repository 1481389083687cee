// Names: what loading, storing and deleting one means in this scope.
#include "frontend/CompilerImpl.h"
#include "runtime/Options.h"

namespace taipan {

using namespace ast;

bool Compiler::usesGlobalForms() const {
  return unit_->scope->kind == ScopeKind::Module && (mode_ == CompileMode::kExec || mode_ == CompileMode::kSingle);
}

bool Compiler::optimizedAsserts() {
  return options.optimizeAsserts;
}

Reg Compiler::localRegister(std::string_view name) {
  Unit& u = *unit_;
  auto [it, isNew] = u.localIndex.try_emplace(name, static_cast<Reg>(u.locals.size()));
  if (isNew) {
    u.locals.push_back(name);
    if (u.locals.size() >= kCellSpace && !failed()) {
      error_.type = ErrorType::MemoryError;
      error_.message = "too many local variables";
    }
  }
  return it->second;
}

Reg Compiler::cellRegister(std::string_view name) {
  Unit& u = *unit_;
  auto cell = u.cells.find(name);
  return cell != u.cells.end() ? cell->second : u.frees.find(name)->second;
}

Reg Compiler::plainLocal(std::string_view name) {
  Unit& u = *unit_;
  if (!u.scope->isFunctionLike()) return kNoReg;
  std::string_view m = mangled(name);
  const Symbol* s = u.scope->find(m);
  return s && s->binding == Binding::Local ? localRegister(m) : kNoReg;
}

Reg Compiler::loadName(std::string_view name, const Node* at, Reg to) {
  std::string_view m = mangled(name);
  if (m == "__debug__")
    return constant(ConstantValue{optimizedAsserts() ? ConstantKind::False : ConstantKind::True, false, 0, 0, {}},
                    static_cast<const Expr*>(at), to);
  const Symbol* s = unit_->scope->find(m);
  Binding binding = s ? s->binding : Binding::GlobalImplicit;
  bool inFunction = unit_->scope->isFunctionLike();
  if (inFunction && binding == Binding::Local) {
    Reg local = localRegister(m);
    if (!isCertainlyBound(local)) {
      emit(Op::CheckBound, at, local);
      noteBound(local);
    }
    if (to == kNoReg || to == local) return local;
    emit(Op::Move, at, to, local);
    return to;
  }
  to = target(to);
  if (binding == Binding::Cell || binding == Binding::Free) {
    bool classBody = unit_->scope->kind == ScopeKind::Class;
    if (classBody)
      emit(Op::LoadClassCell, at, to, cellRegister(m), 0, nameIndex(m));
    else
      emit(Op::LoadCell, at, to, cellRegister(m));
  } else if (inFunction || binding == Binding::GlobalExplicit || usesGlobalForms()) {
    emit(Op::LoadGlobal, at, to, 0, 0, nameIndex(m));
  } else {
    emit(Op::LoadName, at, to, 0, 0, nameIndex(m));
  }
  return to;
}

void Compiler::storeName(std::string_view name, Reg from, const Node* at) {
  std::string_view m = mangled(name);
  if (m == "__debug__") return fail(at->span, "cannot assign to __debug__");
  const Symbol* s = unit_->scope->find(m);
  Binding binding = s ? s->binding : Binding::GlobalImplicit;
  bool inFunction = unit_->scope->isFunctionLike();
  if (inFunction && binding == Binding::Local) {
    Reg local = localRegister(m);
    if (local != from) emit(Op::Move, at, local, from);
    noteBound(local);
  } else if (binding == Binding::Cell || binding == Binding::Free) {
    emit(Op::StoreCell, at, cellRegister(m), from);
  } else if (inFunction || binding == Binding::GlobalExplicit || usesGlobalForms()) {
    emit(Op::StoreGlobal, at, from, 0, 0, nameIndex(m));
  } else {
    emit(Op::StoreName, at, from, 0, 0, nameIndex(m));
  }
}

void Compiler::deleteName(std::string_view name, const Node* at) {
  std::string_view m = mangled(name);
  const Symbol* s = unit_->scope->find(m);
  Binding binding = s ? s->binding : Binding::GlobalImplicit;
  bool inFunction = unit_->scope->isFunctionLike();
  if (inFunction && binding == Binding::Local) {
    Reg local = localRegister(m);
    emit(Op::CheckBound, at, local);
    emit(Op::DeleteLocal, at, local);
  } else if (binding == Binding::Cell || binding == Binding::Free) {
    emit(Op::DeleteCell, at, cellRegister(m));
  } else if (inFunction || binding == Binding::GlobalExplicit || usesGlobalForms()) {
    emit(Op::DeleteGlobal, at, 0, 0, 0, nameIndex(m));
  } else {
    emit(Op::DeleteName, at, 0, 0, 0, nameIndex(m));
  }
}

}  // namespace taipan
