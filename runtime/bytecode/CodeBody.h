// CodeBody: the part of a code object that never changes: its instructions, constants and names. All of it is written
// before anybody else can see the object (newCode, cloneCode), so any thread may read it. The one exception is
// Instr::variant, which is the interpreter's alone.
#pragma once

#include <cstdint>

#include "runtime/bytecode/Instr.h"
#include "runtime/value/Object.h"

namespace taipan {

struct CodeObject;
struct Str;
struct Tuple;

enum CodeFlags : uint32_t {  // values of CPython's co_flags where they exist there
  kCodeOptimized = 0x1,
  kCodeNewLocals = 0x2,
  kCodeVarArgs = 0x4,
  kCodeVarKeywords = 0x8,
  kCodeNested = 0x10,
  kCodeGenerator = 0x20,
};

// Source range of an instruction. Lines from 1; columns from 0, in UTF-8 bytes; end exclusive. line 0: artificial.
struct Position {
  uint32_t line, endLine;
  uint32_t column, endColumn;
};

// Instructions [start, end) are covered: on an exception, register `excRegister` = exception, continue at handler.
// Entries are ordered so that the first match is the innermost.
struct ExceptionRange {
  uint32_t start, end, handler;
  uint16_t excRegister;
};

// What tracing makes of an instruction (bits; 0: visible). A visible instruction is what CPython's bytecode has one
// for: it is an opcode event, and a line event where its line differs from that of the visible one executed before, or
// where control has come back by a JumpBack since. One with line 0 has no line event and counts as a line of its own.
enum TraceMark : uint8_t {
  kTraceHidden = 1,  // nothing of the kind in CPython, or before its RESUME: no event, not remembered
  kTraceForward =
      2,  // JumpBack at the bottom of a `while`, where CPython repeats the test: no way back by itself, but …
  kTraceStatement = 8,  // no operands wait for what follows: a statement or a clause starts here
  kTraceBody = 4,  // … the first instruction of the body is one if the test before it was reached by such a JumpBack
};

// Of functions that compiled code calls with their parameters in registers and on the stack (CodeObject::directEntry).
inline constexpr unsigned kMaxDirectParameters = 10;

struct CodeBody : Object {
  // -- names
  Str** names;  // interned; used by Name operands
  uint32_t nameCount;
  uint32_t constCount;
  uint32_t handlerCount;
  uint32_t id;  // unique, in order of creation
  // Names of the registers below localCount + cellCount + freeCount, in register order.
  Tuple* registerNames;
  uint8_t* localIsCell;  // localCount bytes: 1 if the register holds a Cell (argument captured by a closure)
  Tuple* varNames;       // co_varnames
  Tuple* cellVars;       // co_cellvars
  Tuple* freeVars;       // co_freevars
  Str* name;
  Str* qualname;
  Str* filename;
  Value doc;             // consts[0] rule of CPython: docstring or None
  Position* positions;   // instrCount entries
  uint8_t* traceMarks;   // instrCount entries: TraceMark bits
  CodeObject* original;  // of a clone (cloneCode): the code that Python sees; else null
  uint32_t firstLine;
  bool isModule;  // module-level code (locals are globals)
  bool isClassBody;
  uint32_t posOnlyCount;
  uint32_t kwOnlyCount;
  uint32_t localCount;  // co_nlocals: registers [0, localCount) are co_varnames
  uint32_t cellCount;   // cellvars that are no arguments: registers [localCount, localCount + cellCount)
  uint32_t freeCount;   // freevars: the next freeCount registers
  uint32_t feedbackCount;
  // -- used on every call
  ExceptionRange* handlers;
  uint32_t instrCount;
  uint32_t parameterCount;  // argCount + kwonly + (1 if *args) + (1 if **kw): registers filled by the call
  uint32_t argCount;        // positional parameters, positional-only included
  uint32_t flags;           // CodeFlags
  uint32_t registerCount;   // registers of a frame, all kinds
  uint32_t exactArity;     // a call with this many positional arguments fills the parameters in order, nothing to bind;
                           // UINT32_MAX: there is no such number, or the frame needs a namespace dict
  uint32_t variableCount;  // localsPlusCount()
  Instr* instrs;
  Value* consts;  // traced

  // A function whose variables are the entries of a dict, made by MakeLocals.
  bool hasDictLocals() const { return (flags & (kCodeOptimized | kCodeNewLocals)) == kCodeNewLocals; }
  // Class bodies, modules and the like, which get their namespace from whoever runs them.
  bool isGivenNamespace() const { return !(flags & (kCodeOptimized | kCodeNewLocals)); }
  unsigned localsPlusCount() const { return variableCount; }
  uint32_t lineOf(uint32_t instr) const { return positions[instr].line; }
  bool registerIsCell(unsigned r) const { return r < localCount ? localIsCell[r] != 0 : r < localsPlusCount(); }
};

// The handler that covers instruction `at`, or null.
const ExceptionRange* findHandler(const CodeBody* code, uint32_t at);

}  // namespace taipan
