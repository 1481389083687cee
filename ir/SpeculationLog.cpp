#include "ir/SpeculationLog.h"

namespace taipan::hir {

namespace {

// The interpreter's slot of the site has room for what the guard did not expect.
bool widensFeedback(DeoptReason reason) {
  return reason == DeoptReason::kType || reason == DeoptReason::kShape || reason == DeoptReason::kCallee;
}

template <class Map, class Key>
unsigned count(const Map& map, const Key& key) {
  auto it = map.find(key);
  return it == map.end() ? 0 : it->second;
}

}  // namespace

void SpeculationLog::noteSiteFailure(const CodeBody* code, uint32_t instr, DeoptReason reason) {
  SiteFailures& site = sites_[code][instr];
  uint32_t bit = 1u << static_cast<unsigned>(reason);
  if (!widensFeedback(reason) || (site.once & bit)) site.forGood |= bit;
  site.once |= bit;
}

uint32_t SpeculationLog::siteFailures(const CodeBody* code, uint32_t instr) const {
  auto it = sites_.find(code);
  if (it == sites_.end()) return 0;
  auto at = it->second.find(instr);
  return at == it->second.end() ? 0 : at->second.forGood;
}

bool SpeculationLog::hasFailed(const CodeBody* code, DeoptReason reason) const {
  auto it = sites_.find(code);
  if (it == sites_.end()) return false;
  uint32_t bit = 1u << static_cast<unsigned>(reason);
  for (const auto& [instr, failures] : it->second)
    if (failures.forGood & bit) return true;
  return false;
}

void SpeculationLog::noteGlobalChanged(const Dict* dict, const Str* name) {
  ++globals_[{dict, name}];
  ++dicts_[dict];
}
unsigned SpeculationLog::dictChanges(const Dict* dict) const {
  return count(dicts_, dict);
}
unsigned SpeculationLog::globalChanges(const Dict* dict, const Str* name) const {
  return count(globals_, std::pair{dict, name});
}

void SpeculationLog::noteAttributeChanged(const Object* o, const Str* name) {
  ++attributes_[{o, name}];
}
unsigned SpeculationLog::attributeChanges(const Object* o, const Str* name) const {
  return count(attributes_, std::pair{o, name});
}

void SpeculationLog::noteClassChanged(const TypeObject* type) {
  ++classes_[type];
}
unsigned SpeculationLog::classChanges(const TypeObject* type) const {
  return count(classes_, type);
}

void SpeculationLog::noteFunctionChanged(const FunctionObject* f) {
  ++functions_[f];
}
unsigned SpeculationLog::functionChanges(const FunctionObject* f) const {
  return count(functions_, f);
}

}  // namespace taipan::hir
