#include "runtime/TierUp.h"

namespace taipan {

TierUpHooks tierUp;
uint32_t tierUpThreshold = UINT32_MAX;

}  // namespace taipan
