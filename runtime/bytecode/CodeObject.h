// CodeObject: compiled source of one scope, immutable but for its feedback, heat and compiled code.
#pragma once

#include <cstdint>

#include "runtime/bytecode/Feedback.h"
#include "runtime/bytecode/Instr.h"
#include "runtime/heap/Heap.h"
#include "runtime/value/Object.h"

namespace taipan {

class Marker;
struct Bytes;
struct Dict;
struct FunctionObject;
struct List;
struct Str;
struct Tuple;
struct Thread;

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

// Entry points of compiled code (jit/ fills them; null when there is none). Their convention is preserve_none.
//   arrayEntry: args = parameter registers in order (all parameters filled: defaults applied, *args and **kwargs
//   packed),
//               returns the result or empty. It is given the directEntry: it may be a bridge to that.
//   directEntry: (Thread*, FunctionObject*, parameter 0, parameter 1, …) all in registers.
//               Never null for code with at most kMaxDirectParameters: runtime/interp provides a bridge to the
//               interpreter.
using ArrayEntry = __attribute__((preserve_none)) Value (*)(Thread* t, FunctionObject* f, Value* args,
                                                            void* directEntry);
inline constexpr unsigned kMaxDirectParameters = 10;

struct CompiledCode;  // jit/: owned by the code map

// The arrays share one heap block (storage) that dies with the code object. Layout kCustom; whoever stores a reference
// into an array or a feedback slot calls writeBarrier with the code object: that is what traces them.
struct RT_LAYOUT CodeObject : Object {
  // -- used on every call
  Instr* instrs;
  Value* consts;           // traced
  FeedbackSlot* feedback;  // zero at first
  ArrayEntry arrayEntry;   // null: interpret
  void* directEntry;
  uint32_t instrCount;
  uint32_t registerCount;   // registers of a frame, all kinds
  uint32_t parameterCount;  // argCount + kwonly + (1 if *args) + (1 if **kw): registers filled by the call
  uint32_t argCount;        // positional parameters, positional-only included
  uint32_t posOnlyCount;
  uint32_t kwOnlyCount;
  uint32_t flags;  // CodeFlags
  uint32_t heat;   // calls + back-edges so far; compared with the tier-up threshold
  uint32_t calls;  // calls alone, while interpreted
  // -- names
  Str** names;  // interned; used by Name operands
  uint32_t nameCount;
  uint32_t constCount;
  uint32_t feedbackCount;
  uint32_t localCount;  // co_nlocals: registers [0, localCount) are co_varnames
  uint32_t cellCount;   // cellvars that are no arguments: registers [localCount, localCount + cellCount)
  uint32_t freeCount;   // freevars: the next freeCount registers
  // Names of the registers below localCount + cellCount + freeCount, in register order.
  Tuple* registerNames;
  uint8_t* localIsCell;  // localCount bytes: 1 if the register holds a Cell (argument captured by a closure)
  Tuple* varNames;       // co_varnames
  Tuple* cellVars;       // co_cellvars
  Tuple* freeVars;       // co_freevars
  Str* name;
  Str* qualname;
  Str* filename;
  Value doc;  // consts[0] rule of CPython: docstring or None
  uint32_t firstLine;
  bool isModule;  // module-level code (locals are globals)
  bool isClassBody;
  bool checksLocals;    // its instructions are of Variant::kChecked where they read locals (checkLocals)
  bool entryAsked;      // a compilation of the whole function was asked for; TierPolicy clears it to be asked again
  Position* positions;  // instrCount entries
  uint8_t* traceMarks;  // instrCount entries: TraceMark bits
  Instr* traced;        // the instructions as frames under a trace hook run them (frames/Tracing.cpp), or null
  ExceptionRange* handlers;
  uint32_t handlerCount;
  CompiledCode* compiled;  // function entry version, owned by jit/
  void* osrEntries;        // owned by jit/: loop head -> compiled entry
  PolyEntry* poly;         // malloc'd, feedbackCount * kMaxPoly entries, or null until a site becomes polymorphic
  uint32_t id;             // unique, in order of creation
  uint32_t exactArity;     // a call with this many positional arguments fills the parameters in order, nothing to bind;
                           // UINT32_MAX: there is no such number, or the frame needs a namespace dict
  uint32_t variableCount;  // localsPlusCount()
  Object* storage;         // the heap block that holds all the arrays above, poly excepted
  CodeObject* original;    // of a clone (cloneCode): the code that Python sees; else null
  // -- locals() (frames/LocalsDict.cpp)
  Dict* localsTemplate;  // every variable of localsTemplateMask as a key, in order; copied by locals(); or null
  uint64_t localsTemplateMask;
  List* nameLayouts;  // sets of keys that namespaces of the code had (interp/NameCache.h); or null
  Bytes* codeBytes;   // co_code, or null: nobody has asked for it

  // A function whose variables are the entries of a dict, made by MakeLocals.
  bool hasDictLocals() const { return (flags & (kCodeOptimized | kCodeNewLocals)) == kCodeNewLocals; }
  // Class bodies, modules and the like, which get their namespace from whoever runs them.
  bool isGivenNamespace() const { return !(flags & (kCodeOptimized | kCodeNewLocals)); }
  unsigned localsPlusCount() const { return variableCount; }
  uint32_t lineOf(uint32_t instr) const { return positions[instr].line; }
  bool registerIsCell(unsigned r) const { return r < localCount ? localIsCell[r] != 0 : r < localsPlusCount(); }
};

// What the front end hands over; everything is copied. Vectors are plain pointer + count so that no STL type crosses.
struct CodeParts {
  const Instr* instrs;
  uint32_t instrCount;
  const Position* positions;
  const uint8_t* traceMarks;  // null: all 0
  const Value* consts;
  uint32_t constCount;  // reachable from the stack until the call returns
  Str* const* names;
  uint32_t nameCount;  // interned
  const ExceptionRange* handlers;
  uint32_t handlerCount;
  uint32_t registerCount, feedbackCount;
  uint32_t argCount, posOnlyCount, kwOnlyCount, flags;
  Tuple* varNames;
  Tuple* cellVars;
  Tuple* freeVars;
  Tuple* registerNames;
  const uint8_t* localIsCell;
  uint32_t localCount, cellCount, freeCount;
  Str* name;
  Str* qualname;
  Str* filename;
  Value doc;
  uint32_t firstLine;
  bool isModule, isClassBody;
};

// Room for instrCount instructions right behind the code's own: their traced copy, within reach of every jump target.
inline Instr* tracedRoom(CodeObject* code) {
  return code->instrs + code->instrCount;
}

// A new code object; null with MemoryError pending. May collect.
[[nodiscard]] CodeObject* newCode(Thread* t, const CodeParts& parts);
// A code object that shares all arrays with `code` (instructions, feedback, …) but has its own heat and compiled
// versions. f_code of its frames is the original. Null with MemoryError pending. May collect.
[[nodiscard]] CodeObject* cloneCode(Thread* t, CodeObject* code);
// A local of some activation of the code was, or may be, unbound from outside: from now on every instruction that reads
// locals looks whether they are bound. True: it did not before, and compiled versions have to go (TierUpHooks).
bool checkLocals(CodeObject* code);
// The `trace` of type code: arrays, names, feedback (conservatively).
void traceCode(Object* o, Marker& marker);
// The handler that covers instruction `at`, or null.
const ExceptionRange* findHandler(const CodeObject* code, uint32_t at);

}  // namespace taipan
