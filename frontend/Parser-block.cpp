// Compound statements.
#include "frontend/Parser.h"

namespace taipan {

using namespace ast;

bool Parser::parseCompoundStatement(std::vector<Stmt*>& out) {
  size_t start = here();
  Stmt* statement;
  switch (peek().kind) {
    case Kind::If:    statement = parseIf(); break;
    case Kind::While: statement = parseWhile(); break;
    case Kind::For:   statement = parseFor(start, false); break;
    case Kind::With:  statement = parseWith(start, false); break;
    case Kind::Try:   statement = parseTry(); break;
    case Kind::Def:   statement = parseFunction(start, false, {}); break;
    case Kind::Class: statement = parseClass({}); break;
    case Kind::At:    statement = parseDecorated(); break;
    case Kind::Async: statement = parseAsync({}); break;
    default:
      if (!atSoftKeyword("match") || !(statement = parseMatch())) return false;
  }
  out.push_back(statement);
  return true;
}

// The suite after a colon: on the same line, or indented.
List<Stmt*> Parser::parseBlock() {
  Nesting nesting(*this, 5);
  std::vector<Stmt*> body;
  if (!accept(Kind::Newline)) {
    parseSimpleStatements(body);
    return listOf(body);
  }
  expect(Kind::Indent);
  do
    parseStatement(body);
  while (!failed_ && !accept(Kind::Dedent));
  return listOf(body);
}

List<Stmt*> Parser::parseElseBlock() {
  if (!accept(Kind::Else)) return {};
  expect(Kind::Colon);
  return parseBlock();
}

Stmt* Parser::parseIf() {
  Nesting nesting(*this);
  size_t start = here();
  advance();  // if, elif
  Expr* test = parseNamedExpression();
  expect(Kind::Colon);
  List<Stmt*> body = parseBlock();
  List<Stmt*> orelse;
  if (at(Kind::Elif)) {
    Stmt* next = parseIf();
    orelse = arena_.copy(&next, 1);
  } else {
    orelse = parseElseBlock();
  }
  return makeFrom<If>(start, test, body, orelse);
}

Stmt* Parser::parseWhile() {
  size_t start = here();
  advance();
  Expr* test = parseNamedExpression();
  expect(Kind::Colon);
  List<Stmt*> body = parseBlock();
  List<Stmt*> orelse = parseElseBlock();
  return makeFrom<While>(start, test, body, orelse);
}

Stmt* Parser::parseFor(size_t start, bool async) {
  advance();
  Expr* target = parseStarTargets();
  expect(Kind::In);
  Expr* iter = parseStarExpressions();
  expect(Kind::Colon);
  List<Stmt*> body = parseBlock();
  List<Stmt*> orelse = parseElseBlock();
  if (async) return makeFrom<AsyncFor>(start, target, iter, body, orelse);
  return makeFrom<For>(start, target, iter, body, orelse);
}

// -- with

WithItem* Parser::parseWithItem() {
  size_t start = here();
  Expr* context = parseExpression();
  Expr* target = accept(Kind::As) ? parseStarTarget() : nullptr;
  return makeFrom<WithItem>(start, context, target);
}

// "with (a as b, c):". The parenthesis may also belong to the first item's expression; the colon tells.
bool Parser::parseParenthesizedWithItems(std::vector<WithItem*>& items) {
  Mark before = mark();
  if (accept(Kind::LeftParen)) {
    do
      items.push_back(parseWithItem());
    while (accept(Kind::Comma) && !at(Kind::RightParen));
    if (accept(Kind::RightParen) && at(Kind::Colon)) return true;
  }
  items.clear();
  reset(before);
  return false;
}

Stmt* Parser::parseWith(size_t start, bool async) {
  advance();
  std::vector<WithItem*> items;
  if (!parseParenthesizedWithItems(items)) {
    do
      items.push_back(parseWithItem());
    while (accept(Kind::Comma));
  }
  expect(Kind::Colon);
  List<Stmt*> body = parseBlock();
  if (async) return makeFrom<AsyncWith>(start, listOf(items), body);
  return makeFrom<With>(start, listOf(items), body);
}

// -- try

ExceptHandler* Parser::parseExceptHandler(bool& star) {
  size_t start = here();
  advance();
  star = accept(Kind::Star);
  Expr* type = nullptr;
  Identifier name;
  if (star || !at(Kind::Colon)) {
    type = parseExpression();
    if (accept(Kind::As)) name = takeName();
  }
  expect(Kind::Colon);
  List<Stmt*> body = parseBlock();
  return makeFrom<ExceptHandler>(start, type, name, body);
}

Stmt* Parser::parseTry() {
  size_t start = here();
  advance();
  expect(Kind::Colon);
  List<Stmt*> body = parseBlock();
  std::vector<ExceptHandler*> handlers;
  bool star = false;
  while (at(Kind::Except)) {
    bool thisStar;
    handlers.push_back(parseExceptHandler(thisStar));
    if (handlers.size() > 1 && thisStar != star) fail();
    star = thisStar;
  }
  List<Stmt*> orelse;
  if (!handlers.empty()) orelse = parseElseBlock();
  List<Stmt*> finalBody;
  if (accept(Kind::Finally)) {
    expect(Kind::Colon);
    finalBody = parseBlock();
  } else if (handlers.empty()) {
    fail();
  }
  if (star) return makeFrom<TryStar>(start, body, listOf(handlers), orelse, finalBody);
  return makeFrom<Try>(start, body, listOf(handlers), orelse, finalBody);
}

// -- def and class

Stmt* Parser::parseDecorated() {
  std::vector<Expr*> decorators;
  while (accept(Kind::At)) {
    decorators.push_back(parseNamedExpression());
    expect(Kind::Newline);
  }
  List<Expr*> list = listOf(decorators);
  if (at(Kind::Class)) return parseClass(list);
  if (at(Kind::Async) && atNext(Kind::Def)) return parseAsync(list);
  if (!at(Kind::Def)) fail();
  return parseFunction(here(), false, list);
}

Stmt* Parser::parseAsync(List<Expr*> decorators) {
  size_t start = here();
  advance();
  if (at(Kind::For)) return parseFor(start, true);
  if (at(Kind::With)) return parseWith(start, true);
  if (!at(Kind::Def)) fail();
  return parseFunction(start, true, decorators);
}

Stmt* Parser::parseFunction(size_t start, bool async, List<Expr*> decorators) {
  advance();
  Identifier name = takeName();
  expect(Kind::LeftParen);
  Arguments* args = parseParameters(Kind::RightParen, true);
  expect(Kind::RightParen);
  Expr* returns = accept(Kind::Arrow) ? parseExpression() : nullptr;
  expect(Kind::Colon);
  List<Stmt*> body = parseBlock();
  if (async) return makeFrom<AsyncFunctionDef>(start, name, args, body, decorators, returns);
  return makeFrom<FunctionDef>(start, name, args, body, decorators, returns);
}

Stmt* Parser::parseClass(List<Expr*> decorators) {
  size_t start = here();
  advance();
  Identifier name = takeName();
  std::vector<Expr*> bases;
  std::vector<Keyword*> keywords;
  if (accept(Kind::LeftParen)) {
    parseArguments(bases, keywords);
    expect(Kind::RightParen);
  }
  expect(Kind::Colon);
  List<Stmt*> body = parseBlock();
  return makeFrom<ClassDef>(start, name, listOf(bases), listOf(keywords), body, decorators);
}

// -- match

// `match` and `case` are names everywhere else; what follows the colon decides.
Stmt* Parser::parseMatch() {
  Mark before = mark();
  size_t start = here();
  advance();
  Expr* subject = nullptr;
  if (at(Kind::Star) || atExpressionStart()) {
    size_t subjectStart = here();
    subject = parseStarNamedExpression();
    if (at(Kind::Comma)) {
      std::vector<Expr*> items = parseStarNamedList(subject, Kind::Colon);
      subject = makeFrom<ast::Tuple>(subjectStart, listOf(items), Context::Load);
    } else if (is<Starred>(subject)) {
      fail();
    }
  }
  if (!subject || !accept(Kind::Colon) || !accept(Kind::Newline) || !accept(Kind::Indent)) {
    reset(before);
    return nullptr;
  }
  Nesting nesting(*this, 5);
  std::vector<MatchCase*> cases;
  do
    cases.push_back(parseCase());
  while (!failed_ && !accept(Kind::Dedent));
  return makeFrom<Match>(start, subject, listOf(cases));
}

MatchCase* Parser::parseCase() {
  size_t start = here();
  if (!atSoftKeyword("case")) fail();
  advance();
  Pattern* pattern = parsePatterns();
  Expr* guard = accept(Kind::If) ? parseNamedExpression() : nullptr;
  expect(Kind::Colon);
  List<Stmt*> body = parseBlock();
  return makeFrom<MatchCase>(start, pattern, guard, body);
}

}  // namespace taipan
