// The half of KnownObjects that runs on the thread that runs Python.
#include "ir/KnownObjects.h"
#include "ir/LiveTypes.h"
#include "runtime/core/Objects.h"
#include "runtime/types/class/Class.h"
#include "runtime/types/object/AttrCache.h"

namespace taipan::hir {

namespace {

constexpr unsigned kMaxDepth = 2;       // of objects within objects
constexpr int64_t kMaxItems = 256;      // of a dict
constexpr unsigned kChangesOfKeys = 4;  // of a dict, however many keys they are about, count as one of a fact

// Its attributes lie in slots, and reading them runs no code that its class defines for all of them.
bool isPlainInstance(Value v) {
  if (!v.isObject()) return false;
  const Object* o = v.asObject();
  const TypeObject* type = o->type();
  const Shape* shape = o->shape();
  return (type->flags & kTypeHeap) && !(type->flags & kTypeTypeSubclass) && !type->slots->getAttr &&
         !type->slots->setAttr && shape->extraOffset && !shape->dictMode;
}

bool isOfSlots(AttrKind kind) {
  return kind == AttrKind::InlineSlot || kind == AttrKind::OverflowSlot;
}

// Comparing one with a str runs no Python code and says that they differ.
bool isNeverStr(Value key) {
  return key.isNone() || key.isBool() || key.isSmallInt() || key.isImmediateFloat() || isExact(key, types::Tuple);
}

}  // namespace

void KnownObjects::take(const Taking& with, Value v, unsigned depth) {
  if (depth > kMaxDepth || instance(v) || dict(v)) return;
  if (isExact(v, types::Dict)) return takeDict(with, v.as<Dict>(), depth);
  if (isPlainInstance(v)) takeInstance(with, v.asObject(), depth);
}

void KnownObjects::takeInstance(const Taking& with, Object* o, unsigned depth) {
  if (!isTrusted(with.log.attributeChanges(o, nullptr), with.trust)) return;
  Shape* shape = o->shape();
  std::unordered_map<const Str*, KnownAttribute> attributes;
  uint64_t slots = 0;
  auto see = [&](Str* name) {
    KnownAttribute known{classifyAttribute(with.thread, Value::object(o), name), Value()};
    if (known.where.kind == AttrKind::None) return;
    auto slot = static_cast<uint32_t>(shapeLookup(shape, name));
    bool isInSlot = isOfSlots(known.where.kind);
    if (isInSlot && slot < kMaxWatchedSlots && !with.names.written.count(name) &&
        isTrusted(with.log.attributeChanges(o, name), with.trust)) {
      known.value = slotOf(o, shape, slot);
      slots |= uint64_t{1} << slot;
    }
    known.isWatched = isInSlot && (known.value || isWatchedSlot(shape, slot));
    attributes.emplace(name, known);
  };
  for (Str* name : with.names.read)
    see(name);
  for (Str* name : with.names.written)
    see(name);
  if (!slots) return;  // nothing is gained by knowing the object
  watchInstance(with.thread, o, slots);
  KnownInstance& instance = instances_[o];  // stays where it is: the map's nodes do
  instance.shape = o->shape();
  instance.plain = o->shape()->plain;
  instance.type = o->type();
  instance.attributes = std::move(attributes);
  for (const auto& [name, attribute] : instance.attributes)
    take(with, attribute.value, depth + 1);
}

void KnownObjects::takeDict(const Taking& with, Dict* d, unsigned depth) {
  if (d->length > kMaxItems || !isTrusted(with.log.dictChanges(d) / kChangesOfKeys, with.trust)) return;
  KnownDict known;
  int64_t position = 0;
  for (Value key, value; dictNext(d, &position, &key, &value);) {
    if (isNeverStr(key)) continue;
    if (!isStr(key)) return;
    Str* name = internedTwin(with.thread, key.as<Str>());
    bool isStable = !name || isTrusted(with.log.globalChanges(d, name), with.trust);
    known.items.push_back({key.as<Str>(), value, isStable});
  }
  const KnownDict& taken = dicts_.emplace(d, std::move(known)).first->second;
  for (const KnownDict::Item& item : taken.items)
    if (item.isStable) take(with, item.value, depth + 1);
}

}  // namespace taipan::hir
