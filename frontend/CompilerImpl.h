// What the Compiler-*.cpp files share: a code object under construction (Unit), and the walk over the tree (Compiler).
#pragma once

#include <deque>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "frontend/Compiler.h"
#include "runtime/core/Objects.h"

namespace taipan {

// A register while its unit is compiled: index and space (see Compiler.h).
using Reg = uint16_t;
inline constexpr Reg kCellSpace = 0x4000;
inline constexpr Reg kFreeSpace = 0x6000;
inline constexpr Reg kTempSpace = 0x8000;
inline constexpr Reg kNoReg = kNoRegister;

inline bool isTemp(Reg r) {
  return r >= kTempSpace && r != kNoReg;
}
inline bool isLocal(Reg r) {
  return r < kCellSpace;
}

// What an instruction is to tracing, besides its TraceMark, until its unit is finished (Compiler-lines.cpp).
enum LineMark : uint8_t {
  kLineChained = 0x20,     // the way out of a chained comparison that fails: CPython has instructions there
  kLineArtificial = 0x40,  // without a line of its own
  kLineRemovable = 0x80,   // a Nop that is there for its line
};

// The place of artificial instructions.
extern const ast::Node kNowhere;

// A place to jump to; jumps may be emitted before it is known.
struct Label {
  int32_t at = -1;
  std::vector<uint32_t> jumps;  // instructions whose target it is
};

// A handler and the instructions it covers.
struct Region {
  Label handler;
  Reg exception;
  unsigned depth;  // of nesting: inner regions are found first
  std::vector<std::pair<uint32_t, uint32_t>> covered;
  int64_t openedAt = -1;
};

// What surrounds the statement being compiled, and what leaving it takes.
struct Block {
  enum class Kind : uint8_t {
    Loop,
    Try,      // the body of try … except: nothing to do
    Finally,  // the body (or handler, or else) of try … finally: run `finalBody`
    Handler,  // an except clause or the exceptional copy of a finally: PopHandled
    Name,     // except … as name: unbind it
  } kind;
  Region* region = nullptr;  // is closed while the way out is compiled
  Label* breakTo = nullptr;
  Label* continueTo = nullptr;
  ast::List<ast::Stmt*> finalBody;
  Reg saved = kNoReg;  // Handler: what PopHandled restores
  std::string_view name;
};

// Which locals are certainly bound. Unreachable code knows everything.
struct Flow {
  std::vector<bool> bound;  // by local register
  bool reachable = true;
};

// A code object under construction.
struct Unit {
  Unit* outer = nullptr;
  Scope* scope = nullptr;
  std::vector<const Scope*> inlined;  // comprehensions being compiled as part of it, from the outermost
  std::string_view name;
  std::string qualname;
  uint32_t flags = 0;
  uint32_t firstLine = 1;
  uint32_t argCount = 0, posOnlyCount = 0, kwOnlyCount = 0;
  Value doc = kNone;

  std::vector<Instr> instrs;
  std::vector<Position> positions;
  std::vector<uint8_t> marks;   // by instruction: TraceMark, LineMark
  std::vector<Label*> targets;  // by instruction; null: no jump
  std::deque<Label> labels;
  std::deque<Region> regions;
  std::vector<Block> blocks;
  unsigned regionDepth = 0;
  unsigned plainHandlers = 0;  // except clauses without a name around what is compiled: no Block, yet they count
  uint32_t feedbackCount = 0;
  uint32_t lastLabel = 0;           // where the last label was placed
  const ast::Node* at = &kNowhere;  // where CPython's compiler thinks it is: the place of a statement's jumps

  std::vector<Value> consts;
  std::unordered_map<std::string, int32_t> constIndex;  // by kind and text
  std::vector<Str*> names;
  std::unordered_map<std::string_view, int32_t> nameIndex;

  std::vector<std::string_view> locals;
  std::unordered_map<std::string_view, Reg> localIndex;
  std::unordered_map<std::string_view, Reg> cells;  // cell variables: an argument's register, or kCellSpace + n
  std::vector<std::string_view> cellNames;          // of those in kCellSpace
  std::unordered_map<std::string_view, Reg> frees;
  std::vector<std::string_view> freeNames;
  unsigned tempsInUse = 0, tempsMax = 0;
  Flow flow;
};

class Compiler {
 public:
  Compiler(Thread* t, const SourceText& source, ScopeTree& scopes, CompileMode mode, Arena& arena, Diagnostics& out)
      : thread_(t), source_(source), scopes_(scopes), mode_(mode), arena_(arena), out_(out), error_(out.error) {}

  CodeObject* compileRoot(const ast::Node* root);

 private:
  using Expr = ast::Expr;
  using Stmt = ast::Stmt;
  template <class T>
  using List = ast::List<T>;

  // --- Compiler.cpp: units, instructions, registers
  bool failed() const { return error_.isError() || thread_->exception; }
  void fail(const Span& span, std::string message);
  bool hasStack();  // false: the tree is too deep for the native stack (RecursionError)
  void beginUnit(Unit& u, Scope* scope, std::string_view name, const ast::Node* node);
  CodeObject* finishUnit();
  Value keep(Value v);  // keeps a fresh object alive until the compilation ends
  Value keepStr(std::string_view utf8);
  uint32_t here() const { return static_cast<uint32_t>(unit_->instrs.size()); }
  uint32_t emit(Op op, const ast::Node* at, Reg a = 0, Reg b = 0, Reg c = 0, int32_t d = 0);
  uint32_t emitAt(Op op, const Span& span, Reg a = 0, Reg b = 0, Reg c = 0, int32_t d = 0);
  uint32_t emitHidden(Op op, const ast::Node* at, Reg a = 0, Reg b = 0, Reg c = 0, int32_t d = 0);
  void emitJump(Op op, const ast::Node* at, Label& target, Reg a = 0, Reg b = 0, Reg c = 0);
  Label& newLabel();
  void place(Label& label);
  Reg newTemp();
  Reg newTemps(unsigned n);  // consecutive
  unsigned markTemps() const { return unit_->tempsInUse; }
  void freeTemps(unsigned mark) { unit_->tempsInUse = mark; }
  int32_t constIndex(const std::string& key, Value v);
  int32_t constOf(const ast::ConstantValue& v);
  Value constValue(const ast::ConstantValue& v);
  int32_t strConst(std::string_view text);
  int32_t nameIndex(std::string_view name);
  void loadNone(Reg to, const ast::Node* at);
  void clear(Reg temp, const ast::Node* at) { emitHidden(Op::DeleteLocal, at, temp); }

  // --- Compiler-lines.cpp
  void line(const ast::Node* at);
  void settleLines();
  void implicitReturn(Reg value);

  // --- flow
  Flow saveFlow() const { return unit_->flow; }
  void restoreFlow(const Flow& f) { unit_->flow = f; }
  void joinFlow(const Flow& other);  // both ways come together here
  void noteUnreachable() { unit_->flow.reachable = false; }
  bool isCertainlyBound(Reg local) const;
  void noteBound(Reg local);

  // --- Compiler-name.cpp
  std::string_view mangled(std::string_view name) { return mangle(unit_->scope->className, name, arena_); }
  bool usesGlobalForms() const;  // module-level code whose locals are its globals
  // Where the variable is that a (mangled) name means here.
  enum class NameHome : uint8_t { Register, Cell, ClassCell, Globals, Namespace };
  NameHome homeOf(std::string_view name) const;
  NameHome homeInScope(const Symbol* s) const;  // null: a name of the globals
  bool hasCell(std::string_view name) const { return unit_->cells.contains(name) || unit_->frees.contains(name); }
  // A free variable of code with dict locals that its namespace may hide.
  static bool isLinked(const Scope* scope, std::string_view name);
  static bool optimizedAsserts();  // -O
  Reg localRegister(std::string_view mangledName);
  Reg cellRegister(std::string_view mangledName);  // of a cell or free variable
  // The register of a plain local variable, or kNoReg.
  Reg plainLocal(std::string_view name);
  Reg loadName(std::string_view name, const ast::Node* at, Reg to);
  void storeName(std::string_view name, Reg from, const ast::Node* at);
  void deleteName(std::string_view name, const ast::Node* at);

  // --- Compiler-expr.cpp. `to`: where the value must go, or kNoReg: anywhere; returns where it is. A local variable's
  // register is returned as it is; toTemp makes sure that later code cannot change it.
  Reg expr(const Expr* e, Reg to = kNoReg);
  Reg exprInner(const Expr* e, Reg to);
  Reg exprToTemp(const Expr* e);
  bool mayWriteLocals(const Expr* later) const;
  Reg operand(const Expr* e, const Expr* later);  // of an operation whose later operands are evaluated behind it
  Reg firstOperand(const Expr* e, const Expr* later, Reg result);
  Reg target(Reg to) { return to == kNoReg ? newTemp() : to; }
  Reg constant(const ast::ConstantValue& v, const Expr* e, Reg to);
  Reg binary(const ast::BinOp* e, Reg to);
  Reg unary(const ast::UnaryOp* e, Reg to);
  const ast::Compare* negatedCompare(const ast::UnaryOp* e);
  Reg boolean(const ast::BoolOp* e, Reg to);
  Reg compare(const ast::Compare* e, Reg to);
  void compareOne(ast::CompareOp op, const ast::Node* at, Reg to, Reg left, Reg right);
  Reg conditional(const ast::IfExp* e, Reg to);
  Reg namedExpr(const ast::NamedExpr* e, Reg to);
  Reg attribute(const ast::Attribute* e, Reg to);
  Reg subscript(const ast::Subscript* e, Reg to);
  Reg slice(const ast::Slice* e, Reg to);
  Reg joinedStr(const ast::JoinedStr* e, Reg to);
  Reg formattedValue(const ast::FormattedValue* e, Reg to);
  void jumpIf(const Expr* e, bool sense, Label& target);
  void jumpIfInner(const Expr* e, bool sense, Label& target);
  void jumpIfBoolean(const ast::BoolOp* b, bool sense, Label& target);
  void jumpIfConditional(const ast::IfExp* e, bool sense, Label& target);
  Reg containerRight(ast::CompareOp op, const Expr* e);

  // --- Compiler-display.cpp: displays and comprehensions
  Reg tupleDisplay(List<Expr*> elements, const Expr* e, Reg to);
  Reg listDisplay(List<Expr*> elements, const Expr* e, Reg to);
  void constantSet(const ast::Set* e, Reg to);
  Reg setDisplay(const ast::Set* e, Reg to);
  Reg dictDisplay(const ast::Dict* e, Reg to);
  Reg elementsInRow(List<Expr*> elements);
  // list or set, built as CPython builds one with a star or more than kMaxInRow elements
  void displayPiecewise(Op build, Reg first, unsigned given, List<Expr*> elements, const ast::Node* at, Reg to);
  Reg pairsInRow(const ast::Dict* e, size_t begin, size_t end);
  void subDict(const ast::Dict* e, size_t begin, size_t end, Reg to);
  void addPairs(const ast::Dict* e, size_t begin, size_t end, Reg dict);
  Reg unseenDisplay(const Expr* e);
  Reg comprehension(const Expr* e, List<ast::Comprehension*> generators, const Expr* first, const Expr* second,
                    std::string_view name, Op build, Reg to);
  Reg inlinedComprehension(const Expr* e, List<ast::Comprehension*> generators, const Expr* first, const Expr* second,
                           Op build, Reg to);
  // The variables that an inlined comprehension has for itself: those around it wait in temporaries.
  struct HiddenVariable {
    Reg home, saved;
  };
  std::vector<HiddenVariable> hideVariables(const Scope* comprehension, const ast::Node* at);
  void showVariables(const std::vector<HiddenVariable>& variables, const ast::Node* at);
  // state: the first generator's iteration state, or kNoReg: it is argument 0.
  void generatorLoops(List<ast::Comprehension*> generators, size_t index, const Expr* first, const Expr* second,
                      Op build, Reg result, Reg state);
  std::optional<Value> constantTuple(List<Expr*> elements, std::string* key);

  // --- Compiler-call.cpp
  Reg call(const ast::Call* e, Reg to);
  Reg methodCall(const ast::Call* e, const ast::Attribute* method, Reg to);
  Reg keywordCall(const ast::Call* e, Reg to);
  Reg starCall(const ast::Call* e, Reg to);
  Reg callEx(const Expr* e, Reg base, List<Expr*> args, List<ast::Keyword*> keywords, unsigned given, Reg to);
  void positionalTuple(const Expr* e, Reg first, unsigned given, List<Expr*> args, Reg to);
  void keywordDict(const Expr* e, List<ast::Keyword*> keywords, Reg callee, Reg to);
  void namedArguments(const Expr* e, List<ast::Keyword*> keywords, Reg to);
  Reg keywordNames(List<ast::Keyword*> keywords, int32_t* index);
  Span attributeSpan(const ast::Attribute* e, const Span& whole) const;

  // --- Compiler-function.cpp
  void functionDef(const ast::FunctionDef* f);
  Reg lambda(const ast::Lambda* f, Reg to);
  void classDef(const ast::ClassDef* c);
  CodeObject* classBody(const ast::ClassDef* c);
  Reg makeFunction(CodeObject* code, const ast::Arguments* args, const Expr* returns, const ast::Node* at, Scope* scope,
                   Reg to);
  Reg closureTuple(Scope* scope, Reg to, const ast::Node* at);
  void functionParameters(Unit& u, const ast::Arguments* args);
  void prologue(const ast::Node* at);
  void cellPrologue(const Span& start);
  void dictPrologue(const Span& start);
  CodeObject* functionBody(const ast::Node* f, const ast::Arguments* args, List<Stmt*> body, std::string_view name);
  Reg applyDecorators(List<Expr*> decorators, Reg first, Reg value);
  const ast::Constant* docstring(List<Stmt*>& body);  // taken off the body; null: none

  // --- Compiler-assign.cpp
  void assignTo(const Expr* target, Reg from);
  void unpackTo(List<Expr*> targets, const Expr* at, Reg from);
  void assign(const ast::Assign* s);
  bool assignPairwise(const Expr* target, const Expr* value);
  void augAssign(const ast::AugAssign* s);
  void annAssign(const ast::AnnAssign* s);
  void deleteTarget(const Expr* target);
  Reg destinationOf(const Expr* target);  // a plain local's register, or kNoReg

  // --- Compiler-stmt.cpp
  void body(List<Stmt*> statements);
  void stmt(const Stmt* s);
  void exprStmt(const ast::ExprStmt* s);
  void ifStmt(const ast::If* s);
  void whileStmt(const ast::While* s);
  void forStmt(const ast::For* s);
  void loopElse(List<Stmt*> orelse, Label& exit, Label& end, const Flow& atExit);
  void returnStmt(const ast::Return* s);
  Reg returnedConstant(const ast::Return* s);
  void leaveLoop(const Stmt* s, bool isBreak);
  void assertStmt(const ast::Assert* s);
  void raiseStmt(const ast::Raise* s);
  void import(const ast::Import* s);
  void importFrom(const ast::ImportFrom* s);

  // --- Compiler-warn.cpp
  void warn(const ast::Node* at, std::string message);
  void warnCompare(const ast::Compare* e);
  void warnCall(const ast::Call* e);
  void warnSubscript(const ast::Subscript* e);
  void warnAssert(const ast::Assert* s);

  // --- Compiler-try.cpp
  void tryStmt(const ast::Try* s);
  void tryExcept(const ast::Try* s);
  void handlers(const ast::Try* s, Reg exception, Label& end, Flow* after);
  void handlerBody(const ast::ExceptHandler* h, Reg exception);
  void tryFinally(const ast::Try* s);
  void checkNesting(const ast::Node* at);  // refuses what CPython finds too deeply nested
  void pushBlock(const Block& b, const ast::Node* at);
  Region& openRegion();
  void closeRegion(Region& r);
  void suspend(Region& r);
  void resume(Region& r);
  void unwindBlocks(size_t depth);
  void rewindBlocks(const std::vector<Block>& blocks, size_t depth);
  void leaveBlock(const Block& b);
  void pushHandled(Reg saved, Reg exception);
  void cleanUp(Reg saved, Reg exception);

  Thread* thread_;
  const SourceText& source_;
  ScopeTree& scopes_;
  CompileMode mode_;
  Arena& arena_;
  Diagnostics& out_;
  Diagnostic& error_;
  Unit* unit_ = nullptr;
  taipan::List* kept_ = nullptr;
};

// The instruction of a binary operator.
Op binaryOpcode(ast::BinaryOp op);

// --- Constants.cpp, after foldConstants
std::optional<ast::ConstantValue> constantValue(const ast::Expr* e);
// A constant, or a tuple of such.
bool isConstant(const ast::Expr* e);
bool allConstant(ast::List<ast::Expr*> elements);
// Truth of a constant.
std::optional<bool> constantTruth(const ast::Expr* e);

}  // namespace taipan
