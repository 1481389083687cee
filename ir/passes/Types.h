// Types: infers the type of every value from its operands, loops included, and writes it to Instr::type.
#pragma once

#include "ir/Ir.h"

namespace taipan::hir {

// Optimistic: phis start from nothing and grow until nothing changes. A type never becomes wider than it was.
bool inferTypes(Function& f);

}  // namespace taipan::hir
