// What container and text instructions do beyond a call of one runtime function.
#pragma once

#include "runtime/core/Objects.h"

namespace taipan {

// a, b, c = v: writes count values. False with ValueError or TypeError pending; `to` is then unchanged.
[[nodiscard]] bool unpack(Thread* t, Value v, unsigned count, Value* to);
// a, *b, c = v: `before` values, a list, `after` values.
[[nodiscard]] bool unpackStar(Thread* t, Value v, unsigned before, unsigned after, Value* to);
// The concatenation of count strs.
[[nodiscard]] Value joinStrs(Thread* t, const Value* strs, unsigned count);
// A replacement field of an f-string: conversion 0, 's', 'r' or 'a', then format with spec (a str, or empty).
[[nodiscard]] Value formatValue(Thread* t, Value v, int conversion, Value spec);

}  // namespace taipan
