// Texts that are known although nobody has made them: joins and slices of constant strs, as a debugger asks for with
// the name of the file of a function that is known.
#pragma once

#include <optional>
#include <string>

#include "ir/Ir.h"

namespace taipan::hir {

// The code points of a str that the instruction yields whenever it is executed; none: not known, or too long to bother.
std::optional<std::u32string> constantText(const Instr* i);

}  // namespace taipan::hir
