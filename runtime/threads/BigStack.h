// BigStack: the native stack that Python code runs on.
#pragma once

#include <cstddef>

namespace taipan {

// The part of the address space that a thread's C++ and compiled frames take: size bytes below base.
struct NativeStack {
  void* base;
  size_t size;
};

// Runs f on a large native stack (reserved lazily, so that deep recursion of compiled code ends in RecursionError).
int onBigStack(int (*f)(void* context, NativeStack stack), void* context);

// The stack of the system's making that ends at base.
NativeStack systemStack(void* base);

}  // namespace taipan
