// Upward: what the types ask of the layers above them. Declared here, defined there. Each may raise.
#pragma once

#include "runtime/core/Layouts.h"

namespace taipan {

// --- interp/
// Runs f with parameters already bound (parameterCount Values). Uses compiled code when there is some. Result or empty.
Value runFunction(Thread* t, FunctionObject* f, Value* parameters);
// Runs module-level, class-body or exec code: `nameSpace` is what LoadName/StoreName use (any mapping).
Value runCode(Thread* t, FunctionObject* f, Value nameSpace);

// --- frames/Caller.cpp: of the Python function whose code is being executed.
// Its globals, or null if there is none. Raises nothing.
[[nodiscard]] Dict* callerGlobals(Thread* t);
// What super() takes from it: `__class__` and the first argument. False with RuntimeError pending.
[[nodiscard]] bool superArguments(Thread* t, Value* type, Value* object);

// --- frames/Telling.cpp
// An iterator has ended by StopIteration, which is pending and will be taken: whoever iterates over it, maybe through
// iterators of the runtime, tells a hook.
void noteStopIteration(Thread* t);

}  // namespace taipan
