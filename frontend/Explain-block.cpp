// Explainer: compound statements.
#include "frontend/Explain.h"

namespace taipan {

using namespace ast;

bool Explainer::compoundStatement() {
  auto when = [&](bool first, bool (Explainer::*rule)()) { return first && alt([&] { return (this->*rule)(); }); };
  using E = Explainer;
  return when(at(K::Def) || at(K::At) || at(K::Async), &E::functionDefinition) ||
         (at(K::If) && alt([&] { return ifStatement(K::If); })) ||
         when(at(K::Class) || at(K::At), &E::classDefinition) || when(at(K::With) || at(K::Async), &E::withStatement) ||
         when(at(K::For) || at(K::Async), &E::forStatement) || when(at(K::Try), &E::tryStatement) ||
         when(at(K::While), &E::whileStatement) || alt([&] { return matchStatement(); });
}

Explainer::P Explainer::block() {
  return memo(Rule::Block, [&]() -> P {
    size_t start = position_;
    if (alt([&] { return tok(K::Newline) && tok(K::Indent) && statements() && tok(K::Dedent); }) ||
        alt([&] { return simpleStatements(); }))
      return piece(NodeKind::Module, start);
    if (mistakes_ && alt([&] { return tok(K::Newline) && !at(K::Indent); }))
      raiseLast("expected an indented block", ErrorType::IndentationError);
    return nullptr;
  });
}

// After a colon: raises if a new line but no deeper block follows.
bool Explainer::missingIndentAt(const Token& keyword, const char* what) {
  int line = keyword.span.line;
  if (alt([&] { return tok(K::Colon) && tok(K::Newline) && !at(K::Indent); }))
    raiseLast(formatString("expected an indented block after %s on line %d", what, line), ErrorType::IndentationError);
  return false;
}

// -- def and class

bool Explainer::decorators() {
  return some([&] { return tok(K::At) && namedExpression() && tok(K::Newline); });
}

bool Explainer::functionDefinition() {
  if (alt([&] { return decorators() && functionDefinitionRaw(); })) return true;
  return functionDefinitionRaw();
}

bool Explainer::returnAnnotation() {
  return opt([&] { return tok(K::Arrow) && expression(); });
}

bool Explainer::functionDefinitionRaw() {
  ParameterStyle style{K::RightParen, false};
  auto params = [&] { return opt([&] { return (mistakes_ && parametersMistake(style)) || parameters(style); }); };
  if (mistakes_) {
    alt([&] {
      tok(K::Async);
      size_t start = position_;
      return tok(K::Def) && tok(K::Name) && tok(K::LeftParen) && params() && tok(K::RightParen) && returnAnnotation() &&
             missingIndentAt(tokens_.at(start), "function definition");
    });
  }
  for (bool async : {false, true}) {
    if (alt([&] {
          return (!async || tok(K::Async)) && tok(K::Def) && tok(K::Name) && force(K::LeftParen) && params() &&
                 tok(K::RightParen) && returnAnnotation() && force(K::Colon) && block();
        }))
      return true;
  }
  return false;
}

bool Explainer::classHead() {
  return tok(K::Class) && tok(K::Name) &&
         opt([&] { return tok(K::LeftParen) && opt([&] { return arguments(); }) && tok(K::RightParen); });
}

bool Explainer::classDefinition() {
  if (alt([&] { return decorators() && classDefinitionRaw(); })) return true;
  return classDefinitionRaw();
}

bool Explainer::classDefinitionRaw() {
  size_t start = position_;
  if (mistakes_) {
    if (alt([&] { return classHead() && tok(K::Newline); })) raiseLast("expected ':'");
    alt([&] { return classHead() && missingIndentAt(tokens_.at(start), "class definition"); });
  }
  return classHead() && tok(K::Colon) && block();
}

// -- if, while, for

// "keyword condition" without its colon, or without its block.
bool Explainer::conditionMistake(K keyword, const char* what) {
  size_t start = position_;
  if (alt([&] { return tok(keyword) && namedExpression() && tok(K::Newline); })) raiseLast("expected ':'");
  alt([&] { return tok(keyword) && namedExpression() && missingIndentAt(tokens_.at(start), what); });
  return false;
}

bool Explainer::ifStatement(K keyword) {
  Nest nest(*this);
  if (mistakes_) conditionMistake(keyword, keyword == K::If ? "'if' statement" : "'elif' statement");
  auto head = [&] { return tok(keyword) && namedExpression() && tok(K::Colon) && block(); };
  if (alt([&] { return head() && ifStatement(K::Elif); })) return true;
  return alt([&] { return head() && opt([&] { return elseBlock(); }); });
}

bool Explainer::elseBlock() {
  size_t start = position_;
  if (mistakes_) alt([&] { return tok(K::Else) && missingIndentAt(tokens_.at(start), "'else' statement"); });
  return tok(K::Else) && force(K::Colon) && block();
}

bool Explainer::whileStatement() {
  if (mistakes_) conditionMistake(K::While, "'while' statement");
  return tok(K::While) && namedExpression() && tok(K::Colon) && block() && opt([&] { return elseBlock(); });
}

bool Explainer::forTargetMistake() {
  P a = nullptr;
  if (alt([&] { return (tok(K::Async), tok(K::For)) && (a = starExpressions()); }))
    raiseInvalidTarget(TargetUse::For, a);
  return false;
}

bool Explainer::forMistake() {
  auto head = [&] { return tok(K::For) && starTargets() && tok(K::In) && starExpressions(); };
  if (alt([&] { return (tok(K::Async), head()) && tok(K::Newline); })) raiseLast("expected ':'");
  alt([&] {
    tok(K::Async);
    size_t start = position_;
    return head() && missingIndentAt(tokens_.at(start), "'for' statement");
  });
  return false;
}

bool Explainer::forStatement() {
  if (mistakes_) forMistake();
  for (bool async : {false, true}) {
    bool committed = false;
    if (alt([&] {
          if ((async && !tok(K::Async)) || !tok(K::For) || !starTargets() || !tok(K::In)) return false;
          committed = true;
          return starExpressions() && tok(K::Colon) && block() && opt([&] { return elseBlock(); });
        }))
      return true;
    if (committed) return false;
  }
  if (mistakes_) forTargetMistake();
  return false;
}

// -- with

bool Explainer::withItem() {
  if (alt([&] {
        return expression() && tok(K::As) && starTarget() && (at(K::Comma) || at(K::RightParen) || at(K::Colon));
      }))
    return true;
  P a = nullptr;
  if (mistakes_ && alt([&] {
        return expression() && tok(K::As) && (a = expression()) && (at(K::Comma) || at(K::RightParen) || at(K::Colon));
      }))
    raiseInvalidTarget(TargetUse::Star, a);
  return expression() != nullptr;
}

// [async] with and its items, loosely.
bool Explainer::withItemsHead(bool parenthesized) {
  tok(K::Async);
  size_t start = position_;
  if (!tok(K::With) || (parenthesized && !tok(K::LeftParen))) return false;
  withToken_ = start;
  auto item = [&] {
    P context = parenthesized ? expressions() : expression();
    return context && opt([&] { return tok(K::As) && starTarget(); });
  };
  if (!separated(K::Comma, item)) return false;
  return !parenthesized || (tok(K::Comma), tok(K::RightParen));
}

bool Explainer::withIndentMistake() {
  for (bool parenthesized : {false, true})
    alt([&] { return withItemsHead(parenthesized) && missingIndentAt(tokens_.at(withToken_), "'with' statement"); });
  return false;
}

bool Explainer::withMistake() {
  for (bool parenthesized : {false, true})
    if (alt([&] { return withItemsHead(parenthesized) && tok(K::Newline); })) raiseLast("expected ':'");
  return false;
}

bool Explainer::withStatement() {
  if (mistakes_) withIndentMistake();
  auto item = [&] { return withItem(); };
  for (bool async : {false, true}) {
    if (alt([&] {
          return (!async || tok(K::Async)) && tok(K::With) && tok(K::LeftParen) && separated(K::Comma, item) &&
                 (tok(K::Comma), tok(K::RightParen)) && tok(K::Colon) && block();
        }))
      return true;
    if (alt([&] {
          return (!async || tok(K::Async)) && tok(K::With) && separated(K::Comma, item) && tok(K::Colon) && block();
        }))
      return true;
  }
  if (mistakes_) withMistake();
  return false;
}

// -- try

bool Explainer::optionalAsName() {
  return opt([&] { return tok(K::As) && tok(K::Name); });
}

bool Explainer::tryMistake() {
  size_t start = position_;
  alt([&] { return tok(K::Try) && missingIndentAt(tokens_.at(start), "'try' statement"); });
  if (alt([&] { return tok(K::Try) && tok(K::Colon) && block() && !at(K::Except) && !at(K::Finally); }))
    raiseLast("expected 'except' or 'finally' block");
  auto head = [&] { return tok(K::Try) && tok(K::Colon) && (many([&] { return block(); }), true); };
  const char* both = "cannot have both 'except' and 'except*' on the same 'try'";
  size_t except = 0;
  auto keyword = [&] {
    except = position_;
    return tok(K::Except);
  };
  if (alt([&] {
        return head() && some([&] { return exceptBlock(); }) && keyword() && tok(K::Star) && expression() &&
               optionalAsName() && tok(K::Colon);
      }))
    raiseRange(tokens_.at(except).span, tokens_.at(except + 1).span, both);
  if (alt([&] {
        return head() && some([&] { return exceptStarBlock(); }) && keyword() &&
               opt([&] { return expression() && optionalAsName(); }) && tok(K::Colon);
      }))
    raise(tokens_.at(except).span, both);
  return false;
}

bool Explainer::tryStatement() {
  if (mistakes_) tryMistake();
  auto head = [&] { return tok(K::Try) && force(K::Colon) && block(); };
  auto rest = [&] { return opt([&] { return elseBlock(); }) && opt([&] { return finallyBlock(); }); };
  if (alt([&] { return head() && finallyBlock(); })) return true;
  if (alt([&] { return head() && some([&] { return exceptBlock(); }) && rest(); })) return true;
  return alt([&] { return head() && some([&] { return exceptStarBlock(); }) && rest(); });
}

bool Explainer::exceptBlock() {
  if (mistakes_) {
    size_t start = position_;
    const char* what = "'except' statement";
    alt([&] { return tok(K::Except) && expression() && optionalAsName() && missingIndentAt(tokens_.at(start), what); });
    alt([&] { return tok(K::Except) && missingIndentAt(tokens_.at(start), what); });
  }
  if (alt([&] { return tok(K::Except) && expression() && optionalAsName() && tok(K::Colon) && block(); })) return true;
  if (alt([&] { return tok(K::Except) && tok(K::Colon) && block(); })) return true;
  if (mistakes_) exceptMistake();
  return false;
}

bool Explainer::exceptStarBlock() {
  if (mistakes_) {
    size_t start = position_;
    alt([&] {
      return tok(K::Except) && tok(K::Star) && expression() && optionalAsName() &&
             missingIndentAt(tokens_.at(start), "'except*' statement");
    });
  }
  if (alt([&] {
        return tok(K::Except) && tok(K::Star) && expression() && optionalAsName() && tok(K::Colon) && block();
      }))
    return true;
  if (mistakes_) exceptMistake();
  return false;
}

bool Explainer::exceptMistake() {
  P a = nullptr;
  auto except = [&] { return tok(K::Except) && (tok(K::Star), true); };
  if (alt([&] {
        return except() && (a = expression()) && tok(K::Comma) && expressions() && optionalAsName() && tok(K::Colon);
      }))
    raiseFrom(a->span, "multiple exception types must be parenthesized");
  if (alt([&] { return except() && expression() && optionalAsName() && tok(K::Newline); })) raiseLast("expected ':'");
  if (alt([&] { return tok(K::Except) && tok(K::Newline); })) raiseLast("expected ':'");
  if (alt([&] { return tok(K::Except) && tok(K::Star) && (tok(K::Newline) || tok(K::Colon)); }))
    raiseLast("expected one or more exception types");
  return false;
}

bool Explainer::finallyBlock() {
  size_t start = position_;
  if (mistakes_) alt([&] { return tok(K::Finally) && missingIndentAt(tokens_.at(start), "'finally' statement"); });
  return tok(K::Finally) && force(K::Colon) && block();
}

}  // namespace taipan
