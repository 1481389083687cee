// Explainer: simple statements.
#include "frontend/Explain.h"

namespace taipan {

using namespace ast;

bool Explainer::statement() {
  Nest nest(*this, 4);
  return alt([&] { return compoundStatement(); }) || alt([&] { return simpleStatements(); });
}

bool Explainer::simpleStatements() {
  if (alt([&] { return simpleStatement() && !at(K::Semicolon) && tok(K::Newline); })) return true;
  if (!separated(K::Semicolon, [&] { return simpleStatement(); })) return false;
  tok(K::Semicolon);
  return tok(K::Newline);
}

Explainer::P Explainer::simpleStatement() {
  return memo(Rule::SimpleStatement, [&]() -> P {
    size_t start = position_;
    auto keyword = [&](K kind, bool (Explainer::*rule)()) { return at(kind) && alt([&] { return (this->*rule)(); }); };
    using E = Explainer;
    bool matched =
        alt([&] { return assignment(); }) || alt([&] { return starExpressions() != nullptr; }) ||
        keyword(K::Return, &E::returnStatement) || (at(K::Import) && alt([&] { return importName(); })) ||
        (at(K::From) && alt([&] { return importFrom(); })) || keyword(K::Raise, &E::raiseStatement) || tok(K::Pass) ||
        keyword(K::Del, &E::deleteStatement) || (at(K::Yield) && alt([&] { return yieldExpression() != nullptr; })) ||
        keyword(K::Assert, &E::assertStatement) || tok(K::Break) || tok(K::Continue) ||
        alt([&] { return scopeDeclaration(K::Global); }) || alt([&] { return scopeDeclaration(K::Nonlocal); });
    return matched ? piece(NodeKind::ExprStmt, start) : nullptr;
  });
}

// -- Assignment

bool Explainer::augmentedOperator() {
  K kind = dead() ? K::Error : look().kind;
  return kind >= K::PlusAssign && kind <= K::RightShiftAssign && tok(kind);
}

Explainer::P Explainer::annotatedRhs() {
  if (P value = alt([&] { return yieldExpression(); })) return value;
  return starExpressions();
}

bool Explainer::assignment() {
  auto annotation = [&] {
    return tok(K::Colon) && expression() && opt([&] { return tok(K::Assign) && annotatedRhs(); });
  };
  if (alt([&] { return tok(K::Name) && annotation(); })) return true;
  auto target = [&] {
    return alt([&] { return tok(K::LeftParen) && singleTarget() && tok(K::RightParen); }) ||
           singleSubscriptAttributeTarget();
  };
  if (alt([&] { return target() && annotation(); })) return true;
  auto starTargetsAssign = [&] { return starTargets() && tok(K::Assign); };
  if (alt([&] { return some(starTargetsAssign) && annotatedRhs() && !at(K::Assign); })) return true;
  bool committed = false;
  if (alt([&] { return singleTarget() && (committed = augmentedOperator()) && annotatedRhs(); })) return true;
  if (committed) return false;
  if (mistakes_) alt([&] { return assignmentMistake(); });
  return false;
}

Explainer::P Explainer::annotationTargetMistake() {
  if (P target = alt([&] { return list(); })) return target;
  if (P target = alt([&] { return tuple(); })) return target;
  P inner = nullptr;
  return alt([&] { return tok(K::LeftParen) && (inner = annotationTargetMistake()) && tok(K::RightParen); }) ? inner
                                                                                                             : nullptr;
}

bool Explainer::assignmentMistake() {
  P a = nullptr;
  auto typeFollows = [&] { return tok(K::Colon) && expression(); };
  if (alt([&] { return (a = annotationTargetMistake()) && typeFollows(); }))
    raise(a, "only single target (not " + describe(a) + ") can be annotated");
  if (alt([&] {
        if (!(a = starNamedExpression()) || !tok(K::Comma)) return false;
        many([&] { return starNamedExpressions(); });
        return typeFollows();
      }))
    raise(a, "only single target (not tuple) can be annotated");
  if (alt([&] { return (a = expression()) && typeFollows(); })) raise(a, "illegal target for annotation");
  auto starTargetsAssign = [&] { return starTargets() && tok(K::Assign); };
  if (alt([&] { return (many(starTargetsAssign), a = starExpressions()) && tok(K::Assign); })) {
    raiseInvalidTarget(TargetUse::Star, a);
    return false;
  }
  if (alt([&] { return (many(starTargetsAssign), a = yieldExpression()) && tok(K::Assign); }))
    raise(a, "assignment to yield expression not possible");
  if (alt([&] { return (a = starExpressions()) && augmentedOperator() && annotatedRhs(); }))
    raise(a, "'" + describe(a) + "' is an illegal expression for augmented assignment");
  return false;
}

// -- The rest

bool Explainer::returnStatement() {
  return tok(K::Return) && opt([&] { return starExpressions(); });
}

bool Explainer::raiseStatement() {
  if (alt([&] { return tok(K::Raise) && expression() && opt([&] { return tok(K::From) && expression(); }); }))
    return true;
  return tok(K::Raise);
}

bool Explainer::deleteStatement() {
  if (alt([&] { return tok(K::Del) && delTargets() && (at(K::Semicolon) || at(K::Newline)); })) return true;
  P a = nullptr;
  if (mistakes_ && alt([&] { return tok(K::Del) && (a = starExpressions()); })) raiseInvalidTarget(TargetUse::Del, a);
  return false;
}

bool Explainer::assertStatement() {
  return tok(K::Assert) && expression() && opt([&] { return tok(K::Comma) && expression(); });
}

bool Explainer::scopeDeclaration(K keyword) {
  return tok(keyword) && separated(K::Comma, [&] { return tok(K::Name); });
}

// -- Imports

bool Explainer::dottedName() {
  return separated(K::Dot, [&] { return tok(K::Name); });
}

bool Explainer::importName() {
  auto asName = [&] { return dottedName() && opt([&] { return tok(K::As) && tok(K::Name); }); };
  return tok(K::Import) && separated(K::Comma, asName);
}

bool Explainer::importFrom() {
  auto dot = [&] { return tok(K::Dot) || tok(K::Ellipsis); };
  if (alt([&] { return tok(K::From) && (many(dot), dottedName()) && tok(K::Import) && importFromTargets(); }))
    return true;
  return tok(K::From) && some(dot) && tok(K::Import) && importFromTargets();
}

bool Explainer::importFromAsNames() {
  return separated(K::Comma, [&] { return tok(K::Name) && opt([&] { return tok(K::As) && tok(K::Name); }); });
}

bool Explainer::importFromTargets() {
  if (alt([&] { return tok(K::LeftParen) && importFromAsNames() && (tok(K::Comma), tok(K::RightParen)); })) return true;
  if (alt([&] { return importFromAsNames() && !at(K::Comma); })) return true;
  if (tok(K::Star)) return true;
  if (mistakes_ && alt([&] { return importFromAsNames() && tok(K::Comma) && tok(K::Newline); }))
    raiseLast("trailing comma not allowed without surrounding parentheses");
  return false;
}

}  // namespace taipan
