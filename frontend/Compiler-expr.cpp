// Expressions.
#include "frontend/CompilerImpl.h"

namespace taipan {

using namespace ast;

namespace {

Op opOf(ast::BinaryOp op) {
  switch (op) {
    case ast::BinaryOp::Add:      return Op::Add;
    case ast::BinaryOp::Sub:      return Op::Sub;
    case ast::BinaryOp::Mult:     return Op::Mul;
    case ast::BinaryOp::MatMult:  return Op::MatMul;
    case ast::BinaryOp::Div:      return Op::TrueDiv;
    case ast::BinaryOp::Mod:      return Op::Mod;
    case ast::BinaryOp::Pow:      return Op::Pow;
    case ast::BinaryOp::LShift:   return Op::LShift;
    case ast::BinaryOp::RShift:   return Op::RShift;
    case ast::BinaryOp::BitOr:    return Op::BitOr;
    case ast::BinaryOp::BitXor:   return Op::BitXor;
    case ast::BinaryOp::BitAnd:   return Op::BitAnd;
    case ast::BinaryOp::FloorDiv: return Op::FloorDiv;
  }
  return Op::Nop;
}

// The comparison as a value, and fused with a jump; Nop where there is no such instruction.
struct CompareOps {
  Op value, jump;
};
CompareOps opsOf(ast::CompareOp op) {
  switch (op) {
    case ast::CompareOp::Eq:    return {Op::Eq, Op::JumpEq};
    case ast::CompareOp::NotEq: return {Op::Ne, Op::JumpNe};
    case ast::CompareOp::Lt:    return {Op::Lt, Op::JumpLt};
    case ast::CompareOp::LtE:   return {Op::Le, Op::JumpLe};
    case ast::CompareOp::Gt:    return {Op::Gt, Op::JumpGt};
    case ast::CompareOp::GtE:   return {Op::Ge, Op::JumpGe};
    case ast::CompareOp::Is:
    case ast::CompareOp::IsNot: return {Op::Is, Op::JumpIs};
    case ast::CompareOp::In:
    case ast::CompareOp::NotIn: return {Op::In, Op::Nop};
  }
  return {Op::Nop, Op::Nop};
}
bool isNegated(ast::CompareOp op) {
  return op == ast::CompareOp::IsNot || op == ast::CompareOp::NotIn;
}

}  // namespace

Op binaryOpcode(ast::BinaryOp op) {
  return opOf(op);
}

Reg Compiler::expr(const Expr* e, Reg to) {
  if (failed() || !hasStack()) return target(to);
  const Node* around = unit_->at;
  unit_->at = e;
  Reg r = exprInner(e, to);
  unit_->at = around;
  return r;
}

Reg Compiler::exprInner(const Expr* e, Reg to) {
  if (auto folded = constantValue(e)) return constant(*folded, e, to);
  switch (e->kind) {
    case NodeKind::Name:      return loadName(static_cast<const Name*>(e)->id, e, to);
    case NodeKind::BinOp:     return binary(static_cast<const BinOp*>(e), to);
    case NodeKind::UnaryOp:   return unary(static_cast<const ast::UnaryOp*>(e), to);
    case NodeKind::BoolOp:    return boolean(static_cast<const BoolOp*>(e), to);
    case NodeKind::Compare:   return compare(static_cast<const Compare*>(e), to);
    case NodeKind::IfExp:     return conditional(static_cast<const IfExp*>(e), to);
    case NodeKind::NamedExpr: return namedExpr(static_cast<const NamedExpr*>(e), to);
    case NodeKind::Call:      return call(static_cast<const ast::Call*>(e), to);
    case NodeKind::Attribute: return attribute(static_cast<const Attribute*>(e), to);
    case NodeKind::Subscript: return subscript(static_cast<const Subscript*>(e), to);
    case NodeKind::Slice:     return slice(static_cast<const ast::Slice*>(e), to);
    case NodeKind::Lambda:    return lambda(static_cast<const Lambda*>(e), to);
    case NodeKind::Tuple:     return tupleDisplay(static_cast<const ast::Tuple*>(e)->elts, e, to);
    case NodeKind::ListExpr:  return listDisplay(static_cast<const ListExpr*>(e)->elts, e, to);
    case NodeKind::Set:       return setDisplay(static_cast<const ast::Set*>(e), to);
    case NodeKind::Dict:      return dictDisplay(static_cast<const ast::Dict*>(e), to);
    case NodeKind::ListComp:  {
      auto* c = static_cast<const ListComp*>(e);
      return comprehension(e, c->generators, c->elt, nullptr, "<listcomp>", Op::ListAppend, to);
    }
    case NodeKind::SetComp: {
      auto* c = static_cast<const SetComp*>(e);
      return comprehension(e, c->generators, c->elt, nullptr, "<setcomp>", Op::SetAdd, to);
    }
    case NodeKind::DictComp: {
      auto* c = static_cast<const DictComp*>(e);
      return comprehension(e, c->generators, c->key, c->value, "<dictcomp>", Op::DictSet, to);
    }
    case NodeKind::JoinedStr:      return joinedStr(static_cast<const JoinedStr*>(e), to);
    case NodeKind::FormattedValue: return formattedValue(static_cast<const FormattedValue*>(e), to);
    case NodeKind::Starred:        fail(e->span, "can't use starred expression here"); return target(to);
    default:
      fail(e->span, std::string(nodeName(e->kind)) + " is not supported by this version of Taipan");
      return target(to);
  }
}

Reg Compiler::exprToTemp(const Expr* e) {
  return expr(e, newTemp());
}

namespace {

// A call that is executed when the expression is.
bool containsCall(const Node* n) {
  if (is<ast::Call>(n)) return true;
  if (is<Lambda>(n)) return false;
  bool found = false;
  forEachChild(n, [&](const Node* child) { found = found || containsCall(child); });
  return found;
}

}  // namespace

// Whether a local that was read before could be another one behind this expression: by an assignment in it, or because
// something that it calls writes to the frame (a debugger, f_locals).
bool Compiler::mayWriteLocals(const Expr* later) const {
  if (!later || is<Name>(later) || is<Constant>(later)) return false;
  return unit_->scope->hasNamedExpr || containsCall(later);
}

Reg Compiler::operand(const Expr* e, const Expr* later) {
  Reg r = expr(e);
  if (!isLocal(r) || !mayWriteLocals(later)) return r;
  Reg copy = newTemp();
  emit(Op::Move, e, copy, r);
  return copy;
}

// In the register of the result, if that is a temporary, so that a chain a + b + c or a.b.c needs one register.
Reg Compiler::firstOperand(const Expr* e, const Expr* later, Reg result) {
  return isTemp(result) && !is<Name>(e) ? expr(e, result) : operand(e, later);
}

Reg Compiler::constant(const ConstantValue& v, const Expr* e, Reg to) {
  to = target(to);
  emit(Op::LoadConst, e, to, 0, 0, constOf(v));
  return to;
}

Reg Compiler::binary(const BinOp* e, Reg to) {
  Reg result = target(to);
  unsigned mark = markTemps();
  Reg left = firstOperand(e->left, e->right, result);
  Reg right = expr(e->right);
  emit(opOf(e->op), e, result, left, right);
  freeTemps(mark);
  return result;
}

// `not a is b` is `a is not b`, as CPython's tree optimiser has it: the comparison that takes the expression's place,
// or null.
const Compare* Compiler::negatedCompare(const ast::UnaryOp* e) {
  if (e->op != UnaryOperator::Not) return nullptr;
  auto* inner = as<ast::UnaryOp>(e->operand);
  auto* c = inner ? negatedCompare(inner) : as<Compare>(e->operand);
  if (!c || c->ops.size() != 1) return nullptr;
  ast::CompareOp op;
  switch (c->ops[0]) {
    case ast::CompareOp::Is:    op = ast::CompareOp::IsNot; break;
    case ast::CompareOp::IsNot: op = ast::CompareOp::Is; break;
    case ast::CompareOp::In:    op = ast::CompareOp::NotIn; break;
    case ast::CompareOp::NotIn: op = ast::CompareOp::In; break;
    default:                    return nullptr;
  }
  auto* negated = arena_.create<Compare>(*c);
  negated->ops = List<ast::CompareOp>(arena_.create<ast::CompareOp>(op), 1);
  return negated;
}

Reg Compiler::unary(const ast::UnaryOp* e, Reg to) {
  if (auto* c = negatedCompare(e)) return expr(c, to);
  static constexpr Op kOps[] = {Op::Invert, Op::Not, Op::Pos, Op::Neg};
  Reg result = target(to);
  unsigned mark = markTemps();
  Reg value = firstOperand(e->operand, nullptr, result);
  emit(kOps[static_cast<int>(e->op)], e, result, value);
  freeTemps(mark);
  return result;
}

// The value of the last operand that was evaluated. It grows in a temporary: the destination may be a variable that a
// later operand reads, or that must keep its value if one raises.
Reg Compiler::boolean(const BoolOp* e, Reg to) {
  Reg result = isTemp(to) ? to : newTemp();
  Label& end = newLabel();
  bool stops = e->op == BooleanOp::Or;  // at an operand of this truth
  Flow flow;
  for (size_t i = 0; i < e->values.size(); ++i) {
    bool isLast = i + 1 == e->values.size();
    auto truth = isLast ? std::nullopt : constantTruth(e->values[i]);
    unsigned mark = markTemps();
    if (!truth || *truth == stops) expr(e->values[i], result);
    freeTemps(mark);
    if (i == 0) flow = saveFlow();
    if (isLast) break;
    if (!truth) {
      emitJump(Op::JumpIf, e, end, stops, result);
    } else if (*truth == stops) {
      emitJump(Op::Jump, e, end);
    } else {
      line(e->values[i]);
      line(e);
    }
  }
  joinFlow(flow);
  place(end);
  if (to == kNoReg || to == result) return result;
  emitHidden(Op::Move, e, to, result);
  return to;
}

Reg Compiler::containerRight(ast::CompareOp op, const Expr* e) {
  return op == ast::CompareOp::In || op == ast::CompareOp::NotIn ? unseenDisplay(e) : expr(e);
}

void Compiler::compareOne(ast::CompareOp op, const Node* at, Reg to, Reg left, Reg right) {
  emit(opsOf(op).value, at, to, left, right, isNegated(op));
}

Reg Compiler::compare(const Compare* e, Reg to) {
  warnCompare(e);
  size_t n = e->ops.size();
  Reg result = n == 1 ? target(to) : (isTemp(to) ? to : newTemp());
  unsigned mark = markTemps();
  Reg left = operand(e->left, e->comparators[0]);
  if (n == 1) {
    Reg right = containerRight(e->ops[0], e->comparators[0]);
    compareOne(e->ops[0], e, result, left, right);
    freeTemps(mark);
    return result;
  }
  Label& end = newLabel();
  Flow flow;
  for (size_t i = 0; i < n; ++i) {
    const Expr* later = i + 1 < n ? e->comparators[i + 1] : nullptr;
    Reg right = i + 1 < n ? operand(e->comparators[i], later) : containerRight(e->ops[i], e->comparators[i]);
    if (i == 0) flow = saveFlow();
    compareOne(e->ops[i], e, result, left, right);
    if (i + 1 < n) {
      emitJump(Op::JumpIf, e, end, 0, result);
      unit_->marks.back() |= kLineChained;
    }
    left = right;
  }
  joinFlow(flow);
  place(end);
  freeTemps(mark);
  if (to == kNoReg || to == result) return result;
  emitHidden(Op::Move, e, to, result);
  return to;
}

Reg Compiler::conditional(const IfExp* e, Reg to) {
  Reg result = target(to);
  Label &otherwise = newLabel(), &end = newLabel();
  unsigned mark = markTemps();
  jumpIf(e->test, false, otherwise);
  Flow afterTest = saveFlow();
  expr(e->body, result);
  emitJump(Op::Jump, &kNowhere, end);
  Flow afterBody = saveFlow();
  place(otherwise);
  restoreFlow(afterTest);
  expr(e->orelse, result);
  joinFlow(afterBody);
  place(end);
  freeTemps(mark);
  return result;
}

Reg Compiler::namedExpr(const NamedExpr* e, Reg to) {
  auto* name = static_cast<const Name*>(e->target);
  Reg value = expr(e->value, to);
  storeName(name->id, value, e);
  return value;
}

Reg Compiler::attribute(const Attribute* e, Reg to) {
  Reg result = target(to);
  unsigned mark = markTemps();
  Reg object = firstOperand(e->value, nullptr, result);
  emitAt(Op::LoadAttr, attributeSpan(e, e->span), result, object, 0, nameIndex(mangled(e->attr)));
  freeTemps(mark);
  return result;
}

Reg Compiler::subscript(const Subscript* e, Reg to) {
  warnSubscript(e);
  Reg result = target(to);
  unsigned mark = markTemps();
  Reg object = firstOperand(e->value, e->slice, result);
  Reg key = expr(e->slice);
  emit(Op::LoadItem, e, result, object, key);
  freeTemps(mark);
  return result;
}

Reg Compiler::slice(const ast::Slice* e, Reg to) {
  Reg result = target(to);
  unsigned mark = markTemps();
  Reg parts = newTemps(3);
  const Expr* given[] = {e->lower, e->upper, e->step};
  for (Reg i = 0; i < 3; ++i) {
    if (given[i])
      expr(given[i], static_cast<Reg>(parts + i));
    else
      loadNone(static_cast<Reg>(parts + i), e);
  }
  emit(Op::BuildSlice, e, result, parts);
  freeTemps(mark);
  return result;
}

Reg Compiler::formattedValue(const FormattedValue* e, Reg to) {
  Reg result = target(to);
  unsigned mark = markTemps();
  Reg value = operand(e->value, e->format_spec);
  Reg spec = e->format_spec ? expr(e->format_spec) : kNoReg;
  emit(Op::FormatValue, e, result, value, spec, e->conversion < 0 ? 0 : e->conversion);
  freeTemps(mark);
  return result;
}

Reg Compiler::joinedStr(const JoinedStr* e, Reg to) {
  if (e->values.empty()) {
    Reg result = target(to);
    emit(Op::LoadConst, e, result, 0, 0, strConst(""));
    return result;
  }
  if (e->values.size() == 1) return expr(e->values[0], to);
  Reg result = target(to);
  unsigned mark = markTemps();
  Reg first = newTemps(static_cast<unsigned>(e->values.size()));
  for (size_t i = 0; i < e->values.size(); ++i)
    expr(e->values[i], static_cast<Reg>(first + i));
  emit(Op::BuildString, e, result, first, static_cast<Reg>(e->values.size()));
  freeTemps(mark);
  return result;
}

// Jumps when the truth of e equals sense; falls through otherwise.
void Compiler::jumpIf(const Expr* e, bool sense, Label& to) {
  if (!failed() && hasStack()) jumpIfInner(e, sense, to);
}

void Compiler::jumpIfInner(const Expr* e, bool sense, Label& to) {
  unsigned mark = markTemps();
  if (auto truth = constantTruth(e)) {
    line(e);
    line(unit_->at);
    if (*truth == sense) emitJump(Op::Jump, unit_->at, to);
    return;
  }
  if (auto* u = as<ast::UnaryOp>(e); u && u->op == UnaryOperator::Not) {
    if (auto* c = negatedCompare(u)) return jumpIf(c, sense, to);
    return jumpIf(u->operand, !sense, to);
  }
  if (auto* b = as<BoolOp>(e)) return jumpIfBoolean(b, sense, to);
  if (auto* i = as<IfExp>(e)) return jumpIfConditional(i, sense, to);
  auto* c = as<Compare>(e);
  if (c) unit_->at = c;  // and so it remains for the rest of the condition, as in CPython
  if (c && c->ops.size() == 1 && opsOf(c->ops[0]).jump != Op::Nop) {
    warnCompare(c);
    Reg left = operand(c->left, c->comparators[0]);
    Reg right = expr(c->comparators[0]);
    emitJump(opsOf(c->ops[0]).jump, c, to, sense != isNegated(c->ops[0]), left, right);
  } else {
    Reg value = expr(e);
    emitJump(Op::JumpIf, unit_->at, to, sense, value);
  }
  freeTemps(mark);
}

// `and` leaves for its target at the first false operand, `or` at the first true one; the last operand decides.
void Compiler::jumpIfBoolean(const BoolOp* b, bool sense, Label& to) {
  bool early = b->op == BooleanOp::Or;
  Label& past = newLabel();
  Flow flow;
  for (size_t i = 0; i + 1 < b->values.size(); ++i) {
    jumpIf(b->values[i], early, early == sense ? to : past);
    if (i == 0) flow = saveFlow();
  }
  jumpIf(b->values.back(), sense, to);
  joinFlow(flow);
  place(past);
}

void Compiler::jumpIfConditional(const IfExp* e, bool sense, Label& to) {
  Label &otherwise = newLabel(), &end = newLabel();
  jumpIf(e->test, false, otherwise);
  Flow afterTest = saveFlow();
  jumpIf(e->body, sense, to);
  emitJump(Op::Jump, &kNowhere, end);
  Flow afterBody = saveFlow();
  place(otherwise);
  restoreFlow(afterTest);
  jumpIf(e->orelse, sense, to);
  joinFlow(afterBody);
  place(end);
}

}  // namespace taipan
