// BigStack: the native stack that Python code runs on.
#pragma once

#include <cstddef>

namespace taipan {

// Size of the stack that onBigStack made, or 0 if it was not called.
size_t bigStackSize();

// Runs f on a large native stack (reserved lazily, so that deep recursion of compiled code ends in RecursionError).
int onBigStack(int (*f)(void* context, void* stackBase), void* context);

}  // namespace taipan
