// GlobalCache: globals (where hits look: the function's scope) and builtins through the inline cache of a site
// (Feedback.h, GlobalKind), for the interpreter and for compiled code that assumes nothing about a name. A hit needs
// the keysVersion of every dict that was searched.
#pragma once

#include "runtime/bytecode/Feedback.h"
#include "runtime/core/Objects.h"

namespace taipan {

// Of the globals; empty: no hit.
inline Value globalHit(const GlobalFeedback* slot, const Dict* globals) {
  bool hit = slot->kind == GlobalKind::Global && slot->keysVersion == globals->keysVersion;
  return hit ? globals->table->entries[slot->entry].value : Value();
}

// Of the builtins; empty: no hit.
inline Value builtinHit(const GlobalFeedback* slot, const Dict* globals, const Dict* builtins) {
  bool hit = slot->kind == GlobalKind::Builtin && slot->keysVersion == globals->keysVersion &&
             slot->builtinsVersion == builtins->keysVersion;
  return hit ? builtins->table->entries[slot->entry].value : Value();
}

// The value of a name in the function's scope or globals, or a builtin, searched for, and the slot filled where a hit
// can tell. Empty: no such name. Neither raises nor collects.
Value findGlobal(Thread* t, GlobalFeedback* slot, const FunctionObject* f, Str* name);

}  // namespace taipan
