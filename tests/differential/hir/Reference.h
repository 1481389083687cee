// Reference: executes HIR as Ops.def words it, one instruction after another, with nothing optimised. Knows the
// operations that generate.py makes.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "ir/Ir.h"
#include "runtime/StartUp.h"
#include "runtime/core/Objects.h"

namespace taipan {

struct ReferenceRun {
  std::string result;  // repr of what the function returns, or the place where it left for the interpreter
  bool hasLeft = false;
  bool isIdle = false;           // left by a guard that may go when nobody uses its result
  std::set<std::string> places;  // where it had a state: the interpreter may go on from any of them
  std::string failure;           // not empty: an operation that is not known, or too many steps
};

// Of a register as a variable: two digits, so that names are ordered as registers are.
inline std::string registerName(unsigned n) {
  return (n < 10 ? "r0" : "r") + std::to_string(n);
}

// A place in text is "(pc, [('r00', …), …])": what the code of Runner.cpp returns when the interpreter goes on there. A
// call yields the list alone, as a str.
ReferenceRun runReference(Thread* t, const hir::Function& f, const std::vector<Value>& arguments);

}  // namespace taipan
