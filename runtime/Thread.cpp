#include "runtime/Thread.h"

namespace taipan {

Thread* mainThread = nullptr;

}  // namespace taipan
