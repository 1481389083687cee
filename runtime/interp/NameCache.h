// NameCache: names of namespaces through the inline cache of a site (Feedback.h, NameKind), for the interpreter and for
// compiled code.
//
// Each activation has a namespace of its own, so caches go by what its keys are and not by which dict it is: a code
// object remembers the first sets of keys (in order) that its sites met, and gives every namespace with such keys the
// same keysVersion. Dicts of one version have the same keys at the same entries, whoever they belong to.
#pragma once

#include "runtime/bytecode/CodeObject.h"
#include "runtime/core/Objects.h"

namespace taipan {

inline bool isLocalHit(const NameFeedback* slot, const Dict* nameSpace) {
  return slot->keysVersion == nameSpace->keysVersion;
}

// Value of a name in the namespace, globals or builtins as the slot has it; empty: no hit. Neither raises nor collects.
Value nameHit(const NameFeedback* slot, const Dict* nameSpace, const Dict* globals, const Dict* builtins);
// The same, searched for, and the slot filled. Empty without exception: no such name. May collect.
Value findName(Thread* t, CodeObject* code, NameFeedback* slot, Dict* nameSpace, const FunctionObject* f, Str* name);
// nameSpace[name] = v, and the slot filled if the name was there. False: MemoryError. May collect.
[[nodiscard]] bool storeName(Thread* t, CodeObject* code, NameFeedback* slot, Dict* nameSpace, Str* name, Value v);

}  // namespace taipan
