// Thread: the state of one thread that runs Python code. Interpreter, runtime functions and compiled code all get a
// Thread* first; what threads share is its runtime(). Compiled code addresses fields by the offsets that rtgen exports.
#pragma once

#include <cstdint>
#include <vector>

#include "runtime/support/RuntimeFunction.h"
#include "runtime/value/Value.h"

namespace taipan {

struct InterpFrame;
struct InterpEntry;
struct DecodedFrame;
struct RedirectedReturns;
struct Runtime;

// Reasons to leave the fast path at the next safepoint (call entry of a Python function, loop back-edge).
enum InterruptFlag : uint32_t {
  kInterruptSignal = 1,    // SIGINT arrived: raise KeyboardInterrupt
  kInterruptJitReady = 2,  // compiled code waits to be installed
};

// Bump region for new objects (heap/Heap.h), here so that compiled code reaches it with one load each.
struct RT_LAYOUT AllocRegion {
  uint8_t* cursor;
  uint8_t* limit;
};

struct RT_LAYOUT Thread {
  AllocRegion alloc;
  volatile uint32_t interrupts;  // InterruptFlag bits; set from other threads and signal handlers with atomics
  uint32_t depth;                // Python frames active now (interpreted, compiled and inlined ones)
  uint32_t recursionLimit;
  uint32_t entryLimit;  // depth at which a call leaves its fast path: recursionLimit, or 0 while hooks are told
  uint8_t* stackLimit;  // lowest native stack address that a Python call may reach
  Value exception;      // pending exception object, or empty
  Value handled;        // exception being handled (sys.exc_info), or empty
  InterpFrame* frame;   // innermost interpreter frame, or null
  InterpEntry* entry;   // innermost activation of the interpreter loop, or null
  Value* registerTop;   // first free word of the register stack
  Value* registerLimit;
  Value* registerBase;
  const uint8_t* stackBase;       // highest address of the native stack: scans and walks of frames end there
  Value resumeResult;             // with kHandedBack: what handBackFrames got
  uint32_t resumeMode;            // ResumeMode
  DecodedFrame* decodedFrames;    // compiled frames that were written to (frames/DecodedFrame.h)
  RedirectedReturns* redirected;  // calls that come back to the deoptimiser (jit/Deopt.h); null: there was none yet
  // -- options that make compiled code leave at any place (interp/Stress.h): counted down by it
  uint64_t guardsUntilExit;  // --deopt-stress
  uint64_t loopsUntilExit;   // --osr-stress
  // -- trace and profile hooks (frames/Tracing.h)
  uint32_t insideHook;   // calls of hooks that are running: nothing is told meanwhile
  Value traceHook;       // sys.settrace, or empty
  Value profileHook;     // sys.setprofile, or empty
  uint32_t hookedRuns;   // frames that run in compiled code of tiers for hooks
  Value endOfIteration;  // StopIteration that ended an iteration, until whoever iterates has told of it
  bool tellsHooks;       // false within sys.call_tracing, until it installs a hook
  uint8_t traceEvent;    // TraceEvent that a hook is being told of
  // -- what must not be entered again from within
  bool insideExceptHook;         // sys.excepthook is running
  std::vector<Value> reprStack;  // objects whose repr is being made, innermost last; the native stack keeps them alive

  Runtime* runtime() const;  // Runtime.h
};

}  // namespace taipan
