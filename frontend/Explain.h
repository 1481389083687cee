// Why a source is not Python: the second parser, run only on what the first one refused.
//
// Python's error messages come out of its grammar: a PEG parser tries alternatives in order; when all have failed it
// tries again with extra rules that match common mistakes, and the first of those that matches speaks. To say the same
// words in the same place, this class is a PEG parser for the same language with the same order of alternatives and
// the same memory of results. It recognises only: what it keeps of a rule is a Piece, enough to name and place it.
//
// Each rule is a function that returns null (or false) and leaves the position alone when it does not match. A raised
// error makes every token test fail, so that everything unwinds at once.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "frontend/Ast.h"
#include "frontend/Parser.h"
#include "frontend/TokenStream.h"
#include "runtime/support/Arena.h"

namespace taipan {

class Explainer {
 public:
  Explainer(const SourceText& source, ParseMode mode, Arena& arena)
      : tokens_(source, mode == ParseMode::Single), arena_(arena), mode_(mode) {}

  // The error. None if this parser, against all expectations, finds nothing wrong.
  Diagnostic explain();
  std::vector<Diagnostic> takeWarnings() { return tokens_.takeWarnings(); }

 private:
  using K = TokenKind;
  using NodeKind = ast::NodeKind;

  // What is remembered of a matched expression.
  struct Piece {
    NodeKind kind;
    ast::ConstantKind constant = ast::ConstantKind::None;
    Span span;
    std::string_view name;          // of a Name
    std::span<const Piece*> parts;  // List, Tuple: items. Starred: value. Compare: left. Call: positional arguments.
                                    // Comprehension: the last expression of the clause.
    bool flag = false;              // Compare: the first operator is `in`. Call: has a ** argument.
  };
  using P = const Piece*;

  enum class Rule : uint8_t {
    Expression,
    StarExpression,
    Disjunction,
    Conjunction,
    Inversion,
    BitwiseOr,
    BitwiseXor,
    BitwiseAnd,
    Shift,
    Sum,
    Term,
    Factor,
    AwaitPrimary,
    Primary,
    TPrimary,
    Strings,
    Arguments,
    StarTarget,
    TargetWithStarAtom,
    DelTarget,
    NamedExpressionMistake,
    SimpleStatement,
    Block,
    ClosedPattern,
    StarPattern,
  };
  struct Memo {
    Rule rule;
    size_t end;
    P piece;
  };

  // -- Matching
  bool dead() const { return tokens_.hasError(); }
  const Token& look(size_t ahead = 0);
  bool at(K kind) { return !dead() && look().kind == kind; }
  bool tok(K kind);
  bool softKeyword(std::string_view word);
  bool force(K kind);  // matches, or raises "expected '…'"
  template <class F>
  auto alt(F&& rule) {
    size_t before = position_;
    auto result = rule();
    if (!result) position_ = before;
    return result;
  }
  template <class F>
  bool opt(F&& rule) {
    alt(rule);
    return true;
  }
  template <class F>
  bool ahead(F&& rule) {
    size_t before = position_;
    bool result = static_cast<bool>(rule());
    position_ = before;
    return result;
  }
  template <class F>
  bool notAhead(F&& rule) {
    return !ahead(rule);
  }
  template <class F>
  size_t many(F&& rule) {
    size_t count = 0;
    while (!dead() && alt(rule))
      count++;
    return count;
  }
  template <class F>
  bool some(F&& rule) {
    return many(rule) > 0;
  }
  // item (separator item)*
  template <class F>
  bool separated(K separator, F&& item) {
    if (!alt(item)) return false;
    many([&] { return tok(separator) && item(); });
    return true;
  }
  template <class F>
  P memo(Rule rule, F&& match);

  // -- Pieces
  Span spanFrom(size_t start);
  P piece(NodeKind kind, size_t start, std::vector<P> parts = {});
  P constant(ast::ConstantKind kind, size_t start);

  // -- Raising. All return null for convenience.
  P raise(const Span& span, std::string message);
  P raise(P a, std::string message) { return raise(a->span, std::move(message)); }
  P raiseRange(const Span& a, const Span& b, std::string message) { return raise(spanning(a, b), std::move(message)); }
  P raiseLast(std::string message, ErrorType type = ErrorType::SyntaxError);
  P raiseFrom(const Span& start, std::string message);
  enum class TargetUse { Star, For, Del };
  P raiseInvalidTarget(TargetUse use, P expr);
  static P findInvalidTarget(TargetUse use, P expr);
  static std::string describe(P expr);
  const Token& previous(size_t back = 1) { return tokens_.at(position_ - back); }

  // Counts rule nesting; Python's parser gives up at a depth of 6000.
  struct Nest {
    explicit Nest(Explainer& e, int levels = 1);
    ~Nest() { e.depth -= levels; }
    Explainer& e;
    int levels;
  };
  int depth = 0;

  // -- Roots and statements (Explain.cpp, Explain-stmt.cpp)
  bool root();
  bool runPass(bool withMistakes);
  bool statements() {
    return some([&] { return statement(); });
  }
  bool statement();
  bool simpleStatements();
  P simpleStatement();
  bool assignment();
  bool assignmentMistake();
  P annotationTargetMistake();
  bool augmentedOperator();
  P annotatedRhs();
  bool returnStatement();
  bool raiseStatement();
  bool deleteStatement();
  bool assertStatement();
  bool importName();
  bool importFrom();
  bool importFromTargets();
  bool importFromAsNames();
  bool dottedName();
  bool scopeDeclaration(K keyword);

  // -- Compound statements (Explain-block.cpp)
  bool compoundStatement();
  P block();
  bool missingIndentAt(const Token& keyword, const char* what);
  bool decorators();
  bool functionDefinition();
  bool functionDefinitionRaw();
  bool returnAnnotation();
  bool classDefinition();
  bool classDefinitionRaw();
  bool classHead();
  bool ifStatement(K keyword);
  bool conditionMistake(K keyword, const char* what);
  bool elseBlock();
  bool whileStatement();
  bool forStatement();
  bool forMistake();
  bool forTargetMistake();
  bool withStatement();
  bool withItem();
  bool withItemsHead(bool parenthesized);
  bool withIndentMistake();
  bool withMistake();
  bool tryStatement();
  bool tryMistake();
  bool exceptBlock();
  bool exceptStarBlock();
  bool exceptMistake();
  bool finallyBlock();
  bool optionalAsName();

  // -- Expressions (Explain-expr.cpp)
  P expressions();
  P expression();
  bool expressionMistake();
  bool startOfSoftKeyword();
  bool legacyMistake();
  bool isLegacyStatement(P name);
  P expressionWithoutMistakes();
  P ifExpression();
  P starExpressions();
  P starExpression();
  P starNamedExpression();
  P starNamedExpressions();  // a Tuple piece without brackets, trailing comma allowed
  P assignmentExpression();
  P namedExpression();
  bool namedExpressionMistake();
  P expressionNotWalrus();  // expression !':='
  P yieldExpression();
  P disjunction();
  P conjunction();
  P inversion();
  P comparison();
  bool compareOperator(bool& isIn);
  P binary(int level);
  P bitwiseOr() { return binary(0); }
  P factor();
  P power();
  P awaitPrimary();
  P primary();
  P lambda();
  P name();

  // -- Operands (Explain-atom.cpp)
  P atom();
  P strings();
  P number();
  P tuple();
  P group();
  P list();
  P set();
  P dict();
  P genexp();
  P listComprehension();
  P setComprehension();
  P dictComprehension();
  bool comprehensionMistake();
  bool dictComprehensionMistake();
  P forIfClauses();  // a Comprehension piece: the last clause
  P forIfClause();
  bool doubleStarredPairs();
  bool doubleStarredPair();
  bool pair();
  bool doubleStarredPairsMistake();
  bool pairMistake();
  bool pairMistakeValues();
  P slices();
  P slice();

  // -- Targets (Explain-target.cpp)
  P starTargets();
  P starTarget();
  P targetWithStarAtom();
  P starAtom();
  P singleTarget();
  P singleSubscriptAttributeTarget();
  P tPrimary();
  bool tLookahead() { return at(K::LeftParen) || at(K::LeftBracket) || at(K::Dot); }
  bool delTargets();
  P delTarget();
  P delAtom();

  // -- Calls and parameters (Explain-args.cpp)
  P arguments();
  P args();
  P positionalArgument();
  bool kwargs(bool& hasMapping);
  bool kwargOrStarred();
  bool kwargOrDoubleStarred(bool& isMapping);
  bool kwargMistake();
  bool argumentsMistake();
  P starredExpression();

  // Parameter lists of def and lambda differ in what ends them, and in annotations.
  struct ParameterStyle {
    K end;
    bool lambda;
  };
  bool parameters(const ParameterStyle& style);
  bool parametersMistake(const ParameterStyle& style);
  bool slashNoDefault(const ParameterStyle& style);
  bool slashWithDefault(const ParameterStyle& style);
  bool starEtc(const ParameterStyle& style);
  bool starEtcMistake(const ParameterStyle& style);
  bool kwds(const ParameterStyle& style);
  bool kwdsMistake(const ParameterStyle& style);
  bool parameter(const ParameterStyle& style);
  bool parameterEnd(const ParameterStyle& style);
  bool plainParameter(const ParameterStyle& style);
  bool starAnnotatedParameter(const ParameterStyle& style);
  bool defaultedParameter(const ParameterStyle& style);
  bool maybeDefaultedParameter(const ParameterStyle& style);
  bool defaultValue();

  // -- Patterns (Explain-pattern.cpp)
  bool matchStatement();
  bool matchMistake();
  P subjectExpression();
  bool caseBlock();
  bool caseMistake();
  bool guard();
  bool patterns();
  P pattern();
  P asPattern();
  P orPattern();
  P closedPattern();
  bool literalPattern();
  bool signedNumber();
  bool complexNumber();
  bool captureTarget();
  bool nameOrAttribute(bool attributeOnly);
  bool sequencePattern();
  bool openSequencePattern();
  bool maybeSequencePattern();
  bool maybeStarPattern();
  P starPattern();
  bool mappingPattern();
  bool itemsPattern();
  bool doubleStarPattern();
  bool classPattern();
  bool positionalPatterns(Span* span = nullptr);
  bool keywordPatterns();

  TokenStream tokens_;
  Arena& arena_;
  ParseMode mode_;
  size_t position_ = 0;
  size_t fill_ = 0;        // tokens seen so far, by either pass
  bool mistakes_ = false;  // the rules for mistakes are on
  size_t withToken_ = 0;   // the keyword of the with statement that withItemsHead() matched
  std::vector<std::vector<Memo>> memos_;
};

template <class F>
Explainer::P Explainer::memo(Rule rule, F&& match) {
  if (dead()) return nullptr;
  size_t start = position_;
  if (memos_.size() <= start) memos_.resize(start + 64);
  for (const Memo& known : memos_[start]) {
    if (known.rule != rule) continue;
    if (known.piece) position_ = known.end;
    return known.piece;
  }
  P result = match();
  if (!result) position_ = start;
  if (memos_.size() <= start) memos_.resize(start + 64);
  memos_[start].push_back({rule, position_, result});
  return result;
}

}  // namespace taipan
