// DeoptPoint: how to rebuild the Python frames of a place in compiled code, as plain data. The JIT files one for each
// return address that a walker or a deoptimisation may meet. decodeLocation and friends are pure functions of
// (deopt point, register image), which is how they are tested.
//
// Segments are ordered from the outermost (the compiled function itself) to the innermost inlined callee.
#pragma once

#include <cstdint>

#include "runtime/frames/DeoptReason.h"
#include "runtime/frames/TraceEvent.h"
#include "runtime/support/RuntimeFunction.h"
#include "runtime/value/Value.h"

namespace taipan {

struct CodeObject;
struct CompiledCode;
struct FunctionObject;
struct Shape;
struct Thread;

// How the raw bits at a location become a Value.
enum class Repr : uint8_t {
  kTagged,  // a Value
  kInt,     // int64, in or out of the small range
  kDouble,
  kBool,           // the lowest bit
  kEmpty,          // unbound or dead: no location
  kIntOrEmpty,     // as kInt, or kUnboundInt: empty
  kDoubleOrEmpty,  // as kDouble, or kUnboundDouble: empty
};

// Bits that stand for the empty Value where a variable that may be unbound is kept unboxed. The compiler keeps a
// variable so only where its values cannot be the one; the other is a signalling NaN, which no arithmetic produces.
inline constexpr uint64_t kUnboundInt = 0x8000000000000000;
inline constexpr uint64_t kUnboundDouble = 0x7ff4dead00000001;

enum class LocationKind : uint8_t {
  kConstant,      // `constant` holds the bits
  kStack,         // bits at [stack pointer + offset]
  kFrame,         // bits at [frame pointer + offset]
  kStackAddress,  // the address stack pointer + offset itself (an alloca)
  kFrameAddress,
  kVirtual,  // object that exists only here: virtuals[offset]
};

struct Location {
  LocationKind kind;
  uint8_t size;  // bytes: 1, 2, 4, 8
  int32_t offset;
  uint64_t constant;
};

struct DeoptValue {
  uint16_t reg;  // register of the frame (segments); field number (virtual objects)
  Repr repr;
  Location location;
  mutable uint32_t localsEntry = 0;  // see DeoptSegment::localsVersion
};

// An object whose allocation was sunk into the state.
struct VirtualObject {
  enum class Kind : uint8_t { kTuple, kList, kRange, kFloat, kBoundMethod, kCell, kSlice, kInstance, kSuper } kind;
  uint32_t firstField, fieldCount;  // into DeoptPoint::fields
  Shape* shape = nullptr;           // of kInstance: its attributes are the fields, in the order of slots, all inline
};

// Two words in the compiled frame per segment, zero at entry: written by the runtime through kStackAddress.
struct RT_LAYOUT ActivationRecord {
  uint64_t frameObject;  // FrameObject* or 0
  uint64_t localsDict;   // Dict of locals(), or 0
};

struct DeoptSegment {
  FunctionObject* function;  // constant function, or null when functionValue tells
  CodeObject* code;
  Location functionValue;  // valid if function is null
  Repr functionRepr;
  uint32_t instr;      // bytecode index that is being executed
  TraceEvent telling;  // … or will be, when the hook has been told that the call, or the next segment, is a call of
  Location record;     // address of the ActivationRecord; size 0: none, and Thread::depth does not count it either
  uint32_t firstValue, valueCount;  // into DeoptPoint::values
  // While the dict of locals() has this keysVersion, its entries number DeoptValue::localsEntry are the variables that
  // are bound here (LocalsDict.cpp). 0: not known.
  mutable uint32_t localsVersion = 0;
};

struct DeoptPoint {
  CompiledCode* owner;
  const DeoptSegment* segments;
  uint32_t segmentCount;
  const DeoptValue* values;
  const VirtualObject* virtuals;
  uint32_t virtualCount;
  const DeoptValue* fields;
  const DeoptValue* resultOverride;  // of calls: what the call yields whatever the callee returns; null: its result
  DeoptReason reason;                // kCall, kException, or that of a guard (others may share the exit)
  bool isCall;                       // a call that may observe: frames continue behind it; else pc is executed again
};

struct RegisterImage {
  const uint8_t* framePointer;
  const uint8_t* stackPointer;  // as at the return address
};

// The raw bits at a location (zero-extended). Not for kVirtual.
uint64_t readLocation(const Location& l, const RegisterImage& image);
// The Value of one entry; allocates for virtual objects, big ints and boxed floats (may collect). A virtual object is
// rebuilt afresh by each call, unless `built` is given: virtualCount Values, empty at first, where the scan of roots
// sees them. The deoptimiser does that, so that a virtual object that several registers name is one object.
Value decodeValue(Thread* t, const DeoptPoint& p, const DeoptValue& v, const RegisterImage& image,
                  Value* built = nullptr);
ActivationRecord* activationRecord(const DeoptSegment& s, const RegisterImage& image);  // null if none
FunctionObject* segmentFunction(const DeoptSegment& s, const RegisterImage& image);

}  // namespace taipan
