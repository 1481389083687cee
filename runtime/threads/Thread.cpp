#include "runtime/threads/Thread.h"

namespace taipan {

Thread* mainThread = nullptr;

}  // namespace taipan
