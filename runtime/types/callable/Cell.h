// Cells, and the other kind of them.
//
// A plain cell holds a variable. A *link cell* stands for a variable of code with dict locals: it is always empty
// itself, so that whoever reads a cell takes the slow path only there, and its variable is the entry `name` of the
// namespace. A link cell over an outer cell belongs to a free variable of such code: the entry hides the outer variable
// if executed code made it, and is ignored while it is only what a look at the namespace put there (`shown`).
#pragma once

#include "runtime/core/Objects.h"

namespace taipan {

// Layout kValuesFrom1.
struct LinkCell : Cell {
  Value nameSpace;  // exact Dict
  Value name;       // Str
  Value outer;      // Cell, or empty
  Value shown;      // over an outer cell: what showVariable put into the namespace last, or empty
};

// The shape of link cells; their type is cell.
extern Shape* linkCellShape;

inline bool isCell(Value v) {
  return v.isObject() && v.asObject()->type() == types::Cell;
}
inline bool isLinkCell(const Cell* c) {
  return c->shape() == linkCellShape;
}

Value linkedContents(const LinkCell* c);
// Contents of any cell; empty if unbound. Never raises.
inline Value cellContents(const Cell* c) {
  if (!c->contents.isEmpty() || !isLinkCell(c)) return c->contents;
  return linkedContents(static_cast<const LinkCell*>(c));
}
// Empty: unbinds. False: MemoryError.
[[nodiscard]] bool setCellContents(Thread* t, Cell* c, Value v);
// A link cell for entry `name` of the namespace; over `outer` unless that is null. Null with MemoryError.
[[nodiscard]] LinkCell* newLinkCell(Thread* t, Dict* nameSpace, Str* name, Cell* outer);
// Makes a free variable visible in the namespace of code with dict locals, as a look at its locals does. cell: plain,
// or a link over an outer cell. False: MemoryError.
[[nodiscard]] bool showVariable(Thread* t, Dict* nameSpace, Str* name, Cell* cell);

}  // namespace taipan
