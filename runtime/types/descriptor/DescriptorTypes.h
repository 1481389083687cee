// DescriptorTypes: the start-up steps that initDescriptors calls, and what the descriptor types share.
#pragma once

#include "runtime/core/Type.h"

namespace taipan {

void initStaticMethodTypes(Thread* t);
void initSuperType(Thread* t);
void initMappingProxyType(Thread* t);
void initGenericTypes(Thread* t);
void initSimpleNamespaceType(Thread* t);

// function.__isabstractmethod__: 1, 0, -1 raised.
[[nodiscard]] int isAbstractMethod(Thread* t, Value function);

}  // namespace taipan
