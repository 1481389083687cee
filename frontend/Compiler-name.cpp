// Names: what loading, storing and deleting one means in this scope.
#include "frontend/CompilerImpl.h"
#include "runtime/core/Options.h"

namespace taipan {

using namespace ast;

bool Compiler::usesGlobalForms() const {
  return unit_->scope->kind == ScopeKind::Module && (mode_ == CompileMode::kExec || mode_ == CompileMode::kSingle);
}

bool Compiler::optimizedAsserts() {
  return options.optimizeAsserts;
}

Compiler::NameHome Compiler::homeOf(std::string_view name) const {
  const Unit& u = *unit_;
  bool inClass = u.scope->kind == ScopeKind::Class;
  bool isFree = false;
  for (size_t i = u.inlined.size(); i-- > 0;) {
    const Symbol* s = u.inlined[i]->find(name);
    if (!s) continue;
    if (s->binding == Binding::Local || s->binding == Binding::Cell)
      return hasCell(name) ? NameHome::Cell : NameHome::Register;
    isFree |= s->binding == Binding::Free;
    // A comprehension does not see the variables of the class that it stands in.
    if (s->binding == Binding::GlobalExplicit || (inClass && !isFree)) return NameHome::Globals;
  }
  return inClass && isFree ? NameHome::Cell : homeInScope(u.scope->find(name));
}

Compiler::NameHome Compiler::homeInScope(const Symbol* s) const {
  const Scope* scope = unit_->scope;
  bool isFunction = scope->isFunctionLike();
  switch (s ? s->binding : Binding::GlobalImplicit) {
    case Binding::Local:
      if (isFunction && !scope->dictLocals) return NameHome::Register;
      break;
    case Binding::Cell:
      if (!scope->dictLocals) return scope->kind == ScopeKind::Class ? NameHome::ClassCell : NameHome::Cell;
      break;
    case Binding::Free:           return scope->kind == ScopeKind::Class ? NameHome::ClassCell : NameHome::Cell;
    case Binding::GlobalExplicit: return NameHome::Globals;
    case Binding::GlobalImplicit:
      if (isFunction && !scope->dictLocals) return NameHome::Globals;
      break;
  }
  return usesGlobalForms() ? NameHome::Globals : NameHome::Namespace;
}

bool Compiler::isLinked(const Scope* scope, std::string_view name) {
  const Symbol* s = scope->find(name);
  return scope->dictLocals && s && s->binding == Binding::Free && (s->flags & kSymbolUsed) &&
         !(s->flags & kSymbolNonlocal) && name != "__class__";
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
  std::string_view m = mangled(name);
  return homeOf(m) == NameHome::Register ? localRegister(m) : kNoReg;
}

Reg Compiler::loadName(std::string_view name, const Node* at, Reg to) {
  std::string_view m = mangled(name);
  if (m == "__debug__")
    return constant(ConstantValue{optimizedAsserts() ? ConstantKind::False : ConstantKind::True, false, 0, 0, {}},
                    static_cast<const Expr*>(at), to);
  NameHome home = homeOf(m);
  if (home == NameHome::Register) {
    Reg local = localRegister(m);
    if (!isCertainlyBound(local)) {
      emit(Op::CheckBound, at, local);
      noteBound(local);
    }
    if (to == kNoReg || to == local) {
      line(at);  // read where it lies, by a later instruction
      return local;
    }
    emit(Op::Move, at, to, local);
    return to;
  }
  to = target(to);
  switch (home) {
    case NameHome::Cell:      emit(Op::LoadCell, at, to, cellRegister(m)); break;
    case NameHome::ClassCell: emit(Op::LoadClassCell, at, to, cellRegister(m), 0, nameIndex(m)); break;
    case NameHome::Globals:   emit(Op::LoadGlobal, at, to, 0, 0, nameIndex(m)); break;
    default:                  emit(Op::LoadName, at, to, 0, 0, nameIndex(m)); break;
  }
  return to;
}

void Compiler::storeName(std::string_view name, Reg from, const Node* at) {
  std::string_view m = mangled(name);
  if (m == "__debug__") return fail(at->span, "cannot assign to __debug__");
  switch (homeOf(m)) {
    case NameHome::Register: {
      Reg local = localRegister(m);
      if (local != from)
        emit(Op::Move, at, local, from);
      else
        line(at);
      noteBound(local);
      break;
    }
    case NameHome::Cell:
    case NameHome::ClassCell: emit(Op::StoreCell, at, cellRegister(m), from); break;
    case NameHome::Globals:   emit(Op::StoreGlobal, at, from, 0, 0, nameIndex(m)); break;
    case NameHome::Namespace: emit(Op::StoreName, at, from, 0, 0, nameIndex(m)); break;
  }
}

void Compiler::deleteName(std::string_view name, const Node* at) {
  std::string_view m = mangled(name);
  switch (homeOf(m)) {
    case NameHome::Register: {
      Reg local = localRegister(m);
      emit(Op::CheckBound, at, local);
      emit(Op::DeleteLocal, at, local);
      break;
    }
    case NameHome::Cell:
    case NameHome::ClassCell: emit(Op::DeleteCell, at, cellRegister(m)); break;
    case NameHome::Globals:   emit(Op::DeleteGlobal, at, 0, 0, 0, nameIndex(m)); break;
    case NameHome::Namespace: emit(Op::DeleteName, at, 0, 0, 0, nameIndex(m)); break;
  }
}

}  // namespace taipan
