#include "runtime/frames/DecodedFrame.h"

#include <algorithm>

#include "runtime/TierUp.h"
#include "runtime/bytecode/CodeObject.h"
#include "runtime/core/Init.h"
#include "runtime/core/Objects.h"
#include "runtime/heap/Heap.h"
#include "runtime/support/Assert.h"
#include "runtime/threads/Thread.h"

namespace taipan {

namespace {

// Lays out the segments one behind another; how many registers that makes.
uint32_t laySegments(DecodedFrame* frame) {
  const DeoptPoint& p = *frame->point;
  CHECK(p.segmentCount <= DecodedFrame::kMaxSegments, "calls are inlined a few levels deep");
  uint32_t registers = 0;
  for (uint32_t n = 0; n < p.segmentCount; ++n) {
    frame->segments[n].code = p.segments[n].code;
    frame->segments[n].firstRegister = registers;
    registers += p.segments[n].code->registerCount;
  }
  return registers;
}

// Decodes every value of the point once, so that a virtual object that several registers name is one object.
void decodeInto(Thread* t, DecodedFrame* frame, const RegisterImage& image) {
  const DeoptPoint& p = *frame->point;
  auto* built = static_cast<Value*>(__builtin_alloca(p.virtualCount * sizeof(Value)));  // the collector scans the stack
  std::fill_n(built, p.virtualCount, Value());
  ValueArray* values = frame->values;
  for (uint32_t n = 0; n < p.segmentCount; ++n) {
    const DeoptSegment& s = p.segments[n];
    frame->segments[n].function = segmentFunction(s, image);
    for (uint32_t i = 0; i < s.valueCount; ++i) {
      const DeoptValue& v = p.values[s.firstValue + i];
      frame->registers(n)[v.reg] = decodeValue(t, p, v, image, built);
      writeBarrier(t, values);
    }
  }
  if (p.resultOverride) {
    values->values[values->capacity - 1] = decodeValue(t, p, *p.resultOverride, image, built);
    writeBarrier(t, values);
  }
}

void traceDecodedFrames(Marker& marker, void* thread) {
  for (DecodedFrame* frame = static_cast<Thread*>(thread)->decodedFrames; frame; frame = frame->next) {
    marker.visitObject(frame->values);
    for (uint32_t n = 0; n < frame->point->segmentCount; ++n) {
      marker.visitObject(frame->segments[n].function);
      marker.visitObject(frame->segments[n].code);
    }
  }
}

}  // namespace

Value* DecodedFrame::registers(unsigned segment) const {
  return values->values + segments[segment].firstRegister;
}

Value DecodedFrame::resultOverride() const {
  return values->values[values->capacity - 1];
}

DecodedFrame* findDecodedFrame(const Thread* t, const RegisterImage& image) {
  for (DecodedFrame* frame = t->decodedFrames; frame; frame = frame->next)
    if (frame->framePointer == image.framePointer) return frame;
  return nullptr;
}

DecodedFrame* decodeFrame(Thread* t, const DeoptPoint& point, const RegisterImage& image) {
  if (DecodedFrame* known = findDecodedFrame(t, image)) return known;
  auto* frame = new DecodedFrame{};
  frame->point = &point;
  frame->framePointer = image.framePointer;
  uint32_t registers = laySegments(frame);
  frame->values = newValueArray(t, registers + 1);
  if (!frame->values) {
    delete frame;
    return nullptr;
  }
  decodeInto(t, frame, image);
  frame->next = t->decodedFrames;
  t->decodedFrames = frame;
  tierUp.deoptimise(t, image);
  return frame;
}

void dropDecodedFrame(Thread* t, DecodedFrame* frame) {
  DecodedFrame** link = &t->decodedFrames;
  while (*link != frame)
    link = &(*link)->next;
  *link = frame->next;
  delete frame;
}

void initDecodedFrames(Thread* t) {
  heap::addRootTracer(t, traceDecodedFrames, t);
}

}  // namespace taipan
