// Calls.
#include <algorithm>
#include <unordered_set>

#include "frontend/CompilerImpl.h"

namespace taipan {

using namespace ast;

namespace {

constexpr size_t kMaxArgumentsInRow = 128;

bool looksAtLocals(const Expr* callee) {
  auto* n = as<Name>(callee);
  if (!n) return false;
  static const std::unordered_set<std::string_view> kNames = {"locals", "vars", "dir", "eval", "exec"};
  return kNames.contains(n->id);
}

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
  if (looksAtLocals(e->func)) unit_->usesDirectLocals = true;
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
  if (!names) return kNoReg;
  keep(Value::object(names));
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
  expr(e->func, base);
  callEx(e, base, e->args, e->keywords, 0, result);
  freeTemps(mark);
  return result;
}

void Compiler::positionalTuple(const Expr* e, Reg first, unsigned given, List<Expr*> args, Reg to) {
  unsigned outer = markTemps();
  Reg list = newTemp();
  emit(Op::BuildList, e, list, first, static_cast<Reg>(given));
  for (const Expr* a : args) {
    unsigned mark = markTemps();
    if (auto* s = as<Starred>(a)) {
      Reg iterable = expr(s->value);
      emit(Op::ListExtend, e, list, iterable);
    } else {
      Reg value = expr(a);
      emit(Op::ListAppend, e, list, value);
    }
    freeTemps(mark);
  }
  emit(Op::ListToTuple, e, to, list);
  freeTemps(outer);
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
    emit(Op::BuildDict, e, named, 0, 0);
    for (const Keyword* k : keywords) {
      unsigned mark = markTemps();
      if (k->arg.empty()) {
        Reg mapping = expr(k->value);
        emit(Op::DictMerge, e, named, mapping, base);
      } else {
        // One pair as a mapping of its own, so that a name given twice is found.
        Reg pair = newTemps(2), one = newTemp();
        emit(Op::LoadConst, e, pair, 0, 0, strConst(k->arg));
        expr(k->value, static_cast<Reg>(pair + 1));
        emit(Op::BuildDict, e, one, pair, 1);
        emit(Op::DictMerge, e, named, one, base);
      }
      freeTemps(mark);
    }
  }
  emit(Op::CallEx, e, to, base);
  return to;
}

}  // namespace taipan
