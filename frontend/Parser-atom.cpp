// Operands: primaries with their trailers, displays, comprehensions, slices.
#include "frontend/Literals.h"
#include "frontend/Parser.h"

namespace taipan {

using namespace ast;

Expr* Parser::parsePrimary() {
  size_t start = here();
  Expr* value = parseAtom();
  for (;;) {
    switch (peek().kind) {
      case Kind::Dot: {
        advance();
        Identifier name = takeName();
        value = makeFrom<Attribute>(start, value, name, Context::Load);
        break;
      }
      case Kind::LeftParen:   value = parseCall(start, value); break;
      case Kind::LeftBracket: {
        advance();
        Expr* slice = parseSlices();
        expect(Kind::RightBracket);
        value = makeFrom<Subscript>(start, value, slice, Context::Load);
        break;
      }
      default: return value;
    }
  }
}

Expr* Parser::parseAtom() {
  size_t start = here();
  switch (peek().kind) {
    case Kind::Name: {
      Identifier id = textOf(advance());
      return makeFrom<Name>(start, id, Context::Load);
    }
    case Kind::Number:      return parseNumber();
    case Kind::String:      return parseStrings();
    case Kind::None:        advance(); return makeConstant(start, ConstantKind::None);
    case Kind::True:        advance(); return makeConstant(start, ConstantKind::True);
    case Kind::False:       advance(); return makeConstant(start, ConstantKind::False);
    case Kind::Ellipsis:    advance(); return makeConstant(start, ConstantKind::Ellipsis);
    case Kind::LeftParen:   return parseParenthesized();
    case Kind::LeftBracket: return parseListDisplay();
    case Kind::LeftBrace:   return parseBraceDisplay();
    default:                return dummy();
  }
}

Expr* Parser::parseNumber() {
  size_t start = here();
  const Token& token = advance();
  ConstantValue value;
  std::string error;
  if (!taipan::parseNumber(textOf(token), arena_, value, error)) {
    Span span = token.span;
    span.col = span.endCol = -1;
    tokens_.raise(span, std::move(error));
    fail();
  }
  return makeFrom<Constant>(start, value);
}

// "first, second, …": the comma after `first` is next; a comma may end the list.
std::vector<Expr*> Parser::parseStarNamedList(Expr* first, Kind end) {
  std::vector<Expr*> items{first};
  while (accept(Kind::Comma) && !at(end))
    items.push_back(parseStarNamedExpression());
  return items;
}

// Tuple, group or generator expression.
Expr* Parser::parseParenthesized() {
  size_t start = here();
  advance();
  if (accept(Kind::RightParen)) return makeFrom<ast::Tuple>(start, List<Expr*>(), Context::Load);
  if (at(Kind::Yield)) {
    Expr* value = parseYield();
    expect(Kind::RightParen);
    return value;
  }
  Expr* first = parseStarNamedExpression();
  if (at(Kind::Comma)) {
    std::vector<Expr*> items = parseStarNamedList(first, Kind::RightParen);
    expect(Kind::RightParen);
    return makeFrom<ast::Tuple>(start, listOf(items), Context::Load);
  }
  if (is<Starred>(first)) fail();
  if (atComprehension()) {
    List<Comprehension*> clauses = parseComprehensionClauses();
    expect(Kind::RightParen);
    return makeFrom<GeneratorExp>(start, first, clauses);
  }
  expect(Kind::RightParen);
  return first;
}

Expr* Parser::parseListDisplay() {
  size_t start = here();
  advance();
  if (accept(Kind::RightBracket)) return makeFrom<ListExpr>(start, List<Expr*>(), Context::Load);
  Expr* first = parseStarNamedExpression();
  if (atComprehension()) {
    if (is<Starred>(first)) fail();
    List<Comprehension*> clauses = parseComprehensionClauses();
    expect(Kind::RightBracket);
    return makeFrom<ListComp>(start, first, clauses);
  }
  std::vector<Expr*> items = parseStarNamedList(first, Kind::RightBracket);
  expect(Kind::RightBracket);
  return makeFrom<ListExpr>(start, listOf(items), Context::Load);
}

// Dict or set, display or comprehension.
Expr* Parser::parseBraceDisplay() {
  size_t start = here();
  advance();
  if (accept(Kind::RightBrace)) return makeFrom<ast::Dict>(start, List<Expr*>(), List<Expr*>());
  if (at(Kind::DoubleStar)) return parseDictFrom(start, nullptr);
  bool inParentheses = at(Kind::LeftParen);
  Expr* first = parseStarNamedExpression();
  bool isKey = !is<Starred>(first) && (!is<NamedExpr>(first) || inParentheses);
  if (at(Kind::Colon) && isKey) return parseDictFrom(start, first);
  if (atComprehension()) {
    if (is<Starred>(first)) fail();
    List<Comprehension*> clauses = parseComprehensionClauses();
    expect(Kind::RightBrace);
    return makeFrom<SetComp>(start, first, clauses);
  }
  std::vector<Expr*> items = parseStarNamedList(first, Kind::RightBrace);
  expect(Kind::RightBrace);
  return makeFrom<ast::Set>(start, listOf(items));
}

// `key`: the item's key if it has been read already.
void Parser::parseDictItem(Expr* key, std::vector<Expr*>& keys, std::vector<Expr*>& values) {
  if (!key && accept(Kind::DoubleStar)) {
    keys.push_back(nullptr);
    values.push_back(parseBitwiseOr());
    return;
  }
  keys.push_back(key ? key : parseExpression());
  expect(Kind::Colon);
  values.push_back(parseExpression());
}

// After the brace, and after the first key unless that is null.
Expr* Parser::parseDictFrom(size_t start, Expr* firstKey) {
  std::vector<Expr*> keys, values;
  parseDictItem(firstKey, keys, values);
  if (atComprehension()) {
    if (!keys[0]) fail();
    List<Comprehension*> clauses = parseComprehensionClauses();
    expect(Kind::RightBrace);
    return makeFrom<DictComp>(start, keys[0], values[0], clauses);
  }
  while (accept(Kind::Comma) && !at(Kind::RightBrace))
    parseDictItem(nullptr, keys, values);
  expect(Kind::RightBrace);
  return makeFrom<ast::Dict>(start, listOf(keys), listOf(values));
}

List<Comprehension*> Parser::parseComprehensionClauses() {
  std::vector<Comprehension*> clauses;
  while (atComprehension()) {
    size_t start = here();
    bool async = accept(Kind::Async);
    advance();
    Expr* target = parseStarTargets();
    expect(Kind::In);
    Expr* iter = parseDisjunction();
    std::vector<Expr*> conditions;
    while (accept(Kind::If))
      conditions.push_back(parseDisjunction());
    clauses.push_back(makeFrom<Comprehension>(start, target, iter, listOf(conditions), async));
  }
  return listOf(clauses);
}

// -- Subscripts

Expr* Parser::parseSlice() {
  size_t start = here();
  if (at(Kind::Star)) {
    advance();
    Expr* value = parseExpression();
    return makeFrom<Starred>(start, value, Context::Load);
  }
  Expr* lower = nullptr;
  if (!at(Kind::Colon)) {
    bool inParentheses = at(Kind::LeftParen);
    lower = parseNamedExpression();
    if (!at(Kind::Colon) || (is<NamedExpr>(lower) && !inParentheses)) return lower;
  }
  expect(Kind::Colon);
  Expr* upper = atExpressionStart() ? parseExpression() : nullptr;
  Expr* step = nullptr;
  if (accept(Kind::Colon) && atExpressionStart()) step = parseExpression();
  return makeFrom<ast::Slice>(start, lower, upper, step);
}

Expr* Parser::parseSlices() {
  size_t start = here();
  Expr* first = parseSlice();
  if (!at(Kind::Comma) && !is<Starred>(first)) return first;
  std::vector<Expr*> items{first};
  while (accept(Kind::Comma) && !at(Kind::RightBracket))
    items.push_back(parseSlice());
  return makeFrom<ast::Tuple>(start, listOf(items), Context::Load);
}

}  // namespace taipan
