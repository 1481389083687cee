// From the Model to the generated files.
#pragma once

#include <string>

#include "tools/rtgen/Model.h"

namespace taipan::rtgen {

// Writes RuntimeSymbols.inc, RuntimeSymbolTable.inc, RuntimeHeaders.inc and RuntimeOffsets.inc into `directory`, which
// is created when missing. A file whose contents would stay the same is not touched, so that nothing that includes it
// is compiled again. False when a file cannot be written; the reason has then been printed.
bool emit(const Model& model, const std::string& directory);

}  // namespace taipan::rtgen
