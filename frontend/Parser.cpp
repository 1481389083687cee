#include "frontend/Parser.h"

namespace taipan {

using namespace ast;

namespace {

const Token kPoison{TokenKind::Error, 0, 0, 0, {}};

}  // namespace

const Token& Parser::peek(size_t ahead) {
  if (failed_) return kPoison;
  const Token& token = tokens_.at(position_ + ahead);
  if (token.kind == Kind::Error && ahead == 0) fail();
  return token;
}

const Token& Parser::advance() {
  const Token& token = peek();
  if (!failed_) position_++;
  return token;
}

bool Parser::accept(Kind kind) {
  if (!at(kind)) return false;
  position_++;
  return true;
}

bool Parser::expect(Kind kind) {
  if (accept(kind)) return true;
  fail();
  return false;
}

void Parser::reset(const Mark& mark) {
  if (tokens_.hasError()) {
    fail();
    return;
  }
  position_ = mark.position;
  failed_ = mark.failed;
}

void Parser::failTooDeep() {
  tokens_.raiseBare(ErrorType::MemoryError, "");
  fail();
}

Identifier Parser::takeName() {
  if (!at(Kind::Name)) {
    fail();
    return "?";
  }
  return textOf(advance());
}

Span Parser::spanFrom(size_t start) {
  if (failed_ || position_ <= start) return {};
  return tokens_.spanBetween(start, position_);
}

Expr* Parser::makeConstant(size_t start, ConstantKind kind) {
  ConstantValue value;
  value.kind = kind;
  return makeFrom<Constant>(start, value);
}

Expr* Parser::dummy() {
  fail();
  return make<Constant>(Span{}, ConstantValue{});
}

// -- Roots

Node* Parser::parse() {
  if (mode_ == ParseMode::Fragment) return parseStarExpressions();
  if (mode_ == ParseMode::Exec) {
    List<Stmt*> body = parseStatementsUntil(Kind::EndMarker);
    return make<Module>(Span{}, body);
  }
  if (mode_ == ParseMode::Single) {
    std::vector<Stmt*> body;
    size_t start = here();
    if (accept(Kind::Newline))
      body.push_back(makeFrom<Pass>(start));
    else if (parseCompoundStatement(body))
      expect(Kind::Newline);
    else
      parseSimpleStatements(body);
    return make<Interactive>(Span{}, listOf(body));
  }
  size_t start = here();
  Expr* first = parseExpression();
  if (at(Kind::Comma)) {
    std::vector<Expr*> items{first};
    while (accept(Kind::Comma) && atExpressionStart())
      items.push_back(parseExpression());
    first = makeFrom<ast::Tuple>(start, listOf(items), Context::Load);
  }
  while (accept(Kind::Newline)) {
  }
  expect(Kind::EndMarker);
  return make<Expression>(Span{}, first);
}

// -- Targets

bool Parser::setContext(Expr* expr, Context ctx) {
  switch (expr->kind) {
    case NodeKind::Name:      static_cast<Name*>(expr)->ctx = ctx; return true;
    case NodeKind::Attribute: static_cast<Attribute*>(expr)->ctx = ctx; return true;
    case NodeKind::Subscript: static_cast<Subscript*>(expr)->ctx = ctx; return true;
    case NodeKind::Starred:   {
      auto* starred = static_cast<Starred*>(expr);
      if (ctx == Context::Del || is<Starred>(starred->value)) return false;
      starred->ctx = ctx;
      return setContext(starred->value, ctx);
    }
    case NodeKind::ListExpr:
    case NodeKind::Tuple:    break;
    default:                 return false;
  }
  Nesting nesting(*this, 2);
  if (auto* tuple = as<ast::Tuple>(expr)) {
    tuple->ctx = ctx;
    for (Expr* item : tuple->elts)
      if (!setContext(item, ctx)) return false;
  } else {
    auto* list = as<ListExpr>(expr);
    list->ctx = ctx;
    for (Expr* item : list->elts)
      if (!setContext(item, ctx)) return false;
  }
  return true;
}

void Parser::requireTarget(Expr* expr, Context ctx) {
  if (!setContext(expr, ctx)) fail();
}

bool Parser::isSingleTarget(const Expr* expr) {
  return is<Name>(expr) || is<Attribute>(expr) || is<Subscript>(expr);
}

Expr* Parser::parseStarTarget() {
  size_t start = here();
  Expr* target;
  if (accept(Kind::Star)) {
    Expr* value = parseBitwiseOr();
    target = makeFrom<Starred>(start, value, Context::Load);
  } else {
    target = parseBitwiseOr();
  }
  requireTarget(target, Context::Store);
  return target;
}

Expr* Parser::parseStarTargets() {
  size_t start = here();
  Expr* first = parseStarTarget();
  if (!at(Kind::Comma)) return first;
  std::vector<Expr*> items{first};
  while (accept(Kind::Comma) && (at(Kind::Star) || atExpressionStart()))
    items.push_back(parseStarTarget());
  return makeFrom<ast::Tuple>(start, listOf(items), Context::Store);
}

}  // namespace taipan
