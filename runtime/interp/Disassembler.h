// Bytecode as text, for --dump=bytecode, the golden tests and debuggers.
//
//   total (line 3)
//     parameters: n, *, step
//     free: scale
//     registers: 7
//     4     0  LoadConst   r3:i, 0
//     5  >  1  JumpGe      1, r3:i, r0:n, →9
//     handlers
//       2…7 → 12, exception in r5
//
// Columns: line (where it changes), ">" before targets of jumps, index, operation, operands by the roles of
// Opcodes.def. Registers of variables carry their names, ranges of registers are first…last, constants are shown as
// repr() shows them.
#pragma once

#include <string>
#include <string_view>

#include "runtime/bytecode/CodeObject.h"
#include "runtime/threads/Thread.h"

namespace taipan {

// This code alone. May collect; runs no Python code and leaves no exception behind.
std::string disassembleCode(Thread* t, const CodeObject* code);

// The code and the code objects among its constants, outermost first. `only`: just those of that name or qualified
// name.
std::string disassemble(Thread* t, const CodeObject* code, std::string_view only = {});

}  // namespace taipan
