// Explainer: operands, displays, comprehensions, slices.
#include "frontend/Explain.h"
#include "frontend/Literals.h"
#include "frontend/Parser-string.h"

namespace taipan {

using namespace ast;

Explainer::P Explainer::atom() {
  Nest nest(*this, 2);
  size_t start = position_;
  if (P id = name()) return id;
  if (tok(K::True)) return constant(ConstantKind::True, start);
  if (tok(K::False)) return constant(ConstantKind::False, start);
  if (tok(K::None)) return constant(ConstantKind::None, start);
  if (at(K::String)) return strings();
  if (at(K::Number)) return number();
  auto firstOf = [&](auto... rules) -> P {
    P result = nullptr;
    (void)((result = alt([&] { return (this->*rules)(); })) || ...);
    return result;
  };
  using E = Explainer;
  if (at(K::LeftParen)) return firstOf(&E::tuple, &E::group, &E::genexp);
  if (at(K::LeftBracket)) return firstOf(&E::list, &E::listComprehension);
  if (at(K::LeftBrace)) return firstOf(&E::dict, &E::set, &E::dictComprehension, &E::setComprehension);
  if (tok(K::Ellipsis)) return constant(ConstantKind::Ellipsis, start);
  return nullptr;
}

Explainer::P Explainer::strings() {
  return memo(Rule::Strings, [&]() -> P {
    size_t start = position_;
    while (tok(K::String)) {
    }
    if (dead()) return nullptr;
    StringParser parser(tokens_, arena_, start, position_);
    Expr* value = parser.parse();
    if (!value) return nullptr;
    if (is<JoinedStr>(value)) return piece(NodeKind::JoinedStr, start);
    return constant(ConstantKind::Str, start);
  });
}

Explainer::P Explainer::number() {
  size_t start = position_;
  const Token& token = look();
  ConstantValue value;
  std::string error;
  if (!parseNumber(tokens_.text(token), arena_, value, error)) {
    Span span = token.span;
    span.col = span.endCol = -1;
    return raise(span, std::move(error));
  }
  tok(K::Number);
  return constant(value.kind, start);
}

// -- Parentheses

Explainer::P Explainer::tuple() {
  size_t start = position_;
  std::vector<P> items;
  auto contents = [&] {
    P first = starNamedExpression();
    if (!first || !tok(K::Comma)) return false;
    items.push_back(first);
    if (P rest = alt([&] { return starNamedExpressions(); }))
      items.insert(items.end(), rest->parts.begin(), rest->parts.end());
    return true;
  };
  bool matched = tok(K::LeftParen) && opt(contents) && tok(K::RightParen);
  return matched ? piece(NodeKind::Tuple, start, items) : nullptr;
}

Explainer::P Explainer::group() {
  P inner = nullptr;
  if (alt([&] {
        return tok(K::LeftParen) && ((inner = alt([&] { return yieldExpression(); })) || (inner = namedExpression())) &&
               tok(K::RightParen);
      }))
    return inner;
  if (!mistakes_) return nullptr;
  P starred = nullptr;
  if (alt([&] { return tok(K::LeftParen) && (starred = starredExpression()) && tok(K::RightParen); }))
    return raise(starred, "cannot use starred expression here");
  size_t start = position_;
  if (alt([&] { return tok(K::LeftParen) && tok(K::DoubleStar) && expression() && tok(K::RightParen); }))
    return raise(tokens_.at(start + 1).span, "cannot use double starred expression here");
  return nullptr;
}

Explainer::P Explainer::genexp() {
  size_t start = position_;
  auto element = [&] { return assignmentExpression() ? true : expressionNotWalrus() != nullptr; };
  if (alt([&] { return tok(K::LeftParen) && element() && forIfClauses() && tok(K::RightParen); }))
    return piece(NodeKind::GeneratorExp, start);
  if (mistakes_) alt([&] { return comprehensionMistake(); });
  return nullptr;
}

// -- Brackets and braces

Explainer::P Explainer::list() {
  size_t start = position_;
  std::vector<P> items;
  auto contents = [&] {
    P all = starNamedExpressions();
    if (all) items.assign(all->parts.begin(), all->parts.end());
    return all;
  };
  return tok(K::LeftBracket) && opt(contents) && tok(K::RightBracket) ? piece(NodeKind::ListExpr, start, items)
                                                                      : nullptr;
}

Explainer::P Explainer::listComprehension() {
  size_t start = position_;
  if (alt([&] { return tok(K::LeftBracket) && namedExpression() && forIfClauses() && tok(K::RightBracket); }))
    return piece(NodeKind::ListComp, start);
  if (mistakes_) alt([&] { return comprehensionMistake(); });
  return nullptr;
}

Explainer::P Explainer::set() {
  size_t start = position_;
  return tok(K::LeftBrace) && starNamedExpressions() && tok(K::RightBrace) ? piece(NodeKind::Set, start) : nullptr;
}

Explainer::P Explainer::setComprehension() {
  size_t start = position_;
  if (alt([&] { return tok(K::LeftBrace) && namedExpression() && forIfClauses() && tok(K::RightBrace); }))
    return piece(NodeKind::SetComp, start);
  if (mistakes_) alt([&] { return comprehensionMistake(); });
  return nullptr;
}

bool Explainer::comprehensionMistake() {
  P a = nullptr;
  P b = nullptr;
  auto opening = [&](bool parenthesis) {
    return tok(K::LeftBracket) || (parenthesis && tok(K::LeftParen)) || tok(K::LeftBrace);
  };
  if (alt([&] { return opening(true) && (a = starredExpression()) && forIfClauses(); }))
    raise(a, "iterable unpacking cannot be used in comprehension");
  const char* message = "did you forget parentheses around the comprehension target?";
  if (alt([&] {
        return opening(false) && (a = starNamedExpression()) && tok(K::Comma) && (b = starNamedExpressions()) &&
               forIfClauses();
      }))
    raiseRange(a->span, b->parts.back()->span, message);
  size_t comma = 0;
  if (alt([&] {
        if (!opening(false) || !(a = starNamedExpression())) return false;
        comma = position_;
        return tok(K::Comma) && forIfClauses();
      }))
    raiseRange(a->span, tokens_.at(comma).span, message);
  return false;
}

// -- Dicts

bool Explainer::pair() {
  return expression() && tok(K::Colon) && expression();
}

bool Explainer::doubleStarredPair() {
  return alt([&] { return tok(K::DoubleStar) && bitwiseOr(); }) || alt([&] { return pair(); });
}

bool Explainer::doubleStarredPairs() {
  if (!separated(K::Comma, [&] { return doubleStarredPair(); })) return false;
  tok(K::Comma);
  return true;
}

Explainer::P Explainer::dict() {
  size_t start = position_;
  if (alt([&] { return tok(K::LeftBrace) && opt([&] { return doubleStarredPairs(); }) && tok(K::RightBrace); }))
    return piece(NodeKind::Dict, start);
  // Python tries this one in its first pass already.
  alt([&] { return tok(K::LeftBrace) && doubleStarredPairsMistake() && tok(K::RightBrace); });
  return nullptr;
}

bool Explainer::doubleStarredPairsMistake() {
  if (alt([&] { return separated(K::Comma, [&] { return doubleStarredPair(); }) && tok(K::Comma) && pairMistake(); }))
    return true;
  return pairMistakeValues();
}

// A value that is starred, or missing.
bool Explainer::pairMistakeValues() {
  size_t colon = 0;
  auto keyAndColon = [&] {
    if (!expression()) return false;
    colon = position_;
    return tok(K::Colon);
  };
  if (alt([&] { return keyAndColon() && tok(K::Star) && bitwiseOr(); }))
    raiseFrom(tokens_.at(colon + 1).span, "cannot use a starred expression in a dictionary value");
  if (alt([&] { return keyAndColon() && (at(K::RightBrace) || at(K::Comma)); }))
    raise(tokens_.at(colon).span, "expression expected after dictionary key and ':'");
  return false;
}

bool Explainer::pairMistake() {
  P a = nullptr;
  if (alt([&] { return (a = expression()) && !at(K::Colon); }) && !dead()) {
    Span last = a->span;
    last.line = a->span.line;
    last.col = a->span.endCol - 1;
    last.endCol = -1;
    raise(last, "':' expected after dictionary key");
  }
  return pairMistakeValues();
}

Explainer::P Explainer::dictComprehension() {
  size_t start = position_;
  if (alt([&] { return tok(K::LeftBrace) && pair() && forIfClauses() && tok(K::RightBrace); }))
    return piece(NodeKind::DictComp, start);
  if (mistakes_) alt([&] { return dictComprehensionMistake(); });
  return nullptr;
}

bool Explainer::dictComprehensionMistake() {
  size_t start = position_;
  if (alt([&] {
        return tok(K::LeftBrace) && tok(K::DoubleStar) && bitwiseOr() && forIfClauses() && tok(K::RightBrace);
      }))
    raise(tokens_.at(start + 1).span, "dict unpacking cannot be used in dict comprehension");
  return false;
}

// -- Comprehension clauses

Explainer::P Explainer::forIfClauses() {
  P last = nullptr;
  while (P clause = alt([&] { return forIfClause(); }))
    last = clause;
  return dead() ? nullptr : last;
}

Explainer::P Explainer::forIfClause() {
  for (bool async : {true, false}) {
    size_t start = position_;
    bool committed = false;
    P last = nullptr;
    bool matched = alt([&] {
      if ((async && !tok(K::Async)) || !tok(K::For) || !starTargets() || !tok(K::In)) return false;
      committed = true;
      if (!(last = disjunction())) return false;
      many([&] {
        P condition = tok(K::If) ? disjunction() : nullptr;
        if (condition) last = condition;
        return condition;
      });
      return true;
    });
    if (matched) return piece(NodeKind::Comprehension, start, {last});
    if (committed) return nullptr;
  }
  if (mistakes_) alt([&] { return forTargetMistake(); });
  return nullptr;
}

// -- Subscripts

Explainer::P Explainer::slices() {
  P single = alt([&]() -> P {
    P value = slice();
    return value && !at(K::Comma) ? value : nullptr;
  });
  if (single) return single;
  size_t start = position_;
  auto item = [&] { return alt([&] { return slice(); }) ? true : starredExpression() != nullptr; };
  if (!separated(K::Comma, item)) return nullptr;
  tok(K::Comma);
  return piece(NodeKind::Tuple, start);
}

Explainer::P Explainer::slice() {
  size_t start = position_;
  auto bound = [&] { return opt([&] { return expression(); }); };
  if (alt([&] { return bound() && tok(K::Colon) && bound() && opt([&] { return tok(K::Colon) && bound(); }); }))
    return piece(NodeKind::Slice, start);
  return namedExpression();
}

}  // namespace taipan
