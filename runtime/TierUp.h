// TierUp: all that the runtime knows of the compiler. The JIT installs the hooks; without it (TAIPAN_JIT=OFF or
// --jit=off) they are null and every program runs in the interpreter.
#pragma once

#include <cstdint>

#include "runtime/value/Value.h"

namespace taipan {

struct CodeObject;
struct DeoptPoint;
struct Dict;
struct FunctionObject;
struct Object;
struct RegisterImage;
struct Str;
struct Thread;
struct TypeObject;

// Versions of a function's code. Each keeps the promises about frames; they differ in what they let hooks hear of.
enum class Tier : uint8_t {
  kOptimised,  // no hook is told of anything
  kHooked,     // calls are told of, so no Python function is inlined; the activation has no f_trace
  kTraced,     // as kHooked, and the activation's f_trace is told of lines and of its return
};

// Compiled loop entry: takes over the innermost interpreter frame at a loop head. Returns the function's result (or
// empty), and the frame's registers are dead; or kHandedBack when the compiled code was left: the frame holds the state
// again, those of inlined callees lie behind it, and Thread::resumeMode says how Thread::frame goes on.
using OsrEntry = __attribute__((preserve_none)) Value (*)(Thread* t, FunctionObject* f, Value* registers);

struct TierUpHooks {
  // Heat of f's code passed the threshold, at a call (loopHead < 0) or at the back-edge to instruction loopHead. May
  // compile (eager), queue or, at a loop, put it off: then heat says when to ask again. Raises nothing; may collect. A
  // version of the other tiers is entered like a loop, from an interpreter frame: at its loops, or at loopHead 0.
  void (*requestCompile)(Thread* t, FunctionObject* f, int32_t loopHead, Tier tier);
  // Installs what the background thread finished. At safepoints, when kInterruptJitReady is set.
  void (*installFinished)(Thread* t);
  // The compiled loop entry for this loop head, or null.
  OsrEntry (*findOsrEntry)(Thread* t, FunctionObject* f, uint32_t loopHead, Tier tier);
  // Deopt point of the return address stored at this place of the native stack, or null if it is not in compiled code.
  // The slot rather than the address: a frame that will be deoptimised lazily has its return address redirected.
  const DeoptPoint* (*findDeoptPoint)(Thread* t, const uintptr_t* returnAddressSlot);
  // The physical frame that waits for a call here continues in the interpreter, from its DecodedFrame, when the call
  // comes back.
  void (*deoptimise)(Thread* t, const RegisterImage& image);
  // The code checks its locals from now on (checkLocals): versions that do not are unlinked. Frames of them may finish.
  void (*localsChecked)(Thread* t, CodeObject* code);
  // A watched dict entry (value about to change, or key added/removed) or class changed. Compiled code that relied on
  // it is unlinked; activations of it on the stack are deoptimised lazily.
  void (*dictChanged)(Thread* t, Dict* d, Str* key);
  void (*typeChanged)(Thread* t, TypeObject* type);
  // An object with a watched shape (Shape.h) is about to change: attribute `name`, or its layout or class (null).
  void (*objectChanged)(Thread* t, Object* o, Str* name);
  // __code__, __defaults__ or __kwdefaults__ of f is about to be replaced (its version changes).
  void (*functionChanged)(Thread* t, FunctionObject* f);
  // Hooks came or went: compiled frames of the thread go on in the interpreter when control comes back to them; all, or
  // those in which a call or an f_trace would go untold. (New ones do not begin meanwhile: Thread::entryLimit.)
  void (*leaveCompiledFrames)(Thread* t, bool all);
  // At exit.
  void (*printStats)(Thread* t);
};

extern TierUpHooks tierUp;
extern uint32_t tierUpThreshold;                    // heat at which requestCompile is called; UINT32_MAX: never
inline constexpr uint32_t kHeatBetweenLooks = 256;  // back-edges between two looks for code that was not there

}  // namespace taipan
