// DecodedFrame: what a compiled frame holds from the moment something writes to it. Compiled code keeps copies of its
// variables where only it knows, so a write cannot reach it: instead the whole physical frame, inlined callees
// included, is decoded into registers of the interpreter, which lie beside it until the call in progress comes back and
// the deoptimiser continues with them (the tier redirects the call's return address: TierUpHooks::deoptimise). Until
// then every look at the frame's activations reads here, so a write is seen at once, and what looks were given (cells,
// tuples that existed only in the frame state) is what the frame goes on with.
#pragma once

#include "runtime/frames/DeoptPoint.h"

namespace taipan {

struct ValueArray;

struct DecodedFrame {
  // One per segment of the deopt point: what its interpreter frame will be.
  struct Segment {
    FunctionObject* function;
    CodeObject* code;
    uint32_t firstRegister;  // in `values`
  };
  static constexpr unsigned kMaxSegments = 16;

  DecodedFrame* next;  // of the thread
  const DeoptPoint* point;
  const uint8_t* framePointer;
  ValueArray* values;  // registers of all segments; last, what the call in progress yields (resultOverride) or empty
  Segment segments[kMaxSegments];

  Value* registers(unsigned segment) const;
  Value resultOverride() const;
};

// The decoded form of a physical frame, or null: nothing was written to it. Never collects.
DecodedFrame* findDecodedFrame(const Thread* t, const RegisterImage& image);
// The same, made if there is none, and deoptimisation requested. Null with MemoryError pending. May collect.
[[nodiscard]] DecodedFrame* decodeFrame(Thread* t, const DeoptPoint& point, const RegisterImage& image);
// The deoptimiser has taken the values over: forgets and frees it.
void dropDecodedFrame(Thread* t, DecodedFrame* frame);
// Registers a root: at start-up.
void initDecodedFrames(Thread* t);

}  // namespace taipan
