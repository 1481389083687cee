#include "ir/passes/Memory.h"

namespace taipan::hir {

namespace {

uint64_t keyOf(AliasSet cls, uint64_t offset) {
  return uint64_t{cls} << 32 | (offset & 0xffffffff);
}

constexpr AliasSet kSplitClasses = kAliasSlot | kAliasIter | kAliasGlobal;

bool isSplit(Op op) {
  switch (op) {
    case Op::LoadSlot:
    case Op::StoreSlot:
    case Op::StoreNewSlot:
    case Op::LoadIterField:
    case Op::StoreIterField:
    case Op::LoadGlobalEntry:
    case Op::StoreGlobalEntry: return true;
    default:                   return false;  // overflow slots: the class as a whole
  }
}

}  // namespace

// What tells the part that an instruction touches from others of its class. Equal parts have equal offsets.
static uint64_t offsetOf(const Instr* i) {
  bool isGlobal = i->op == Op::LoadGlobalEntry || i->op == Op::StoreGlobalEntry;
  return isGlobal ? i->immB ^ i->immA << 4 : i->immA;
}

Memory::Memory(const Function& f) {
  unsigned next = 9;
  for (const Block* b : f.blocks) {
    for (const Instr* i : instrs(b)) {
      if (!isSplit(i->op)) continue;
      AliasSet cls = (i->info().reads | i->info().writes) & kSplitClasses;
      if (next == kLocations || !parts_.emplace(keyOf(cls, offsetOf(i)), next).second) continue;
      (cls == kAliasSlot ? slotParts_ : cls == kAliasIter ? iterParts_ : globalParts_) |= LocationSet{1} << next;
      ++next;
    }
  }
}

LocationSet Memory::allOf(AliasSet classes) const {
  LocationSet set = classes;
  if (classes & kAliasSlot) set |= slotParts_;
  if (classes & kAliasIter) set |= iterParts_;
  if (classes & kAliasGlobal) set |= globalParts_;
  return set;
}

LocationSet Memory::resolve(const Instr* i, AliasSet classes) const {
  if (!isSplit(i->op)) return allOf(classes);
  AliasSet cls = classes & kSplitClasses;
  auto it = parts_.find(keyOf(cls, offsetOf(i)));
  if (it == parts_.end()) return allOf(classes);
  // A part is also written by whoever writes the whole class, but not the other way round.
  return allOf(static_cast<AliasSet>(classes & ~cls)) | LocationSet{1} << it->second;
}

LocationSet Memory::read(const Instr* i) const {
  return resolve(i, i->info().reads);
}

LocationSet Memory::written(const Instr* i) const {
  return resolve(i, i->info().writes);
}

LocationSet Memory::writtenIn(const Loop* loop) const {
  LocationSet set = 0;
  for (const Block* b : loop->blocks)
    for (const Instr* i : instrs(b))
      set |= written(i);
  return set;
}

}  // namespace taipan::hir
