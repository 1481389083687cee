#include "jit/Deopt.h"

#include <llvm/ADT/DenseMap.h>

#include <algorithm>

#include "runtime/frames/DecodedFrame.h"
#include "runtime/frames/Tracing.h"
#include "runtime/interp/RuntimeCalls.h"
#include "runtime/support/Assert.h"
#include "runtime/threads/PythonThread.h"
#include "runtime/threads/Thread.h"

namespace taipan {

// By slot of the native stack: where the frame would have gone on.
struct RedirectedReturns {
  llvm::DenseMap<uint64_t, uint64_t> bySlot;
};

namespace {

extern "C" void taipanLazyDeoptThunk();

// Virtual objects that have been built, on the native stack for the collector to see.
struct BuiltObjects {
  static constexpr uint32_t kMax = 64;
  Value values[kMax];
  Value* of(const DeoptPoint& p) { return p.virtualCount <= kMax ? values : nullptr; }
};

// Where the values of a frame that is left come from: the place in compiled code, or what was decoded there when
// something wrote to the frame.
class FrameSource {
 public:
  FrameSource(Thread* t, const DeoptPoint& p, const RegisterImage& image)
      : t_(t), p_(p), image_(image), decoded_(findDecodedFrame(t, image)) {}
  ~FrameSource() {
    if (decoded_) dropDecodedFrame(t_, decoded_);
  }

  FunctionObject* function(uint32_t segment) const {
    return decoded_ ? decoded_->segments[segment].function : segmentFunction(p_.segments[segment], image_);
  }
  CodeObject* code(uint32_t segment) const {
    return decoded_ ? decoded_->segments[segment].code : p_.segments[segment].code;
  }

  // The registers are empty.
  void fill(Value* registers, uint32_t segment) {
    const DeoptSegment& s = p_.segments[segment];
    if (decoded_) {
      std::copy_n(decoded_->registers(segment), s.code->registerCount, registers);
      return;
    }
    for (uint32_t i = 0; i < s.valueCount; ++i) {
      const DeoptValue& v = p_.values[s.firstValue + i];
      registers[v.reg] = decodeValue(t_, p_, v, image_, built_.of(p_));
    }
  }

  // What the call in progress yields.
  Value outcome(Value result) {
    if (!p_.resultOverride) return result;
    return decoded_ ? decoded_->resultOverride() : decodeValue(t_, p_, *p_.resultOverride, image_, built_.of(p_));
  }

 private:
  Thread* t_;
  const DeoptPoint& p_;
  const RegisterImage& image_;
  DecodedFrame* decoded_;
  BuiltObjects built_;
};

// Fills one interpreter frame, whose registers are empty, from its segment.
void fillFrame(Thread* t, InterpFrame* frame, FrameSource& source, const DeoptPoint& p, uint32_t segment,
               const RegisterImage& image) {
  const DeoptSegment& s = p.segments[segment];
  frame->function = source.function(segment);
  frame->code = source.code(segment);
  frame->pc = frame->code->instrs + s.instr;
  source.fill(frame->registers, segment);
  if (ActivationRecord* record = activationRecord(s, image)) {
    frame->localsDict = Value::fromBits(record->localsDict);
    frame->frameObject = reinterpret_cast<FrameObject*>(record->frameObject);
    if (frame->frameObject) {
      frame->frameObject->home = FrameHome::kInterpreter;
      frame->frameObject->interpFrame = frame;
    }
  } else {
    ++t->depth;
  }
}

// The interpreter frame that a compiled loop was entered from: the last one on the register stack, as everything called
// since has returned.
InterpFrame* enteredFrom(Thread* t, CodeObject* code) {
  auto* frame = reinterpret_cast<InterpFrame*>(t->registerTop - code->registerCount - kFrameHeaderWords);
  CHECK(frame->code == code, "a compiled loop is entered from the last interpreter frame");
  std::fill_n(frame->registers, code->registerCount, Value());
  t->frame = frame;
  return frame;
}

InterpFrame* pushSegmentFrame(Thread* t, const FrameSource& source, uint32_t segment) {
  InterpFrame* frame = pushFrame(t, source.function(segment), source.code(segment));
  CHECK(frame, "the register stack has room for a frame that is on the native stack already");
  return frame;
}

Value continueInInterpreter(Thread* t, const DeoptPoint& p, const RegisterImage& image, ResumeMode mode, Value result) {
  bool isLoop = p.owner->loopHead >= 0;
  FrameSource source(t, p, image);
  InterpFrame* base = isLoop ? enteredFrom(t, p.owner->code) : pushSegmentFrame(t, source, 0);
  fillFrame(t, base, source, p, 0, image);
  for (uint32_t i = 1; i < p.segmentCount; ++i) {
    fillFrame(t, pushSegmentFrame(t, source, i), source, p, i, image);
    if (p.segments[i - 1].telling != TraceEvent::kNone) continueHook(t, t->frame, p.segments[i - 1].telling);
  }
  if (mode == ResumeMode::kAfterCall) result = source.outcome(result);
  return isLoop ? handBackFrames(t, base, mode, result) : resumeFrames(t, base, mode, result, image.framePointer);
}

// The compiled frame that called the runtime function with this frame address.
RegisterImage callerImage(const void* frameAddress) {
  auto* words = static_cast<const uintptr_t*>(frameAddress);
  return {reinterpret_cast<const uint8_t*>(words[0]), reinterpret_cast<const uint8_t*>(words + 2)};
}

CompiledCode::Filed* filedAt(const Thread* t, uintptr_t returnAddress) {
  CompiledCode::Filed* filed = codemap::find(t, returnAddress);
  CHECK(filed, "every exit of compiled code has a deopt point");
  return filed;
}

}  // namespace

namespace {

// What the slot held before it was redirected; it no longer is.
uint64_t takeRedirected(Thread* t, uint64_t slot) {
  CHECK(t && t->redirected, "the thunk is reached on the stack of a thread that redirected");
  auto it = t->redirected->bySlot.find(slot);
  CHECK(it != t->redirected->bySlot.end(), "the thunk is reached through a redirected slot");
  uint64_t address = it->second;
  t->redirected->bySlot.erase(it);
  return address;
}

// How a frame goes on behind the call at this place.
ResumeMode modeAfter(const DeoptPoint& p, bool isFine) {
  TraceEvent telling = p.segments[p.segmentCount - 1].telling;
  if (telling == TraceEvent::kNone) return isFine ? ResumeMode::kAfterCall : ResumeMode::kRaise;
  bool isReturn = telling == TraceEvent::kReturn;
  if (isFine) return isReturn ? ResumeMode::kToldReturn : ResumeMode::kTold;
  return isReturn ? ResumeMode::kRaiseReturn : ResumeMode::kRaise;
}

}  // namespace

extern "C" [[gnu::noinline]] Value rtDeoptimise(Thread* t, uint32_t guard) {
  CompiledCode::Filed* exit = filedAt(t, reinterpret_cast<uintptr_t>(__builtin_return_address(0)));
  RegisterImage image = callerImage(__builtin_frame_address(0));
  CompiledCode* code = exit->point.owner;
  codemap::noteExit(t, code, code->guards[guard]);
  return continueInInterpreter(t, exit->point, image, ResumeMode::kAt, Value());
}

extern "C" [[gnu::noinline]] Value rtExceptionExit(Thread* t) {
  CompiledCode::Filed* exit = filedAt(t, reinterpret_cast<uintptr_t>(__builtin_return_address(0)));
  RegisterImage image = callerImage(__builtin_frame_address(0));
  return continueInInterpreter(t, exit->point, image, modeAfter(exit->point, false), Value());
}

extern "C" [[gnu::noinline]] void rtFrameExit(Thread* t, ActivationRecord* record) {
  auto* f = reinterpret_cast<FrameObject*>(record->frameObject);
  Activation self;
  ActivationWalker walker(t);
  CHECK(walker.next(&self) && self.isCompiled(), "rtFrameExit is called by the compiled frame that ends");
  frameObjectExit(t, f, self, &walker);
}

// Reached by the `ret` of a call whose return address was redirected: the frame's stack and frame pointers are as at
// the return address, the call's outcome is in rax. No register holds the thread there, nor need the frame any more: it
// is the one that this native thread runs (PythonThread.h).
asm(R"(
    .text
    .globl taipanLazyDeoptThunk
    .type taipanLazyDeoptThunk, @function
taipanLazyDeoptThunk:
    movq %rsp, %rdi
    movq %rbp, %rsi
    movq %rax, %rdx
    call taipanLazyDeopt
    movq %rbp, %rsp
    popq %rbp
    ret
    .size taipanLazyDeoptThunk, . - taipanLazyDeoptThunk
)");

extern "C" [[gnu::used]] Value taipanLazyDeopt(const uint8_t* stackPointer, const uint8_t* framePointer, Value result) {
  Thread* t = threadHere();
  CompiledCode::Filed* filed =
      filedAt(t, takeRedirected(t, reinterpret_cast<uint64_t>(stackPointer) - sizeof(uintptr_t)));
  // An empty outcome is an exception, but for the end of an iteration.
  ResumeMode mode = modeAfter(filed->point, t->exception.isEmpty());
  return continueInInterpreter(t, filed->point, {framePointer, stackPointer}, mode, result);
}

namespace deopt {

uint64_t returnAddress(const Thread* t, const uintptr_t* slot) {
  if (*slot != reinterpret_cast<uintptr_t>(&taipanLazyDeoptThunk) || !t->redirected) return *slot;
  auto it = t->redirected->bySlot.find(reinterpret_cast<uint64_t>(slot));
  return it == t->redirected->bySlot.end() ? *slot : it->second;
}

void redirect(Thread* t, uintptr_t* slot) {
  auto thunk = reinterpret_cast<uintptr_t>(&taipanLazyDeoptThunk);
  if (*slot == thunk) return;
  if (!t->redirected) t->redirected = new RedirectedReturns;
  t->redirected->bySlot[reinterpret_cast<uint64_t>(slot)] = *slot;
  *slot = thunk;
}

void redirectInvalidFrames(Thread* t) {
  ActivationWalker walker(t);
  Activation a;
  while (walker.next(&a))
    if (a.isCompiled() && !a.point()->owner->valid && a.point()->isCall) redirectFrame(t, a.image());
}

void redirectFrames(Thread* t, bool all) {
  ActivationWalker walker(t);
  Activation a;
  while (walker.next(&a)) {
    if (!a.isCompiled() || !a.point()->isCall) continue;
    const CompiledCode* code = a.point()->owner;
    FrameObject* f = a.frameObject();
    bool hasSomethingToTell = code->inlines || code->tier != Tier::kOptimised || (f && f->trace);
    if (all || hasSomethingToTell) redirectFrame(t, a.image());
  }
}

void redirectFrame(Thread* t, const RegisterImage& image) {
  redirect(t, reinterpret_cast<uintptr_t*>(const_cast<uint8_t*>(image.stackPointer)) - 1);
}

}  // namespace deopt

}  // namespace taipan
