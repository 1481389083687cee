// Verifier: the rules of well-formed HIR. Run after every pass in debug builds.
#pragma once

#include <string>

#include "ir/Ir.h"

namespace taipan::hir {

// Empty if the function keeps all rules; else one line for each broken rule. Checked: links between blocks, one
// terminator; operand counts and representations as in Ops.def; definitions dominate uses, in states too; phi operands
// per predecessor; states where needed, registers ascending and inside the frame, virtual values only in states;
// a state's parent chain; guards not behind effects of their own bytecode instruction.
std::string verify(const Function& f);

}  // namespace taipan::hir
