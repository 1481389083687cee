// The method resolution order (C3) and what the bases of a class must satisfy.
#include <string>

#include "runtime/core/Objects.h"
#include "runtime/threads/Thread.h"
#include "runtime/types/class/Class.h"
#include "runtime/types/exception/Exceptions.h"
#include "runtime/types/object/Instance.h"

namespace taipan {

namespace {

// The sequences that C3 merges: the bases' MROs, then the list of bases. next[i]: first item not merged yet.
struct Merge {
  static constexpr int64_t kMaxBases = 256;
  Tuple* sequences[kMaxBases + 1];
  int64_t next[kMaxBases + 1];
  int64_t count;

  Value head(int64_t i) const { return next[i] < sequences[i]->length ? sequences[i]->items[next[i]] : Value(); }
  bool inTail(Value candidate) const {
    for (int64_t i = 0; i < count; i++)
      for (int64_t k = next[i] + 1; k < sequences[i]->length; k++)
        if (sequences[i]->items[k] == candidate) return true;
    return false;
  }
};

bool checkDuplicates(Thread* t, Tuple* bases) {
  for (int64_t i = 0; i < bases->length; i++)
    for (int64_t k = 0; k < i; k++)
      if (bases->items[i] == bases->items[k]) {
        raisef(t, exc::TypeError, "duplicate base class %s", strToUtf8(bases->items[i].as<TypeObject>()->name).c_str());
        return false;
      }
  return true;
}

Tuple* raiseInconsistent(Thread* t, const Merge& m) {
  std::string text;
  Value named[Merge::kMaxBases + 1];
  int64_t count = 0;
  for (int64_t i = 0; i < m.count; i++) {
    Value head = m.head(i);
    bool known = head.isEmpty();
    for (int64_t k = 0; k < count; k++)
      known |= named[k] == head;
    if (known) continue;
    named[count++] = head;
    text += (text.empty() ? "" : ", ") + strToUtf8(head.as<TypeObject>()->name);
  }
  raise(t, exc::TypeError, "Cannot create a consistent method resolution\norder (MRO) for bases " + text);
  return nullptr;
}

// The ancestor whose C++ layout instances of the type have: the last builtin one that added fields.
const TypeObject* solidBase(const TypeObject* type) {
  while (type->flags & kTypeHeap)
    type = type->base;
  while (type->base && fixedSizeOf(type) == fixedSizeOf(type->base))
    type = type->base;
  return type;
}

}  // namespace

Tuple* computeMro(Thread* t, TypeObject* type, Tuple* bases) {
  if (!checkDuplicates(t, bases)) return nullptr;
  if (bases->length > Merge::kMaxBases) {
    raiseTypeError(t, "too many base classes");
    return nullptr;
  }
  Merge m;
  m.count = bases->length + 1;
  int64_t total = 1;
  for (int64_t i = 0; i < m.count; i++) {
    m.sequences[i] = i < bases->length ? bases->items[i].as<TypeObject>()->mro : bases;
    m.next[i] = 0;
    total += m.sequences[i]->length;
  }
  ValueArray* merged = newValueArray(t, total);
  if (!merged) return nullptr;
  int64_t length = 0;
  merged->values[length++] = Value::object(type);
  for (;;) {
    Value chosen;
    bool anyLeft = false;
    for (int64_t i = 0; i < m.count && chosen.isEmpty(); i++) {
      Value head = m.head(i);
      if (head.isEmpty()) continue;
      anyLeft = true;
      if (!m.inTail(head)) chosen = head;
    }
    if (!anyLeft) return newTupleFrom(t, merged->values, length);
    if (chosen.isEmpty()) return raiseInconsistent(t, m);
    merged->values[length++] = chosen;
    for (int64_t i = 0; i < m.count; i++)
      if (m.head(i) == chosen) m.next[i]++;
  }
}

TypeObject* bestBase(Thread* t, Tuple* bases) {
  TypeObject* best = nullptr;
  const TypeObject* bestSolid = nullptr;
  for (int64_t i = 0; i < bases->length; i++) {
    Value v = bases->items[i];
    if (!isInstanceOf(v, types::Type)) {
      raiseTypeError(t, "bases must be types");
      return nullptr;
    }
    auto* base = v.as<TypeObject>();
    if (!(base->flags & kTypeBasetype)) {
      raisef(t, exc::TypeError, "type '%.100s' is not an acceptable base type", base->cName);
      return nullptr;
    }
    const TypeObject* solid = solidBase(base);
    if (!best || (solid != bestSolid && isSubtype(solid, bestSolid))) {
      best = base;
      bestSolid = solid;
    } else if (!isSubtype(bestSolid, solid)) {
      raiseTypeError(t, "multiple bases have instance lay-out conflict");
      return nullptr;
    }
  }
  return best;
}

TypeObject* winningMetaclass(Thread* t, TypeObject* meta, Tuple* bases) {
  TypeObject* winner = meta;
  for (int64_t i = 0; i < bases->length; i++) {
    TypeObject* other = typeOf(bases->items[i]);
    if (isSubtype(winner, other)) continue;
    if (isSubtype(other, winner)) {
      winner = other;
      continue;
    }
    raiseTypeError(t,
                   "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the "
                   "metaclasses of all its bases");
    return nullptr;
  }
  return winner;
}

}  // namespace taipan
