// Simple statements.
#include "frontend/Parser.h"

namespace taipan {

using namespace ast;

List<Stmt*> Parser::parseStatementsUntil(Kind end) {
  std::vector<Stmt*> body;
  while (!failed_ && !at(end))
    parseStatement(body);
  accept(end);
  return listOf(body);
}

void Parser::parseStatement(std::vector<Stmt*>& out) {
  if (!parseCompoundStatement(out)) parseSimpleStatements(out);
}

void Parser::parseSimpleStatements(std::vector<Stmt*>& out) {
  do
    out.push_back(parseSimpleStatement());
  while (accept(Kind::Semicolon) && !at(Kind::Newline));
  expect(Kind::Newline);
}

Stmt* Parser::parseSimpleStatement() {
  size_t start = here();
  switch (peek().kind) {
    case Kind::Return:   return parseReturn();
    case Kind::Import:   return parseImport();
    case Kind::From:     return parseFromImport();
    case Kind::Raise:    return parseRaise();
    case Kind::Del:      return parseDelete();
    case Kind::Assert:   return parseAssert();
    case Kind::Global:
    case Kind::Nonlocal: return parseScopeDeclaration();
    case Kind::Pass:     advance(); return makeFrom<Pass>(start);
    case Kind::Break:    advance(); return makeFrom<Break>(start);
    case Kind::Continue: advance(); return makeFrom<Continue>(start);
    default:             return parseExpressionStatement();
  }
}

// -- Expressions and assignments

namespace {

bool augmentedOperator(TokenKind kind, BinaryOp& op) {
  switch (kind) {
    case TokenKind::PlusAssign:        op = BinaryOp::Add; return true;
    case TokenKind::MinusAssign:       op = BinaryOp::Sub; return true;
    case TokenKind::StarAssign:        op = BinaryOp::Mult; return true;
    case TokenKind::AtAssign:          op = BinaryOp::MatMult; return true;
    case TokenKind::SlashAssign:       op = BinaryOp::Div; return true;
    case TokenKind::PercentAssign:     op = BinaryOp::Mod; return true;
    case TokenKind::AmpersandAssign:   op = BinaryOp::BitAnd; return true;
    case TokenKind::BarAssign:         op = BinaryOp::BitOr; return true;
    case TokenKind::CaretAssign:       op = BinaryOp::BitXor; return true;
    case TokenKind::LeftShiftAssign:   op = BinaryOp::LShift; return true;
    case TokenKind::RightShiftAssign:  op = BinaryOp::RShift; return true;
    case TokenKind::DoubleStarAssign:  op = BinaryOp::Pow; return true;
    case TokenKind::DoubleSlashAssign: op = BinaryOp::FloorDiv; return true;
    default:                           return false;
  }
}

}  // namespace

Stmt* Parser::parseExpressionStatement() {
  size_t start = here();
  Expr* first = parseAnnotatedRhs();
  if (at(Kind::Assign)) return parseAssignment(start, first);
  if (at(Kind::Colon)) return parseAnnotation(start, first);
  BinaryOp op;
  if (augmentedOperator(peek().kind, op)) {
    advance();
    if (!isSingleTarget(first)) fail();
    requireTarget(first, Context::Store);
    Expr* value = parseAnnotatedRhs();
    return makeFrom<AugAssign>(start, first, op, value);
  }
  return makeFrom<ExprStmt>(start, first);
}

Stmt* Parser::parseAssignment(size_t start, Expr* first) {
  std::vector<Expr*> targets;
  Expr* value = first;
  while (accept(Kind::Assign)) {
    requireTarget(value, Context::Store);
    targets.push_back(value);
    value = parseAnnotatedRhs();
  }
  return makeFrom<Assign>(start, listOf(targets), value);
}

Stmt* Parser::parseAnnotation(size_t start, Expr* target) {
  expect(Kind::Colon);
  bool parenthesized = tokens_.at(start).kind == Kind::LeftParen;
  bool simple = is<Name>(target) && !parenthesized;
  if (!isSingleTarget(target)) fail();
  requireTarget(target, Context::Store);
  Expr* annotation = parseExpression();
  Expr* value = accept(Kind::Assign) ? parseAnnotatedRhs() : nullptr;
  return makeFrom<AnnAssign>(start, target, annotation, value, simple);
}

// -- The rest

Stmt* Parser::parseReturn() {
  size_t start = here();
  advance();
  Expr* value = at(Kind::Star) || atExpressionStart() ? parseStarExpressions() : nullptr;
  return makeFrom<Return>(start, value);
}

Stmt* Parser::parseRaise() {
  size_t start = here();
  advance();
  Expr* exception = nullptr;
  Expr* cause = nullptr;
  if (atExpressionStart()) {
    exception = parseExpression();
    if (accept(Kind::From)) cause = parseExpression();
  }
  return makeFrom<Raise>(start, exception, cause);
}

Stmt* Parser::parseAssert() {
  size_t start = here();
  advance();
  Expr* test = parseExpression();
  Expr* message = accept(Kind::Comma) ? parseExpression() : nullptr;
  return makeFrom<Assert>(start, test, message);
}

Stmt* Parser::parseDelete() {
  size_t start = here();
  advance();
  std::vector<Expr*> targets;
  do {
    targets.push_back(parseBitwiseOr());
    requireTarget(targets.back(), Context::Del);
  } while (accept(Kind::Comma) && atExpressionStart());
  Stmt* statement = makeFrom<Delete>(start, listOf(targets));
  if (!at(Kind::Semicolon) && !at(Kind::Newline)) fail();
  return statement;
}

Stmt* Parser::parseScopeDeclaration() {
  size_t start = here();
  bool global = advance().kind == Kind::Global;
  std::vector<Identifier> names;
  do
    names.push_back(takeName());
  while (accept(Kind::Comma));
  if (global) return makeFrom<Global>(start, listOf(names));
  return makeFrom<Nonlocal>(start, listOf(names));
}

// "a.b.c", as one identifier without the blanks that may stand around the points.
Identifier Parser::parseDottedName() {
  const Token& first = peek();
  uint32_t begin = first.start;
  Identifier name = takeName();
  if (!at(Kind::Dot)) return name;
  std::string whole(name);
  while (accept(Kind::Dot))
    whole.append(".").append(takeName());
  std::string_view written = tokens_.source().text.substr(begin, whole.size());
  return written == whole ? written : arena_.copy(std::string_view(whole));
}

Stmt* Parser::parseImport() {
  size_t start = here();
  advance();
  std::vector<Alias*> names;
  do {
    size_t nameStart = here();
    Identifier name = parseDottedName();
    Identifier asName = accept(Kind::As) ? takeName() : Identifier();
    names.push_back(makeFrom<Alias>(nameStart, name, asName));
  } while (accept(Kind::Comma));
  return makeFrom<Import>(start, listOf(names));
}

Alias* Parser::parseImportedName() {
  size_t start = here();
  Identifier name = takeName();
  Identifier asName = accept(Kind::As) ? takeName() : Identifier();
  return makeFrom<Alias>(start, name, asName);
}

Stmt* Parser::parseFromImport() {
  size_t start = here();
  advance();
  int level = 0;
  for (; at(Kind::Dot) || at(Kind::Ellipsis); advance())
    level += at(Kind::Dot) ? 1 : 3;
  Identifier module;
  if (level == 0 || !at(Kind::Import)) module = parseDottedName();
  expect(Kind::Import);
  std::vector<Alias*> names;
  size_t namesStart = here();
  if (accept(Kind::Star)) {
    names.push_back(makeFrom<Alias>(namesStart, Identifier("*"), Identifier()));
  } else if (accept(Kind::LeftParen)) {
    do
      names.push_back(parseImportedName());
    while (accept(Kind::Comma) && !at(Kind::RightParen));
    expect(Kind::RightParen);
  } else {
    do
      names.push_back(parseImportedName());
    while (accept(Kind::Comma));
  }
  return makeFrom<ImportFrom>(start, module, listOf(names), level);
}

}  // namespace taipan
