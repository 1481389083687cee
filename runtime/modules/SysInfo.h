// SysInfo: the constants of module sys: version, platform, flags, properties of ints and floats.
#pragma once

#include "runtime/value/Value.h"

namespace taipan {

struct Thread;

void addSysInfo(Thread* t, Value module);

}  // namespace taipan
