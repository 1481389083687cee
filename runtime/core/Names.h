// Names: interned strs that the runtime itself looks up, made once at start-up, so that no lookup by name hashes a C
// string. A dunder name drops its underscores and ends in one: names::init_ is "__init__".
#pragma once

#include "runtime/core/Layouts.h"

namespace taipan {

// Declared by the rows of Names.def.

namespace names {
#define NAME(cname, text) extern Str* cname;
#include "runtime/core/Names.def"
}  // namespace names

// Interns all of them. First step of start-up that allocates strs.
void initNames(Thread* t);

}  // namespace taipan
