// Explainer: operators.
#include "frontend/Explain.h"

namespace taipan {

using namespace ast;

Explainer::P Explainer::name() {
  size_t start = position_;
  if (!tok(K::Name)) return nullptr;
  Piece* made = const_cast<Piece*>(piece(NodeKind::Name, start));
  if (made) made->name = tokens_.text(tokens_.at(start));
  return made;
}

Explainer::P Explainer::expressions() {
  size_t start = position_;
  std::vector<P> items;
  P first = expression();
  if (!first) return nullptr;
  items.push_back(first);
  many([&] {
    P next = tok(K::Comma) ? expression() : nullptr;
    if (next) items.push_back(next);
    return next;
  });
  bool comma = tok(K::Comma);
  return items.size() == 1 && !comma ? first : piece(NodeKind::Tuple, start, items);
}

// -- expression

Explainer::P Explainer::expression() {
  Nest nest(*this);
  return memo(Rule::Expression, [&]() -> P {
    if (mistakes_) {
      if (alt([&] { return expressionMistake(); })) return nullptr;
      if (alt([&] { return legacyMistake(); })) return nullptr;
    }
    if (P conditional = alt([&] { return ifExpression(); })) return conditional;
    if (P plain = alt([&] { return disjunction(); })) return plain;
    return lambda();
  });
}

Explainer::P Explainer::ifExpression() {
  size_t start = position_;
  if (!disjunction() || !tok(K::If) || !disjunction() || !tok(K::Else) || !expression()) return nullptr;
  return piece(NodeKind::IfExp, start);
}

bool Explainer::isLegacyStatement(P name) {
  return name->kind == NodeKind::Name && (name->name == "print" || name->name == "exec");
}

// Python compares only as many characters as the name has.
bool Explainer::startOfSoftKeyword() {
  if (!at(K::Name)) return false;
  std::string_view name = tokens_.text(look());
  return name == "_" || std::string_view("case").starts_with(name) || std::string_view("match").starts_with(name);
}

bool Explainer::expressionMistake() {
  P a = nullptr;
  P b = nullptr;
  // Two expressions side by side. A name before a string may be a mistyped prefix; a soft keyword may start a
  // statement.
  bool sideBySide = alt([&] {
    return notAhead([&] { return alt([&] { return tok(K::Name) && tok(K::String); }) || startOfSoftKeyword(); }) &&
           (a = disjunction()) && (b = expressionWithoutMistakes());
  });
  if (sideBySide && !isLegacyStatement(a) && previous().level != 0)
    raiseRange(a->span, b->span, "invalid syntax. Perhaps you forgot a comma?");
  if (dead() || sideBySide) return false;
  if (alt([&] {
        return (a = disjunction()) && tok(K::If) && (b = disjunction()) &&
               notAhead([&] { return tok(K::Else) || tok(K::Colon); });
      }))
    raiseRange(a->span, b->span, "expected 'else' after 'if' expression");
  return false;
}

bool Explainer::legacyMistake() {
  P a = nullptr;
  P b = nullptr;
  if (alt([&] { return (a = name()) && !at(K::LeftParen) && (b = starExpressions()); }) && isLegacyStatement(a)) {
    std::string word(a->name);
    raiseRange(a->span, b->span,
               formatString("Missing parentheses in call to '%s'. Did you mean %s(...)?", word.c_str(), word.c_str()));
  }
  return false;
}

Explainer::P Explainer::expressionWithoutMistakes() {
  bool outer = mistakes_;
  mistakes_ = false;
  P result = alt([&] { return ifExpression(); });
  if (!result) result = alt([&] { return disjunction(); });
  if (!result) result = lambda();
  mistakes_ = outer;
  return result;
}

Explainer::P Explainer::lambda() {
  Nest nest(*this);
  size_t start = position_;
  ParameterStyle style{K::Colon, true};
  bool matched = tok(K::Lambda) && opt([&] { return (mistakes_ && parametersMistake(style)) || parameters(style); }) &&
                 tok(K::Colon) && expression();
  return matched ? piece(NodeKind::Lambda, start) : nullptr;
}

// -- Lists of expressions, walrus, yield

Explainer::P Explainer::starExpression() {
  return memo(Rule::StarExpression, [&]() -> P {
    size_t start = position_;
    P value = nullptr;
    if (alt([&] { return tok(K::Star) && (value = bitwiseOr()); })) return piece(NodeKind::Starred, start, {value});
    return expression();
  });
}

Explainer::P Explainer::starExpressions() {
  size_t start = position_;
  P first = starExpression();
  if (!first) return nullptr;
  std::vector<P> items{first};
  many([&] {
    P next = tok(K::Comma) ? starExpression() : nullptr;
    if (next) items.push_back(next);
    return next;
  });
  bool comma = tok(K::Comma);
  return items.size() == 1 && !comma ? first : piece(NodeKind::Tuple, start, items);
}

Explainer::P Explainer::starNamedExpression() {
  size_t start = position_;
  P value = nullptr;
  if (alt([&] { return tok(K::Star) && (value = bitwiseOr()); })) return piece(NodeKind::Starred, start, {value});
  return namedExpression();
}

Explainer::P Explainer::starNamedExpressions() {
  size_t start = position_;
  std::vector<P> items;
  auto item = [&] {
    P next = starNamedExpression();
    if (next) items.push_back(next);
    return next;
  };
  if (!separated(K::Comma, item)) return nullptr;
  tok(K::Comma);
  return piece(NodeKind::Tuple, start, items);
}

Explainer::P Explainer::assignmentExpression() {
  size_t start = position_;
  bool matched = alt([&] { return tok(K::Name) && tok(K::Walrus) && expression(); });
  return matched ? piece(NodeKind::NamedExpr, start) : nullptr;
}

Explainer::P Explainer::expressionNotWalrus() {
  return alt([&]() -> P {
    P value = expression();
    return value && !at(K::Walrus) ? value : nullptr;
  });
}

Explainer::P Explainer::namedExpression() {
  if (P walrus = assignmentExpression()) return walrus;
  if (mistakes_) alt([&] { return namedExpressionMistake(); });
  return dead() ? nullptr : expressionNotWalrus();
}

bool Explainer::namedExpressionMistake() {
  memo(Rule::NamedExpressionMistake, [&]() -> P {
    P a = nullptr;
    P b = nullptr;
    auto noAssignment = [&] { return !at(K::Assign) && !at(K::Walrus); };
    if (alt([&] { return (a = expression()) && tok(K::Walrus) && expression(); }))
      return raise(a, "cannot use assignment expressions with " + describe(a));
    if (alt([&] { return (a = name()) && tok(K::Assign) && (b = bitwiseOr()) && noAssignment(); }))
      return raiseRange(a->span, b->span, "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
    auto display = [&] {
      return notAhead([&] { return list() != nullptr; }) && notAhead([&] { return tuple() != nullptr; }) &&
             notAhead([&] { return genexp() != nullptr; }) && !at(K::True) && !at(K::None) && !at(K::False);
    };
    if (alt([&] { return display() && (a = bitwiseOr()) && tok(K::Assign) && bitwiseOr() && noAssignment(); }))
      return raise(a, "cannot assign to " + describe(a) + " here. Maybe you meant '==' instead of '='?");
    return nullptr;
  });
  return false;
}

Explainer::P Explainer::yieldExpression() {
  size_t start = position_;
  if (alt([&] { return tok(K::Yield) && tok(K::From) && expression(); })) return piece(NodeKind::YieldFrom, start);
  if (tok(K::Yield)) {
    opt([&] { return starExpressions(); });
    return piece(NodeKind::Yield, start);
  }
  return nullptr;
}

// -- Boolean operators, comparisons

Explainer::P Explainer::disjunction() {
  return memo(Rule::Disjunction, [&]() -> P {
    size_t start = position_;
    P first = conjunction();
    if (!first) return nullptr;
    bool chain = some([&] { return tok(K::Or) && conjunction(); });
    return chain ? piece(NodeKind::BoolOp, start) : first;
  });
}

Explainer::P Explainer::conjunction() {
  return memo(Rule::Conjunction, [&]() -> P {
    size_t start = position_;
    P first = inversion();
    if (!first) return nullptr;
    bool chain = some([&] { return tok(K::And) && inversion(); });
    return chain ? piece(NodeKind::BoolOp, start) : first;
  });
}

Explainer::P Explainer::inversion() {
  Nest nest(*this);
  return memo(Rule::Inversion, [&]() -> P {
    size_t start = position_;
    if (alt([&] { return tok(K::Not) && inversion(); })) return piece(NodeKind::UnaryOp, start);
    return comparison();
  });
}

bool Explainer::compareOperator(bool& isIn) {
  isIn = false;
  for (K kind : {K::EqualEqual, K::NotEqual, K::LessEqual, K::Less, K::GreaterEqual, K::Greater})
    if (tok(kind)) return true;
  if (alt([&] { return tok(K::Not) && tok(K::In); })) return true;
  if (tok(K::In)) return isIn = true;
  return tok(K::Is);
}

Explainer::P Explainer::comparison() {
  size_t start = position_;
  P left = bitwiseOr();
  if (!left) return nullptr;
  bool firstIsIn = false;
  size_t count = 0;
  auto link = [&] {
    bool isIn = false;
    if (!compareOperator(isIn)) return false;
    bool is = previous().kind == K::Is;
    if (!(is && alt([&] { return tok(K::Not) && bitwiseOr(); })) && !bitwiseOr()) return false;
    if (count++ == 0) firstIsIn = isIn;
    return true;
  };
  if (!some(link)) return left;
  Piece* made = const_cast<Piece*>(piece(NodeKind::Compare, start, {left}));
  if (made) made->flag = firstIsIn;
  return made;
}

// -- Binary and unary operators

namespace {

constexpr TokenKind kBinaryOperators[6][5] = {
    {TokenKind::Bar},
    {TokenKind::Caret},
    {TokenKind::Ampersand},
    {TokenKind::LeftShift, TokenKind::RightShift},
    {TokenKind::Plus, TokenKind::Minus},
    {TokenKind::Star, TokenKind::Slash, TokenKind::DoubleSlash, TokenKind::Percent, TokenKind::At},
};

}  // namespace

Explainer::P Explainer::binary(int level) {
  if (level == 6) return factor();
  Nest nest(*this, 2);
  Rule rule = static_cast<Rule>(static_cast<int>(Rule::BitwiseOr) + level);
  return memo(rule, [&]() -> P {
    size_t start = position_;
    P left = binary(level + 1);
    if (!left) return nullptr;
    bool grown = some([&] {
      for (K op : kBinaryOperators[level])
        if (op != K::EndMarker && tok(op)) return binary(level + 1) != nullptr;
      return false;
    });
    return grown ? piece(NodeKind::BinOp, start) : left;
  });
}

Explainer::P Explainer::factor() {
  Nest nest(*this);
  return memo(Rule::Factor, [&]() -> P {
    size_t start = position_;
    for (K op : {K::Plus, K::Minus, K::Tilde})
      if (alt([&] { return tok(op) && factor(); })) return piece(NodeKind::UnaryOp, start);
    return power();
  });
}

Explainer::P Explainer::power() {
  Nest nest(*this);
  size_t start = position_;
  P base = awaitPrimary();
  if (!base) return nullptr;
  return alt([&] { return tok(K::DoubleStar) && factor(); }) ? piece(NodeKind::BinOp, start) : base;
}

Explainer::P Explainer::awaitPrimary() {
  return memo(Rule::AwaitPrimary, [&]() -> P {
    size_t start = position_;
    if (alt([&] { return tok(K::Await) && primary(); })) return piece(NodeKind::Await, start);
    return primary();
  });
}

Explainer::P Explainer::primary() {
  return memo(Rule::Primary, [&]() -> P {
    size_t start = position_;
    P value = atom();
    while (value && !dead()) {
      if (alt([&] { return tok(K::Dot) && tok(K::Name); }))
        value = piece(NodeKind::Attribute, start);
      else if (alt([&] { return genexp() != nullptr; }) ||
               alt([&] { return tok(K::LeftParen) && opt([&] { return arguments(); }) && tok(K::RightParen); }))
        value = piece(NodeKind::Call, start);
      else if (alt([&] { return tok(K::LeftBracket) && slices() && tok(K::RightBracket); }))
        value = piece(NodeKind::Subscript, start);
      else
        break;
    }
    return value;
  });
}

}  // namespace taipan
