#include "frontend/Explain.h"

namespace taipan {

using namespace ast;

// -- Tokens

const Token& Explainer::look(size_t ahead) {
  size_t index = position_ + ahead;
  const Token& token = tokens_.at(index);
  if (index >= fill_) fill_ = index + 1;
  return token;
}

bool Explainer::tok(K kind) {
  if (!at(kind)) return false;
  position_++;
  return true;
}

bool Explainer::softKeyword(std::string_view word) {
  if (!at(K::Name) || tokens_.text(look()) != word) return false;
  position_++;
  return true;
}

bool Explainer::force(K kind) {
  if (dead()) return false;
  if (tok(kind)) return true;
  if (!dead()) raise(look().span, formatString("expected '%s'", std::string(tokenText(kind)).c_str()));
  return false;
}

Explainer::Nest::Nest(Explainer& explainer, int count) : e(explainer), levels(count) {
  if ((e.depth += levels) > 6000) e.tokens_.raiseBare(ErrorType::MemoryError, "");
}

// -- Pieces

Span Explainer::spanFrom(size_t start) {
  if (dead() || position_ <= start) return {};
  return tokens_.spanBetween(start, position_);
}

Explainer::P Explainer::piece(NodeKind kind, size_t start, std::vector<P> parts) {
  if (dead()) return nullptr;
  Piece* made = arena_.create<Piece>();
  made->kind = kind;
  made->span = spanFrom(start);
  made->parts = arena_.copy(parts);
  return made;
}

Explainer::P Explainer::constant(ConstantKind kind, size_t start) {
  Piece* made = const_cast<Piece*>(piece(NodeKind::Constant, start));
  if (made) made->constant = kind;
  return made;
}

std::string Explainer::describe(P expr) {
  ConstantValue value;
  value.kind = expr->constant;
  Constant node{{{expr->kind, {}}}, value};
  return std::string(describeExpression(&node));
}

// -- Raising

Explainer::P Explainer::raise(const Span& span, std::string message) {
  tokens_.raise(span, std::move(message));
  return nullptr;
}

Explainer::P Explainer::raiseLast(std::string message, ErrorType type) {
  tokens_.raiseAtToken(fill_, type, std::move(message));
  return nullptr;
}

Explainer::P Explainer::raiseFrom(const Span& start, std::string message) {
  tokens_.raiseFrom(start, std::move(message));
  return nullptr;
}

Explainer::P Explainer::findInvalidTarget(TargetUse use, P expr) {
  switch (expr->kind) {
    case NodeKind::ListExpr:
    case NodeKind::Tuple:
      for (P item : expr->parts)
        if (P invalid = findInvalidTarget(use, item)) return invalid;
      return nullptr;
    case NodeKind::Starred: return use == TargetUse::Del ? expr : findInvalidTarget(use, expr->parts[0]);
    case NodeKind::Compare:
      // `for a in b` reads as a comparison at first.
      if (use != TargetUse::For) return expr;
      return expr->flag ? findInvalidTarget(use, expr->parts[0]) : nullptr;
    case NodeKind::Name:
    case NodeKind::Subscript:
    case NodeKind::Attribute: return nullptr;
    default:                  return expr;
  }
}

Explainer::P Explainer::raiseInvalidTarget(TargetUse use, P expr) {
  P invalid = findInvalidTarget(use, expr);
  if (!invalid) return nullptr;
  return raise(invalid, (use == TargetUse::Del ? "cannot delete " : "cannot assign to ") + describe(invalid));
}

// -- Passes

bool Explainer::root() {
  switch (mode_) {
    case ParseMode::Exec: return opt([&] { return statements(); }) && tok(K::EndMarker);
    case ParseMode::Eval:
      return expressions() && opt([&] { return some([&] { return tok(K::Newline); }); }) && tok(K::EndMarker);
    case ParseMode::Fragment: return starExpressions() != nullptr;
    case ParseMode::Single:   break;
  }
  return alt([&] { return compoundStatement() && tok(K::Newline); }) || alt([&] { return simpleStatements(); }) ||
         tok(K::Newline);
}

bool Explainer::runPass(bool withMistakes) {
  position_ = 0;
  memos_.clear();
  mistakes_ = withMistakes;
  return root();
}

Diagnostic Explainer::explain() {
  if (runPass(false)) return {};
  if (dead()) {
    tokens_.preferLexerError();
    return tokens_.error();
  }
  size_t last = fill_ - 1;
  Token lastToken = tokens_.at(last);
  runPass(true);
  if (!dead() && (lastToken.kind == K::Indent || lastToken.kind == K::Dedent)) {
    raiseLast(lastToken.kind == K::Indent ? "unexpected indent" : "unexpected unindent", ErrorType::IndentationError);
    return tokens_.error();
  }
  if (!dead()) raise(lastToken.span, "invalid syntax");
  tokens_.preferLexerError();
  return tokens_.error();
}

}  // namespace taipan
