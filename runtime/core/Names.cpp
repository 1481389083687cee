#include "runtime/core/Names.h"

#include "runtime/core/Objects.h"
#include "runtime/threads/Thread.h"

namespace taipan {

namespace names {
#define NAME(cname, text) Str* cname;
#include "runtime/core/Names.def"
}  // namespace names

void initNames(Thread* t) {
#define NAME(cname, text) names::cname = intern(t, text);
#include "runtime/core/Names.def"
}

}  // namespace taipan
