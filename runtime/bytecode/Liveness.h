// Liveness: which registers of a code object hold a value that may still be read, by exception handlers too. For the
// compiler's frame states, and for jumps that a debugger asks for.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "runtime/bytecode/CodeBody.h"

namespace taipan {

// A set of registers.
class RegisterSet {
 public:
  explicit RegisterSet(unsigned registers = 0) : words_((registers + 63) / 64) {}
  bool has(unsigned r) const { return words_[r / 64] >> (r % 64) & 1; }
  void add(unsigned r) { words_[r / 64] |= uint64_t{1} << (r % 64); }
  void remove(unsigned r) { words_[r / 64] &= ~(uint64_t{1} << (r % 64)); }
  // True if it grew.
  bool addAll(const RegisterSet& other);
  bool operator==(const RegisterSet&) const = default;

 private:
  std::vector<uint64_t> words_;
};

class Liveness {
 public:
  explicit Liveness(const CodeBody* code);
  RegisterSet before(uint32_t instr) const;  // live when instr starts
  RegisterSet after(
      uint32_t instr) const;  // live when it has ended (what it writes included) or, if it raised, in the handler

 private:
  struct Range {
    uint32_t start, end;
    RegisterSet in, out;
    std::vector<uint32_t> successors;
  };
  const Range& rangeOf(uint32_t instr) const;
  void addHandlers(uint32_t instr, RegisterSet& live) const;
  void step(uint32_t instr, RegisterSet& live) const;
  void splitIntoRanges();

  const CodeBody* code_;
  std::vector<Range> ranges_;
  std::vector<uint32_t> rangeAt_;  // by instruction
};

// --- control flow
bool fallsThrough(Op op);
bool hasTarget(const Instr& i);
// Of instrCount + 1: 1 where a block starts.
std::vector<uint8_t> findLeaders(const CodeBody* code);

// f(r) for each register r that an instruction reads (registersRead) or writes (registersWritten).
template <class F>
void forEachRegister(const Instr& i, unsigned (*ranges)(const Instr&, RegisterRange*), F f) {
  RegisterRange out[4];
  unsigned count = ranges(i, out);
  for (unsigned n = 0; n < count; ++n)
    for (unsigned r = 0; r < out[n].count; ++r)
      f(out[n].first + r);
}

}  // namespace taipan
