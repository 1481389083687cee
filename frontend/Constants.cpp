// Which expressions are constants.
#include "frontend/CompilerImpl.h"
#include "frontend/Fold.h"

namespace taipan {

using namespace ast;

std::optional<ConstantValue> constantValue(const Expr* e) {
  auto* c = as<Constant>(e);
  return c ? std::optional(c->value) : std::nullopt;
}

bool isConstant(const Expr* e) {
  if (is<Constant>(e)) return true;
  auto* t = as<ast::Tuple>(e);
  return t && allConstant(t->elts);
}

bool allConstant(ast::List<Expr*> elements) {
  for (const Expr* e : elements)
    if (!isConstant(e)) return false;
  return true;
}

std::optional<bool> constantTruth(const Expr* e) {
  auto* c = as<Constant>(e);
  return c ? std::optional(constantTruth(c->value)) : std::nullopt;
}

}  // namespace taipan
