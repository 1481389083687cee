// SysModule: what the runtime itself needs of module sys.
#pragma once

#include "runtime/objects/Layouts.h"

namespace taipan {

// sys.name as it is now, or empty when it has been deleted. `name` interned. Neither raises nor collects.
Value sysAttribute(Str* name);
// sys.displayhook of the REPL: prints repr(v) unless None and sets builtins._. False if raised.
[[nodiscard]] bool displayValue(Thread* t, Value v);

}  // namespace taipan
