// What trace and profile hooks are told of.
#pragma once

#include <cstdint>

namespace taipan {

enum class TraceEvent : uint8_t { kNone, kCall, kLine, kReturn, kException, kOpcode, kCCall, kCReturn, kCException };

}  // namespace taipan
