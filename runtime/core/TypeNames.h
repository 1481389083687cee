// TypeNames: types::X of every row of BuiltinTypes.def, for code that compares and passes on types and does not know
// how they lie in memory. The variables are filled at start-up, before there is a second thread.
#pragma once

namespace taipan {

struct TypeObject;

namespace types {
#define BUILTIN_TYPE(cname, ...) extern TypeObject* cname;
#include "runtime/core/BuiltinTypes.def"
}  // namespace types

}  // namespace taipan
