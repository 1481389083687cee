// Upward: what builtins ask of the modules above them. Declared here, defined in modules/sys.cpp.
#pragma once

#include "runtime/core/Layouts.h"

namespace taipan {

// sys.name as it is now, or empty when it has been deleted. `name` interned. Neither raises nor collects.
Value sysAttribute(Thread* t, Str* name);
// sys.displayhook of the REPL: prints repr(v) unless None and sets builtins._. False if raised.
[[nodiscard]] bool displayValue(Thread* t, Value v);

}  // namespace taipan
