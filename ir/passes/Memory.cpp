#include "ir/passes/Memory.h"

namespace taipan::hir {

namespace {

uint64_t keyOf(AliasSet cls, uint64_t offset) { return uint64_t{cls} << 32 | (offset & 0xffffffff); }

bool isSplit(Op op) {
  switch (op) {
    case Op::LoadSlot:
    case Op::StoreSlot:
    case Op::StoreNewSlot:
    case Op::LoadIterField:
    case Op::StoreIterField: return true;
    default:                 return false;  // overflow slots: the class as a whole
  }
}

}  // namespace

Memory::Memory(const Function& f) {
  unsigned next = 8;
  for (const Block* b : f.blocks) {
    for (const Instr* i : instrs(b)) {
      if (!isSplit(i->op)) continue;
      AliasSet cls = (i->info().reads | i->info().writes) & (kAliasSlot | kAliasIter);
      if (next == kLocations || !parts_.emplace(keyOf(cls, i->immA), next).second) continue;
      (cls == kAliasSlot ? slotParts_ : iterParts_) |= LocationSet{1} << next;
      ++next;
    }
  }
}

LocationSet Memory::allOf(AliasSet classes) const {
  LocationSet set = classes;
  if (classes & kAliasSlot) set |= slotParts_;
  if (classes & kAliasIter) set |= iterParts_;
  return set;
}

LocationSet Memory::resolve(const Instr* i, AliasSet classes) const {
  if (!isSplit(i->op)) return allOf(classes);
  AliasSet cls = classes & (kAliasSlot | kAliasIter);
  auto it = parts_.find(keyOf(cls, i->immA));
  if (it == parts_.end()) return allOf(classes);
  // A part is also written by whoever writes the whole class, but not the other way round.
  return allOf(static_cast<AliasSet>(classes & ~cls)) | LocationSet{1} << it->second;
}

LocationSet Memory::read(const Instr* i) const { return resolve(i, i->info().reads); }

LocationSet Memory::written(const Instr* i) const { return resolve(i, i->info().writes); }

LocationSet Memory::writtenIn(const Loop* loop) const {
  LocationSet set = 0;
  for (const Block* b : loop->blocks)
    for (const Instr* i : instrs(b)) set |= written(i);
  return set;
}

}  // namespace taipan::hir
