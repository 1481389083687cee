// Calls.
#include <algorithm>
#include <unordered_set>

#include "frontend/CompilerImpl.h"

namespace taipan {

using namespace ast;

namespace {

constexpr size_t kMaxArgumentsInRow = 128;

bool hasStar(const ast::Call* e) {
  for (const Expr* a : e->args)
    if (is<Starred>(a)) return true;
  for (const Keyword* k : e->keywords)
    if (k->arg.empty()) return true;
  return e->args.size() + e->keywords.size() > kMaxArgumentsInRow;
}

}  // namespace

// An attribute on a later line than its object: its line is the attribute's, as in CPython's tracebacks.
Span Compiler::attributeSpan(const Attribute* e, const Span& whole) const {
  if (e->span.line == e->span.endLine) return whole;
  Span s = whole;
  s.line = e->span.endLine;
  s.col = std::max<int32_t>(0, e->span.endCol - static_cast<int32_t>(e->attr.size()));
  return s;
}

Reg Compiler::call(const ast::Call* e, Reg to) {
  warnCall(e);
  std::unordered_set<std::string_view> seen;
  for (const Keyword* k : e->keywords)
    if (!k->arg.empty() && !seen.insert(k->arg).second)
      fail(k->span, "keyword argument repeated: " + std::string(k->arg));
  if (hasStar(e)) return starCall(e, to);
  if (!e->keywords.empty()) return keywordCall(e, to);
  if (auto* method = as<Attribute>(e->func)) return methodCall(e, method, to);
  Reg result = target(to);
  unsigned mark = markTemps();
  Reg base = newTemp();
  line(e->func);
  expr(e->func, base);
  elementsInRow(e->args);
  emit(Op::Call, e, result, base, static_cast<Reg>(e->args.size()));
  freeTemps(mark);
  return result;
}

Reg Compiler::methodCall(const ast::Call* e, const Attribute* method, Reg to) {
  Reg result = target(to);
  unsigned mark = markTemps();
  Reg base = newTemps(2);
  unsigned inner = markTemps();
  Reg object = expr(method->value);
  emitAt(Op::LoadMethod, attributeSpan(method, method->span), base, object, 0, nameIndex(mangled(method->attr)));
  freeTemps(inner);
  elementsInRow(e->args);
  emitAt(Op::CallMethod, attributeSpan(method, e->span), result, base, static_cast<Reg>(e->args.size()));
  freeTemps(mark);
  return result;
}

Reg Compiler::keywordNames(List<Keyword*> keywords, int32_t* index) {
  taipan::Tuple* names = newTuple(thread_, static_cast<int64_t>(keywords.size()));
  if (!names || !keep(Value::object(names))) return kNoReg;
  std::string key = "k(";
  for (size_t i = 0; i < keywords.size(); ++i) {
    names->items[i] = Value::object(reinterpret_cast<Object*>(intern(thread_, keywords[i]->arg)));
    key += std::string(keywords[i]->arg) + ",";
  }
  *index = constIndex(key, Value::object(names));
  return kNoReg;
}

Reg Compiler::keywordCall(const ast::Call* e, Reg to) {
  Reg result = target(to);
  unsigned mark = markTemps();
  Reg base = newTemp();
  if (!is<Attribute>(e->func)) line(e->func);
  expr(e->func, base);
  size_t n = e->args.size(), k = e->keywords.size();
  Reg first = newTemps(static_cast<unsigned>(n + k));
  for (size_t i = 0; i < n; ++i)
    expr(e->args[i], static_cast<Reg>(first + i));
  for (size_t i = 0; i < k; ++i)
    expr(e->keywords[i]->value, static_cast<Reg>(first + n + i));
  int32_t names = 0;
  keywordNames(e->keywords, &names);
  auto* method = as<Attribute>(e->func);
  emitAt(Op::CallKw, method ? attributeSpan(method, e->span) : e->span, result, base, static_cast<Reg>(n + k), names);
  freeTemps(mark);
  return result;
}

Reg Compiler::starCall(const ast::Call* e, Reg to) {
  Reg result = target(to);
  unsigned mark = markTemps();
  Reg base = newTemps(3);
  line(e->func);
  expr(e->func, base);
  callEx(e, base, e->args, e->keywords, 0, result);
  freeTemps(mark);
  return result;
}

void Compiler::positionalTuple(const Expr* e, Reg first, unsigned given, List<Expr*> args, Reg to) {
  unsigned mark = markTemps();
  Reg list = newTemp();
  displayPiecewise(Op::BuildList, first, given, args, e, list);
  emit(Op::ListToTuple, e, to, list);
  freeTemps(mark);
}

// A run of keyword arguments as a dict.
void Compiler::namedArguments(const Expr* e, List<Keyword*> keywords, Reg to) {
  unsigned mark = markTemps();
  Reg pairs = newTemps(static_cast<unsigned>(2 * keywords.size()));
  for (size_t i = 0; i < keywords.size(); ++i) {
    uint32_t key = emit(Op::LoadConst, e, static_cast<Reg>(pairs + 2 * i), 0, 0, strConst(keywords[i]->arg));
    if (keywords.size() > 1) unit_->marks[key] |= kTraceHidden;  // CPython loads the names as one tuple
    expr(keywords[i]->value, static_cast<Reg>(pairs + 2 * i + 1));
  }
  emit(Op::BuildDict, e, to, pairs, static_cast<Reg>(keywords.size()));
  freeTemps(mark);
}

// The dict of a call with **mapping. Names in one run differ; those of two may be the same, which DictMerge finds.
void Compiler::keywordDict(const Expr* e, List<Keyword*> keywords, Reg callee, Reg to) {
  unsigned mark = markTemps();
  bool made = false;
  for (size_t i = 0; i < keywords.size();) {
    size_t end = i;
    while (end < keywords.size() && !keywords[end]->arg.empty() && end - i < kMaxArgumentsInRow)
      ++end;
    if (end > i) {
      Reg part = made ? newTemp() : to;
      namedArguments(e, keywords.subspan(i, end - i), part);
      if (made) emit(Op::DictMerge, e, to, part, callee);
      i = end;
    } else {
      if (!made) emit(Op::BuildDict, e, to, 0, 0);
      Reg mapping = expr(keywords[i++]->value);
      emit(Op::DictMerge, e, to, mapping, callee);
    }
    made = true;
    freeTemps(mark);
  }
}

// A single *iterable goes to the call as it is: the call makes the tuple, and names the callee if it cannot.
// base: callee, then room for the tuple and the dict. `given`: arguments that are in registers behind those already.
Reg Compiler::callEx(const Expr* e, Reg base, List<Expr*> args, List<Keyword*> keywords, unsigned given, Reg to) {
  Reg positional = static_cast<Reg>(base + 1), named = static_cast<Reg>(base + 2);
  if (given == 0 && args.size() == 1 && is<Starred>(args[0]))
    expr(static_cast<const Starred*>(args[0])->value, positional);
  else
    positionalTuple(e, static_cast<Reg>(base + 3), given, args, positional);
  if (keywords.empty()) {
    clear(named, e);
  } else {
    keywordDict(e, keywords, base, named);
  }
  emit(Op::CallEx, e, to, base);
  return to;
}

}  // namespace taipan
