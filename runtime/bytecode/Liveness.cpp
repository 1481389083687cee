#include "runtime/bytecode/Liveness.h"

namespace taipan {

bool RegisterSet::addAll(const RegisterSet& other) {
  bool grew = false;
  for (std::size_t n = 0; n < words_.size(); ++n) {
    uint64_t sum = words_[n] | other.words_[n];
    grew |= sum != words_[n];
    words_[n] = sum;
  }
  return grew;
}

namespace {

bool endsBlock(Op op) {
  return opInfo(op).isJump();
}

}  // namespace

bool hasTarget(const Instr& i) {
  return opInfo(i.op).roles[3] == Role::Target;
}
bool fallsThrough(Op op) {
  return op != Op::Jump && op != Op::JumpBack && op != Op::Return && op != Op::Raise && op != Op::Reraise;
}

// Instructions that start a block.
std::vector<uint8_t> findLeaders(const CodeBody* code) {
  std::vector<uint8_t> leader(code->instrCount + 1);
  leader[0] = 1;
  for (uint32_t n = 0; n < code->instrCount; ++n) {
    const Instr& i = code->instrs[n];
    if (hasTarget(i)) leader[static_cast<uint32_t>(i.d)] = 1;
    if (endsBlock(i.op)) leader[n + 1] = 1;
  }
  for (uint32_t n = 0; n < code->handlerCount; ++n)
    leader[code->handlers[n].handler] = 1;
  return leader;
}

// --- liveness

void Liveness::splitIntoRanges() {
  std::vector<uint8_t> leader = findLeaders(code_);
  RegisterSet none(code_->registerCount);
  rangeAt_.resize(code_->instrCount);
  for (uint32_t n = 0; n < code_->instrCount; ++n) {
    if (leader[n]) ranges_.push_back({n, n, none, none, {}});
    ranges_.back().end = n + 1;
    rangeAt_[n] = static_cast<uint32_t>(ranges_.size() - 1);
  }
  for (Range& range : ranges_) {
    const Instr& last = code_->instrs[range.end - 1];
    if (hasTarget(last)) range.successors.push_back(rangeAt_[static_cast<uint32_t>(last.d)]);
    if (fallsThrough(last.op) && range.end < code_->instrCount) range.successors.push_back(rangeAt_[range.end]);
  }
}

Liveness::Liveness(const CodeBody* code) : code_(code) {
  splitIntoRanges();
  for (bool changed = true; changed;) {
    changed = false;
    for (std::size_t n = ranges_.size(); n-- > 0;) {
      Range& range = ranges_[n];
      for (uint32_t s : range.successors)
        changed |= range.out.addAll(ranges_[s].in);
      RegisterSet live = range.out;
      for (uint32_t at = range.end; at-- > range.start;)
        step(at, live);
      changed |= range.in.addAll(live);
    }
  }
}

const Liveness::Range& Liveness::rangeOf(uint32_t instr) const {
  return ranges_[rangeAt_[instr]];
}

// An instruction that raises continues in its handler.
void Liveness::addHandlers(uint32_t instr, RegisterSet& live) const {
  if (!opInfo(code_->instrs[instr].op).mayRaise()) return;
  const ExceptionRange* range = findHandler(code_, instr);
  if (!range) return;
  RegisterSet in = rangeOf(range->handler).in;
  in.remove(range->excRegister);
  live.addAll(in);
}

void Liveness::step(uint32_t instr, RegisterSet& live) const {
  const Instr& i = code_->instrs[instr];
  forEachRegister(i, registersWritten, [&](unsigned r) { live.remove(r); });
  addHandlers(instr, live);
  forEachRegister(i, registersRead, [&](unsigned r) { live.add(r); });
}

RegisterSet Liveness::before(uint32_t instr) const {
  const Range& range = rangeOf(instr);
  RegisterSet live = range.out;
  for (uint32_t at = range.end; at-- > instr;)
    step(at, live);
  return live;
}

RegisterSet Liveness::after(uint32_t instr) const {
  const Range& range = rangeOf(instr);
  RegisterSet live = range.out;
  for (uint32_t at = range.end; at-- > instr + 1;)
    step(at, live);
  addHandlers(instr, live);
  return live;
}

}  // namespace taipan
