#include "runtime/core/SourceCompiler.h"

namespace taipan {

CompileHook compileHook = nullptr;

}  // namespace taipan
