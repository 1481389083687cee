// Statements other than assignment and try.
#include "frontend/CompilerImpl.h"
#include "runtime/core/Options.h"

namespace taipan {

using namespace ast;

void Compiler::body(List<Stmt*> statements) {
  for (const Stmt* s : statements) {
    if (failed()) return;
    stmt(s);
  }
}

void Compiler::stmt(const Stmt* s) {
  if (!hasStack()) return;
  unsigned mark = markTemps();
  unit_->at = s;
  uint32_t start = here();
  switch (s->kind) {
    case NodeKind::ExprStmt:  exprStmt(static_cast<const ExprStmt*>(s)); break;
    case NodeKind::Assign:    assign(static_cast<const Assign*>(s)); break;
    case NodeKind::AugAssign: augAssign(static_cast<const AugAssign*>(s)); break;
    case NodeKind::AnnAssign: annAssign(static_cast<const AnnAssign*>(s)); break;
    case NodeKind::Delete:
      for (const Expr* t : static_cast<const Delete*>(s)->targets)
        deleteTarget(t);
      break;
    case NodeKind::If:          ifStmt(static_cast<const If*>(s)); break;
    case NodeKind::While:       whileStmt(static_cast<const While*>(s)); break;
    case NodeKind::For:         forStmt(static_cast<const For*>(s)); break;
    case NodeKind::Return:      returnStmt(static_cast<const ast::Return*>(s)); break;
    case NodeKind::Break:       leaveLoop(s, true); break;
    case NodeKind::Continue:    leaveLoop(s, false); break;
    case NodeKind::Assert:      assertStmt(static_cast<const Assert*>(s)); break;
    case NodeKind::Raise:       raiseStmt(static_cast<const ast::Raise*>(s)); break;
    case NodeKind::Try:         tryStmt(static_cast<const Try*>(s)); break;
    case NodeKind::FunctionDef: functionDef(static_cast<const FunctionDef*>(s)); break;
    case NodeKind::ClassDef:    classDef(static_cast<const ClassDef*>(s)); break;
    case NodeKind::Import:      import(static_cast<const Import*>(s)); break;
    case NodeKind::ImportFrom:  importFrom(static_cast<const ast::ImportFrom*>(s)); break;
    case NodeKind::Pass:        line(s); break;
    case NodeKind::Global:
    case NodeKind::Nonlocal:    break;
    default:                    fail(s->span, std::string(nodeName(s->kind)) + " is not supported by this version of Taipan");
  }
  freeTemps(mark);
  if (here() > start) unit_->marks[start] |= kTraceStatement;
}

void Compiler::exprStmt(const ExprStmt* s) {
  if (mode_ == CompileMode::kSingle && unit_->scope->kind == ScopeKind::Module) {
    Reg value = expr(s->value);
    emit(Op::PrintExpr, s, value);
    return;
  }
  if (isConstant(s->value)) return line(s);
  Reg value = expr(s->value);
  // Nobody uses it, but a debugger may have unbound it.
  if (is<Name>(s->value) && isLocal(value)) emit(Op::CheckBound, s->value, value);
  unit_->at = &kNowhere;
}

void Compiler::ifStmt(const If* s) {
  if (auto truth = constantTruth(s->test)) {
    line(s->test);
    line(s);
    // The branch that is never taken still has to be free of errors: it is compiled and jumped over.
    Label& past = newLabel();
    Flow before = saveFlow();
    auto dead = *truth ? s->orelse : s->body;
    if (*truth) body(s->body);
    Flow after = *truth ? saveFlow() : before;
    if (!dead.empty()) {
      emitJump(Op::Jump, &kNowhere, past);
      noteUnreachable();
      body(dead);
      place(past);
    }
    restoreFlow(after);
    if (!*truth) body(s->orelse);
    return;
  }
  Label &otherwise = newLabel(), &end = newLabel();
  jumpIf(s->test, false, otherwise);
  Flow afterTest = saveFlow();
  body(s->body);
  if (s->orelse.empty()) {
    place(otherwise);
    joinFlow(afterTest);
    return;
  }
  if (unit_->flow.reachable) emitJump(Op::Jump, &kNowhere, end);
  Flow afterBody = saveFlow();
  place(otherwise);
  restoreFlow(afterTest);
  body(s->orelse);
  joinFlow(afterBody);
  place(end);
}

// The else clause runs when the loop ends by itself; `break` goes past it.
void Compiler::loopElse(List<Stmt*> orelse, Label& exit, Label& end, const Flow& atExit) {
  place(exit);
  restoreFlow(atExit);
  body(orelse);
  joinFlow(atExit);
  place(end);
}

void Compiler::whileStmt(const While* s) {
  Label &head = newLabel(), &exit = newLabel(), &end = newLabel();
  place(head);
  jumpIf(s->test, false, exit);
  Flow afterTest = saveFlow();
  pushBlock({Block::Kind::Loop, nullptr, &end, &head, {}, kNoReg, {}}, s);
  // A body on the line of its test: there alone it shows that CPython repeats the test behind the body.
  bool sameLine = s->body[0]->span.line <= s->test->span.endLine;
  if (sameLine) unit_->lastLabel = here();  // in CPython the repeated test jumps here
  uint32_t start = here();
  body(s->body);
  if (sameLine && here() > start) unit_->marks[start] |= kTraceBody;
  unit_->blocks.pop_back();
  emitJump(Op::JumpBack, &kNowhere, head);
  if (sameLine) unit_->marks.back() |= kTraceForward;
  unit_->at = s;
  loopElse(s->orelse, exit, end, afterTest);
  bool endless = constantTruth(s->test).value_or(false);
  bool hasBreak = false;
  for (const Label* t : unit_->targets)
    hasBreak = hasBreak || t == &end;
  if (endless && !hasBreak) noteUnreachable();
}

void Compiler::forStmt(const For* s) {
  Label &head = newLabel(), &exit = newLabel(), &end = newLabel();
  Reg state = newTemps(2);
  unsigned mark = markTemps();
  Reg iterable = unseenDisplay(s->iter);
  emit(Op::GetIter, s, state, iterable);
  freeTemps(mark);
  Flow before = saveFlow();
  place(head);
  Reg destination = s->target->span.line == s->span.line ? destinationOf(s->target) : kNoReg;
  Reg item = destination == kNoReg ? newTemp() : destination;
  emitJump(Op::ForIter, s, exit, item, state);
  assignTo(s->target, item);
  pushBlock({Block::Kind::Loop, nullptr, &end, &head, {}, kNoReg, {}}, s);
  body(s->body);
  unit_->blocks.pop_back();
  unit_->at = &kNowhere;
  emitJump(Op::JumpBack, &kNowhere, head);
  loopElse(s->orelse, exit, end, before);
}

// Has the place of the return, not its own.
Reg Compiler::returnedConstant(const ast::Return* s) {
  Reg value = newTemp();
  std::string key;
  int32_t index;
  if (!s->value)
    index = constOf({});
  else if (auto constant = constantValue(s->value))
    index = constOf(*constant);
  else if (auto tuple = constantTuple(static_cast<const ast::Tuple*>(s->value)->elts, &key))
    index = constIndex(key, *tuple);
  else
    return value;  // no memory
  emitHidden(Op::LoadConst, unit_->at, value, 0, 0, index);
  return value;
}

void Compiler::returnStmt(const ast::Return* s) {
  if (!unit_->scope->isFunctionLike()) return fail(s->span, "'return' outside function");
  Reg value = kNoReg;
  bool isLater = !s->value || isConstant(s->value);  // as CPython: nothing is on its way through finally clauses
  if (isLater) {
    if (s->value) line(s->value);
  } else {
    value = expr(s->value);
    // A finally clause on the way out may assign to the variable.
    if (isLocal(value) && !unit_->blocks.empty()) {
      Reg copy = newTemp();
      emit(Op::Move, s->value, copy, value);
      value = copy;
    }
  }
  if (!s->value || s->value->span.line != s->span.line) line(s);
  Flow flow = saveFlow();
  size_t depth = unit_->blocks.size();
  std::vector<Block> blocks = unit_->blocks;
  unwindBlocks(0);
  if (isLater) value = returnedConstant(s);
  emit(Op::Return, unit_->at, 0, value);
  rewindBlocks(blocks, depth);
  restoreFlow(flow);
  noteUnreachable();
}

void Compiler::leaveLoop(const Stmt* s, bool isBreak) {
  size_t depth = unit_->blocks.size();
  size_t loop = depth;
  while (loop > 0 && unit_->blocks[loop - 1].kind != Block::Kind::Loop)
    --loop;
  if (loop == 0) return fail(s->span, isBreak ? "'break' outside loop" : "'continue' not properly in loop");
  Label& to = isBreak ? *unit_->blocks[loop - 1].breakTo : *unit_->blocks[loop - 1].continueTo;
  Flow flow = saveFlow();
  std::vector<Block> blocks = unit_->blocks;
  line(s);
  unwindBlocks(loop);
  emitJump(isBreak ? Op::Jump : Op::JumpBack, unit_->at, to);
  rewindBlocks(blocks, depth);
  restoreFlow(flow);
  noteUnreachable();
}

void Compiler::assertStmt(const Assert* s) {
  warnAssert(s);
  if (optimizedAsserts()) return;
  Label& fine = newLabel();
  jumpIf(s->test, true, fine);
  Flow flow = saveFlow();
  Reg base = newTemp();
  emit(Op::LoadAssertionError, unit_->at, base);
  if (s->msg) {
    Reg argument = newTemp();
    expr(s->msg, argument);
    emit(Op::Call, unit_->at, base, base, 1);
  }
  emit(Op::Raise, unit_->at, 1, base, kNoReg);
  place(fine);
  restoreFlow(flow);
}

void Compiler::raiseStmt(const ast::Raise* s) {
  if (!s->exc) {
    emit(Op::Raise, s, 0, kNoReg, kNoReg);
  } else {
    Reg exception = operand(s->exc, s->cause);
    Reg cause = s->cause ? expr(s->cause) : kNoReg;
    emit(Op::Raise, s, s->cause ? 2 : 1, exception, cause);
  }
  noteUnreachable();
}

// import a.b.c binds a; import a.b.c as d binds the module c.
void Compiler::import(const Import* s) {
  for (const Alias* a : s->names) {
    unsigned mark = markTemps();
    Reg none = newTemp(), module = newTemp();
    loadNone(none, s);
    emit(Op::ImportName, s, module, none, 0, nameIndex(a->name));
    size_t dot = a->name.find('.');
    if (a->asname.empty()) {
      storeName(a->name.substr(0, dot), module, s);
    } else {
      while (dot != std::string_view::npos) {
        size_t next = a->name.find('.', dot + 1);
        std::string_view part = a->name.substr(dot + 1, next == std::string_view::npos ? next : next - dot - 1);
        emit(Op::ImportFrom, s, module, module, 0, nameIndex(part));
        dot = next;
      }
      storeName(a->asname, module, s);
    }
    freeTemps(mark);
  }
}

void Compiler::importFrom(const ast::ImportFrom* s) {
  Reg fromList = newTemp(), module = newTemp(), value = newTemp();
  taipan::Tuple* names = newTuple(thread_, static_cast<int64_t>(s->names.size()));
  if (!names || !keep(Value::object(names))) return;
  std::string key = "k(";
  for (size_t i = 0; i < s->names.size(); ++i) {
    names->items[i] = Value::object(reinterpret_cast<Object*>(intern(thread_, s->names[i]->name)));
    key += std::string(s->names[i]->name) + ",";
  }
  emit(Op::LoadConst, s, fromList, 0, 0, constIndex(key, Value::object(names)));
  emit(Op::ImportName, s, module, fromList, 0, nameIndex(s->module));
  for (const Alias* a : s->names) {
    if (a->name == "*") {
      emit(Op::ImportStar, s, module);
      return;
    }
    emit(Op::ImportFrom, s, value, module, 0, nameIndex(a->name));
    storeName(a->asname.empty() ? a->name : a->asname, value, s);
  }
}

}  // namespace taipan
