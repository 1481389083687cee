// Cells: the variables that closures share.
#include "runtime/types/callable/Cell.h"

#include <string>

#include "runtime/core/BuiltinTypes.h"
#include "runtime/heap/Heap.h"
#include "runtime/threads/Thread.h"
#include "runtime/types/callable/Callables.h"
#include "runtime/types/exception/Exceptions.h"
#include "runtime/types/object/Operations.h"
#include "runtime/value/Address.h"

namespace taipan {

namespace {

Value cellRepr(Thread* t, Value self) {
  Value v = cellContents(self.as<Cell>());
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
  if (typeOf(b) != types::Cell) return kNotImplemented;
  Value x = cellContents(a.as<Cell>());
  Value y = cellContents(b.as<Cell>());
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
  Value v = cellContents(self.as<Cell>());
  return v.isEmpty() ? raiseValueError(t, "Cell is empty") : v;
}
int setContents(Thread* t, Value self, Value value) {
  return setCellContents(t, self.as<Cell>(), value) ? 0 : -1;
}

const GetSetRow kGetSets[] = {{"cell_contents", getContents, setContents}};

Value entryOf(const LinkCell* c) {
  return dictGetStr(c->nameSpace.as<Dict>(), c->name.as<Str>());
}

// The entry was made by executed code, not by a look.
bool hidesOuter(const LinkCell* c, Value entry) {
  return !entry.isEmpty() && !(entry == c->shown);
}

bool setEntry(Thread* t, Dict* nameSpace, Str* name, Value v) {
  if (!v.isEmpty()) return dictSetStr(t, nameSpace, name, v);
  dictDeleteStr(t, nameSpace, name);
  return true;
}

}  // namespace

Shape* linkCellShape;

Value linkedContents(const LinkCell* c) {
  Value entry = entryOf(c);
  if (c->outer.isEmpty() || hidesOuter(c, entry)) return entry;
  return cellContents(c->outer.as<Cell>());
}

bool setCellContents(Thread* t, Cell* c, Value v) {
  if (!isLinkCell(c)) {
    c->contents = v;
    writeBarrier(t, c);
    return true;
  }
  auto* link = static_cast<LinkCell*>(c);
  if (!link->outer.isEmpty()) return setCellContents(t, link->outer.as<Cell>(), v);
  return setEntry(t, link->nameSpace.as<Dict>(), link->name.as<Str>(), v);
}

LinkCell* newLinkCell(Thread* t, Dict* nameSpace, Str* name, Cell* outer) {
  auto* c = allocateAs<LinkCell>(t, sizeof(LinkCell), linkCellShape, Layout::kValuesFrom1);
  if (!c) return nullptr;
  c->nameSpace = Value::object(nameSpace);
  c->name = Value::object(name);
  if (outer) c->outer = Value::object(outer);
  return c;
}

bool showVariable(Thread* t, Dict* nameSpace, Str* name, Cell* cell) {
  if (!isLinkCell(cell)) return setEntry(t, nameSpace, name, cellContents(cell));
  auto* link = static_cast<LinkCell*>(cell);
  if (link->outer.isEmpty()) return setEntry(t, nameSpace, name, linkedContents(link));
  if (hidesOuter(link, entryOf(link))) return true;
  link->shown = cellContents(link->outer.as<Cell>());
  writeBarrier(t, link);
  return setEntry(t, nameSpace, name, link->shown);
}

Cell* newCell(Thread* t, Value contents) {
  auto* c = allocateAs<Cell>(t, sizeof(Cell), shapeOf(types::Cell), Layout::kValuesFrom1);
  if (c) c->contents = contents;
  return c;
}

void initCellType(Thread* t) {
  TypeSpec spec = specOf<types::rows::Cell>();
  spec.slots.repr = cellRepr;
  spec.slots.compare = cellCompare;
  spec.slots.newObject = cellNew;
  spec.getsets = kGetSets;
  spec.getsetCount = std::size(kGetSets);
  newBuiltinType(t, spec);
  linkCellShape = newRootShape(t, types::Cell, 0, 0);
}

}  // namespace taipan
