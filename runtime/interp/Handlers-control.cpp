// Jumps, loops, iteration, return; registers and constants.
#include <algorithm>
#include <span>

#include "runtime/core/Options.h"
#include "runtime/frames/Tracing.h"
#include "runtime/interp/Enter.h"
#include "runtime/interp/NameErrors.h"
#include "runtime/interp/Safepoint.h"
#include "runtime/types/exception/Exceptions.h"
#include "runtime/types/iterator/Iterators.h"

namespace taipan {

// --- registers

HANDLER(Nop) {
  NEXT();
}

HANDLER(LoadConst) {
  RA = constOf(pc, code);
  NEXT();
}

HANDLER(Move) {
  RA = RB;
  NEXT();
}

HANDLER(DeleteLocal) {
  RA = Value();
  NEXT();
}

SLOW(slowCheckBound) {
  savePc(pc, r);
  raiseUnbound(t, code, pc->a);
  TAIL(unwind);
}

HANDLER(CheckBound) {
  if (UNLIKELY(RA.isEmpty())) TAIL(slowCheckBound);
  NEXT();
}

namespace {

// The first local that an instruction reads although it is unbound, or kNoRegister.
unsigned unboundOperand(const Instr& i, const Value* r, const CodeObject* code) {
  RegisterRange ranges[4];
  unsigned count = registersRead(i, ranges);
  for (const RegisterRange& range : std::span(ranges, count))
    for (unsigned reg = range.first; reg < range.first + range.count; ++reg)
      if (reg < code->localCount && r[reg].isEmpty()) return reg;
  return kNoRegister;
}

}  // namespace

SLOW(checkedOperands) {
  savePc(pc, r);
  const Instr& plain = instrOf(frameOf(r));
  unsigned unbound = unboundOperand(plain, r, code);
  if (UNLIKELY(unbound != kNoRegister)) {
    raiseUnbound(t, code, unbound);
    TAIL(unwind);
  }
  [[clang::musttail]] return kHandlers.of[static_cast<unsigned>(plain.op)](pc, r, t, fb, code);
}

// --- jumps

HANDLER(Jump) {
  pc = targetOf(pc, code);
  DISPATCH();
}

namespace {

// What compiled code calls runs on the native stack above it.
bool hasNativeStack(Thread* t) {
  return static_cast<uint8_t*>(__builtin_frame_address(0)) > t->stackLimit + (256 << 10);
}

}  // namespace

OsrEntry compiledEntry(Thread* t, InterpFrame* frame, uint32_t at, Tier tier) {
  if (!tierUp.findOsrEntry || !hasNativeStack(t)) return nullptr;
  if (frame->function->code != frame->code) return nullptr;  // __code__ was assigned meanwhile
  OsrEntry entry = tierUp.findOsrEntry(t, frame->function, at, tier);
  if (entry) return entry;
  tierUp.requestCompile(t, frame->function, static_cast<int32_t>(at), tier);
  return tierUp.findOsrEntry(t, frame->function, at, tier);
}

// Compiled code handed its activation back: goes on as Thread::resumeMode says.
SLOW(resumeHandedBack) {
  InterpFrame* frame = t->frame;
  Value result = t->resumeResult;
  t->resumeResult = Value();
  Handler first = resumption(t, frame, static_cast<ResumeMode>(t->resumeMode), result);
  switchTo(frame, pc, r, fb, code);
  [[clang::musttail]] return first(pc, r, t, fb, code);
}

SLOW(slowJumpBack) {
  savePc(pc, r);
  if (pendingInterrupts(t) && !serviceInterrupts(t)) TAIL(unwind);
  InterpFrame* frame = frameOf(r);
  code = frame->code;
  if (code->heat >= tierUpThreshold) {
    // The activation is the compiled code's from here on, which also takes it off Thread::depth and sees to its frame
    // object; the registers stay where they are until it returns.
    Tier tier;
    OsrEntry entry = mayRunCompiled(t, frame, &tier)
                         ? compiledEntry(t, frame, static_cast<uint32_t>(instrOf(frame).d), tier)
                         : nullptr;
    if (entry) FINISH_COMPILED(runCompiled(t, frame, entry, tier));
  }
  pc = targetOf(pc, code);
  DISPATCH();
}

HANDLER(JumpBack) {
  uint32_t heat = ++code->heat;
  if (UNLIKELY((pendingInterrupts(t) != 0) | (heat >= tierUpThreshold))) TAIL(slowJumpBack);
  pc = targetOf(pc, code);
  DISPATCH();
}

// --- return

// Behind the end of a frame: the run is over, or the caller goes on with `result`.
#define FINISH_RETURN(flags, caller, ended, result)                  \
  do {                                                               \
    if ((flags) & kFrameIsBase) return (ended) ? (result) : Value(); \
    switchTo(caller, pc, r, fb, code);                               \
    if (UNLIKELY(!(ended))) TAIL(unwind);                            \
    if (UNLIKELY((flags) & kFrameIsHook)) {                          \
      bool fine = endHook(t, caller, result);                        \
      switchTo(caller, pc, r, fb, code);                             \
      if (fine) TAIL(executeTold);                                   \
      if (caller->flags & kFrameToldReturn) TAIL(unwindReturn);      \
      TAIL(unwind);                                                  \
    }                                                                \
    if ((flags) & kFrameDelivers) {                                  \
      if (UNLIKELY(!deliver(t, caller, result))) TAIL(unwind);       \
      switchTo(caller, pc, r, fb, code);                             \
      DISPATCH();                                                    \
    }                                                                \
    RA = result;                                                     \
    NEXT();                                                          \
  } while (0)

SLOW(slowReturn) {
  savePc(pc, r);
  InterpFrame* frame = frameOf(r);
  InterpFrame* caller = frame->previous;
  uint32_t flags = frame->flags;
  Value result = RB;
  bool ended = endFrame(t, frame, &result);
  FINISH_RETURN(flags, caller, ended, result);
}

// The frame was taken over by compiled code, which returned r0.
SLOW(endOsr) {
  InterpFrame* frame = frameOf(r);
  InterpFrame* caller = frame->previous;
  uint32_t flags = frame->flags;
  Value result = r[0];
  bool ended = endFrame(t, frame, &result);
  FINISH_RETURN(flags, caller, ended, result);
}

HANDLER(Return) {
  InterpFrame* frame = frameOf(r);
  if (UNLIKELY((frame->flags != 0) | (frame->frameObject != nullptr))) TAIL(slowReturn);
  Value result = RB;
  InterpFrame* caller = dropFrame(t, frame);
  switchTo(caller, pc, r, fb, code);
  RA = result;
  NEXT();
}

// --- iteration

SLOW(slowGetIter) {
  savePc(pc, r);
  Value v = RB;
  seeValue(siteOf<Op::GetIter>(pc, fb), v);
  Value iterator = pc->d ? v : getIter(t, v);
  if (UNLIKELY(iterator.isEmpty())) TAIL(unwind);
  RA = iterator;
  RA_PLUS(1) = Value();
  RESUME();
}

HANDLER(GetIter) {
  Value v = RB;
  if (LIKELY(isObjectOperand(v))) {
    uint32_t shape = v.asObject()->shapeBits;
    if (shape == exactShapes.List) {
      see<Op::GetIter>(pc, fb, seenFirst(kSeenList));
      RA = v;
      RA_PLUS(1) = Value::smallInt(0);
      NEXT();
    }
    if (shape == exactShapes.Range && v.as<Range>()->fast) {
      see<Op::GetIter>(pc, fb, seenFirst(kSeenRange));
      RA = v;
      RA_PLUS(1) = v.as<Range>()->start;
      NEXT();
    }
    if (shape == exactShapes.Tuple) {
      see<Op::GetIter>(pc, fb, seenFirst(kSeenTuple));
      RA = v;
      RA_PLUS(1) = Value::smallInt(0);
      NEXT();
    }
  }
  TAIL(slowGetIter);
}

namespace {

void note(uint32_t* seen, uint32_t what) {
  if (*seen != what) *seen = *seen ? kMixedShapes : what;
}

uint32_t shapeBitsOf(Value iterator) {
  return iterator.isObject() ? iterator.asObject()->shapeBits : kMixedShapes;
}

uint32_t listIteratorsIn(const ZipObject* zip) {
  auto* iterators = zip->iterators.as<Tuple>();
  for (int64_t i = 0; i < iterators->length; ++i)
    if (!isExact(iterators->items[i], types::ListIterator)) return kMixedShapes;
  return static_cast<uint32_t>(iterators->length);
}

void seeIterator(IterationFeedback* slot, Value iterator) {
  slot->iterators = 1;
  note(&slot->shape, shapeBitsOf(iterator));
  if (hasShape(iterator, exactShapes.Enumerate))
    note(&slot->within, shapeBitsOf(iterator.as<EnumerateObject>()->iterator));
  else if (hasShape(iterator, exactShapes.Zip))
    note(&slot->within, listIteratorsIn(iterator.as<ZipObject>()));
}

}  // namespace

SLOW(slowForIter) {
  savePc(pc, r);
  Value iterator = RB;
  seeIterator(siteOf<Op::ForIter>(pc, fb), iterator);
  auto next = typeOf(iterator)->slots->next;
  Value item = LIKELY(next) ? next(t, iterator) : iterNext(t, iterator);
  if (item.isEmpty()) {
    bool isPlainEnd = LIKELY(t->exception.isEmpty() && !isHooked(t));
    if (!isPlainEnd && !endsIteration(t, frameOf(r))) TAIL(unwind);
    RELOAD();
    pc = targetOf(pc, code);
    DISPATCH();
  }
  RA = item;
  RESUME();
}

HANDLER(ForIter) {
  Value sequence = RB, at = RB_PLUS(1);
  if (UNLIKELY(at.isEmpty())) TAIL(slowForIter);
  uint32_t shape = sequence.asObject()->shapeBits;
  if (shape == exactShapes.Range) {
    auto* range = sequence.as<Range>();
    int64_t next = static_cast<int64_t>(at.bits()), stop = static_cast<int64_t>(range->stop.bits());
    int64_t step = static_cast<int64_t>(range->step.bits() - Value::kIntTag);
    bool more = step > 0 ? next < stop : next > stop;
    siteOf<Op::ForIter>(pc, fb)->sequences |= kSeenRange;
    if (LIKELY(more)) {
      RB_PLUS(1) = Value::fromBits(static_cast<uint64_t>(next + step));
      RA = at;
      NEXT();
    }
    pc = targetOf(pc, code);
    DISPATCH();
  }
  uint64_t index = static_cast<uint64_t>(at.asSmallInt());
  bool isList = LIKELY(shape == exactShapes.List);
  siteOf<Op::ForIter>(pc, fb)->sequences |= isList ? kSeenList : kSeenTuple;
  if (LIKELY(index < static_cast<uint64_t>(sequence.as<Tuple>()->length))) {
    const Value* items = isList ? sequence.as<List>()->items->values : sequence.as<Tuple>()->items;
    RB_PLUS(1) = Value::smallInt(static_cast<int64_t>(index + 1));
    RA = items[index];
    NEXT();
  }
  pc = targetOf(pc, code);
  DISPATCH();
}

}  // namespace taipan
