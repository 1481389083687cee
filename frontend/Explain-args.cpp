// Explainer: call arguments and parameter lists.
#include "frontend/Explain.h"

namespace taipan {

using namespace ast;

// -- Calls

Explainer::P Explainer::arguments() {
  return memo(Rule::Arguments, [&]() -> P {
    P all = alt([&]() -> P {
      P found = args();
      if (!found) return nullptr;
      tok(K::Comma);
      return at(K::RightParen) ? found : nullptr;
    });
    if (!all && mistakes_) alt([&] { return argumentsMistake(); });
    return all;
  });
}

Explainer::P Explainer::positionalArgument() {
  if (P starred = alt([&] { return starredExpression(); })) return starred;
  return alt([&]() -> P {
    P plain = assignmentExpression();
    if (!plain) plain = expressionNotWalrus();
    return plain && !at(K::Assign) ? plain : nullptr;
  });
}

// A Call piece: the positional arguments, and whether there is a ** one.
Explainer::P Explainer::args() {
  size_t start = position_;
  std::vector<P> items;
  bool hasMapping = false;
  auto item = [&]() -> P {
    P value = positionalArgument();
    if (value) items.push_back(value);
    return value;
  };
  if (separated(K::Comma, item))
    opt([&] { return tok(K::Comma) && kwargs(hasMapping); });
  else if (!alt([&] { return kwargs(hasMapping); }))
    return nullptr;
  Piece* made = const_cast<Piece*>(piece(NodeKind::Call, start, items));
  if (made) made->flag = hasMapping;
  return made;
}

bool Explainer::kwargs(bool& hasMapping) {
  auto named = [&] { return kwargOrStarred(); };
  auto mapped = [&] { return kwargOrDoubleStarred(hasMapping); };
  if (alt([&] { return separated(K::Comma, named) && tok(K::Comma) && separated(K::Comma, mapped); })) return true;
  if (alt([&] { return separated(K::Comma, named); })) return true;
  return separated(K::Comma, mapped);
}

Explainer::P Explainer::starredExpression() {
  size_t start = position_;
  P value = nullptr;
  return alt([&] { return tok(K::Star) && (value = expression()); }) ? piece(NodeKind::Starred, start, {value})
                                                                     : nullptr;
}

bool Explainer::kwargOrStarred() {
  if (mistakes_) alt([&] { return kwargMistake(); });
  return alt([&] { return tok(K::Name) && tok(K::Assign) && expression(); }) || starredExpression();
}

bool Explainer::kwargOrDoubleStarred(bool& hasMapping) {
  if (mistakes_) alt([&] { return kwargMistake(); });
  if (alt([&] { return tok(K::Name) && tok(K::Assign) && expression(); })) return true;
  if (!alt([&] { return tok(K::DoubleStar) && expression(); })) return false;
  return hasMapping = true;
}

bool Explainer::kwargMistake() {
  size_t start = position_;
  for (K keyword : {K::True, K::False, K::None})
    if (alt([&] { return tok(keyword) && tok(K::Assign); }))
      raiseRange(tokens_.at(start).span, tokens_.at(start + 1).span,
                 "cannot assign to " + std::string(tokenText(keyword)));
  if (alt([&] { return tok(K::Name) && tok(K::Assign) && expression() && forIfClauses(); }))
    raiseRange(tokens_.at(start).span, tokens_.at(start + 1).span,
               "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
  P a = nullptr;
  size_t assign = 0;
  if (alt([&] {
        if (!notAhead([&] { return tok(K::Name) && tok(K::Assign); }) || !(a = expression())) return false;
        assign = position_;
        return tok(K::Assign);
      }))
    raiseRange(a->span, tokens_.at(assign).span, "expression cannot contain assignment, perhaps you meant \"==\"?");
  return false;
}

bool Explainer::argumentsMistake() {
  const char* parenthesize = "Generator expression must be parenthesized";
  auto lastOf = [](P clauses) -> const Span& { return clauses->parts[0]->span; };
  P a = nullptr;
  P b = nullptr;
  size_t start = position_;
  size_t star = 0;
  bool hasMapping = false;
  auto upToKeywords = [&] {
    return alt([&] {
             return separated(K::Comma, [&] { return positionalArgument(); }) && tok(K::Comma) && kwargs(hasMapping);
           }) ||
           alt([&] { return kwargs(hasMapping); });
  };
  if (alt([&] {
        if (!upToKeywords() || !tok(K::Comma)) return false;
        star = position_;
        return tok(K::Star);
      }))
    raise(tokens_.at(star).span, "iterable argument unpacking follows keyword argument unpacking");
  auto oneMore = [&] { return alt([&] { return args() != nullptr; }) || (expression() && forIfClauses()); };
  if (alt([&] { return (a = expression()) && (b = forIfClauses()) && tok(K::Comma) && opt(oneMore); }))
    raiseRange(a->span, lastOf(b), parenthesize);
  if (alt([&] { return tok(K::Name) && tok(K::Assign) && expression() && forIfClauses(); }))
    raiseRange(tokens_.at(start).span, tokens_.at(start + 1).span,
               "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
  if (alt([&] { return (a = args()) && (b = forIfClauses()); })) {
    if (a->parts.size() > 1) raiseRange(a->parts.back()->span, lastOf(b), parenthesize);
    return false;
  }
  if (alt([&] { return args() && tok(K::Comma) && (a = expression()) && (b = forIfClauses()); }))
    raiseRange(a->span, lastOf(b), parenthesize);
  if (alt([&] { return (a = args()) && tok(K::Comma) && args(); }))
    raiseLast(a->flag ? "positional argument follows keyword argument unpacking"
                      : "positional argument follows keyword argument");
  return false;
}

// -- Parameters

bool Explainer::parameterEnd(const ParameterStyle& style) {
  if (!tok(K::Comma)) return at(style.end);
  if (!style.lambda && !dead()) look();  // Python looks for a type comment here
  return true;
}

bool Explainer::parameter(const ParameterStyle& style) {
  if (!tok(K::Name)) return false;
  return style.lambda || opt([&] { return tok(K::Colon) && expression(); });
}

bool Explainer::plainParameter(const ParameterStyle& style) {
  return alt([&] { return parameter(style) && parameterEnd(style); });
}

bool Explainer::starAnnotatedParameter(const ParameterStyle& style) {
  return !style.lambda && alt([&] { return tok(K::Name) && tok(K::Colon) && starExpression() && parameterEnd(style); });
}

bool Explainer::defaultValue() {
  size_t start = position_;
  if (alt([&] { return tok(K::Assign) && expression(); })) return true;
  if (mistakes_ && alt([&] { return tok(K::Assign) && (at(K::RightParen) || at(K::Comma)); }))
    raise(tokens_.at(start).span, "expected default value expression");
  return false;
}

bool Explainer::defaultedParameter(const ParameterStyle& style) {
  return alt([&] { return parameter(style) && defaultValue() && parameterEnd(style); });
}

bool Explainer::maybeDefaultedParameter(const ParameterStyle& style) {
  return alt([&] { return parameter(style) && opt([&] { return defaultValue(); }) && parameterEnd(style); });
}

bool Explainer::slashNoDefault(const ParameterStyle& style) {
  return alt([&] { return some([&] { return plainParameter(style); }) && tok(K::Slash) && parameterEnd(style); });
}

bool Explainer::slashWithDefault(const ParameterStyle& style) {
  return alt([&] {
    many([&] { return plainParameter(style); });
    return some([&] { return defaultedParameter(style); }) && tok(K::Slash) && parameterEnd(style);
  });
}

bool Explainer::parameters(const ParameterStyle& style) {
  auto plain = [&] { return plainParameter(style); };
  auto defaulted = [&] { return defaultedParameter(style); };
  auto rest = [&](bool plainToo) {
    if (plainToo) many(plain);
    many(defaulted);
    opt([&] { return starEtc(style); });
    return true;
  };
  if (slashNoDefault(style)) return rest(true);
  if (slashWithDefault(style)) return rest(false);
  if (some(plain)) return rest(false);
  if (some(defaulted)) return rest(false);
  return starEtc(style);
}

bool Explainer::starEtc(const ParameterStyle& style) {
  if (mistakes_) alt([&] { return starEtcMistake(style); });
  auto maybe = [&] { return maybeDefaultedParameter(style); };
  auto tail = [&] { return opt([&] { return kwds(style); }); };
  if (alt([&] { return tok(K::Star) && plainParameter(style) && (many(maybe), tail()); })) return true;
  if (alt([&] { return tok(K::Star) && starAnnotatedParameter(style) && (many(maybe), tail()); })) return true;
  if (alt([&] { return tok(K::Star) && tok(K::Comma) && some(maybe) && tail(); })) return true;
  return kwds(style);
}

bool Explainer::starEtcMistake(const ParameterStyle& style) {
  size_t start = position_;
  auto oneStar = [&] { return plainParameter(style) || tok(K::Comma); };
  if (alt([&] {
        return tok(K::Star) &&
               (tok(style.end) || alt([&] { return tok(K::Comma) && (tok(style.end) || tok(K::DoubleStar)); }));
      })) {
    if (style.lambda)
      raiseLast("named arguments must follow bare *");
    else
      raise(tokens_.at(start).span, "named arguments must follow bare *");
  }
  if (alt([&] { return tok(K::Star) && parameter(style) && tok(K::Assign); }))
    raise(previous().span, "var-positional argument cannot have default value");
  size_t second = 0;
  if (alt([&] {
        if (!tok(K::Star) || !oneStar()) return false;
        many([&] { return maybeDefaultedParameter(style); });
        second = position_;
        return tok(K::Star) && oneStar();
      }))
    raise(tokens_.at(second).span, "* argument may appear only once");
  return false;
}

bool Explainer::kwds(const ParameterStyle& style) {
  if (mistakes_) alt([&] { return kwdsMistake(style); });
  return alt([&] { return tok(K::DoubleStar) && plainParameter(style); });
}

bool Explainer::kwdsMistake(const ParameterStyle& style) {
  const char* message = "arguments cannot follow var-keyword argument";
  if (alt([&] { return tok(K::DoubleStar) && parameter(style) && tok(K::Assign); }))
    raise(previous().span, "var-keyword argument cannot have default value");
  Span a;
  if (alt([&] {
        if (!tok(K::DoubleStar) || !parameter(style) || !tok(K::Comma)) return false;
        size_t start = position_;
        if (!parameter(style)) return false;
        a = spanFrom(start);
        return true;
      }))
    raise(a, message);
  if (alt([&] {
        return tok(K::DoubleStar) && parameter(style) && tok(K::Comma) &&
               (tok(K::Star) || tok(K::DoubleStar) || tok(K::Slash));
      }))
    raise(previous().span, message);
  return false;
}

bool Explainer::parametersMistake(const ParameterStyle& style) {
  auto plain = [&] { return plainParameter(style); };
  auto maybe = [&] { return maybeDefaultedParameter(style); };
  auto slash = [&] { return slashNoDefault(style) || slashWithDefault(style); };
  Span a;
  if (alt([&] {
        many(plain);
        if (!slashWithDefault(style) && !some([&] { return defaultedParameter(style); })) return false;
        size_t start = position_;
        if (!plain()) return false;
        // Where the parameter's node ends: before the comma that belongs to the rule, not to the node.
        bool comma = previous().kind == K::Comma;
        if (comma) position_--;
        a = spanFrom(start);
        if (comma) position_++;
        return true;
      }))
    raise(a, "non-default argument follows default argument");
  size_t open = 0;
  if (alt([&] {
        many(plain);
        open = position_;
        if (!tok(K::LeftParen)) return false;
        bool inner = style.lambda ? separated(K::Comma, [&] { return parameter(style); }) : some(plain);
        return inner && (tok(K::Comma), tok(K::RightParen));
      }))
    raiseRange(tokens_.at(open).span, previous().span,
               style.lambda ? "Lambda expression parameters cannot be parenthesized"
                            : "Function parameters cannot be parenthesized");
  size_t start = position_;
  if (alt([&] { return tok(K::Slash) && tok(K::Comma); }))
    raise(tokens_.at(start).span, "at least one argument must precede /");
  if (alt([&] { return slash() && (many(maybe), tok(K::Slash)); })) raise(previous().span, "/ may appear only once");
  if (alt([&] {
        opt(slash);
        many(maybe);
        if (!tok(K::Star) || (!tok(K::Comma) && !plain())) return false;
        many(maybe);
        return tok(K::Slash);
      }))
    raise(previous().span, "/ must be ahead of *");
  if (alt([&] { return some(maybe) && tok(K::Slash) && tok(K::Star); }))
    raise(previous().span, "expected comma between / and *");
  return false;
}

}  // namespace taipan
