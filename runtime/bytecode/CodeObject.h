// CodeObject: compiled source of one scope: what never changes (CodeBody.h), its feedback, heat and compiled code.
#pragma once

#include <cstdint>

#include "runtime/bytecode/CodeBody.h"
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

// Entry points of compiled code (jit/ fills them; null when there is none). Their convention is preserve_none.
//   arrayEntry: args = parameter registers in order (all parameters filled: defaults applied, *args and **kwargs
//   packed),
//               returns the result or empty. It is given the directEntry: it may be a bridge to that.
//   directEntry: (Thread*, FunctionObject*, parameter 0, parameter 1, …) all in registers.
//               Never null for code with at most kMaxDirectParameters: runtime/interp provides a bridge to the
//               interpreter.
using ArrayEntry = __attribute__((preserve_none)) Value (*)(Thread* t, FunctionObject* f, Value* args,
                                                            void* directEntry);

struct CompiledCode;  // jit/: owned by the code map

// The arrays share one heap block (storage) that dies with the code object. Layout kCustom; whoever stores a reference
// into an array or a feedback slot calls writeBarrier with the code object: that is what traces them.
struct RT_LAYOUT CodeObject : CodeBody {
  // -- used on every call
  FeedbackSlot* feedback;  // zero at first
  ArrayEntry arrayEntry;   // null: interpret
  void* directEntry;
  uint32_t heat;   // calls + back-edges so far; compared with the tier-up threshold
  uint32_t calls;  // calls alone, while interpreted
  // -- others
  bool checksLocals;       // its instructions are of Variant::kChecked where they read locals (checkLocals)
  bool entryAsked;         // a compilation of the whole function was asked for; TierPolicy clears it to be asked again
  Instr* traced;           // the instructions as frames under a trace hook run them (frames/Tracing.cpp), or null
  CompiledCode* compiled;  // function entry version, owned by jit/
  void* osrEntries;        // owned by jit/: loop head -> compiled entry
  PolyEntry* poly;         // malloc'd, feedbackCount * kMaxPoly entries, or null until a site becomes polymorphic
  Object* storage;         // the heap block that holds all the arrays, poly excepted
  // -- locals() (frames/LocalsDict.cpp)
  Dict* localsTemplate;  // every variable of localsTemplateMask as a key, in order; copied by locals(); or null
  uint64_t localsTemplateMask;
  List* nameLayouts;  // sets of keys that namespaces of the code had (interp/NameCache.h); or null
  Bytes* codeBytes;   // co_code, or null: nobody has asked for it
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

}  // namespace taipan
