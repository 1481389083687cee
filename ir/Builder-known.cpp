// Objects that the hook being inlined keeps its state in (KnownObjects.h): what they hold is constant, and the code
// relies on it.
#include "ir/BuilderImpl.h"

namespace taipan::hir {

const KnownInstance* FunctionBuilder::knownInstance(Instr* v) const {
  Value object;
  return isConstant(v, &object) ? s_.known.instance(object) : nullptr;
}

// Null: nothing is known of the attribute that the instruction names.
const KnownAttribute* FunctionBuilder::attributeOfKnown(Instr* v) const {
  const KnownInstance* instance = knownInstance(v);
  if (!instance) return nullptr;
  auto it = instance->attributes.find(name());
  return it == instance->attributes.end() ? nullptr : &it->second;
}

// On its class, and on where its attributes lie. False: its class is expected to change.
bool FunctionBuilder::relyOnKnown(Instr* v) {
  const KnownInstance* known = knownInstance(v);
  const ClassSnapshot* c = s_.find(known->type);
  if (!c || !c->isStable) return false;
  relyOn(*c);
  addDependency(f(), {Dependency::Kind::kObjectShape, v->valueA().asObject(), nullptr, Value(), bits(known->plain)});
  return true;
}

// The attribute that the instruction names, if it is a constant; else null.
Instr* FunctionBuilder::valueOfKnown(Instr* v) {
  const KnownAttribute* known = attributeOfKnown(v);
  if (!known || !known->value || !relyOnKnown(v)) return nullptr;
  addDependency(f(), {Dependency::Kind::kAttribute, v->valueA().asObject(), name(), known->value, 0});
  return constant(known->value);
}

// dict[key]; *item is empty if there is none. False: not known. Dependencies name interned strs.
bool FunctionBuilder::itemOfKnown(Instr* dict, Instr* key, Value* item) {
  Value d, k;
  const KnownDict* known = isConstant(dict, &d) ? s_.known.dict(d) : nullptr;
  if (!known || !isConstant(key, &k) || bitsOf(key) != kTypeStr || !s_.frozen->isInterned(k)) return false;
  const KnownDict::Item* found = known->find(k.as<Str>());
  if (found && !found->isStable) return false;
  *item = found ? found->value : Value();
  Dependency::Kind kind = found ? Dependency::Kind::kDictValue : Dependency::Kind::kDictAbsent;
  addDependency(f(), {kind, d.asObject(), k.as<Str>(), *item, 0});
  return true;
}

}  // namespace taipan::hir
