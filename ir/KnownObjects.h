// KnownObjects: contents of objects that a trace hook keeps its state in (its `self`, settings in globals, the dicts in
// them), copied when a snapshot is taken. Code relies on them as it does on globals: they are watched, and whoever
// changes one is heard of. So an inlined hook is evaluated at compile time as far as it depends on such facts, and
// nothing of it is left on lines where it has nothing to do.
//
// Taken by the thread that runs Python; reading is free to all, since a copy does not change.
#pragma once

#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "ir/SpeculationLog.h"
#include "runtime/bytecode/Feedback.h"
#include "runtime/value/Object.h"

namespace taipan::hir {

// An attribute that code of the hook names.
struct KnownAttribute {
  AttrEntry where;
  Value value;             // that does not change without being reported; empty: it has to be loaded
  bool isWatched = false;  // in a slot that may not be stored into behind the runtime's back
};

struct KnownInstance {
  // A watched one. Other slots of the object may become watched, too: who stores checks the shape.
  Shape* shape = nullptr;
  Shape* plain = nullptr;  // the shape whose twin it is
  TypeObject* type = nullptr;
  std::unordered_map<const Str*, KnownAttribute> attributes;
};

// All entries whose keys are strs. No other key can be equal to a str.
struct KnownDict {
  struct Item {
    const Str* key;
    Value value;
    bool isStable;  // worth a watchpoint
  };
  std::vector<Item> items;
  // The item of a key of this text; null: there is none.
  const Item* find(const Str* key) const;
};

// Names of attributes in the code of a hook and of what it calls.
struct AttributeNames {
  std::unordered_set<Str*> read, written;
};

class KnownObjects {
 public:
  // The object and what it refers to, if their kinds and the log allow it. Objects that are taken have watched shapes
  // afterwards. Neither raises nor collects.
  struct Taking {
    Thread* thread;  // that runs Python
    const SpeculationLog& log;
    const AttributeNames& names;
    Trust trust;
  };
  void take(const Taking& with, Value v, unsigned depth = 0);

  const KnownInstance* instance(Value v) const;
  const KnownDict* dict(Value v) const;
  // Each value that was found: v.visit(value) for all.
  template <class Visitor>
  void forEachValue(Visitor&& visit) const {
    for (const auto& [object, known] : instances_) {
      visit(Value::object(object));
      for (const auto& [name, attribute] : known.attributes)
        visit(attribute.value);
    }
    for (const auto& [object, known] : dicts_) {
      visit(Value::object(object));
      for (const KnownDict::Item& item : known.items) {
        visit(Value::object(reinterpret_cast<const Object*>(item.key)));
        visit(item.value);
      }
    }
  }
  template <class Visitor>
  void forEachInstance(Visitor&& visit) const {
    for (const auto& [object, known] : instances_)
      visit(known);
  }

 private:
  void takeInstance(const Taking& with, Object* o, unsigned depth);
  void takeDict(const Taking& with, Dict* d, unsigned depth);

  std::unordered_map<const Object*, KnownInstance> instances_;
  std::unordered_map<const Object*, KnownDict> dicts_;
};

}  // namespace taipan::hir
