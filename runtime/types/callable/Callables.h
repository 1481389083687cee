// Callables: the start-up steps of function, method, cell and code types, which initFunctions calls.
#pragma once

namespace taipan {

struct Thread;

void initMethodType(Thread* t);
void initCellType(Thread* t);
void initCodeType(Thread* t);

}  // namespace taipan
