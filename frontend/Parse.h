// The front door of the parser.
#pragma once

#include "frontend/Ast.h"
#include "frontend/Diagnostics.h"
#include "frontend/Parser.h"
#include "frontend/Source.h"
#include "runtime/support/Arena.h"

namespace taipan {

// The tree of a decoded source: Module, Interactive, Expression (by mode), or an expression for a fragment. Null after
// an error, which is described in `out`. The tree lives in the arena and points into the source's text.
ast::Node* parseSource(const SourceText& source, ParseMode mode, Arena& arena, Diagnostics& out);

// Is what is wrong with an interactive source only that it ends too soon? (For a REPL that asks for more lines.)
bool endsTooSoon(const SourceText& source);

}  // namespace taipan
