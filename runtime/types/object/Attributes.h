// Attributes: lookups behind getAttr and setAttr that the runtime's own files share. Names are interned.
#pragma once

#include "runtime/core/Type.h"

namespace taipan {

// genericGetAttr, but empty without exception when there is no such attribute.
Value findGeneric(Thread* t, Value v, Str* name);
// The attribute of a class as type.__getattribute__ sees it; empty without exception when missing.
Value findInType(Thread* t, TypeObject* type, Str* name);
// The attribute of a module (its __getattr__ included); empty without exception when missing.
Value findInModule(Thread* t, Value module, Str* name);
// raiseNoAttribute's texts for classes and modules.
Raised raiseNoTypeAttribute(Thread* t, TypeObject* type, Str* name);

}  // namespace taipan
