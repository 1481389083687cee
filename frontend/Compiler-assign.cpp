// Assignment in all its forms, and del.
#include "frontend/CompilerImpl.h"

namespace taipan {

using namespace ast;

Reg Compiler::destinationOf(const Expr* target) {
  auto* n = as<Name>(target);
  return n ? plainLocal(n->id) : kNoReg;
}

void Compiler::assignTo(const Expr* target, Reg from) {
  if (failed()) return;
  unsigned mark = markTemps();
  switch (target->kind) {
    case NodeKind::Name:      storeName(static_cast<const Name*>(target)->id, from, target); break;
    case NodeKind::Attribute: {
      auto* a = static_cast<const Attribute*>(target);
      Reg object = expr(a->value);
      emitAt(Op::StoreAttr, attributeSpan(a, a->span), object, from, 0, nameIndex(mangled(a->attr)));
      break;
    }
    case NodeKind::Subscript: {
      auto* s = static_cast<const Subscript*>(target);
      Reg object = operand(s->value, s->slice);
      Reg key = expr(s->slice);
      emit(Op::StoreItem, target, object, key, from);
      break;
    }
    case NodeKind::Tuple:    unpackTo(static_cast<const ast::Tuple*>(target)->elts, target, from); break;
    case NodeKind::ListExpr: unpackTo(static_cast<const ListExpr*>(target)->elts, target, from); break;
    case NodeKind::Starred:  fail(target->span, "starred assignment target must be in a list or tuple"); break;
    default:                 fail(target->span, "cannot assign to " + std::string(describeExpression(target)));
  }
  freeTemps(mark);
}

void Compiler::unpackTo(List<Expr*> targets, const Expr* at, Reg from) {
  size_t star = targets.size();
  for (size_t i = 0; i < targets.size(); ++i) {
    if (!is<Starred>(targets[i])) continue;
    if (star != targets.size()) return fail(at->span, "multiple starred expressions in assignment");
    star = i;
  }
  unsigned mark = markTemps();
  Reg first = newTemps(static_cast<unsigned>(targets.size()));
  if (star == targets.size())
    emit(Op::Unpack, at, first, from, static_cast<Reg>(targets.size()));
  else
    emit(Op::UnpackStar, at, first, from, static_cast<Reg>(star), static_cast<int32_t>(targets.size() - star - 1));
  for (size_t i = 0; i < targets.size(); ++i) {
    const Expr* t = i == star ? static_cast<const Starred*>(targets[i])->value : targets[i];
    assignTo(t, static_cast<Reg>(first + i));
  }
  freeTemps(mark);
}

namespace {

ast::List<Expr*> elementsOf(const Expr* e) {
  if (auto* t = as<ast::Tuple>(e)) return t->elts;
  if (auto* l = as<ListExpr>(e)) return l->elts;
  return {};
}

bool anyStarred(ast::List<Expr*> elements) {
  for (const Expr* e : elements)
    if (is<Starred>(e)) return true;
  return false;
}

}  // namespace

// a, b = b, a: the values in registers, then each target in turn; no tuple is made.
bool Compiler::assignPairwise(const Expr* target, const Expr* value) {
  auto targets = elementsOf(target), values = elementsOf(value);
  if (targets.size() < 2 || targets.size() != values.size() || targets.size() > 32) return false;
  if (anyStarred(targets) || anyStarred(values)) return false;
  unsigned mark = markTemps();
  uint32_t start = here();
  Reg first = elementsInRow(values);
  if (allConstant(values)) {  // CPython loads one tuple
    for (uint32_t i = start; i < here(); ++i)
      unit_->marks[i] |= kTraceHidden;
  }
  line(value);
  line(target);
  for (size_t i = 0; i < targets.size(); ++i)
    assignTo(targets[i], static_cast<Reg>(first + i));
  freeTemps(mark);
  return true;
}

namespace {

// Else the value is there one line event before the variable has it.
bool isOnOneLine(const Expr* target, const Expr* value) {
  return target->span.line == value->span.line && value->span.line == value->span.endLine;
}

}  // namespace

void Compiler::assign(const Assign* s) {
  unsigned mark = markTemps();
  if (s->targets.size() == 1) {
    if (assignPairwise(s->targets[0], s->value)) return;
    Reg destination = destinationOf(s->targets[0]);
    if (destination != kNoReg && isOnOneLine(s->targets[0], s->value)) {
      expr(s->value, destination);
      noteBound(destination);
      freeTemps(mark);
      return;
    }
  }
  Reg value = expr(s->value);
  if (isLocal(value) && s->targets.size() > 1) {
    // One of the targets may be the variable itself.
    Reg copy = newTemp();
    emit(Op::Move, s, copy, value);
    value = copy;
  }
  for (const Expr* t : s->targets) {
    if (t != s->targets.back()) line(s);
    assignTo(t, value);
  }
  freeTemps(mark);
}

void Compiler::augAssign(const AugAssign* s) {
  unsigned mark = markTemps();
  Op op = binaryOpcode(s->op);
  switch (s->target->kind) {
    case NodeKind::Name: {
      auto* n = static_cast<const Name*>(s->target);
      Reg old = loadName(n->id, s->target, kNoReg);
      if (isLocal(old) && mayWriteLocals(s->value)) {
        Reg copy = newTemp();
        emit(Op::Move, s, copy, old);
        old = copy;
      }
      Reg value = expr(s->value);
      Reg destination = plainLocal(n->id);
      Reg result = destination == kNoReg ? newTemp() : destination;
      emit(op, s, result, old, value, 1);
      storeName(n->id, result, s->target);
      break;
    }
    case NodeKind::Attribute: {
      auto* a = static_cast<const Attribute*>(s->target);
      Reg object = operand(a->value, s->value);
      Reg old = newTemp();
      int32_t name = nameIndex(mangled(a->attr));
      emitAt(Op::LoadAttr, attributeSpan(a, a->span), old, object, 0, name);
      Reg value = expr(s->value);
      emit(op, s, old, old, value, 1);
      emitAt(Op::StoreAttr, attributeSpan(a, a->span), object, old, 0, name);
      break;
    }
    case NodeKind::Subscript: {
      auto* x = static_cast<const Subscript*>(s->target);
      Reg object = operand(x->value, mayWriteLocals(x->slice) ? x->slice : s->value);
      Reg key = operand(x->slice, s->value);
      Reg old = newTemp();
      emit(Op::LoadItem, x, old, object, key);
      Reg value = expr(s->value);
      emit(op, s, old, old, value, 1);
      emit(Op::StoreItem, x, object, key, old);
      break;
    }
    default: fail(s->target->span, "illegal expression for augmented assignment");
  }
  freeTemps(mark);
}

// Annotations of simple names are evaluated and kept in modules and classes, and neither in functions.
void Compiler::annAssign(const AnnAssign* s) {
  unsigned mark = markTemps();
  if (s->value) {
    Reg destination = isOnOneLine(s->target, s->value) ? destinationOf(s->target) : kNoReg;
    Reg value = expr(s->value, destination);
    if (destination != kNoReg)
      noteBound(destination);
    else
      assignTo(s->target, value);
  }
  freeTemps(mark);
  bool keepsAnnotations = !unit_->scope->isFunctionLike();
  if (auto* n = as<Name>(s->target)) {
    if (!s->simple || !keepsAnnotations) {
      if (keepsAnnotations) {
        expr(s->annotation);
        line(s);
      }
      freeTemps(mark);
      return;
    }
    Reg annotations = newTemp(), key = newTemp();
    Reg value = expr(s->annotation);
    bool global = usesGlobalForms();
    emit(global ? Op::LoadGlobal : Op::LoadName, s, annotations, 0, 0, nameIndex("__annotations__"));
    emit(Op::LoadConst, s, key, 0, 0, strConst(mangled(n->id)));
    emit(Op::StoreItem, s, annotations, key, value);
  } else {
    if (!s->value) {
      // The target's parts are evaluated, as if to be assigned to.
      if (auto* a = as<Attribute>(s->target)) {
        expr(a->value);
        line(s);
      } else if (auto* x = as<Subscript>(s->target)) {
        expr(x->value);
        line(s);
        expr(x->slice);
        line(s);
      }
    }
    if (keepsAnnotations) {
      expr(s->annotation);
      line(s);
    }
  }
  freeTemps(mark);
}

void Compiler::deleteTarget(const Expr* target) {
  unsigned mark = markTemps();
  switch (target->kind) {
    case NodeKind::Name:      deleteName(static_cast<const Name*>(target)->id, target); break;
    case NodeKind::Attribute: {
      auto* a = static_cast<const Attribute*>(target);
      Reg object = expr(a->value);
      emitAt(Op::DeleteAttr, attributeSpan(a, a->span), object, 0, 0, nameIndex(mangled(a->attr)));
      break;
    }
    case NodeKind::Subscript: {
      auto* s = static_cast<const Subscript*>(target);
      Reg object = operand(s->value, s->slice);
      Reg key = expr(s->slice);
      emit(Op::DeleteItem, target, object, key);
      break;
    }
    case NodeKind::Tuple:
      for (const Expr* e : static_cast<const ast::Tuple*>(target)->elts)
        deleteTarget(e);
      break;
    case NodeKind::ListExpr:
      for (const Expr* e : static_cast<const ListExpr*>(target)->elts)
        deleteTarget(e);
      break;
    default: fail(target->span, "cannot delete " + std::string(describeExpression(target)));
  }
  freeTemps(mark);
}

}  // namespace taipan
