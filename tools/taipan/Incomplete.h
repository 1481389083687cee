// Does an interactive session have to read another line before it can compile what it has?
#pragma once

#include <string_view>

namespace taipan {

// Open brackets or triple-quoted strings, a line that ends in a backslash, or a compound statement that no empty line
// has closed yet. `source` ends in a newline.
bool isIncomplete(std::string_view source);

}  // namespace taipan
