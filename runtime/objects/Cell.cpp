// Cells: the variables that closures share.
#include <string>

#include "runtime/Thread.h"
#include "runtime/objects/Address.h"
#include "runtime/objects/Callables.h"
#include "runtime/objects/Exceptions.h"
#include "runtime/objects/Objects.h"
#include "runtime/objects/Operations.h"

namespace taipan {

namespace {

Value cellRepr(Thread* t, Value self) {
  Value v = self.as<Cell>()->contents;
  char text[200];
  auto address = shownAddress(self);
  if (v.isEmpty())
    snprintf(text, sizeof text, "<cell at 0x%lx: empty>", address);
  else
    snprintf(text, sizeof text, "<cell at 0x%lx: %.80s object at 0x%lx>", address, typeName(v), shownAddress(v));
  return Value::object(newStr(t, text));
}

// By contents; empty cells come first.
Value cellCompare(Thread* t, Value a, Value b, CompareOp op) {
  if (typeOf(b) != types::Cell_) return kNotImplemented;
  Value x = a.as<Cell>()->contents;
  Value y = b.as<Cell>()->contents;
  if (!x.isEmpty() && !y.isEmpty()) return compareOp(t, op, x, y);
  return compareOp(t, op, Value::smallInt(!x.isEmpty()), Value::smallInt(!y.isEmpty()));
}

Value cellNew(Thread* t, TypeObject*, Value* args, int64_t nargs, Tuple* kwNames) {
  if (kwNames) return raiseTypeError(t, "cell() takes no keyword arguments");
  if (nargs > 1) return raisef(t, exc::TypeError, "cell expected at most 1 argument, got %ld", nargs);
  Cell* c = newCell(t, nargs ? args[0] : Value());
  return c ? Value::object(c) : Value();
}

Value getContents(Thread* t, Value self) {
  Value v = self.as<Cell>()->contents;
  return v.isEmpty() ? raiseValueError(t, "Cell is empty") : v;
}
int setContents(Thread* t, Value self, Value value) {
  self.as<Cell>()->contents = value;
  writeBarrier(t, self.asObject());
  return 0;
}

const GetSetRow kGetSets[] = {{"cell_contents", getContents, setContents}};

}  // namespace

Cell* newCell(Thread* t, Value contents) {
  auto* c = allocateAs<Cell>(t, sizeof(Cell), shapeOf(types::Cell_), Layout::kValuesFrom1);
  if (c) c->contents = contents;
  return c;
}

void initCellType(Thread* t) {
  TypeSpec spec{};
  spec.name = "cell";
  spec.slots.repr = cellRepr;
  spec.slots.compare = cellCompare;
  spec.slots.newObject = cellNew;
  spec.instanceSize = sizeof(Cell);
  spec.instanceLayout = Layout::kValuesFrom1;
  spec.getsets = kGetSets;
  spec.getsetCount = std::size(kGetSets);
  newBuiltinType(t, spec, &types::Cell_);
}

}  // namespace taipan
