// Activation: the only way to look at a running frame, wherever its locals live: a register frame of the interpreter,
// or registers and stack slots of compiled code, inlined callees included. An Activation is a transient view, valid
// until control returns to the frame's own code or a deoptimisation; it holds no references.
#pragma once

#include "runtime/frames/DeoptPoint.h"
#include "runtime/frames/InterpFrame.h"

namespace taipan {

struct FrameObject;

class Activation {
 public:
  bool isCompiled() const { return point_ != nullptr; }
  CodeObject* code() const;
  FunctionObject* function() const;
  uint32_t instr() const;  // bytecode index now executing
  // Hooks are being told of its call: it is in front of its first instruction.
  bool isEntering() const;
  uint32_t line() const;
  // The register's Value; cells are returned as Cell objects. Empty if unbound. May collect (boxing).
  Value readRegister(Thread* t, unsigned reg) const;
  // Value of a named variable (locals, cells, free variables dereferenced); empty if unbound.
  Value readVariable(Thread* t, unsigned localsPlusIndex) const;
  FrameObject* frameObject() const;  // the one made for it so far, or null
  void setFrameObject(FrameObject* f);
  Value localsDict() const;  // namespace or cached dict, or empty
  void setLocalsDict(Value dict);
  bool isSame(const Activation& other) const;
  // The view of an interpreter frame.
  static Activation of(InterpFrame* frame);
  // The innermost activation at a return address in compiled code.
  static Activation of(const DeoptPoint* point, const RegisterImage& image);
  // The registers of all variables, cells as Cell objects, into a fresh array of at least as many values. May collect.
  void saveRegisters(Thread* t, ValueArray* into) const;
  // All variables at once: out[i] = contents of variable i (cells dereferenced) or empty, for i < localsPlusCount.
  // `out` must be scanned by the collector (stack or heap object). May collect.
  void readVariables(Thread* t, Value* out) const;
  // Gives a variable a value, or (empty) unbinds it: a local's register, the contents of a cell. The activation's own
  // code sees it at its next read. A compiled one is deoptimised, it alone, when the call in progress comes back. False
  // with MemoryError pending. May collect.
  [[nodiscard]] bool writeVariable(Thread* t, unsigned localsPlusIndex, Value v) const;
  // For the deoptimiser and tests.
  const DeoptPoint* point() const { return point_; }
  unsigned segment() const { return segment_; }
  const RegisterImage& image() const { return image_; }
  InterpFrame* interpFrame() const { return frame_; }

 private:
  friend class ActivationWalker;
  InterpFrame* frame_ = nullptr;       // interpreter
  const DeoptPoint* point_ = nullptr;  // compiled
  unsigned segment_ = 0;
  RegisterImage image_{};
};

// Innermost Python frame first. The native stack is walked by frame pointers from the caller of the constructor, up to
// the base that heap::initialise got; without compiled code it is not looked at.
class ActivationWalker {
 public:
  explicit ActivationWalker(Thread* t);
  bool next(Activation* out);  // false at the end

 private:
  Thread* thread_;
  const void* nativeFrame_;  // frame pointer of the native frame to look at next
  InterpEntry* entry_;
  InterpFrame* frame_;  // next interpreter frame to report within the current entry
  bool inEntry_ = false;
  const DeoptPoint* point_ = nullptr;  // compiled frame being unrolled
  unsigned segmentsLeft_ = 0;
  const void* skip_ = nullptr;  // compiled frame whose place an interpreter entry took
  RegisterImage image_{};

  bool nextNative();
};

// The n-th activation from the innermost (0). False if the stack is not that deep.
[[nodiscard]] bool activationAt(Thread* t, unsigned depth, Activation* out);

// locals() of an activation under the current locals model: fills (or makes) the cached dict and returns it; for module
// and class code the namespace itself. Empty with MemoryError. Does not deoptimise.
Value localsOf(Thread* t, Activation& a);
// The effect of PyFrame_LocalsToFast: if the activation has a dict of locals(), its variables get what the dict says;
// those it lacks are unbound. Only what differs is written. Nothing where the namespace is a dict of its own, or in the
// pep667 model. False with MemoryError pending. May collect; runs no Python code.
[[nodiscard]] bool localsToFast(Thread* t, const Activation& a);
// The frame object of an activation, made on first use; the same one every time. Does not deoptimise.
[[nodiscard]] FrameObject* frameObjectOf(Thread* t, Activation& a);

}  // namespace taipan
