// Unicode character names, for \N{…} in string literals.
#pragma once

#include <cstdint>
#include <string_view>

namespace taipan {

// The character with that name (any letter case); false if there is none.
bool findCharacterByName(std::string_view name, uint32_t& codePoint);

}  // namespace taipan
