#include "frontend/Compiler.h"

#include <algorithm>
#include <deque>

#include "frontend/CompilerImpl.h"
#include "frontend/FoldInt.h"
#include "runtime/core/Options.h"
#include "runtime/types/bytes/Bytes.h"

namespace taipan {

using namespace ast;

namespace {

bool usesFeedback(Op op) {
  return feedbackKindOf(op) != FeedbackKind::None;
}

Position positionOf(const Span& s) {
  auto column = [](int32_t c) { return static_cast<uint32_t>(c < 0 ? 0 : c); };
  return {static_cast<uint32_t>(s.line), static_cast<uint32_t>(s.endLine), column(s.col), column(s.endCol)};
}

}  // namespace

void Compiler::fail(const Span& span, std::string message) {
  if (failed()) return;
  error_.type = ErrorType::SyntaxError;
  error_.message = std::move(message);
  error_.line = span.line;
  error_.offset = span.col + 1;
  error_.endLine = span.endLine;
  error_.endOffset = span.endCol + 1;
}

bool Compiler::hasStack() {
  if (static_cast<uint8_t*>(__builtin_frame_address(0)) > thread_->stackLimit) return true;
  if (!failed()) {
    error_.type = ErrorType::RecursionError;
    error_.message = "maximum recursion depth exceeded during compilation";
  }
  return false;
}

Value Compiler::keep(Value v) {
  if (v && !listAppend(thread_, kept_, v)) return Value();
  return v;
}

Value Compiler::keepStr(std::string_view utf8) {
  return keep(Value::object(reinterpret_cast<Object*>(newStr(thread_, utf8))));
}

// --- instructions

uint32_t Compiler::emitAt(Op op, const Span& span, Reg a, Reg b, Reg c, int32_t d) {
  Unit& u = *unit_;
  uint32_t slot = usesFeedback(op) ? u.feedbackCount++ : kNoFeedback;
  u.instrs.push_back({op, Variant::kPlain, a, b, c, d, slot});
  u.positions.push_back(positionOf(span));
  u.marks.push_back(span.line == 0 ? kLineArtificial : 0);
  u.targets.push_back(nullptr);
  return here() - 1;
}

uint32_t Compiler::emitHidden(Op op, const Node* at, Reg a, Reg b, Reg c, int32_t d) {
  uint32_t i = emit(op, at, a, b, c, d);
  unit_->marks[i] |= kTraceHidden;
  return i;
}

uint32_t Compiler::emit(Op op, const Node* at, Reg a, Reg b, Reg c, int32_t d) {
  return emitAt(op, at->span, a, b, c, d);
}

void Compiler::emitJump(Op op, const Node* at, Label& target, Reg a, Reg b, Reg c) {
  uint32_t i = emit(op, at, a, b, c);
  unit_->targets[i] = &target;
}

Label& Compiler::newLabel() {
  return unit_->labels.emplace_back();
}

void Compiler::place(Label& label) {
  label.at = static_cast<int32_t>(here());
  unit_->lastLabel = here();
}

Reg Compiler::newTemps(unsigned n) {
  Unit& u = *unit_;
  unsigned first = u.tempsInUse;
  u.tempsInUse += n;
  u.tempsMax = std::max(u.tempsMax, u.tempsInUse);
  if (u.tempsMax > 0x7000 && !failed()) {
    error_.type = ErrorType::MemoryError;
    error_.message = "expression needs too many registers";
  }
  return static_cast<Reg>(kTempSpace + (first & 0x7fff));
}

Reg Compiler::newTemp() {
  return newTemps(1);
}

// --- constants and names

int32_t Compiler::constIndex(const std::string& key, Value v) {
  auto [it, isNew] = unit_->constIndex.try_emplace(key, static_cast<int32_t>(unit_->consts.size()));
  if (isNew) unit_->consts.push_back(v);
  return it->second;
}

int32_t Compiler::strConst(std::string_view text) {
  std::string key = "s" + std::string(text);
  auto it = unit_->constIndex.find(key);
  if (it != unit_->constIndex.end()) return it->second;
  bool identifier = text.size() < 40 && text.find_first_not_of(
                                            "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_"
                                            "0123456789") == std::string_view::npos;
  Value v = identifier ? Value::object(reinterpret_cast<Object*>(intern(thread_, text))) : keepStr(text);
  return constIndex(key, v);
}

Value Compiler::constValue(const ConstantValue& v) {
  switch (v.kind) {
    case ConstantKind::None:     return kNone;
    case ConstantKind::True:     return kTrue;
    case ConstantKind::False:    return kFalse;
    case ConstantKind::Ellipsis: return kEllipsis;
    case ConstantKind::Int:      return keep(makeInt(thread_, v.integer));
    case ConstantKind::BigInt:   {
      std::string digits(v.text);
      return keep(intFromText(thread_, digits, 0, Value()));
    }
    case ConstantKind::Float: return keep(makeFloat(thread_, v.number));
    case ConstantKind::Str:   return unit_->consts[static_cast<size_t>(strConst(v.text))];
    case ConstantKind::Bytes: return keep(Value::object(newBytes(thread_, viewOf(v.text))));
    default:                  return kNone;  // refused by checkCore
  }
}

// Constants that are equal but of different type, or floats of different sign, are different constants.
static std::string constantKey(const ConstantValue& v) {
  switch (v.kind) {
    case ConstantKind::Int:    return "i" + std::to_string(v.integer);
    case ConstantKind::BigInt: return "I" + canonicalText(v);
    case ConstantKind::Bytes:  return "b" + std::string(v.text);
    case ConstantKind::Float:  {
      std::string key = "f";
      key.append(reinterpret_cast<const char*>(&v.number), sizeof v.number);
      return key;
    }
    default: return "c" + std::to_string(static_cast<int>(v.kind));
  }
}

int32_t Compiler::constOf(const ConstantValue& v) {
  if (v.kind == ConstantKind::Str) return strConst(v.text);
  std::string key = constantKey(v);
  auto it = unit_->constIndex.find(key);
  if (it != unit_->constIndex.end()) return it->second;
  return constIndex(key, constValue(v));
}

int32_t Compiler::nameIndex(std::string_view name) {
  auto [it, isNew] = unit_->nameIndex.try_emplace(name, static_cast<int32_t>(unit_->names.size()));
  if (isNew) unit_->names.push_back(intern(thread_, name));
  return it->second;
}

void Compiler::loadNone(Reg to, const Node* at) {
  emit(Op::LoadConst, at, to, 0, 0, constOf({}));
}

// --- flow

bool Compiler::isCertainlyBound(Reg local) const {
  const Flow& f = unit_->flow;
  return !f.reachable || (local < f.bound.size() && f.bound[local]);
}

void Compiler::noteBound(Reg local) {
  Unit& u = *unit_;
  const Symbol* s = u.scope->find(u.locals[local]);
  if (s && (s->flags & kSymbolDeleted)) return;
  if (u.flow.bound.size() <= local) u.flow.bound.resize(local + 1u);
  u.flow.bound[local] = true;
}

void Compiler::joinFlow(const Flow& other) {
  Flow& f = unit_->flow;
  if (!other.reachable) return;
  if (!f.reachable) {
    f = other;
    return;
  }
  for (size_t i = 0; i < f.bound.size(); ++i)
    if (i >= other.bound.size() || !other.bound[i]) f.bound[i] = false;
}

// --- units

void Compiler::beginUnit(Unit& u, Scope* scope, std::string_view name, const Node* node) {
  u.outer = unit_;
  u.scope = scope;
  u.name = name;
  u.firstLine = node ? static_cast<uint32_t>(node->span.line) : 1;
  u.qualname = name;
  if (node) u.at = node;
  if (u.outer && u.outer->scope->kind != ScopeKind::Module) {
    const Symbol* s = u.outer->scope->find(mangle(u.outer->scope->className, name, arena_));
    bool isGlobal = s && s->binding == Binding::GlobalExplicit && scope->kind != ScopeKind::Lambda &&
                    scope->kind != ScopeKind::Comprehension;
    const Scope* outer = u.outer->scope;
    bool hasLocals = outer->isFunctionLike() && outer->kind != ScopeKind::Comprehension;  // as CPython sees it
    if (!isGlobal) u.qualname = u.outer->qualname + (hasLocals ? ".<locals>." : ".") + std::string(name);
  }
  if (scope->isFunctionLike()) u.flags = scope->dictLocals ? kCodeNewLocals : kCodeOptimized | kCodeNewLocals;
  if (scope->isFunctionLike() && scope->nested) u.flags |= kCodeNested;
  for (std::string_view p : scope->parameters) {
    u.localIndex[p] = static_cast<Reg>(u.locals.size());
    u.locals.push_back(p);
  }
  u.flow.bound.assign(u.locals.size(), true);
  for (size_t i = 0; i < u.locals.size(); ++i)
    if (scope->find(u.locals[i])->flags & kSymbolDeleted) u.flow.bound[i] = false;
  std::vector<std::string_view> cellNames = scope->sortedNames(Binding::Cell);
  if (scope->needsClassCell) cellNames.push_back("__class__");
  for (std::string_view name : scope->inlinedCells) {
    const Symbol* s = scope->find(name);
    if (!s || (s->binding != Binding::Cell && s->binding != Binding::Free)) cellNames.push_back(name);
  }
  for (std::string_view name : cellNames) {
    auto parameter = u.localIndex.find(name);
    if (parameter != u.localIndex.end()) {
      u.cells[name] = parameter->second;
    } else {
      u.cells[name] = static_cast<Reg>(kCellSpace + u.cellNames.size());
      u.cellNames.push_back(name);
    }
  }
  for (std::string_view name : scope->sortedNames(Binding::Free)) {
    u.frees[name] = static_cast<Reg>(kFreeSpace + u.freeNames.size());
    u.freeNames.push_back(name);
  }
  unit_ = &u;
}

namespace {

// Packs the register spaces: locals, cells, free variables, temporaries.
class RegisterPacker {
 public:
  explicit RegisterPacker(const Unit& u)
      : cells_(static_cast<unsigned>(u.locals.size())),
        frees_(cells_ + static_cast<unsigned>(u.cellNames.size())),
        temps_(frees_ + static_cast<unsigned>(u.freeNames.size())),
        count_(temps_ + u.tempsMax) {}

  unsigned count() const { return count_; }
  uint16_t pack(Reg r) const {
    if (r == kNoReg || r < kCellSpace) return r;
    if (r >= kTempSpace) return static_cast<uint16_t>(temps_ + (r - kTempSpace));
    if (r >= kFreeSpace) return static_cast<uint16_t>(frees_ + (r - kFreeSpace));
    return static_cast<uint16_t>(cells_ + (r - kCellSpace));
  }
  void pack(Instr& i) const {
    const OpInfo& info = opInfo(i.op);
    if (isRegister(info.roles[0])) i.a = pack(i.a);
    if (isRegister(info.roles[1])) i.b = pack(i.b);
    if (isRegister(info.roles[2])) i.c = pack(i.c);
  }

 private:
  static bool isRegister(Role r) { return r != Role::None && r != Role::Imm && r != Role::Target; }
  unsigned cells_, frees_, temps_, count_;
};

taipan::Tuple* namesTuple(Thread* t, const std::vector<std::string_view>& names) {
  taipan::Tuple* tuple = newTuple(t, static_cast<int64_t>(names.size()));
  for (size_t i = 0; tuple && i < names.size(); ++i)
    tuple->items[i] = Value::object(reinterpret_cast<Object*>(intern(t, names[i])));
  return tuple;
}

std::vector<ExceptionRange> exceptionTable(const Unit& u, const RegisterPacker& packer) {
  struct Entry {
    unsigned depth;
    ExceptionRange range;
  };
  std::vector<Entry> entries;
  for (const Region& r : u.regions)
    for (auto [start, end] : r.covered)
      entries.push_back({r.depth, {start, end, static_cast<uint32_t>(r.handler.at), packer.pack(r.exception)}});
  std::stable_sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) { return a.depth > b.depth; });
  std::vector<ExceptionRange> table;
  for (const Entry& e : entries)
    table.push_back(e.range);
  return table;
}

}  // namespace

CodeObject* Compiler::finishUnit() {
  Unit& u = *unit_;
  if (!failed()) settleLines();
  unit_ = u.outer;
  if (failed()) return nullptr;
  RegisterPacker packer(u);
  if (packer.count() >= kNoRegister) {
    error_.type = ErrorType::MemoryError;
    error_.message = "function needs too many registers";
    return nullptr;
  }
  for (uint32_t i = 0; i < u.instrs.size(); ++i) {
    packer.pack(u.instrs[i]);
    if (u.targets[i]) u.instrs[i].d = u.targets[i]->at;
  }
  std::vector<ExceptionRange> handlers = exceptionTable(u, packer);
  std::vector<std::string_view> registerNames = u.locals;
  registerNames.insert(registerNames.end(), u.cellNames.begin(), u.cellNames.end());
  registerNames.insert(registerNames.end(), u.freeNames.begin(), u.freeNames.end());
  std::vector<uint8_t> localIsCell(u.locals.size());
  std::vector<std::string_view> cellVars;
  for (const auto& [name, reg] : u.cells)
    if (isLocal(reg)) localIsCell[reg] = 1;
  // Arguments first, in their order; then the others, sorted.
  for (size_t i = 0; i < u.locals.size(); ++i)
    if (localIsCell[i]) cellVars.push_back(u.locals[i]);
  cellVars.insert(cellVars.end(), u.cellNames.begin(), u.cellNames.end());

  CodeParts p{};
  p.instrs = u.instrs.data();
  p.instrCount = static_cast<uint32_t>(u.instrs.size());
  p.positions = u.positions.data();
  p.traceMarks = u.marks.data();
  p.consts = u.consts.data();
  p.constCount = static_cast<uint32_t>(u.consts.size());
  p.names = u.names.data();
  p.nameCount = static_cast<uint32_t>(u.names.size());
  p.handlers = handlers.data();
  p.handlerCount = static_cast<uint32_t>(handlers.size());
  p.registerCount = packer.count();
  p.feedbackCount = u.feedbackCount;
  p.argCount = u.argCount;
  p.posOnlyCount = u.posOnlyCount;
  p.kwOnlyCount = u.kwOnlyCount;
  p.flags = u.flags;
  p.varNames = namesTuple(thread_, u.locals);
  p.cellVars = namesTuple(thread_, cellVars);
  p.freeVars = namesTuple(thread_, u.freeNames);
  p.registerNames = namesTuple(thread_, registerNames);
  p.localIsCell = localIsCell.data();
  p.localCount = static_cast<uint32_t>(u.locals.size());
  p.cellCount = static_cast<uint32_t>(u.cellNames.size());
  p.freeCount = static_cast<uint32_t>(u.freeNames.size());
  p.name = intern(thread_, u.name);
  p.qualname = intern(thread_, u.qualname);
  p.filename = intern(thread_, source_.filename);
  p.doc = u.doc;
  p.firstLine = u.firstLine;
  p.isModule = u.scope->kind == ScopeKind::Module;
  p.isClassBody = u.scope->kind == ScopeKind::Class;
  if (failed()) return nullptr;
  CodeObject* code = newCode(thread_, p);
  return code && keep(Value::object(code)) ? code : nullptr;
}

CodeObject* Compiler::compileRoot(const Node* root) {
  kept_ = newList(thread_, 0);
  if (!kept_) return nullptr;
  Unit u;
  beginUnit(u, scopes_.find(root), "<module>", nullptr);
  if (auto* e = as<Expression>(root)) {
    u.firstLine = static_cast<uint32_t>(e->body->span.line);
    prologue(e->body);
    Reg r = expr(e->body);
    implicitReturn(r);
    return finishUnit();
  }
  prologue(root);
  List<Stmt*> statements = is<Module>(root) ? as<Module>(root)->body : as<Interactive>(root)->body;
  Node start{NodeKind::Pass, {1, 0, 1, 0}};
  if (!statements.empty()) start.span = statements[0]->span;
  const Constant* doc = is<Module>(root) ? docstring(statements) : nullptr;
  if (u.scope->hasAnnotations) emit(Op::SetupAnnotations, &start);
  if (doc) {
    Reg t = newTemp();
    u.marks[emit(Op::LoadConst, doc, t, 0, 0, strConst(doc->value.text))] |= kTraceStatement;
    storeName("__doc__", t, &kNowhere);
    freeTemps(0);
  }
  body(statements);
  implicitReturn(kNoReg);
  return finishUnit();
}

CodeObject* compileTree(Thread* t, const Node* root, const SourceText& source, ScopeTree& scopes, CompileMode mode,
                        Arena& arena, Diagnostics& out) {
  return Compiler(t, source, scopes, mode, arena, out).compileRoot(root);
}

}  // namespace taipan
