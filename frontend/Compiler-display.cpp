// Displays ([…], {…}, (…)) and comprehensions.
#include "frontend/CompilerImpl.h"
#include "runtime/types/container/Set.h"

namespace taipan {

using namespace ast;

namespace {

// Displays longer than this are built piece by piece, so that a long literal does not need a register for each element.
// CPython has the same bound, and the pieces show: in the lines of a literal of one element a line, for example.
constexpr size_t kMaxInRow = 30;
constexpr size_t kMaxPairsInRow = 15;

bool hasStarred(ast::List<Expr*> elements) {
  for (const Expr* e : elements)
    if (is<Starred>(e)) return true;
  return false;
}

bool isInRow(ast::List<Expr*> elements) {
  return !hasStarred(elements) && elements.size() <= kMaxInRow;
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
    if (auto c = constantValue(e)) {
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
  if (isInRow(elements)) {
    Reg first = elementsInRow(elements);
    emit(Op::BuildTuple, e, result, first, static_cast<Reg>(elements.size()));
  } else {
    Reg list = newTemp();
    displayPiecewise(Op::BuildList, 0, 0, elements, e, list);
    emit(Op::ListToTuple, e, result, list);
  }
  freeTemps(mark);
  return result;
}

// The elements before the first star are evaluated, then the list or set is made and grows, element by element. The
// first `given` of them are in registers from `first` on already, and `elements` are those behind them.
void Compiler::displayPiecewise(Op build, Reg first, unsigned given, List<Expr*> elements, const Node* at, Reg to) {
  bool isList = build == Op::BuildList;
  size_t done = 0;
  unsigned mark = markTemps();
  if (given + elements.size() <= kMaxInRow) {
    while (done < elements.size() && !is<Starred>(elements[done]))
      ++done;
    Reg row = elementsInRow(elements.first(done));
    if (given == 0) first = row;
  }
  emit(build, at, to, first, static_cast<Reg>(given + done));
  freeTemps(mark);
  for (const Expr* e : elements.subspan(done)) {
    auto* s = as<Starred>(e);
    Reg value = expr(s ? s->value : e);
    if (isList)
      emit(s ? Op::ListExtend : Op::ListAppend, at, to, value);
    else
      emit(s ? Op::SetUpdate : Op::SetAdd, at, to, value);
    freeTemps(mark);
  }
}

Reg Compiler::listDisplay(List<Expr*> elements, const Expr* e, Reg to) {
  bool constants = elements.size() > 2 && allConstant(elements);
  bool inRow = constants || isInRow(elements);
  Reg result = inRow && !constants ? target(to) : (isTemp(to) ? to : newTemp());
  unsigned mark = markTemps();
  if (constants) {
    std::string key;
    auto items = constantTuple(elements, &key);
    emit(Op::BuildList, e, result, 0, 0);
    Reg tuple = newTemp();
    if (items) emit(Op::LoadConst, e, tuple, 0, 0, constIndex(key, *items));
    emit(Op::ListExtend, e, result, tuple);
  } else if (inRow) {
    Reg first = elements.empty() ? 0 : elementsInRow(elements);
    emit(Op::BuildList, e, result, first, static_cast<Reg>(elements.size()));
  } else {
    displayPiecewise(Op::BuildList, 0, 0, elements, e, result);
  }
  freeTemps(mark);
  if (to == kNoReg || to == result) return result;
  emitHidden(Op::Move, e, to, result);
  return to;
}

// A display of constants, as the frozenset of them. That is made twice, as in CPython (its compiler unites constants
// and makes them anew from what it has): it shows in the order of the elements.
void Compiler::constantSet(const ast::Set* e, Reg to) {
  std::string key = "f";
  auto items = constantTuple(e->elts, &key);
  SetObject* first = items ? makeSet(thread_, types::FrozenSet, *items) : nullptr;
  taipan::Tuple* ordered = first ? tupleFromIterable(thread_, Value::object(first)) : nullptr;
  SetObject* second = ordered ? makeSet(thread_, types::FrozenSet, Value::object(ordered)) : nullptr;
  emit(Op::LoadConst, e, to, 0, 0, constIndex(key, keep(Value::object(second))));
}

Reg Compiler::setDisplay(const ast::Set* e, Reg to) {
  bool constants = e->elts.size() > 2 && allConstant(e->elts);
  bool inRow = isInRow(e->elts);
  Reg result = inRow && !constants ? target(to) : (isTemp(to) ? to : newTemp());
  unsigned mark = markTemps();
  if (constants) {
    emit(Op::BuildSet, e, result, 0, 0);
    Reg frozen = newTemp();
    constantSet(e, frozen);
    emit(Op::SetUpdate, e, result, frozen);
  } else if (inRow) {
    Reg first = elementsInRow(e->elts);
    emit(Op::BuildSet, e, result, first, static_cast<Reg>(e->elts.size()));
  } else {
    displayPiecewise(Op::BuildSet, 0, 0, e->elts, e, result);
  }
  freeTemps(mark);
  if (to == kNoReg || to == result) return result;
  emitHidden(Op::Move, e, to, result);
  return to;
}

// Keys and values of pairs [begin, end) in turn, in registers from the result on.
Reg Compiler::pairsInRow(const ast::Dict* e, size_t begin, size_t end) {
  size_t n = end - begin;
  bool constantKeys = n > 1 && allConstant(e->keys.subspan(begin, n));  // CPython loads them as one tuple
  Reg first = newTemps(static_cast<unsigned>(2 * n));
  for (size_t i = 0; i < n; ++i) {
    uint32_t key = here();
    expr(e->keys[begin + i], static_cast<Reg>(first + 2 * i));
    if (constantKeys) unit_->marks[key] |= kTraceHidden;
    expr(e->values[begin + i], static_cast<Reg>(first + 2 * i + 1));
  }
  return first;
}

// Pairs [begin, end) of a dict display, as a dict of their own.
void Compiler::subDict(const ast::Dict* e, size_t begin, size_t end, Reg to) {
  size_t n = end - begin;
  unsigned mark = markTemps();
  if (n > kMaxPairsInRow) {
    emit(Op::BuildDict, e, to, 0, 0);
    for (size_t i = begin; i < end; ++i) {
      Reg key = operand(e->keys[i], e->values[i]);
      emit(Op::DictSet, e, to, key, expr(e->values[i]));
      freeTemps(mark);
    }
    return;
  }
  Reg first = pairsInRow(e, begin, end);
  emit(Op::BuildDict, e, to, first, static_cast<Reg>(n));
  freeTemps(mark);
}

// Pairs [begin, end) of a dict display go into the dict that the ones before them have made. CPython makes a dict of
// them first, which shows only where several keys are hashed.
void Compiler::addPairs(const ast::Dict* e, size_t begin, size_t end, Reg dict) {
  size_t n = end - begin;
  if (n > 1 && (n > kMaxPairsInRow || !allConstant(e->keys.subspan(begin, n)))) {
    Reg part = newTemp();
    subDict(e, begin, end, part);
    emit(Op::DictUpdate, e, dict, part);
    return;
  }
  Reg first = pairsInRow(e, begin, end);
  for (size_t i = 0; i < n; ++i)
    emit(Op::DictSet, e, dict, static_cast<Reg>(first + 2 * i), static_cast<Reg>(first + 2 * i + 1));
}

// A null key is `**mapping`.
Reg Compiler::dictDisplay(const ast::Dict* e, Reg to) {
  size_t n = e->values.size();
  bool whole = n <= kMaxPairsInRow;
  for (const Expr* key : e->keys)
    whole = whole && key;
  Reg result = whole ? target(to) : (isTemp(to) ? to : newTemp());
  if (whole) {
    subDict(e, 0, n, result);
    return result;
  }
  unsigned mark = markTemps();
  bool made = false;
  size_t begin = 0;  // of the pairs not made yet
  auto flush = [&](size_t end) {
    if (begin == end) return;
    if (made)
      addPairs(e, begin, end, result);
    else
      subDict(e, begin, end, result);
    made = true;
    freeTemps(mark);
  };
  for (size_t i = 0; i < n; ++i) {
    if (e->keys[i]) {
      if (i - begin <= kMaxPairsInRow) continue;
      flush(i + 1);
    } else {
      flush(i);
      if (!made) emit(Op::BuildDict, e, result, 0, 0);
      made = true;
      Reg mapping = expr(e->values[i]);
      emit(Op::DictUpdate, e, result, mapping);
      freeTemps(mark);
    }
    begin = i + 1;
  }
  flush(n);
  if (to == kNoReg || to == result) return result;
  emitHidden(Op::Move, e, to, result);
  return to;
}

// What a loop goes over, or `in` looks into: a display that nobody else sees. As CPython's tree optimiser has it, a
// list is a tuple, and a set of constants a frozenset.
Reg Compiler::unseenDisplay(const Expr* e) {
  if (auto* list = as<ListExpr>(e); list && !hasStarred(list->elts)) return tupleDisplay(list->elts, e, kNoReg);
  auto* set = as<ast::Set>(e);
  if (!set || !allConstant(set->elts)) return expr(e);
  Reg frozen = newTemp();
  constantSet(set, frozen);
  return frozen;
}

static Op emptyCollection(Op build) {
  return build == Op::ListAppend ? Op::BuildList : build == Op::SetAdd ? Op::BuildSet : Op::BuildDict;
}

// A comprehension is a function of one argument, the iterable of its first `for`. What is passed is that iterable's
// iteration state, so that a TypeError belongs to the enclosing frame.
Reg Compiler::comprehension(const Expr* e, List<Comprehension*> generators, const Expr* first, const Expr* second,
                            std::string_view name, Op build, Reg to) {
  if (scopes_.find(e)->inlined) return inlinedComprehension(e, generators, first, second, build, to);
  Reg result = target(to);
  unsigned mark = markTemps();
  Unit u;
  beginUnit(u, scopes_.find(e), name, e);
  u.argCount = 1;
  prologue(e);
  Reg collection = newTemp();
  emit(emptyCollection(build), e, collection, 0, 0);
  generatorLoops(generators, 0, first, second, build, collection, kNoReg);
  emit(Op::Return, u.at, 0, collection);
  Scope* scope = u.scope;
  CodeObject* code = finishUnit();
  if (!code) return result;
  Reg base = newTemps(2);
  makeFunction(code, nullptr, nullptr, e, scope, base);
  Reg state = newTemps(2);
  Reg iterable = unseenDisplay(generators[0]->iter);
  emit(Op::GetIter, e, state, iterable);
  emitHidden(Op::Move, e, static_cast<Reg>(base + 1), state);
  emit(Op::Call, e, result, base, 1);
  freeTemps(mark);
  return result;
}

std::vector<Compiler::HiddenVariable> Compiler::hideVariables(const Scope* comprehension, const Node* at) {
  std::vector<HiddenVariable> variables;
  for (const Symbol& s : comprehension->symbols) {
    if ((s.binding != Binding::Local && s.binding != Binding::Cell) || s.name == ".0") continue;
    bool isCell = hasCell(s.name);
    Reg home = isCell ? cellRegister(s.name) : localRegister(s.name);
    variables.push_back({home, newTemp()});
    emit(Op::Move, at, variables.back().saved, home);
    clear(home, at);
    if (isCell) emit(Op::MakeCell, at, home);
    std::vector<bool>& bound = unit_->flow.bound;
    if (!isCell && home < bound.size()) bound[home] = false;
  }
  return variables;
}

void Compiler::showVariables(const std::vector<HiddenVariable>& variables, const Node* at) {
  for (const HiddenVariable& v : variables)
    emit(Op::Move, at, v.home, v.saved);
}

// As part of the code around it (PEP 709): its variables hide those of the same names until it ends, however it does.
Reg Compiler::inlinedComprehension(const Expr* e, List<Comprehension*> generators, const Expr* first,
                                   const Expr* second, Op build, Reg to) {
  Reg result = target(to);
  unsigned mark = markTemps();
  Reg collection = newTemp(), state = newTemps(2);
  unsigned inner = markTemps();
  Reg iterable = unseenDisplay(generators[0]->iter);
  emit(Op::GetIter, e, state, iterable);
  freeTemps(inner);
  Flow before = saveFlow();
  const Scope* scope = scopes_.find(e);
  std::vector<HiddenVariable> variables = hideVariables(scope, e);
  unit_->inlined.push_back(scope);
  Region& region = openRegion();
  emit(emptyCollection(build), e, collection, 0, 0);
  generatorLoops(generators, 0, first, second, build, collection, state);
  closeRegion(region);
  unit_->inlined.pop_back();
  showVariables(variables, e);
  Label& end = newLabel();
  emitJump(Op::Jump, e, end);
  place(region.handler);
  showVariables(variables, e);
  emit(Op::Reraise, e, region.exception);
  place(end);
  restoreFlow(before);
  emit(Op::Move, e, result, collection);
  freeTemps(mark);
  return result;
}

void Compiler::generatorLoops(List<Comprehension*> generators, size_t index, const Expr* first, const Expr* second,
                              Op build, Reg collection, Reg state) {
  unsigned mark = markTemps();
  if (index == generators.size()) {
    Reg key = second ? operand(first, second) : expr(first);
    emit(build, unit_->at, collection, key, second ? expr(second) : 0);
    freeTemps(mark);
    return;
  }
  Comprehension* g = generators[index];
  if (index > 0 || state == kNoReg) {
    state = newTemps(2);
    unsigned inner = markTemps();
    Reg iterable = index == 0 ? Reg{0} : unseenDisplay(g->iter);
    uint32_t start = emit(Op::GetIter, unit_->at, state, iterable, 0, index == 0);
    if (index == 0) unit_->marks[start] |= kTraceHidden;
    freeTemps(inner);
  }
  Label &head = newLabel(), &next = newLabel(), &exit = newLabel();
  Flow before = saveFlow();
  place(head);
  bool sameLine = g->target->span.line == unit_->at->span.line;
  Reg destination = sameLine ? destinationOf(g->target) : kNoReg;
  Reg item = destination == kNoReg ? newTemp() : destination;
  emitJump(Op::ForIter, unit_->at, exit, item, state);
  assignTo(g->target, item);
  for (const Expr* condition : g->ifs)
    jumpIf(condition, false, next);
  generatorLoops(generators, index + 1, first, second, build, collection, kNoReg);
  place(next);
  emitJump(Op::JumpBack, unit_->at, head);
  place(exit);
  restoreFlow(before);
  freeTemps(mark);
}

}  // namespace taipan
