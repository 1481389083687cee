// Compiler: from the tree to bytecode. One CompileUnit for each scope; expressions are compiled towards a register
// ("destination-driven"): a local variable is the register itself, everything else goes to a temporary.
//
// Registers are numbered in spaces of their own while a unit is compiled (locals in order of first use, as co_varnames
// wants it, cells, free variables, temporaries) and packed one behind another at the end.
//
// A local that is certainly bound is used as it is; else CheckBound precedes the use. "Certainly" is what a walk in
// source order shows: joins keep what all ways in have in common, and a variable that is deleted anywhere is never
// certain.
#pragma once

#include "frontend/Ast.h"
#include "frontend/Diagnostics.h"
#include "frontend/Scope.h"
#include "frontend/Source.h"
#include "runtime/bytecode/CodeObject.h"
#include "runtime/core/SourceCompiler.h"

namespace taipan {

// Module-level code of the tree; null with `out.error` set, or with a Python exception (MemoryError) pending. May
// collect.
[[nodiscard]] CodeObject* compileTree(Thread* t, const ast::Node* root, const SourceText& source, ScopeTree& scopes,
                                      CompileMode mode, Arena& arena, Diagnostics& out);

}  // namespace taipan
