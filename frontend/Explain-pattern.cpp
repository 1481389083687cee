// Explainer: match statements.
#include "frontend/Explain.h"

namespace taipan {

using namespace ast;

bool Explainer::matchStatement() {
  if (alt([&] {
        return softKeyword("match") && subjectExpression() && tok(K::Colon) && tok(K::Newline) && tok(K::Indent) &&
               some([&] { return caseBlock(); }) && tok(K::Dedent);
      }))
    return true;
  if (mistakes_) matchMistake();
  return false;
}

bool Explainer::matchMistake() {
  size_t start = position_;
  if (alt([&] { return softKeyword("match") && subjectExpression() && tok(K::Newline); })) raiseLast("expected ':'");
  alt([&] {
    return softKeyword("match") && subjectExpression() && missingIndentAt(tokens_.at(start), "'match' statement");
  });
  return false;
}

Explainer::P Explainer::subjectExpression() {
  size_t start = position_;
  if (alt([&] { return starNamedExpression() && tok(K::Comma) && opt([&] { return starNamedExpressions(); }); }))
    return piece(NodeKind::Tuple, start);
  return namedExpression();
}

bool Explainer::guard() {
  return opt([&] { return tok(K::If) && namedExpression(); });
}

bool Explainer::caseBlock() {
  if (mistakes_) caseMistake();
  return softKeyword("case") && patterns() && guard() && tok(K::Colon) && block();
}

bool Explainer::caseMistake() {
  size_t start = position_;
  auto head = [&] { return softKeyword("case") && patterns() && guard(); };
  if (alt([&] { return head() && tok(K::Newline); })) raiseLast("expected ':'");
  alt([&] { return head() && missingIndentAt(tokens_.at(start), "'case' statement"); });
  return false;
}

// -- Patterns

bool Explainer::patterns() {
  return alt([&] { return openSequencePattern(); }) || pattern();
}

Explainer::P Explainer::pattern() {
  Nest nest(*this, 2);
  if (P as = alt([&] { return asPattern(); })) return as;
  return orPattern();
}

Explainer::P Explainer::asPattern() {
  size_t start = position_;
  if (alt([&] { return orPattern() && tok(K::As) && captureTarget(); })) return piece(NodeKind::MatchAs, start);
  if (!mistakes_) return nullptr;
  if (alt([&] { return orPattern() && tok(K::As) && softKeyword("_"); }))
    return raise(previous().span, "cannot use '_' as a target");
  P a = nullptr;
  if (alt([&] { return orPattern() && tok(K::As) && !at(K::Name) && (a = expression()); }))
    return raise(a, "invalid pattern target");
  return nullptr;
}

Explainer::P Explainer::orPattern() {
  size_t start = position_;
  return separated(K::Bar, [&] { return closedPattern(); }) ? piece(NodeKind::MatchOr, start) : nullptr;
}

Explainer::P Explainer::closedPattern() {
  Nest nest(*this, 2);
  return memo(Rule::ClosedPattern, [&]() -> P {
    size_t start = position_;
    bool matched = alt([&] { return literalPattern(); }) || alt([&] { return captureTarget(); }) || softKeyword("_") ||
                   alt([&] { return nameOrAttribute(true) && !at(K::Dot) && !at(K::LeftParen) && !at(K::Assign); }) ||
                   alt([&] { return tok(K::LeftParen) && pattern() && tok(K::RightParen); }) ||
                   alt([&] { return sequencePattern(); }) || alt([&] { return mappingPattern(); }) ||
                   alt([&] { return classPattern(); });
    return matched ? piece(NodeKind::MatchValue, start) : nullptr;
  });
}

// -- Literals

bool Explainer::signedNumber() {
  if (at(K::Number)) return number() != nullptr;
  return alt([&] { return tok(K::Minus) && at(K::Number) && number(); });
}

bool Explainer::complexNumber() {
  auto isImaginary = [&](size_t at) {
    std::string_view text = tokens_.text(tokens_.at(at));
    return text.ends_with('j') || text.ends_with('J');
  };
  tok(K::Minus);
  size_t real = position_;
  if (!at(K::Number) || !number()) return false;
  if (isImaginary(real)) return raise(tokens_.at(real).span, "real number required in complex literal") != nullptr;
  if (!tok(K::Plus) && !tok(K::Minus)) return false;
  size_t imaginary = position_;
  if (!at(K::Number) || !number()) return false;
  if (!isImaginary(imaginary))
    return raise(tokens_.at(imaginary).span, "imaginary number required in complex literal") != nullptr;
  return true;
}

bool Explainer::literalPattern() {
  return alt([&] { return signedNumber() && !at(K::Plus) && !at(K::Minus); }) || alt([&] { return complexNumber(); }) ||
         (at(K::String) && strings()) || tok(K::None) || tok(K::True) || tok(K::False);
}

// -- Names

bool Explainer::captureTarget() {
  if (ahead([&] { return softKeyword("_"); })) return false;
  return alt([&] { return tok(K::Name) && !at(K::Dot) && !at(K::LeftParen) && !at(K::Assign); });
}

bool Explainer::nameOrAttribute(bool attributeOnly) {
  if (!tok(K::Name)) return false;
  size_t more = many([&] { return tok(K::Dot) && tok(K::Name); });
  return more > 0 || !attributeOnly;
}

// -- Sequences

bool Explainer::sequencePattern() {
  if (alt([&] { return tok(K::LeftBracket) && opt([&] { return maybeSequencePattern(); }) && tok(K::RightBracket); }))
    return true;
  return alt([&] { return tok(K::LeftParen) && opt([&] { return openSequencePattern(); }) && tok(K::RightParen); });
}

bool Explainer::openSequencePattern() {
  return maybeStarPattern() && tok(K::Comma) && opt([&] { return maybeSequencePattern(); });
}

bool Explainer::maybeSequencePattern() {
  if (!separated(K::Comma, [&] { return maybeStarPattern(); })) return false;
  tok(K::Comma);
  return true;
}

bool Explainer::maybeStarPattern() {
  return alt([&] { return starPattern() != nullptr; }) || pattern() != nullptr;
}

Explainer::P Explainer::starPattern() {
  return memo(Rule::StarPattern, [&]() -> P {
    size_t start = position_;
    if (alt([&] { return tok(K::Star) && captureTarget(); })) return piece(NodeKind::MatchStar, start);
    return alt([&] { return tok(K::Star) && softKeyword("_"); }) ? piece(NodeKind::MatchStar, start) : nullptr;
  });
}

// -- Mappings and classes

bool Explainer::itemsPattern() {
  return separated(K::Comma, [&] {
    return (alt([&] { return literalPattern(); }) || alt([&] { return nameOrAttribute(true); })) && tok(K::Colon) &&
           pattern();
  });
}

bool Explainer::doubleStarPattern() {
  return tok(K::DoubleStar) && captureTarget();
}

bool Explainer::mappingPattern() {
  auto close = [&] { return tok(K::Comma), tok(K::RightBrace); };
  if (alt([&] { return tok(K::LeftBrace) && tok(K::RightBrace); })) return true;
  if (alt([&] { return tok(K::LeftBrace) && doubleStarPattern() && close(); })) return true;
  if (alt([&] { return tok(K::LeftBrace) && itemsPattern() && tok(K::Comma) && doubleStarPattern() && close(); }))
    return true;
  return alt([&] { return tok(K::LeftBrace) && itemsPattern() && close(); });
}

// `span`: receives where the patterns stand.
bool Explainer::positionalPatterns(Span* span) {
  P first = nullptr;
  P last = nullptr;
  bool matched = separated(K::Comma, [&] {
    P item = pattern();
    if (item && !first) first = item;
    if (item) last = item;
    return item;
  });
  if (matched && span && first && last) *span = spanning(first->span, last->span);
  return matched;
}

bool Explainer::keywordPatterns() {
  return separated(K::Comma, [&] { return tok(K::Name) && tok(K::Assign) && pattern(); });
}

bool Explainer::classPattern() {
  auto head = [&] { return nameOrAttribute(false) && tok(K::LeftParen); };
  auto close = [&] { return tok(K::Comma), tok(K::RightParen); };
  if (alt([&] { return head() && tok(K::RightParen); })) return true;
  if (alt([&] { return head() && positionalPatterns() && close(); })) return true;
  if (alt([&] { return head() && keywordPatterns() && close(); })) return true;
  if (alt([&] { return head() && positionalPatterns() && tok(K::Comma) && keywordPatterns() && close(); })) return true;
  if (!mistakes_) return false;
  Span span;
  if (alt([&] {
        return head() && opt([&] { return positionalPatterns() && tok(K::Comma); }) && keywordPatterns() &&
               tok(K::Comma) && positionalPatterns(&span);
      }))
    raise(span, "positional patterns follow keyword patterns");
  return false;
}

}  // namespace taipan
