// Two rules that need a look at the whole tree: nothing may bind `__debug__`, and imports from `__future__` come first
// and name known features. Both words are rare, so a source without them costs a search of its text.
#pragma once

#include <string_view>

#include "frontend/Ast.h"
#include "frontend/Diagnostics.h"

namespace taipan {

// False: `error` has the SyntaxError (offsets in bytes, no text).
[[nodiscard]] bool checkReserved(const ast::Node* root, std::string_view text, Diagnostic& error);

}  // namespace taipan
