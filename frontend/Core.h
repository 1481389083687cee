// The admission pass: Taipan's language core grows from version to version, and what is outside of it is refused here,
// at compile time and by name, so that the scopes, the compiler and everything behind them need not know of it. To
// admit a construct is to delete its row.
#pragma once

#include "frontend/Ast.h"
#include "frontend/Diagnostics.h"

namespace taipan {

// False when the tree holds something that is not in the language core (SyntaxError for the first such node in source
// order; offsets in bytes, no text) or is nested deeper than maxDepth statements and expressions (RecursionError): the
// walks over the tree that follow recurse.
[[nodiscard]] bool checkCore(const ast::Node* root, unsigned maxDepth, Diagnostic& error);

}  // namespace taipan
