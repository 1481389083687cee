// Code objects as Python sees them: the co_ attributes.
#include <string>

#include "runtime/Thread.h"
#include "runtime/bytecode/CodeObject.h"
#include "runtime/objects/Address.h"
#include "runtime/objects/Callables.h"
#include "runtime/objects/Exceptions.h"
#include "runtime/objects/Objects.h"
#include "runtime/objects/Operations.h"

namespace taipan {

namespace {

const CodeObject* codeArg(Value v) {
  return v.as<CodeObject>();
}
Value tupleOrEmpty(Thread* t, Tuple* tuple) {
  return Value::object(tuple ? tuple : newTuple(t, 0));
}

Value codeRepr(Thread* t, Value self) {
  const CodeObject* code = codeArg(self);
  char address[40];
  snprintf(address, sizeof address, " at 0x%lx, file \"", shownAddress(self));
  return Value::object(newStr(t, "<code object " + strToUtf8(code->name) + address + strToUtf8(code->filename) +
                                     "\", line " + std::to_string(code->firstLine) + ">"));
}

template <uint32_t CodeObject::* field>
Value getNumber(Thread*, Value self) {
  return Value::smallInt(codeArg(self)->*field);
}
template <Str* CodeObject::* field>
Value getText(Thread*, Value self) {
  return Value::object(codeArg(self)->*field);
}
template <Tuple* CodeObject::* field>
Value getTuple(Thread* t, Value self) {
  return tupleOrEmpty(t, codeArg(self)->*field);
}

Value getStackSize(Thread*, Value self) {
  const CodeObject* code = codeArg(self);
  return Value::smallInt(static_cast<int64_t>(code->registerCount) - code->localsPlusCount());
}

Value getConsts(Thread* t, Value self) {
  Tuple* consts = newTupleFrom(t, codeArg(self)->consts, codeArg(self)->constCount);
  return consts ? Value::object(consts) : Value();
}

Value getNames(Thread* t, Value self) {
  const CodeObject* code = codeArg(self);
  Tuple* names = newTuple(t, code->nameCount);
  if (!names) return {};
  for (uint32_t i = 0; i < code->nameCount; i++)
    names->items[i] = Value::object(reinterpret_cast<Object*>(code->names[i]));
  return Value::object(names);
}

const GetSetRow kGetSets[] = {
    {"co_argcount", getNumber<&CodeObject::argCount>, nullptr},
    {"co_posonlyargcount", getNumber<&CodeObject::posOnlyCount>, nullptr},
    {"co_kwonlyargcount", getNumber<&CodeObject::kwOnlyCount>, nullptr},
    {"co_nlocals", getNumber<&CodeObject::localCount>, nullptr},
    {"co_stacksize", getStackSize, nullptr},
    {"co_flags", getNumber<&CodeObject::flags>, nullptr},
    {"co_consts", getConsts, nullptr},
    {"co_names", getNames, nullptr},
    {"co_varnames", getTuple<&CodeObject::varNames>, nullptr},
    {"co_freevars", getTuple<&CodeObject::freeVars>, nullptr},
    {"co_cellvars", getTuple<&CodeObject::cellVars>, nullptr},
    {"co_filename", getText<&CodeObject::filename>, nullptr},
    {"co_name", getText<&CodeObject::name>, nullptr},
    {"co_qualname", getText<&CodeObject::qualname>, nullptr},
    {"co_firstlineno", getNumber<&CodeObject::firstLine>, nullptr},
};

// An instruction's offset as Python sees it: two bytes each, like CPython's code units.
constexpr int64_t kUnit = 2;

bool appendRange(Thread* t, List* list, uint32_t start, uint32_t end, uint32_t line) {
  Value items[] = {Value::smallInt(start * kUnit), Value::smallInt(end * kUnit), line ? Value::smallInt(line) : kNone};
  Tuple* row = newTupleFrom(t, items, 3);
  return row && listAppend(t, list, Value::object(row));
}

// Iterator over (start, end, line) of runs of instructions of one line.
Value methodLines(Thread* t, Value* args, int64_t, Tuple*) {
  const CodeObject* code = codeArg(args[0]);
  List* list = newList(t, 0);
  if (!list) return {};
  for (uint32_t i = 0, start = 0; i < code->instrCount; i++) {
    if (i + 1 < code->instrCount && code->lineOf(i + 1) == code->lineOf(start)) continue;
    if (!appendRange(t, list, start, i + 1, code->lineOf(start))) return {};
    start = i + 1;
  }
  return getIter(t, Value::object(list));
}

// Iterator over (line, end line, column, end column) of each instruction.
Value methodPositions(Thread* t, Value* args, int64_t, Tuple*) {
  const CodeObject* code = codeArg(args[0]);
  List* list = newList(t, 0);
  if (!list) return {};
  for (uint32_t i = 0; i < code->instrCount; i++) {
    Position p = code->positions[i];
    Value items[] = {Value::smallInt(p.line), Value::smallInt(p.endLine), Value::smallInt(p.column),
                     Value::smallInt(p.endColumn)};
    for (Value& v : items)
      if (!p.line) v = kNone;
    Tuple* row = newTupleFrom(t, items, 4);
    if (!row || !listAppend(t, list, Value::object(row))) return {};
  }
  return getIter(t, Value::object(list));
}

const MethodRow kMethods[] = {
    {"co_lines", methodLines, 1, 1, 0, nullptr},
    {"co_positions", methodPositions, 1, 1, 0, nullptr},
};

}  // namespace

void initCodeType(Thread* t) {
  TypeSpec spec{};
  spec.name = "code";
  spec.slots.repr = codeRepr;
  spec.instanceSize = sizeof(CodeObject);
  spec.instanceLayout = Layout::kCustom;
  spec.trace = traceCode;
  spec.getsets = kGetSets;
  spec.getsetCount = std::size(kGetSets);
  spec.methods = kMethods;
  spec.methodCount = std::size(kMethods);
  newBuiltinType(t, spec, &types::Code);
}

}  // namespace taipan
