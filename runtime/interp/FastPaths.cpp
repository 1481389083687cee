// Compiled twice: here to check the header by itself, and to bitcode for jit/ (jit/CMakeLists.txt).
#if defined(TAIPAN_FAST_PATHS_BITCODE)
// Annotations are read from the headers; in bitcode they would be read again with every compilation.
#include "runtime/support/RuntimeFunction.h"
#undef RT_FUNCTION
#define RT_FUNCTION(...)
#endif

#include "runtime/interp/FastPaths.h"
