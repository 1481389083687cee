// The import statement on top of importModule.
#pragma once

#include "runtime/core/Objects.h"
#include "runtime/frames/InterpFrame.h"

namespace taipan {

// `import name` (fromList None: the top-level package) or `from name import …` (the module itself), through
// builtins.__import__ where a program has replaced it. Empty if raised. May run Python code.
Value importName(Thread* t, InterpFrame* frame, Str* name, Value fromList);
// module.name, or the submodule of that name; ImportError "cannot import name 'x' from 'm' (file)".
Value importFrom(Thread* t, Value module, Str* name);
// Stores the names of module.__all__, or else all that do not begin with an underscore. False if raised.
[[nodiscard]] bool importStar(Thread* t, Value module, Value nameSpace);

}  // namespace taipan
