// Explainer: targets of assignments, loops and del.
#include "frontend/Explain.h"

namespace taipan {

using namespace ast;

Explainer::P Explainer::starTargets() {
  P single = alt([&]() -> P {
    P target = starTarget();
    return target && !at(K::Comma) ? target : nullptr;
  });
  if (single) return single;
  size_t start = position_;
  if (!starTarget()) return nullptr;
  many([&] { return tok(K::Comma) && starTarget(); });
  tok(K::Comma);
  return piece(NodeKind::Tuple, start);
}

Explainer::P Explainer::starTarget() {
  Nest nest(*this);
  return memo(Rule::StarTarget, [&]() -> P {
    size_t start = position_;
    if (alt([&] { return tok(K::Star) && !at(K::Star) && starTarget(); })) return piece(NodeKind::Starred, start);
    return targetWithStarAtom();
  });
}

// .name or [slices] at the end of a primary, with nothing more after it.
Explainer::P Explainer::singleSubscriptAttributeTarget() {
  size_t start = position_;
  if (alt([&] { return tPrimary() && tok(K::Dot) && tok(K::Name) && !tLookahead(); }))
    return piece(NodeKind::Attribute, start);
  if (alt([&] { return tPrimary() && tok(K::LeftBracket) && slices() && tok(K::RightBracket) && !tLookahead(); }))
    return piece(NodeKind::Subscript, start);
  return nullptr;
}

Explainer::P Explainer::targetWithStarAtom() {
  return memo(Rule::TargetWithStarAtom, [&]() -> P {
    if (P target = singleSubscriptAttributeTarget()) return target;
    return starAtom();
  });
}

Explainer::P Explainer::starAtom() {
  Nest nest(*this);
  size_t start = position_;
  if (P id = name()) return id;
  P inner = nullptr;
  if (alt([&] { return tok(K::LeftParen) && (inner = targetWithStarAtom()) && tok(K::RightParen); })) return inner;
  auto tupleItems = [&] {
    if (!starTarget()) return false;
    size_t more = many([&] { return tok(K::Comma) && starTarget(); });
    return tok(K::Comma) || more > 0;
  };
  if (alt([&] { return tok(K::LeftParen) && opt(tupleItems) && tok(K::RightParen); }))
    return piece(NodeKind::Tuple, start);
  auto listItems = [&] {
    if (!separated(K::Comma, [&] { return starTarget(); })) return false;
    tok(K::Comma);
    return true;
  };
  if (alt([&] { return tok(K::LeftBracket) && opt(listItems) && tok(K::RightBracket); }))
    return piece(NodeKind::ListExpr, start);
  return nullptr;
}

Explainer::P Explainer::singleTarget() {
  Nest nest(*this);
  if (P target = singleSubscriptAttributeTarget()) return target;
  if (P id = name()) return id;
  P inner = nullptr;
  return alt([&] { return tok(K::LeftParen) && (inner = singleTarget()) && tok(K::RightParen); }) ? inner : nullptr;
}

// A primary that more trailers follow.
Explainer::P Explainer::tPrimary() {
  Nest nest(*this, 2);
  return memo(Rule::TPrimary, [&]() -> P {
    size_t start = position_;
    P value = atom();
    if (!value || !tLookahead()) return nullptr;
    for (;;) {
      bool grown = alt([&] { return tok(K::Dot) && tok(K::Name) && tLookahead(); }) ||
                   alt([&] { return tok(K::LeftBracket) && slices() && tok(K::RightBracket) && tLookahead(); }) ||
                   alt([&] { return genexp() && tLookahead(); }) || alt([&] {
                     return tok(K::LeftParen) && opt([&] { return arguments(); }) && tok(K::RightParen) && tLookahead();
                   });
      if (!grown || dead()) break;
      value = piece(NodeKind::Call, start);
    }
    return value;
  });
}

// -- del

bool Explainer::delTargets() {
  if (!separated(K::Comma, [&] { return delTarget(); })) return false;
  tok(K::Comma);
  return true;
}

Explainer::P Explainer::delTarget() {
  Nest nest(*this);
  return memo(Rule::DelTarget, [&]() -> P {
    if (P target = singleSubscriptAttributeTarget()) return target;
    return delAtom();
  });
}

Explainer::P Explainer::delAtom() {
  size_t start = position_;
  if (P id = name()) return id;
  P inner = nullptr;
  if (alt([&] { return tok(K::LeftParen) && (inner = delTarget()) && tok(K::RightParen); })) return inner;
  auto contents = [&] { return delTargets(); };
  if (alt([&] { return tok(K::LeftParen) && opt(contents) && tok(K::RightParen); }))
    return piece(NodeKind::Tuple, start);
  if (alt([&] { return tok(K::LeftBracket) && opt(contents) && tok(K::RightBracket); }))
    return piece(NodeKind::ListExpr, start);
  return nullptr;
}

}  // namespace taipan
