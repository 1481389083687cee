// The rounding step that int → float conversion and true division of ints share.
#pragma once

#include <cstdint>

namespace taipan {

// top * 2**exponent rounded half-even to a double, subnormals included. The top bit of `top` is set; sticky: the exact
// value is a little larger. False if it overflows.
[[nodiscard]] bool roundToDouble(uint64_t top, bool sticky, int64_t exponent, double* out);

}  // namespace taipan
