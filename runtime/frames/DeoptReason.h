// DeoptReason: why compiled code is left.
#pragma once

#include <cstdint>

namespace taipan {

enum class DeoptReason : uint8_t {
#define DEOPT_REASON(name, doc) name,
#include "runtime/frames/DeoptReasons.def"
};
const char* deoptReasonName(DeoptReason r);

}  // namespace taipan
