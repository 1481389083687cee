#include "runtime/frames/Activation.h"

#include <algorithm>

#include "runtime/TierUp.h"
#include "runtime/frames/DecodedFrame.h"
#include "runtime/frames/FrameObject.h"
#include "runtime/heap/Heap.h"
#include "runtime/types/callable/Cell.h"

namespace taipan {

namespace {

const DeoptSegment& segmentOf(const DeoptPoint* p, unsigned segment) {
  return p->segments[segment];
}

Value contentsOf(Value v) {
  return isCell(v) ? cellContents(v.as<Cell>()) : v;
}

}  // namespace

Activation Activation::of(InterpFrame* frame) {
  Activation a;
  a.frame_ = frame;
  return a;
}

Activation Activation::of(const DeoptPoint* point, const RegisterImage& image) {
  Activation a;
  a.point_ = point;
  a.segment_ = point->segmentCount - 1;
  a.image_ = image;
  return a;
}

CodeObject* Activation::code() const {
  return point_ ? segmentOf(point_, segment_).code : frame_->code;
}

FunctionObject* Activation::function() const {
  return point_ ? segmentFunction(segmentOf(point_, segment_), image_) : frame_->function;
}

uint32_t Activation::instr() const {
  if (point_) return segmentOf(point_, segment_).instr;
  return instrIndex(frame_);
}

bool Activation::isEntering() const {
  return frame_ && (frame_->flags & kFrameEntering);
}

// The call is told of at the line of the `def`; a module has none.
uint32_t Activation::line() const {
  CodeObject* c = code();
  if (isEntering()) return c->isModule ? 0 : c->firstLine;
  return c->lineOf(instr());
}

Value Activation::readRegister(Thread* t, unsigned reg) const {
  if (!point_) return frame_->registers[reg];
  if (DecodedFrame* decoded = findDecodedFrame(t, image_)) return decoded->registers(segment_)[reg];
  const DeoptSegment& s = segmentOf(point_, segment_);
  for (uint32_t i = 0; i < s.valueCount; ++i) {
    const DeoptValue& v = point_->values[s.firstValue + i];
    if (v.reg == reg) return decodeValue(t, *point_, v, image_);
  }
  return Value();
}

void Activation::saveRegisters(Thread* t, ValueArray* into) const {
  unsigned count = code()->localsPlusCount();
  DecodedFrame* decoded = point_ ? findDecodedFrame(t, image_) : nullptr;
  if (!point_ || decoded) {
    std::copy_n(decoded ? decoded->registers(segment_) : frame_->registers, count, into->values);
    return writeBarrier(t, into);
  }
  const DeoptSegment& s = segmentOf(point_, segment_);
  for (uint32_t i = 0; i < s.valueCount; ++i) {
    const DeoptValue& v = point_->values[s.firstValue + i];
    if (v.reg >= count) continue;
    into->values[v.reg] = decodeValue(t, *point_, v, image_);
    writeBarrier(t, into);  // each may collect
  }
}

Value Activation::readVariable(Thread* t, unsigned index) const {
  Value locals = code()->hasDictLocals() && index < code()->localCount ? localsDict() : Value();
  if (locals) return dictGetStr(locals.as<Dict>(), code()->registerNames->items[index].as<Str>());
  Value v = readRegister(t, index);
  return code()->registerIsCell(index) ? contentsOf(v) : v;
}

void Activation::readVariables(Thread* t, Value* out) const {
  CodeObject* c = code();
  unsigned count = c->localsPlusCount();
  if (DecodedFrame* decoded = point_ ? findDecodedFrame(t, image_) : nullptr) {
    std::copy_n(decoded->registers(segment_), count, out);
  } else if (point_) {
    for (unsigned i = 0; i < count; ++i)
      out[i] = Value();
    const DeoptSegment& s = segmentOf(point_, segment_);
    for (uint32_t i = 0; i < s.valueCount; ++i) {
      const DeoptValue& v = point_->values[s.firstValue + i];
      if (v.reg < count) out[v.reg] = decodeValue(t, *point_, v, image_);
    }
  } else {
    for (unsigned i = 0; i < count; ++i)
      out[i] = frame_->registers[i];
  }
  for (unsigned i = 0; i < count; ++i)
    if (c->registerIsCell(i)) out[i] = contentsOf(out[i]);
}

bool Activation::writeVariable(Thread* t, unsigned index, Value v) const {
  Value locals = code()->hasDictLocals() && index < code()->localCount ? localsDict() : Value();
  if (locals) {
    Str* name = code()->registerNames->items[index].as<Str>();
    if (v) return dictSetStr(t, locals.as<Dict>(), name, v);
    dictDeleteStr(t, locals.as<Dict>(), name);
    return true;
  }
  DecodedFrame* decoded = nullptr;
  if (point_ && !(decoded = decodeFrame(t, *point_, image_))) return false;
  CodeObject* c = decoded ? decoded->segments[segment_].code : frame_->code;  // what it will run
  if (v.isEmpty() && !c->registerIsCell(index) && checkLocals(c) && tierUp.localsChecked) tierUp.localsChecked(t, c);
  Value* registers = decoded ? decoded->registers(segment_) : frame_->registers;
  Value& home = registers[index];
  // Else its MakeCell is still to come.
  if (c->registerIsCell(index) && isCell(home)) return setCellContents(t, home.as<Cell>(), v);
  home = v;
  if (decoded) writeBarrier(t, decoded->values);
  return true;
}

FrameObject* Activation::frameObject() const {
  if (!point_) return frame_->frameObject;
  ActivationRecord* record = activationRecord(segmentOf(point_, segment_), image_);
  return record ? reinterpret_cast<FrameObject*>(record->frameObject) : nullptr;
}

void Activation::setFrameObject(FrameObject* f) {
  if (!point_) {
    frame_->frameObject = f;
  } else if (ActivationRecord* record = activationRecord(segmentOf(point_, segment_), image_)) {
    record->frameObject = reinterpret_cast<uint64_t>(f);
  }
}

Value Activation::localsDict() const {
  if (!point_) return frame_->localsDict;
  ActivationRecord* record = activationRecord(segmentOf(point_, segment_), image_);
  return record ? Value::fromBits(record->localsDict) : Value();
}

void Activation::setLocalsDict(Value dict) {
  if (!point_) {
    frame_->localsDict = dict;
  } else if (ActivationRecord* record = activationRecord(segmentOf(point_, segment_), image_)) {
    record->localsDict = dict.bits();
  }
}

bool Activation::isSame(const Activation& other) const {
  if (isCompiled() != other.isCompiled()) return false;
  if (!isCompiled()) return frame_ == other.frame_;
  return image_.framePointer == other.image_.framePointer && segment_ == other.segment_;
}

// --- the walk

[[gnu::noinline]] ActivationWalker::ActivationWalker(Thread* t)
    : thread_(t),
      nativeFrame_(*static_cast<void* const*>(__builtin_frame_address(0))),
      entry_(t->entry),
      frame_(t->frame) {}

// Goes up the native stack to the next frame that runs Python code: a run of the interpreter (inEntry_) or a compiled
// frame (segmentsLeft_). False at the end of the stack.
bool ActivationWalker::nextNative() {
  if (!tierUp.findDeoptPoint) {
    inEntry_ = entry_ != nullptr;
    return inEntry_;
  }
  while (nativeFrame_ && nativeFrame_ < thread_->stackBase) {
    if (entry_ && nativeFrame_ == entry_->nativeFrame) {
      inEntry_ = true;
      return true;
    }
    auto* words = static_cast<const uintptr_t*>(nativeFrame_);
    auto* caller = reinterpret_cast<const void*>(words[0]);
    const DeoptPoint* point = tierUp.findDeoptPoint(thread_, words + 1);
    if (caller <= nativeFrame_) caller = nullptr;
    nativeFrame_ = caller;
    if (point && caller != skip_) {
      point_ = point;
      image_ = {static_cast<const uint8_t*>(caller), reinterpret_cast<const uint8_t*>(words + 2)};
      segmentsLeft_ = point->segmentCount;
      return true;
    }
  }
  return false;
}

[[gnu::noinline]] bool ActivationWalker::next(Activation* out) {
  for (;;) {
    if (segmentsLeft_) {
      *out = Activation();
      out->point_ = point_;
      out->segment_ = --segmentsLeft_;
      out->image_ = image_;
      return true;
    }
    if (inEntry_) {
      if (frame_ != entry_->outerFrame) {
        *out = Activation::of(frame_);
        frame_ = frame_->previous;
        return true;
      }
      inEntry_ = false;
      skip_ = entry_->replaces;
      entry_ = entry_->outer;
      // The native frame of the entry itself was called by something, which nextNative looks at now.
    }
    if (!nextNative()) return false;
  }
}

bool activationAt(Thread* t, unsigned depth, Activation* out) {
  ActivationWalker walker(t);
  do {
    if (!walker.next(out)) return false;
  } while (depth-- > 0);
  return true;
}

}  // namespace taipan
