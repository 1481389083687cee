// Patterns of match statements.
#include "frontend/Parser.h"

namespace taipan {

using namespace ast;

// What stands after `case`: a pattern, or a sequence without brackets.
Pattern* Parser::parsePatterns() {
  size_t start = here();
  Pattern* first = parseMaybeStarPattern();
  if (!at(Kind::Comma)) {
    if (is<MatchStar>(first)) fail();
    return first;
  }
  std::vector<Pattern*> items{first};
  while (accept(Kind::Comma) && !at(Kind::Colon) && !at(Kind::If))
    items.push_back(parseMaybeStarPattern());
  return makeFrom<MatchSequence>(start, listOf(items));
}

// A name that a pattern binds: not `_`, not the start of a dotted name, a class or a keyword.
bool Parser::isCaptureName() {
  if (!at(Kind::Name)) return false;
  return !atNext(Kind::Dot) && !atNext(Kind::LeftParen) && !atNext(Kind::Assign);
}

Pattern* Parser::parseMaybeStarPattern() {
  size_t start = here();
  if (!accept(Kind::Star)) return parsePattern();
  if (!isCaptureName() && !atSoftKeyword("_")) fail();
  bool wildcard = atSoftKeyword("_");
  Identifier name = takeName();
  return makeFrom<MatchStar>(start, wildcard ? Identifier() : name);
}

Pattern* Parser::parsePattern() {
  size_t start = here();
  Pattern* pattern = parseOrPattern();
  if (!accept(Kind::As)) return pattern;
  if (!isCaptureName() || atSoftKeyword("_")) fail();
  Identifier name = takeName();
  return makeFrom<MatchAs>(start, pattern, name);
}

Pattern* Parser::parseOrPattern() {
  size_t start = here();
  Pattern* first = parseClosedPattern();
  if (!at(Kind::Bar)) return first;
  std::vector<Pattern*> alternatives{first};
  while (accept(Kind::Bar))
    alternatives.push_back(parseClosedPattern());
  return makeFrom<MatchOr>(start, listOf(alternatives));
}

Pattern* Parser::parseClosedPattern() {
  Nesting nesting(*this, 10);
  size_t start = here();
  switch (peek().kind) {
    case Kind::Number:
    case Kind::Plus:
    case Kind::Minus:  {
      Expr* value = parsePatternNumber();
      return makeFrom<MatchValue>(start, value);
    }
    case Kind::String: {
      Expr* value = parseStrings();
      return makeFrom<MatchValue>(start, value);
    }
    case Kind::None:
    case Kind::True:
    case Kind::False: {
      ConstantValue value;
      Kind kind = advance().kind;
      value.kind = kind == Kind::None   ? ConstantKind::None
                   : kind == Kind::True ? ConstantKind::True
                                        : ConstantKind::False;
      return makeFrom<MatchSingleton>(start, value);
    }
    case Kind::Name:        return parseNamePattern();
    case Kind::LeftParen:
    case Kind::LeftBracket: return parseGroupOrSequencePattern();
    case Kind::LeftBrace:   return parseMappingPattern();
    default:                fail(); return make<MatchAs>(Span{}, static_cast<Pattern*>(nullptr), Identifier());
  }
}

// A capture, a wildcard, a value (dotted name) or a class.
Pattern* Parser::parseNamePattern() {
  size_t start = here();
  bool wildcard = atSoftKeyword("_");
  if (wildcard || isCaptureName()) {
    Identifier name = takeName();
    return makeFrom<MatchAs>(start, static_cast<Pattern*>(nullptr), wildcard ? Identifier() : name);
  }
  Expr* name = parseDottedNameExpression();
  if (at(Kind::LeftParen)) return parseClassPattern(start, name);
  if (!is<Attribute>(name)) fail();
  if (at(Kind::Assign)) fail();
  return makeFrom<MatchValue>(start, name);
}

Expr* Parser::parseDottedNameExpression() {
  size_t start = here();
  Identifier id = takeName();
  Expr* name = makeFrom<Name>(start, id, Context::Load);
  while (accept(Kind::Dot)) {
    Identifier attribute = takeName();
    name = makeFrom<Attribute>(start, name, attribute, Context::Load);
  }
  return name;
}

Expr* Parser::parseSignedNumber() {
  size_t start = here();
  if (accept(Kind::Plus)) return at(Kind::Number) ? parseNumber() : dummy();
  if (!accept(Kind::Minus)) return at(Kind::Number) ? parseNumber() : dummy();
  Expr* operand = at(Kind::Number) ? parseNumber() : dummy();
  return makeFrom<UnaryOp>(start, UnaryOperator::USub, operand);
}

// -1, 2.5, 3+4j
Expr* Parser::parsePatternNumber() {
  size_t start = here();
  Expr* left = parseSignedNumber();
  if (!at(Kind::Plus) && !at(Kind::Minus)) return left;
  BinaryOp op = advance().kind == Kind::Plus ? BinaryOp::Add : BinaryOp::Sub;
  auto isComplex = [](Expr* number) {
    auto* constant = as<Constant>(number);
    return constant && constant->value.kind == ConstantKind::Complex;
  };
  Expr* magnitude = is<UnaryOp>(left) ? as<UnaryOp>(left)->operand : left;
  Span leftSpan = (is<UnaryOp>(left) ? magnitude : left)->span;
  size_t rightStart = here();
  Expr* right = at(Kind::Number) ? parseNumber() : dummy();
  if (!failed_ && isComplex(magnitude)) {
    tokens_.raise(leftSpan, "real number required in complex literal");
    fail();
  }
  if (!failed_ && !isComplex(right)) {
    tokens_.raise(tokens_.at(rightStart).span, "imaginary number required in complex literal");
    fail();
  }
  return makeFrom<BinOp>(start, left, op, right);
}

Pattern* Parser::parseGroupOrSequencePattern() {
  size_t start = here();
  bool bracket = advance().kind == Kind::LeftBracket;
  Kind end = bracket ? Kind::RightBracket : Kind::RightParen;
  std::vector<Pattern*> items;
  bool comma = false;
  while (!at(end) && !failed_) {
    items.push_back(parseMaybeStarPattern());
    if (!(comma = accept(Kind::Comma))) break;
  }
  expect(end);
  bool group = !bracket && items.size() == 1 && !comma;
  if (!group) return makeFrom<MatchSequence>(start, listOf(items));
  if (is<MatchStar>(items[0])) fail();
  return items[0];
}

Pattern* Parser::parseMappingPattern() {
  size_t start = here();
  advance();
  std::vector<Expr*> keys;
  std::vector<Pattern*> patterns;
  Identifier rest;
  while (!at(Kind::RightBrace) && !failed_) {
    if (!rest.empty()) fail();  // must be the last
    if (accept(Kind::DoubleStar)) {
      if (!isCaptureName() || atSoftKeyword("_")) fail();
      rest = takeName();
    } else {
      size_t keyStart = here();
      switch (peek().kind) {
        case Kind::Number:
        case Kind::Plus:
        case Kind::Minus:  keys.push_back(parsePatternNumber()); break;
        case Kind::String: keys.push_back(parseStrings()); break;
        case Kind::None:
          advance();
          keys.push_back(makeConstant(keyStart, ConstantKind::None));
          break;
        case Kind::True:
          advance();
          keys.push_back(makeConstant(keyStart, ConstantKind::True));
          break;
        case Kind::False:
          advance();
          keys.push_back(makeConstant(keyStart, ConstantKind::False));
          break;
        default:
          keys.push_back(parseDottedNameExpression());
          if (!is<Attribute>(keys.back())) fail();
      }
      expect(Kind::Colon);
      patterns.push_back(parsePattern());
    }
    if (!accept(Kind::Comma)) break;
  }
  expect(Kind::RightBrace);
  return makeFrom<MatchMapping>(start, listOf(keys), listOf(patterns), rest);
}

Pattern* Parser::parseClassPattern(size_t start, Expr* cls) {
  advance();
  std::vector<Pattern*> positional, keywordPatterns;
  std::vector<Identifier> keywords;
  while (!at(Kind::RightParen) && !failed_) {
    if (at(Kind::Name) && atNext(Kind::Assign)) {
      keywords.push_back(takeName());
      advance();
      keywordPatterns.push_back(parsePattern());
    } else {
      if (!keywords.empty()) fail();
      positional.push_back(parsePattern());
    }
    if (!accept(Kind::Comma)) break;
  }
  expect(Kind::RightParen);
  return makeFrom<MatchClass>(start, cls, listOf(positional), listOf(keywords), listOf(keywordPatterns));
}

}  // namespace taipan
