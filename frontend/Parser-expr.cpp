// Operators: everything between a statement and an operand.
#include "frontend/Parser.h"

namespace taipan {

using namespace ast;

bool Parser::atExpressionStart() {
  switch (peek().kind) {
    case Kind::Name:
    case Kind::Number:
    case Kind::String:
    case Kind::LeftParen:
    case Kind::LeftBracket:
    case Kind::LeftBrace:
    case Kind::Ellipsis:
    case Kind::Plus:
    case Kind::Minus:
    case Kind::Tilde:
    case Kind::Not:
    case Kind::Lambda:
    case Kind::Await:
    case Kind::None:
    case Kind::True:
    case Kind::False:       return true;
    default:                return false;
  }
}

Expr* Parser::parseExpression() {
  Nesting nesting(*this);
  if (at(Kind::Lambda)) return parseLambda();
  size_t start = here();
  Expr* body = parseDisjunction();
  if (!accept(Kind::If)) return body;
  Expr* test = parseDisjunction();
  expect(Kind::Else);
  Expr* orelse = parseExpression();
  return makeFrom<IfExp>(start, test, body, orelse);
}

Expr* Parser::parseLambda() {
  Nesting nesting(*this);
  size_t start = here();
  advance();
  Arguments* args = parseParameters(Kind::Colon, false);
  expect(Kind::Colon);
  Expr* body = parseExpression();
  return makeFrom<Lambda>(start, args, body);
}

Expr* Parser::parseNamedExpression() {
  if (!at(Kind::Name) || !atNext(Kind::Walrus)) return parseExpression();
  size_t start = here();
  Identifier id = textOf(advance());
  Expr* target = makeFrom<Name>(start, id, Context::Store);
  advance();
  Expr* value = parseExpression();
  return makeFrom<NamedExpr>(start, target, value);
}

Expr* Parser::parseStarExpression() {
  size_t start = here();
  if (!accept(Kind::Star)) return parseExpression();
  Expr* value = parseBitwiseOr();
  return makeFrom<Starred>(start, value, Context::Load);
}

Expr* Parser::parseStarNamedExpression() {
  return at(Kind::Star) ? parseStarExpression() : parseNamedExpression();
}

Expr* Parser::parseStarExpressions() {
  size_t start = here();
  Expr* first = parseStarExpression();
  if (!at(Kind::Comma)) return first;
  std::vector<Expr*> items{first};
  while (accept(Kind::Comma) && (at(Kind::Star) || atExpressionStart()))
    items.push_back(parseStarExpression());
  return makeFrom<ast::Tuple>(start, listOf(items), Context::Load);
}

Expr* Parser::parseAnnotatedRhs() {
  return at(Kind::Yield) ? parseYield() : parseStarExpressions();
}

Expr* Parser::parseYield() {
  size_t start = here();
  advance();
  if (accept(Kind::From)) {
    Expr* value = parseExpression();
    return makeFrom<YieldFrom>(start, value);
  }
  Expr* value = at(Kind::Star) || atExpressionStart() ? parseStarExpressions() : nullptr;
  return makeFrom<Yield>(start, value);
}

// -- Boolean operators and comparisons

Expr* Parser::parseDisjunction() {
  size_t start = here();
  Expr* first = parseConjunction();
  if (!at(Kind::Or)) return first;
  std::vector<Expr*> values{first};
  while (accept(Kind::Or))
    values.push_back(parseConjunction());
  return makeFrom<BoolOp>(start, BooleanOp::Or, listOf(values));
}

Expr* Parser::parseConjunction() {
  size_t start = here();
  Expr* first = parseInversion();
  if (!at(Kind::And)) return first;
  std::vector<Expr*> values{first};
  while (accept(Kind::And))
    values.push_back(parseInversion());
  return makeFrom<BoolOp>(start, BooleanOp::And, listOf(values));
}

Expr* Parser::parseInversion() {
  if (!at(Kind::Not)) return parseComparison();
  Nesting nesting(*this);
  size_t start = here();
  advance();
  Expr* operand = parseInversion();
  return makeFrom<UnaryOp>(start, UnaryOperator::Not, operand);
}

bool Parser::acceptCompareOp(CompareOp& op) {
  switch (peek().kind) {
    case Kind::EqualEqual:   op = CompareOp::Eq; break;
    case Kind::NotEqual:     op = CompareOp::NotEq; break;
    case Kind::Less:         op = CompareOp::Lt; break;
    case Kind::LessEqual:    op = CompareOp::LtE; break;
    case Kind::Greater:      op = CompareOp::Gt; break;
    case Kind::GreaterEqual: op = CompareOp::GtE; break;
    case Kind::In:           op = CompareOp::In; break;
    case Kind::Not:
      if (!atNext(Kind::In)) return false;
      advance();
      op = CompareOp::NotIn;
      break;
    case Kind::Is:
      op = CompareOp::Is;
      if (atNext(Kind::Not)) {
        advance();
        op = CompareOp::IsNot;
      }
      break;
    default: return false;
  }
  advance();
  return true;
}

Expr* Parser::parseComparison() {
  size_t start = here();
  Expr* left = parseBitwiseOr();
  CompareOp op;
  if (!acceptCompareOp(op)) return left;
  std::vector<CompareOp> ops;
  std::vector<Expr*> operands;
  do {
    ops.push_back(op);
    operands.push_back(parseBitwiseOr());
  } while (acceptCompareOp(op));
  return makeFrom<Compare>(start, left, listOf(ops), listOf(operands));
}

// -- Binary and unary operators

namespace {

struct BinaryRow {
  int precedence;  // -1: no binary operator
  BinaryOp op;
};

BinaryRow binaryRow(TokenKind kind) {
  switch (kind) {
    case TokenKind::Bar:         return {0, BinaryOp::BitOr};
    case TokenKind::Caret:       return {1, BinaryOp::BitXor};
    case TokenKind::Ampersand:   return {2, BinaryOp::BitAnd};
    case TokenKind::LeftShift:   return {3, BinaryOp::LShift};
    case TokenKind::RightShift:  return {3, BinaryOp::RShift};
    case TokenKind::Plus:        return {4, BinaryOp::Add};
    case TokenKind::Minus:       return {4, BinaryOp::Sub};
    case TokenKind::Star:        return {5, BinaryOp::Mult};
    case TokenKind::Slash:       return {5, BinaryOp::Div};
    case TokenKind::DoubleSlash: return {5, BinaryOp::FloorDiv};
    case TokenKind::Percent:     return {5, BinaryOp::Mod};
    case TokenKind::At:          return {5, BinaryOp::MatMult};
    default:                     return {-1, BinaryOp::Add};
  }
}

}  // namespace

Expr* Parser::parseBinary(int minPrecedence) {
  size_t start = here();
  Expr* left = parseFactor();
  for (;;) {
    BinaryRow row = binaryRow(peek().kind);
    if (row.precedence < minPrecedence) return left;
    advance();
    Expr* right = parseBinary(row.precedence + 1);
    left = makeFrom<BinOp>(start, left, row.op, right);
  }
}

Expr* Parser::parseFactor() {
  UnaryOperator op;
  switch (peek().kind) {
    case Kind::Plus:  op = UnaryOperator::UAdd; break;
    case Kind::Minus: op = UnaryOperator::USub; break;
    case Kind::Tilde: op = UnaryOperator::Invert; break;
    default:          return parsePower();
  }
  Nesting nesting(*this);
  size_t start = here();
  advance();
  Expr* operand = parseFactor();
  return makeFrom<UnaryOp>(start, op, operand);
}

Expr* Parser::parsePower() {
  Nesting nesting(*this, 2);
  size_t start = here();
  Expr* base;
  if (accept(Kind::Await)) {
    Expr* value = parsePrimary();
    base = makeFrom<Await>(start, value);
  } else {
    base = parsePrimary();
  }
  if (!accept(Kind::DoubleStar)) return base;
  Expr* exponent = parseFactor();
  return makeFrom<BinOp>(start, base, BinaryOp::Pow, exponent);
}

}  // namespace taipan
