// FrameObject: Python's `frame`. While its activation runs, everything is answered through the activation; when the
// activation ends, the owner of its home (interpreter return path, compiled exit path) saves the final values here.
#pragma once

#include "runtime/frames/Activation.h"
#include "runtime/heap/Heap.h"

namespace taipan {

namespace types {
extern TypeObject *Frame, *Traceback;
}

enum class FrameHome : uint32_t { kInterpreter, kCompiled, kGone };

// Layout kCustom.
struct RT_LAYOUT FrameObject : Object {
  FrameHome home;
  uint32_t inlineDepth;      // segment number when kCompiled
  InterpFrame* interpFrame;  // when kInterpreter
  const void* framePointer;  // when kCompiled
  FrameObject* nextInFrame;  // other frame objects of the same compiled frame
  FunctionObject* function;
  CodeObject* code;
  FrameObject* back;        // when kGone: f_back as it was, or null; before that: resolved by walking
  Value localsDict;         // cached dict or namespace
  ValueArray* savedLocals;  // localsPlus values when kGone, or null
  Dict* injected;           // names that a debugger gave the activation (Injection.h), or null
  Dict* extraLocals;        // pep667: keys of f_locals that are no variables, or null
  uint32_t instr;           // last executed, when kGone
  bool skipLines;           // not f_trace_lines
  bool traceOpcodes;        // f_trace_opcodes
  bool localsRead;          // f_locals was read since the frame told a hook of something last
  Value trace;              // f_trace
  // -- of a frame that runs its code's traced copy (Tracing.cpp)
  uint32_t traceLine;  // line of the visible instruction executed last, 0: of none
  uint32_t traceHead;  // start of the `while` loop whose kTraceForward jump was the last, or UINT32_MAX
  bool traceBack;      // a JumpBack was executed since
  bool followsLines;   // the three above are kept up to date, by the interpreter or by compiled code
  uint32_t shownLine;  // f_lineno while compiled code tells a hook, else 0
  uint32_t jumpTo;     // 1 + the instruction that a compiled frame goes on at when it is interpreted (Jump.h), or 0
};

// Saves final values and marks it gone. Called by the interpreter when a frame with a frame object returns or unwinds,
// and by compiled code through rtFrameExit. above: a walker that goes on behind `last`, if there is one.
void frameObjectExit(Thread* t, FrameObject* f, const Activation& last, ActivationWalker* above = nullptr);
// The activation of a frame object that is not gone. False if gone.
[[nodiscard]] bool activationOf(Thread* t, FrameObject* f, Activation* out);
uint32_t frameInstr(Thread* t, FrameObject* f);  // bytecode index that is, or was last, executed
uint32_t frameLine(Thread* t, FrameObject* f);
Value frameLocals(Thread* t, FrameObject* f);  // f_locals
Value frameBack(Thread* t, FrameObject* f);    // FrameObject or None
// localsToFast of a frame that may have ended: then of the values saved.
[[nodiscard]] bool frameLocalsToFast(Thread* t, FrameObject* f);
// Variable number `index`, or empty. Of a running frame Activation::readVariable, of one that has ended as it was
// saved.
Value readFrameVariable(Thread* t, FrameObject* f, unsigned index);
// The counterpart (Activation::writeVariable). False with MemoryError pending.
[[nodiscard]] bool writeFrameVariable(Thread* t, FrameObject* f, unsigned index, Value v);

// Layout kValuesFrom1.
struct RT_LAYOUT Traceback : Object {
  Value next;   // Traceback or None
  Value frame;  // FrameObject
  Value line;   // small int
  Value instr;  // small int: bytecode index, -1: the frame was being entered
};
// frame.clear() and the `trace` of type frame.
void traceFrame(Object* o, Marker& marker);
// Adds an entry for the activation in front of the exception's traceback. May collect.
[[nodiscard]] bool addTraceback(Thread* t, Value exception, Activation& a);

}  // namespace taipan
