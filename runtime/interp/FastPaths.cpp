// Compiled twice: here to check the header by itself, and to bitcode for jit/ (jit/CMakeLists.txt).
#include "runtime/interp/FastPaths.h"
