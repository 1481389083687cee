// The type of traceback objects. (Their layout: FrameObject.h.)
#pragma once

namespace taipan {

struct Thread;

// Start-up: makes type traceback.
void makeTracebackType(Thread* t);

}  // namespace taipan
