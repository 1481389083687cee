// Builtins: the functions of module `builtins`, by topic. Each file has a table of rows; Builtins.cpp makes the module.
#pragma once

#include <string>

#include "runtime/core/Type.h"

namespace taipan {

struct BuiltinTable {
  const MethodRow* rows;
  unsigned count;
};
BuiltinTable numberBuiltins();     // Builtins-numbers.cpp: abs divmod pow round sum min max bin oct hex chr ord hash id
BuiltinTable iterationBuiltins();  // Builtins-iteration.cpp: len iter next all any sorted
BuiltinTable attributeBuiltins();  // Builtins-attributes.cpp: getattr setattr … isinstance callable
BuiltinTable frameBuiltins();      // Builtins-frames.cpp: globals locals vars dir __import__ __build_class__
BuiltinTable codeBuiltins();       // Builtins-code.cpp: compile eval exec
BuiltinTable textBuiltins();       // Builtins-text.cpp: print input repr ascii format

// The namespace of module builtins; null before initBuiltins.
Dict* builtinsDict();
// exit and quit (Quitter.cpp).
Value newQuitter(Thread* t, const char* name);

}  // namespace taipan
