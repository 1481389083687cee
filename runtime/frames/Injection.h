// Injection: names that a debugger adds to one running activation, which then sees them as locals although its code has
// no such variables: they are looked up before globals, by this activation alone.
//
// The activation is moved to a function of its own, a copy of the one it runs, whose `scope` is the dict of injected
// names and whose code is a copy, too. The two codes share instructions, feedback and all else; only what the compiler
// knows is apart, so the activation can be compiled with its names (constants under watchpoints as globals are) while
// others go on as they were. Nothing else tells: f_code, globals() and functions made there are what they would have
// been.
#pragma once

#include "runtime/frames/FrameObject.h"

namespace taipan {

// From the next statement on the frame's activation finds `name` (interned): a variable of its code is assigned, any
// other name is injected; code that has a namespace (modules, classes, exec) gets it there. False: raised (ValueError
// if the frame has ended). May run Python code if the namespace is no dict.
[[nodiscard]] bool injectName(Thread* t, FrameObject* f, Str* name, Value v);
// Undoes it: a variable is unbound, an injected name is forgotten. NameError if there is none.
[[nodiscard]] bool removeName(Thread* t, FrameObject* f, Str* name);

// Index of a variable of the code, or -1. The name need not be interned.
int64_t variableIndex(const CodeObject* code, const Str* name);

}  // namespace taipan
