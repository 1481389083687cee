// Call arguments and parameter lists.
#include "frontend/Parser.h"

namespace taipan {

using namespace ast;

// f(…): `function` ends before the parenthesis. A generator expression may be the only argument without its own
// parentheses; its node then covers the call's.
Expr* Parser::parseCall(size_t start, Expr* function) {
  size_t open = here();
  advance();
  std::vector<Expr*> args;
  std::vector<Keyword*> keywords;
  if (!at(Kind::RightParen)) {
    bool keyword = at(Kind::Name) && atNext(Kind::Assign);
    if (!keyword && atExpressionStart()) {
      Expr* first = parseNamedExpression();
      if (atComprehension()) {
        List<Comprehension*> clauses = parseComprehensionClauses();
        expect(Kind::RightParen);
        args.push_back(makeFrom<GeneratorExp>(open, first, clauses));
        return makeFrom<Call>(start, function, listOf(args), listOf(keywords));
      }
      args.push_back(first);
      if (accept(Kind::Comma) && !at(Kind::RightParen)) parseArguments(args, keywords);
    } else {
      parseArguments(args, keywords);
    }
  }
  expect(Kind::RightParen);
  return makeFrom<Call>(start, function, listOf(args), listOf(keywords));
}

// Appends to `args` and `keywords` up to, not including, the closing parenthesis. Positional arguments may not follow
// keywords, nor starred ones **mappings.
void Parser::parseArguments(std::vector<Expr*>& args, std::vector<Keyword*>& keywords) {
  bool sawMapping = false;
  while (!at(Kind::RightParen) && !failed_) {
    size_t start = here();
    if (accept(Kind::DoubleStar)) {
      sawMapping = true;
      Expr* value = parseExpression();
      keywords.push_back(makeFrom<Keyword>(start, Identifier(), value));
    } else if (accept(Kind::Star)) {
      if (sawMapping) fail();
      Expr* value = parseExpression();
      args.push_back(makeFrom<Starred>(start, value, Context::Load));
    } else if (at(Kind::Name) && atNext(Kind::Assign)) {
      Identifier name = textOf(advance());
      advance();
      Expr* value = parseExpression();
      keywords.push_back(makeFrom<Keyword>(start, name, value));
    } else {
      if (!keywords.empty()) fail();
      args.push_back(parseNamedExpression());
    }
    if (!accept(Kind::Comma)) return;
  }
}

// -- Parameters

Arg* Parser::parseParameter(bool annotated, bool starAnnotation) {
  size_t start = here();
  Identifier name = takeName();
  Expr* annotation = nullptr;
  if (annotated && accept(Kind::Colon)) annotation = starAnnotation ? parseStarExpression() : parseExpression();
  return makeFrom<Arg>(start, name, annotation);
}

// The parameters of a def (end is ')', annotations allowed) or a lambda (end is ':'); `end` itself is not taken.
Arguments* Parser::parseParameters(Kind end, bool annotated) {
  size_t start = here();
  std::vector<Arg*> posOnly, args, kwOnly;
  std::vector<Expr*> defaults, kwDefaults;
  Arg* varArg = nullptr;
  Arg* kwArg = nullptr;
  bool sawStar = false, sawSlash = false;
  while (!at(end) && !failed_) {
    if (kwArg) fail();  // nothing may follow it
    if (accept(Kind::Slash)) {
      if (sawSlash || sawStar || args.empty()) fail();
      sawSlash = true;
      posOnly.swap(args);
    } else if (accept(Kind::Star)) {
      if (sawStar) fail();
      sawStar = true;
      if (at(Kind::Name))
        varArg = parseParameter(annotated, true);
      else if (!at(Kind::Comma) || !atNext(Kind::Name))
        fail();  // a bare star needs a parameter after it
    } else if (accept(Kind::DoubleStar)) {
      kwArg = parseParameter(annotated, false);
    } else {
      Arg* arg = parseParameter(annotated, false);
      Expr* value = accept(Kind::Assign) ? parseExpression() : nullptr;
      if (sawStar) {
        kwOnly.push_back(arg);
        kwDefaults.push_back(value);
      } else {
        args.push_back(arg);
        if (value)
          defaults.push_back(value);
        else if (!defaults.empty())
          fail();
      }
    }
    if (!accept(Kind::Comma)) break;
  }
  return makeFrom<Arguments>(start, listOf(posOnly), listOf(args), varArg, listOf(kwOnly), listOf(kwDefaults), kwArg,
                             listOf(defaults));
}

}  // namespace taipan
