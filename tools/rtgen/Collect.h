// From Clang's AST to the Model: finds the annotated declarations, checks them, reports what is wrong with them.
#pragma once

#include <string>

#include "tools/rtgen/Model.h"

namespace clang {
class ASTContext;
}

namespace taipan::rtgen {

// Adds every annotated declaration that lies in a file below `root` (a real path, without a trailing slash) to
// `model`. Errors go to the AST's diagnostics engine, at the annotated declaration; the model is then incomplete and
// must not be emitted.
void collect(clang::ASTContext& context, const std::string& root, Model& model);

}  // namespace taipan::rtgen
