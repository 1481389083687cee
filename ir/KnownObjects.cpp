#include "ir/KnownObjects.h"

#include "ir/Frozen.h"

namespace taipan::hir {

const KnownDict::Item* KnownDict::find(const Str* key) const {
  for (const Item& item : items)
    if (haveSameText(item.key, key)) return &item;
  return nullptr;
}

const KnownInstance* KnownObjects::instance(Value v) const {
  auto it = v.isObject() ? instances_.find(v.asObject()) : instances_.end();
  return it == instances_.end() ? nullptr : &it->second;
}

const KnownDict* KnownObjects::dict(Value v) const {
  auto it = v.isObject() ? dicts_.find(v.asObject()) : dicts_.end();
  return it == dicts_.end() ? nullptr : &it->second;
}

}  // namespace taipan::hir
