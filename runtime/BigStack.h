// BigStack: the native stack that Python code runs on (onBigStack, Runtime.h).
#pragma once

#include <cstddef>

namespace taipan {

// Size of the stack that onBigStack made, or 0 if it was not called.
size_t bigStackSize();

}  // namespace taipan
