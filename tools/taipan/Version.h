// What the program says it is.
#pragma once

namespace taipan {

inline constexpr const char* kVersionText = "Taipan 0.1.0 (Python 3.11)";

}  // namespace taipan
