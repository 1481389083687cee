// Tokens to syntax tree, by recursive descent: one function for each rule of Python 3.11's grammar, operators by
// precedence. The parser only accepts or refuses. When it refuses, Explain.h finds the words: it reads the source
// again the way Python's own parser does, slowly, and says what Python would say. So this class is short and fast, and
// no error message constrains it. (The two agree on what is Python; a fuzzer checks that.)
//
// Refusal poisons the parser: from then on peek() is an Error token, which nothing matches, so that every loop ends and
// every function returns some node. Nobody checks for null; the caller of parse() looks at failed() once.
//
// Files: Parser.cpp (roots, tokens, targets), -stmt (simple statements), -block (compound statements), -expr
// (operators), -atom (primaries, displays, comprehensions), -args (calls, parameters), -pattern (match), -string.
#pragma once

#include <vector>

#include "frontend/Ast.h"
#include "frontend/TokenStream.h"
#include "runtime/support/Arena.h"

namespace taipan {

enum class ParseMode : uint8_t { Exec, Eval, Single, Fragment };

class Parser {
 public:
  Parser(TokenStream& tokens, Arena& arena, ParseMode mode) : tokens_(tokens), arena_(arena), mode_(mode) {}

  // The root node: Module, Interactive or Expression; for a fragment the expression itself. Meaningless if failed().
  ast::Node* parse();

  // Refused. If tokens.hasError() the reason is known already; otherwise it is for Explain to find.
  bool failed() const { return failed_; }

  // Python's own parser gives up (MemoryError) when its rules nest this deep.
  static constexpr int kMaxDepth = 5960;

 private:
  using Expr = ast::Expr;
  using Stmt = ast::Stmt;
  using Kind = TokenKind;
  friend class FStringParser;

  // A place to go back to.
  struct Mark {
    size_t position;
    bool failed;
  };
  // Counts nesting of recursive rules while alive.
  class Nesting {
   public:
    explicit Nesting(Parser& parser, int levels = 1) : parser_(parser), levels_(levels) {
      if ((parser_.depth_ += levels) > kMaxDepth) parser_.failTooDeep();
    }
    ~Nesting() { parser_.depth_ -= levels_; }

   private:
    Parser& parser_;
    int levels_;
  };

  // -- Tokens
  const Token& peek(size_t ahead = 0);
  bool at(Kind kind) { return peek().kind == kind; }
  bool atNext(Kind kind) { return peek(1).kind == kind; }
  bool accept(Kind kind);
  bool expect(Kind kind);  // accept or fail
  const Token& advance();  // takes any token
  bool atSoftKeyword(std::string_view word) { return at(Kind::Name) && tokens_.text(peek()) == word; }
  void fail() { failed_ = true; }
  void failTooDeep();
  Mark mark() const { return {position_, failed_}; }
  // Goes back, unless there is an error that must stand.
  void reset(const Mark& mark);
  ast::Identifier takeName();  // expects a Name
  ast::Identifier textOf(const Token& token) { return tokens_.text(token); }

  // -- Nodes
  // From the token at index `start` to the last token taken.
  Span spanFrom(size_t start);
  size_t here() const { return position_; }
  template <class T, class... Fields>
  T* make(Span span, Fields... fields) {
    return ast::create<T>(arena_, span, fields...);
  }
  template <class T, class... Fields>
  T* makeFrom(size_t start, Fields... fields) {
    return make<T>(spanFrom(start), fields...);
  }
  template <class T>
  ast::List<T> listOf(const std::vector<T>& items) {
    return arena_.copy(items);
  }
  Expr* makeConstant(size_t start, ast::ConstantKind kind);
  Expr* dummy();  // what a failed rule returns

  // -- Targets
  // Makes `expr` a target. False if it cannot be one.
  bool setContext(Expr* expr, ast::Context ctx);
  static bool isSingleTarget(const Expr* expr);
  void requireTarget(Expr* expr, ast::Context ctx);
  Expr* parseStarTargets();  // for loops and comprehensions
  Expr* parseStarTarget();

  // -- Statements
  ast::List<Stmt*> parseStatementsUntil(Kind end);
  void parseStatement(std::vector<Stmt*>& out);
  void parseSimpleStatements(std::vector<Stmt*>& out);
  Stmt* parseSimpleStatement();
  Stmt* parseExpressionStatement();
  Stmt* parseAnnotation(size_t start, Expr* target);
  Stmt* parseAssignment(size_t start, Expr* first);
  Stmt* parseReturn();
  Stmt* parseRaise();
  Stmt* parseAssert();
  Stmt* parseDelete();
  Stmt* parseImport();
  Stmt* parseFromImport();
  Stmt* parseScopeDeclaration();
  ast::Identifier parseDottedName();
  ast::Alias* parseImportedName();

  // -- Compound statements
  bool parseCompoundStatement(std::vector<Stmt*>& out);
  ast::List<Stmt*> parseBlock();
  ast::List<Stmt*> parseElseBlock();
  Stmt* parseIf();
  Stmt* parseWhile();
  Stmt* parseFor(size_t start, bool async);
  Stmt* parseWith(size_t start, bool async);
  bool parseParenthesizedWithItems(std::vector<ast::WithItem*>& items);
  ast::WithItem* parseWithItem();
  Stmt* parseTry();
  ast::ExceptHandler* parseExceptHandler(bool& star);
  Stmt* parseDecorated();
  Stmt* parseFunction(size_t start, bool async, ast::List<Expr*> decorators);
  Stmt* parseClass(ast::List<Expr*> decorators);
  Stmt* parseAsync(ast::List<Expr*> decorators);
  Stmt* parseMatch();  // null: not a match statement after all
  ast::MatchCase* parseCase();

  // -- Expressions
  Expr* parseExpression();
  Expr* parseNamedExpression();
  Expr* parseStarExpressions();
  Expr* parseStarExpression();
  Expr* parseStarNamedExpression();
  Expr* parseAnnotatedRhs();  // yield or star expressions
  Expr* parseYield();
  Expr* parseLambda();
  Expr* parseDisjunction();
  Expr* parseConjunction();
  Expr* parseInversion();
  Expr* parseComparison();
  Expr* parseBinary(int minPrecedence);
  Expr* parseBitwiseOr() { return parseBinary(0); }
  Expr* parseFactor();
  Expr* parsePower();
  Expr* parsePrimary();
  bool acceptCompareOp(ast::CompareOp& op);
  bool atExpressionStart();

  // -- Atoms
  Expr* parseAtom();
  Expr* parseNumber();
  Expr* parseParenthesized();
  Expr* parseListDisplay();
  Expr* parseBraceDisplay();
  Expr* parseDictFrom(size_t start, Expr* firstKey);
  void parseDictItem(Expr* key, std::vector<Expr*>& keys, std::vector<Expr*>& values);
  std::vector<Expr*> parseStarNamedList(Expr* first, Kind end);
  bool atComprehension() { return at(Kind::For) || (at(Kind::Async) && atNext(Kind::For)); }
  ast::List<ast::Comprehension*> parseComprehensionClauses();
  Expr* parseSlices();
  Expr* parseSlice();

  // -- Calls and parameters
  Expr* parseCall(size_t start, Expr* function);
  void parseArguments(std::vector<Expr*>& args, std::vector<ast::Keyword*>& keywords);
  ast::Arguments* parseParameters(Kind end, bool annotated);
  ast::Arg* parseParameter(bool annotated, bool starAnnotation);

  // -- Patterns
  ast::Pattern* parsePatterns();
  ast::Pattern* parsePattern();
  ast::Pattern* parseOrPattern();
  ast::Pattern* parseClosedPattern();
  ast::Pattern* parseNamePattern();
  ast::Pattern* parseGroupOrSequencePattern();
  ast::Pattern* parseMappingPattern();
  ast::Pattern* parseClassPattern(size_t start, Expr* cls);
  ast::Pattern* parseMaybeStarPattern();
  Expr* parsePatternNumber();
  Expr* parseSignedNumber();
  Expr* parseDottedNameExpression();
  bool isCaptureName();

  // -- Strings
  Expr* parseStrings();

  TokenStream& tokens_;
  Arena& arena_;
  ParseMode mode_;
  size_t position_ = 0;
  int depth_ = 0;
  bool failed_ = false;
};

}  // namespace taipan
