// Start-up steps, in dependency order. Each implementation file that makes types, builtin functions or modules has one
// `init` function; Runtime.cpp runs the rows from top to bottom. Steps run before any Python code and must not fail.
#pragma once

namespace taipan {

struct Thread;

// X(name): declares and runs `void init##name(Thread*)`.
#define TAIPAN_INIT_STEPS(X) \
  X(Types)        /* object, type, the bootstrap of TypeObject itself, interning */ \
  X(Ints)         \
  X(Bools)        \
  X(Floats)       \
  X(Strs)         \
  X(Bytes) \
  X(Constants)    /* None, NotImplemented, Ellipsis */ \
  X(Tuples)       \
  X(Lists)        \
  X(Dicts)        \
  X(Sets)         \
  X(Ranges)       \
  X(Slices)       \
  X(Iterators)    \
  X(Functions)    /* function, builtin function, method, cell, code */ \
  X(Descriptors)  /* property, staticmethod, classmethod, super, getset */ \
  X(Exceptions)   \
  X(Frames)       /* frame, traceback */ \
  X(DecodedFrames) \
  X(FrameLocalsProxy) \
  X(Modules)      /* module type, sys.modules */ \
  X(Interpreter)  /* shapes that handlers test for */ \
  X(Builtins)     /* module builtins */ \
  X(SysModule)    \
  X(MathModule)   \
  X(TimeModule)   \
  X(TaipanModule)

#define X(name) void init##name(Thread* t);
TAIPAN_INIT_STEPS(X)
#undef X

}  // namespace taipan
