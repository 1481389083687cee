// What rtgen found in the annotated headers: plain data between Collect (from the AST) and Emit (to the .inc files).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace taipan::rtgen {

// One RT_FUNCTION.
struct Function {
  std::string name;           // the symbol: extern "C" names are not mangled
  std::string qualifiedName;  // how C++ refers to it, such as taipan::rtAdd
  std::string signature;      // one code for the return type, one for each parameter (see Signature.h)
  uint32_t effects;           // RuntimeEffect bits
  std::string header;         // path relative to the root
};

// One constant of namespace taipan::offsets: a field offset, a sizeof, or an RT_CONSTANT.
struct Constant {
  std::string type;   // C++ type as spelled in the output
  std::string name;   // kList_items
  std::string value;  // C++ expression
};

// The constants that one annotated declaration exports, in declaration order.
struct ConstantGroup {
  std::string title;  // comment above the group, such as "struct List (runtime/types/container/List.h)"
  std::vector<Constant> constants;
};

struct Model {
  std::vector<Function> functions;  // sorted by name, so that the order does not depend on that of the headers
  std::vector<ConstantGroup> groups;
};

}  // namespace taipan::rtgen
