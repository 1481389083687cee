// Functions, lambdas and classes.
#include "frontend/CompilerImpl.h"
#include "runtime/core/Options.h"

namespace taipan {

using namespace ast;

// Frame set-up that the caller does not do. Tracing does not see it: CPython's comes before its RESUME.
void Compiler::prologue(const Node* at) {
  Unit& u = *unit_;
  Span start = at->span;
  start.line = start.endLine = static_cast<int32_t>(u.firstLine);
  uint32_t first = here();
  if (!u.freeNames.empty()) emitAt(Op::CopyFreeVars, start);
  if (u.scope->dictLocals)
    dictPrologue(start);
  else
    cellPrologue(start);
  for (uint32_t i = first; i < here(); ++i)
    u.marks[i] |= kTraceHidden;
}

void Compiler::cellPrologue(const Span& start) {
  Unit& u = *unit_;
  for (std::string_view name : u.locals)
    if (u.cells.contains(name)) emitAt(Op::MakeCell, start, u.cells[name]);
  for (size_t i = 0; i < u.cellNames.size(); ++i)
    emitAt(Op::MakeCell, start, static_cast<Reg>(kCellSpace + i));
}

// Dict locals: the parameters go to the namespace. Cells of inner scopes' closures stand for entries of it, and those
// of free variables give way to it.
void Compiler::dictPrologue(const Span& start) {
  Unit& u = *unit_;
  auto link = [&](std::string_view name, Reg cell, bool overCell) {
    emitAt(Op::LinkCell, start, cell, overCell, 0, nameIndex(name));
  };
  emitAt(Op::MakeLocals, start, 0, 0, static_cast<Reg>(u.locals.size()));
  for (size_t i = 0; i < u.locals.size(); ++i) {
    Reg parameter = static_cast<Reg>(i);
    if (u.cells.contains(u.locals[i]))
      link(u.locals[i], parameter, false);
    else if (u.locals[i] != ".0")
      emitAt(Op::DeleteLocal, start, parameter);
  }
  for (std::string_view name : u.cellNames)
    link(name, u.cells[name], false);
  for (std::string_view name : u.freeNames)
    if (isLinked(u.scope, name)) link(name, u.frees[name], true);
}

void Compiler::functionParameters(Unit& u, const Arguments* args) {
  u.argCount = static_cast<uint32_t>(args->posonlyargs.size() + args->args.size());
  u.posOnlyCount = static_cast<uint32_t>(args->posonlyargs.size());
  u.kwOnlyCount = static_cast<uint32_t>(args->kwonlyargs.size());
  if (args->vararg) u.flags |= kCodeVarArgs;
  if (args->kwarg) u.flags |= kCodeVarKeywords;
}

const Constant* Compiler::docstring(List<Stmt*>& body) {
  if (body.empty()) return nullptr;
  auto* s = as<ExprStmt>(body[0]);
  auto* c = s ? as<Constant>(s->value) : nullptr;
  if (!c || c->value.kind != ConstantKind::Str) return nullptr;
  body = body.subspan(1);
  return c;
}

CodeObject* Compiler::functionBody(const Node* f, const Arguments* args, List<Stmt*> statements,
                                   std::string_view name) {
  Unit u;
  beginUnit(u, scopes_.find(f), name, f);
  functionParameters(u, args);
  prologue(f);
  if (const Constant* doc = docstring(statements))
    u.doc = unit_->consts[static_cast<size_t>(strConst(doc->value.text))];
  body(statements);
  if (u.flow.reachable) implicitReturn(kNoReg);
  return finishUnit();
}

Reg Compiler::closureTuple(Scope* scope, Reg to, const Node* at) {
  std::vector<std::string_view> names = scope->sortedNames(Binding::Free);
  if (names.empty()) {
    clear(to, at);
    return to;
  }
  unsigned mark = markTemps();
  Reg first = newTemps(static_cast<unsigned>(names.size()));
  for (size_t i = 0; i < names.size(); ++i)
    emit(isLinked(unit_->scope, names[i]) ? Op::UnlinkCell : Op::Move, at, static_cast<Reg>(first + i),
         cellRegister(names[i]));
  emit(Op::BuildTuple, at, to, first, static_cast<Reg>(names.size()));
  freeTemps(mark);
  return to;
}

namespace {

// Parameters with an annotation, in CPython's order.
std::vector<const Arg*> annotatedArguments(const Arguments* args) {
  std::vector<const Arg*> out;
  auto add = [&](const Arg* a) {
    if (a && a->annotation) out.push_back(a);
  };
  for (const Arg* a : args->posonlyargs)
    add(a);
  for (const Arg* a : args->args)
    add(a);
  add(args->vararg);
  for (const Arg* a : args->kwonlyargs)
    add(a);
  add(args->kwarg);
  return out;
}

}  // namespace

// Defaults, keyword defaults and annotations are evaluated here, in the scope around the function.
Reg Compiler::makeFunction(CodeObject* code, const Arguments* args, const Expr* returns, const Node* at, Scope* scope,
                           Reg to) {
  unsigned mark = markTemps();
  Reg base = newTemps(4);
  Reg defaults = base, kwDefaults = static_cast<Reg>(base + 1), annotations = static_cast<Reg>(base + 2),
      closure = static_cast<Reg>(base + 3);
  if (args && !args->defaults.empty()) {
    unsigned inner = markTemps();
    Reg first = elementsInRow(args->defaults);
    emit(Op::BuildTuple, at, defaults, first, static_cast<Reg>(args->defaults.size()));
    freeTemps(inner);
  } else {
    clear(defaults, at);
  }
  bool anyKwDefault = false;
  if (args)
    for (const Expr* d : args->kw_defaults)
      anyKwDefault = anyKwDefault || d;
  if (anyKwDefault) {
    emitHidden(Op::BuildDict, at, kwDefaults, 0, 0);
    for (size_t i = 0; i < args->kw_defaults.size(); ++i) {
      if (!args->kw_defaults[i]) continue;
      unsigned inner = markTemps();
      Reg key = newTemp();
      emitHidden(Op::LoadConst, at, key, 0, 0, strConst(mangled(args->kwonlyargs[i]->arg)));
      Reg value = expr(args->kw_defaults[i]);
      emitHidden(Op::DictSet, at, kwDefaults, key, value);
      freeTemps(inner);
    }
    line(at);
  } else {
    clear(kwDefaults, at);
  }
  std::vector<const Arg*> annotated = args ? annotatedArguments(args) : std::vector<const Arg*>();
  if (!annotated.empty() || returns) {
    emitHidden(Op::BuildDict, at, annotations, 0, 0);
    auto annotate = [&](std::string_view name, const Expr* e) {
      unsigned inner = markTemps();
      Reg key = newTemp();
      emit(Op::LoadConst, at, key, 0, 0, strConst(name));
      Reg value = expr(e);
      emitHidden(Op::DictSet, at, annotations, key, value);
      freeTemps(inner);
    };
    for (const Arg* a : annotated)
      annotate(mangled(a->arg), a->annotation);
    if (returns) annotate("return", returns);
    line(at);
  } else {
    clear(annotations, at);
  }
  closureTuple(scope, closure, at);
  if (code) {
    std::string key = "code" + std::to_string(unit_->consts.size());
    emit(Op::MakeFunction, at, to, base, 0, constIndex(key, Value::object(code)));
  }
  freeTemps(mark);
  return to;
}

// Decorators lie in registers first, first + 1, …; the last one is applied first.
Reg Compiler::applyDecorators(List<Expr*> decorators, Reg first, Reg value) {
  for (size_t i = decorators.size(); i-- > 0;) {
    unsigned mark = markTemps();
    Reg base = newTemps(2);
    emitHidden(Op::Move, decorators[i], base, static_cast<Reg>(first + i));
    emitHidden(Op::Move, decorators[i], static_cast<Reg>(base + 1), value);
    emit(Op::Call, decorators[i], value, base, 1);
    freeTemps(mark);
  }
  return value;
}

namespace {

// A decorated function or class begins at its first decorator.
Node startOf(const Node* f, ast::List<Expr*> decorators) {
  Node n = *f;
  if (!decorators.empty()) n.span.line = decorators[0]->span.line;
  return n;
}

}  // namespace

void Compiler::functionDef(const FunctionDef* f) {
  unsigned mark = markTemps();
  Reg decorators = f->decorator_list.empty() ? kNoReg : elementsInRow(f->decorator_list);
  Reg value = newTemp();
  Scope* scope = scopes_.find(f);
  // Defaults come before the code in source order, and may raise; the code object is a constant.
  CodeObject* code = functionBody(f, f->args, f->body, f->name);
  if (code) code->firstLine = static_cast<uint32_t>(startOf(f, f->decorator_list).span.line);
  makeFunction(code, f->args, f->returns, f, scope, value);
  if (decorators != kNoReg) applyDecorators(f->decorator_list, decorators, value);
  storeName(f->name, value, f);
  freeTemps(mark);
}

Reg Compiler::lambda(const Lambda* f, Reg to) {
  Reg result = target(to);
  Scope* scope = scopes_.find(f);
  Unit u;
  beginUnit(u, scope, "<lambda>", f);
  functionParameters(u, f->args);
  prologue(f);
  Reg value = expr(f->body);
  emit(Op::Return, f, 0, value);
  CodeObject* code = finishUnit();
  makeFunction(code, f->args, nullptr, f, scope, result);
  return result;
}

// The unit of the body has been begun.
CodeObject* Compiler::classBody(const ClassDef* c) {
  Unit& u = *unit_;
  Node start = startOf(c, c->decorator_list);
  u.firstLine = static_cast<uint32_t>(start.span.line);
  prologue(c);
  Reg t = newTemp();
  emit(Op::LoadGlobal, &start, t, 0, 0, nameIndex("__name__"));
  emit(Op::StoreName, &start, t, 0, 0, nameIndex("__module__"));
  emit(Op::LoadConst, &start, t, 0, 0, strConst(u.qualname));
  emit(Op::StoreName, &start, t, 0, 0, nameIndex("__qualname__"));
  List<Stmt*> statements = c->body;
  const Constant* doc = docstring(statements);
  if (u.scope->hasAnnotations) emit(Op::SetupAnnotations, &start);
  if (doc) {
    unit_->marks[emit(Op::LoadConst, doc, t, 0, 0, strConst(doc->value.text))] |= kTraceStatement;
    emit(Op::StoreName, &kNowhere, t, 0, 0, nameIndex("__doc__"));
  }
  u.at = c;
  body(statements);
  if (u.scope->needsClassCell) {
    emit(Op::StoreName, &kNowhere, u.cells["__class__"], 0, 0, nameIndex("__classcell__"));
    implicitReturn(u.cells["__class__"]);
  } else {
    implicitReturn(kNoReg);
  }
  return finishUnit();
}

// __build_class__(function of the body, name, bases…, keywords…)
void Compiler::classDef(const ClassDef* c) {
  unsigned mark = markTemps();
  Reg decorators = c->decorator_list.empty() ? kNoReg : elementsInRow(c->decorator_list);
  Reg value = newTemp();
  unsigned inner = markTemps();
  Scope* scope = scopes_.find(c);
  Unit u;
  beginUnit(u, scope, c->name, c);
  CodeObject* code = classBody(c);
  if (!code) return;

  Reg base = newTemps(3);
  emit(Op::LoadBuildClass, c, base);
  makeFunction(code, nullptr, nullptr, c, scope, static_cast<Reg>(base + 1));
  emit(Op::LoadConst, c, static_cast<Reg>(base + 2), 0, 0, strConst(c->name));
  bool star = false;
  for (const Expr* b : c->bases)
    star = star || is<Starred>(b);
  for (const Keyword* k : c->keywords)
    star = star || k->arg.empty();
  if (star) {
    // callEx wants callee, two free registers, then the arguments given so far.
    Reg room = newTemps(5);
    emitHidden(Op::Move, c, room, base);
    emitHidden(Op::Move, c, static_cast<Reg>(room + 3), static_cast<Reg>(base + 1));
    emitHidden(Op::Move, c, static_cast<Reg>(room + 4), static_cast<Reg>(base + 2));
    Call call{};
    call.kind = NodeKind::Call;
    call.span = c->span;
    callEx(&call, room, c->bases, c->keywords, 2, value);
  } else {
    size_t n = c->bases.size(), k = c->keywords.size();
    Reg first = newTemps(static_cast<unsigned>(n + k));
    for (size_t i = 0; i < n; ++i)
      expr(c->bases[i], static_cast<Reg>(first + i));
    for (size_t i = 0; i < k; ++i)
      expr(c->keywords[i]->value, static_cast<Reg>(first + n + i));
    if (k) {
      int32_t names = 0;
      keywordNames(c->keywords, &names);
      emit(Op::CallKw, c, value, base, static_cast<Reg>(2 + n + k), names);
    } else {
      emit(Op::Call, c, value, base, static_cast<Reg>(2 + n));
    }
  }
  freeTemps(inner);
  if (decorators != kNoReg) applyDecorators(c->decorator_list, decorators, value);
  storeName(c->name, value, c);
  freeTemps(mark);
}

}  // namespace taipan
