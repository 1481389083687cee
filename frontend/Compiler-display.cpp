// Displays ([…], {…}, (…)) and comprehensions.
#include "frontend/CompilerImpl.h"
#include "runtime/objects/Set.h"

namespace taipan {

using namespace ast;

namespace {

// Displays longer than this are built piece by piece, so that a long literal does not need a register for each element.
constexpr size_t kMaxInRow = 64;

bool hasStarred(ast::List<Expr*> elements) {
  for (const Expr* e : elements)
    if (is<Starred>(e)) return true;
  return false;
}

}  // namespace

Reg Compiler::elementsInRow(List<Expr*> elements) {
  Reg first = newTemps(static_cast<unsigned>(elements.size()));
  for (size_t i = 0; i < elements.size(); ++i)
    expr(elements[i], static_cast<Reg>(first + i));
  return first;
}

// A tuple of constants, nested ones included, is a constant itself.
std::optional<Value> Compiler::constantTuple(List<Expr*> elements, std::string* key) {
  if (elements.empty() && key->empty()) {
    *key = "t()";
    return keep(Value::object(newTuple(thread_, 0)));
  }
  taipan::Tuple* tuple = nullptr;
  std::vector<Value> values;
  *key += "t(";
  for (const Expr* e : elements) {
    if (auto c = foldConstant(e)) {
      int32_t index = constOf(*c);
      values.push_back(unit_->consts[static_cast<size_t>(index)]);
      *key += std::to_string(index) + ",";
    } else if (auto* t = as<ast::Tuple>(e)) {
      auto inner = constantTuple(t->elts, key);
      if (!inner) return std::nullopt;
      values.push_back(*inner);
    } else {
      return std::nullopt;
    }
  }
  *key += ")";
  tuple = newTupleFrom(thread_, values.data(), static_cast<int64_t>(values.size()));
  return keep(tuple ? Value::object(tuple) : Value());
}

namespace {

bool isConstantTree(const Expr* e) {
  if (foldConstant(e)) return true;
  auto* t = as<ast::Tuple>(e);
  if (!t) return false;
  for (const Expr* item : t->elts)
    if (!isConstantTree(item)) return false;
  return true;
}
bool allConstant(ast::List<Expr*> elements) {
  for (const Expr* e : elements)
    if (!isConstantTree(e)) return false;
  return true;
}

}  // namespace

Reg Compiler::tupleDisplay(List<Expr*> elements, const Expr* e, Reg to) {
  Reg result = target(to);
  if (allConstant(elements)) {
    std::string key;
    if (auto value = constantTuple(elements, &key)) {
      emit(Op::LoadConst, e, result, 0, 0, constIndex(key, *value));
      return result;
    }
  }
  unsigned mark = markTemps();
  if (hasStarred(elements) || elements.size() > kMaxInRow) {
    Reg list = listOfStarred(elements, e, newTemp());
    emit(Op::ListToTuple, e, result, list);
  } else {
    Reg first = elementsInRow(elements);
    emit(Op::BuildTuple, e, result, first, static_cast<Reg>(elements.size()));
  }
  freeTemps(mark);
  return result;
}

Reg Compiler::listOfStarred(List<Expr*> elements, const Node* at, Reg to) {
  emit(Op::BuildList, at, to, 0, 0);
  for (const Expr* e : elements) {
    unsigned mark = markTemps();
    if (auto* s = as<Starred>(e)) {
      Reg iterable = expr(s->value);
      emit(Op::ListExtend, at, to, iterable);
    } else {
      Reg value = expr(e);
      emit(Op::ListAppend, at, to, value);
    }
    freeTemps(mark);
  }
  return to;
}

Reg Compiler::listDisplay(List<Expr*> elements, const Expr* e, Reg to) {
  bool inRow = !hasStarred(elements) && elements.size() <= kMaxInRow;
  Reg result = inRow ? target(to) : (isTemp(to) ? to : newTemp());
  unsigned mark = markTemps();
  if (inRow) {
    Reg first = elements.empty() ? 0 : elementsInRow(elements);
    emit(Op::BuildList, e, result, first, static_cast<Reg>(elements.size()));
  } else {
    listOfStarred(elements, e, result);
  }
  freeTemps(mark);
  if (to == kNoReg || to == result) return result;
  emit(Op::Move, e, to, result);
  return to;
}

Reg Compiler::setDisplay(const ast::Set* e, Reg to) {
  bool constants = e->elts.size() > 2 && allConstant(e->elts);
  bool inRow = !hasStarred(e->elts) && e->elts.size() <= kMaxInRow;
  Reg result = inRow && !constants ? target(to) : (isTemp(to) ? to : newTemp());
  unsigned mark = markTemps();
  if (constants) {
    // As in CPython by way of a frozenset, which is made twice (its compiler unites constants and makes them anew from
    // what it has): that shows in the order of the elements.
    std::string key = "f";
    auto items = constantTuple(e->elts, &key);
    emit(Op::BuildSet, e, result, 0, 0);
    Reg frozen = newTemp();
    SetObject* first = items ? makeSet(thread_, types::FrozenSet, *items) : nullptr;
    taipan::Tuple* ordered = first ? tupleFromIterable(thread_, Value::object(first)) : nullptr;
    SetObject* second = ordered ? makeSet(thread_, types::FrozenSet, Value::object(ordered)) : nullptr;
    emit(Op::LoadConst, e, frozen, 0, 0, constIndex(key, keep(Value::object(second))));
    emit(Op::SetUpdate, e, result, frozen);
  } else if (inRow) {
    Reg first = elementsInRow(e->elts);
    emit(Op::BuildSet, e, result, first, static_cast<Reg>(e->elts.size()));
  } else {
    emit(Op::BuildSet, e, result, 0, 0);
    for (const Expr* item : e->elts) {
      auto* s = as<Starred>(item);
      Reg value = expr(s ? s->value : item);
      emit(s ? Op::SetUpdate : Op::SetAdd, e, result, value);
      freeTemps(mark);
    }
  }
  freeTemps(mark);
  if (to == kNoReg || to == result) return result;
  emit(Op::Move, e, to, result);
  return to;
}

// A null key is `**mapping`.
Reg Compiler::dictDisplay(const ast::Dict* e, Reg to) {
  size_t n = e->values.size();
  bool plain = n <= kMaxInRow / 2;
  for (const Expr* key : e->keys)
    plain = plain && key;
  Reg result = plain ? target(to) : (isTemp(to) ? to : newTemp());
  unsigned mark = markTemps();
  if (plain) {
    Reg first = newTemps(static_cast<unsigned>(2 * n));
    for (size_t i = 0; i < n; ++i) {
      expr(e->keys[i], static_cast<Reg>(first + 2 * i));
      expr(e->values[i], static_cast<Reg>(first + 2 * i + 1));
    }
    emit(Op::BuildDict, e, result, first, static_cast<Reg>(n));
  } else {
    emit(Op::BuildDict, e, result, 0, 0);
    for (size_t i = 0; i < n; ++i) {
      if (e->keys[i]) {
        Reg key = operand(e->keys[i], e->values[i]);
        Reg value = expr(e->values[i]);
        emit(Op::DictSet, e, result, key, value);
      } else {
        Reg mapping = expr(e->values[i]);
        emit(Op::DictUpdate, e, result, mapping);
      }
      freeTemps(mark);
    }
  }
  freeTemps(mark);
  if (to == kNoReg || to == result) return result;
  emit(Op::Move, e, to, result);
  return to;
}

// A comprehension is a function of one argument, the iterable of its first `for`. What is passed is that iterable's
// iteration state, so that a TypeError belongs to the enclosing frame.
Reg Compiler::comprehension(const Expr* e, List<Comprehension*> generators, const Expr* first, const Expr* second,
                            std::string_view name, Op build, Reg to) {
  Reg result = target(to);
  unsigned mark = markTemps();
  Unit u;
  beginUnit(u, scopes_.find(e), name, e);
  u.argCount = 1;
  prologue(e);
  Reg collection = newTemp();
  emit(build == Op::ListAppend ? Op::BuildList
       : build == Op::SetAdd   ? Op::BuildSet
                               : Op::BuildDict,
       e, collection, 0, 0);
  generatorLoops(e, generators, 0, first, second, build, collection);
  emit(Op::Return, e, 0, collection);
  Scope* scope = u.scope;
  CodeObject* code = finishUnit();
  if (!code) return result;
  Reg base = newTemps(2);
  makeFunction(code, nullptr, nullptr, e, scope, base);
  Reg state = newTemps(2);
  Reg iterable = expr(generators[0]->iter);
  emit(Op::GetIter, e, state, iterable);
  emit(Op::Move, e, static_cast<Reg>(base + 1), state);
  emit(Op::Call, e, result, base, 1);
  freeTemps(mark);
  return result;
}

void Compiler::generatorLoops(const Expr* whole, List<Comprehension*> generators, size_t index, const Expr* first,
                              const Expr* second, Op build, Reg collection) {
  unsigned mark = markTemps();
  if (index == generators.size()) {
    const Node* at = first;
    if (second) {
      Reg key = operand(first, second);
      Reg value = expr(second);
      emit(build, at, collection, key, value);
    } else {
      Reg value = expr(first);
      emit(build, at, collection, value);
    }
    freeTemps(mark);
    return;
  }
  Comprehension* g = generators[index];
  Reg state = newTemps(2);
  unsigned inner = markTemps();
  Reg iterable = index == 0 ? Reg{0} : expr(g->iter);
  emit(Op::GetIter, whole, state, iterable, 0, index == 0);
  freeTemps(inner);
  Label &head = newLabel(), &next = newLabel(), &exit = newLabel();
  Flow before = saveFlow();
  place(head);
  Reg destination = destinationOf(g->target);
  Reg item = destination == kNoReg ? newTemp() : destination;
  emitJump(Op::ForIter, whole, exit, item, state);
  assignTo(g->target, item);
  for (const Expr* condition : g->ifs)
    jumpIf(condition, false, next);
  generatorLoops(whole, generators, index + 1, first, second, build, collection);
  place(next);
  emitJump(Op::JumpBack, g->target, head);
  place(exit);
  restoreFlow(before);
  freeTemps(mark);
}

}  // namespace taipan
