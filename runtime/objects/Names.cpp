#include "runtime/objects/Names.h"

#include "runtime/Thread.h"
#include "runtime/objects/Objects.h"

namespace taipan {

namespace names {
#define X(cname, text) Str* cname;
TAIPAN_NAMES(X)
#undef X
}  // namespace names

void initNames(Thread* t) {
#define X(cname, text) names::cname = intern(t, text);
  TAIPAN_NAMES(X)
#undef X
}

}  // namespace taipan
