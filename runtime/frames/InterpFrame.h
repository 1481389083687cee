// InterpFrame: an activation that the interpreter runs. Frames lie one behind another on the register stack (a reserved
// region of their own), so that Python-to-Python calls do not grow the native stack.
//
//   register stack, growing up:   [InterpFrame | r0 r1 … rN-1] [InterpFrame | r0 …] …
//
// InterpEntry: one run of the interpreter loop on the native stack. It executes frames from `base` up to Thread::frame.
// Native code (compiled functions, builtins that call back) lies between one entry and the next.
#pragma once

#include "runtime/bytecode/CodeObject.h"
#include "runtime/core/Layouts.h"
#include "runtime/threads/Thread.h"
#include "runtime/types/Upward.h"

namespace taipan {

struct FrameObject;

struct RT_LAYOUT InterpFrame {
  CodeObject* code;
  FunctionObject* function;  // never null; module code runs in a function object too
  InterpFrame* previous;     // next older interpreter frame of the thread (across entries), or null
  const Instr* pc;           // the instruction being executed, current at every call that may observe
  FrameObject* frameObject;  // or null; its owner saves the final values there on exit
  Value localsDict;          // class and exec code: the namespace. Optimised code: the dict of locals(), or empty
  uint32_t flags;            // FrameFlags
  uint32_t raisedAt;         // instruction whose exception a handler got last, not counting what handlers put back
  Value constructed;         // kFrameIsConstructor: what the call yields; else undefined
  Value registers[1];
};
enum FrameFlags : uint32_t {
  kFrameIsBase = 1,         // returning leaves the interpreter loop
  kFrameIsConstructor = 2,  // runs __init__ for a call of a class: must return None, the call yields `constructed`
  kFrameDelivers = 4,     // the caller's pc may be any instruction that calls (a rebuilt inlined call): see ResumeMode
  kFrameHooked = 8,       // a hook may want to hear of its return (frames/Tracing.h)
  kFrameToldReturn = 32,  // … has been told of it already
  kFrameIsHook = 64,      // a hook that was inlined in compiled code: its caller has told it of an event
  kFrameEntering = 16,    // at its first instruction, and a hook has not been told of the call yet
};

inline constexpr unsigned kFrameHeaderWords = (sizeof(InterpFrame) - sizeof(Value)) / sizeof(Value);

// The frame runs the traced copy of its code's instructions.
inline bool isTraced(const InterpFrame* f) {
  return static_cast<size_t>(f->pc - f->code->instrs) >= f->code->instrCount;
}
// The instructions that the frame runs.
inline const Instr* instrsOf(const InterpFrame* f) {
  return isTraced(f) ? f->code->traced : f->code->instrs;
}
// Bytecode index of the instruction being executed, and what it is.
inline uint32_t instrIndex(const InterpFrame* f) {
  return static_cast<uint32_t>(f->pc - instrsOf(f));
}
inline const Instr& instrOf(const InterpFrame* f) {
  return f->code->instrs[instrIndex(f)];
}

struct InterpEntry {
  InterpEntry* outer;
  InterpFrame* outerFrame;  // Thread::frame when this entry began
  InterpFrame* base;        // its first frame (of a deoptimised activation with inlined callees: the outermost)
  const void* nativeFrame;  // __builtin_frame_address(0) of the native function that runs the loop
  const void*
      replaces;  // frame pointer of the compiled frame that this entry continues after a deoptimisation, or null
};

// runFunction without looking for compiled code, for the bridges and for compiled code that declines a call.
Value interpretFunction(Thread* t, FunctionObject* f, Value* parameters);

// Pushes a frame for f, which runs (or ran, when its activation began) this code, with all registers empty and pc at
// its first instruction; null with RecursionError pending (register stack full). Neither touches Thread::depth (the
// callers do).
[[nodiscard]] InterpFrame* pushFrame(Thread* t, FunctionObject* f, CodeObject* code);
void popFrame(Thread* t, InterpFrame* frame);

// Continues frames that a deoptimisation rebuilt: `base` … Thread::frame are on the register stack with pc set.
enum class ResumeMode : uint8_t {
  kAt,  // execute the innermost frame's pc again (eager deoptimisation: guard failed before any effect)
  // pc has done its call: `result` is its outcome, go on behind it. By instruction: Def gets the result; LoadMethod and
  // GetIter: ra = result, ra+1 = empty; ForIter: empty result = exhausted; compare-and-jump and JumpIf: result is True
  // or False; Unpack, UnpackStar: result is a tuple of all values; instructions without destination: result is ignored.
  kAfterCall,
  kRaise,        // pc raised; the exception is pending on the thread
  kTold,         // a trace hook has been told of pc's line; pc is executed now
  kToldReturn,   // … of the return that pc makes
  kRaiseReturn,  // the hook raised when it was told of the frame's return; the exception is pending
};
// Every frame from base on is popped, and counted off Thread::depth, as it returns. Frame objects of the frames are
// told their new home. Frames above base get kFrameDelivers. Result or empty, of base.
Value resumeFrames(Thread* t, InterpFrame* base, ResumeMode mode, Value result, const void* replacedCompiledFrame);
// The same for a compiled loop that was entered from `base`, whose run of the interpreter still waits: it goes on
// itself when the compiled loop returns what this returns (kHandedBack), and nothing nests.
Value handBackFrames(Thread* t, InterpFrame* base, ResumeMode mode, Value result);

}  // namespace taipan
