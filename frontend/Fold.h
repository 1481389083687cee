// Constant folding, as CPython's ast optimiser does it between parsing and compiling: an operation on constants becomes
// the constant that it yields, at the operation's place. Nothing that raises is folded, and nothing that gets large.
#pragma once

#include "frontend/Ast.h"

namespace taipan {

// Changes the tree in place. Precondition: checkCore has accepted it, so that it is not too deep to walk.
void foldConstants(ast::Node* tree, Arena& arena);

bool constantTruth(const ast::ConstantValue& v);

}  // namespace taipan
