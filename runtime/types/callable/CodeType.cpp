// Code objects as Python sees them: the co_ attributes.
#include <string>

#include "runtime/bytecode/CodeBytes.h"
#include "runtime/bytecode/CodeObject.h"
#include "runtime/core/BuiltinTypes.h"
#include "runtime/core/Objects.h"
#include "runtime/heap/Heap.h"
#include "runtime/threads/Thread.h"
#include "runtime/types/bytes/Bytes.h"
#include "runtime/types/callable/Callables.h"
#include "runtime/types/exception/Exceptions.h"
#include "runtime/types/object/Operations.h"
#include "runtime/value/Address.h"

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

template <uint32_t CodeBody::* field>
Value getNumber(Thread*, Value self) {
  return Value::smallInt(codeArg(self)->*field);
}
template <Str* CodeBody::* field>
Value getText(Thread*, Value self) {
  return Value::object(codeArg(self)->*field);
}
template <Tuple* CodeBody::* field>
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

Value getCode(Thread* t, Value self) {
  auto* code = self.as<CodeObject>();
  if (!code->codeBytes) {
    code->codeBytes = newBytes(t, viewOf(codeBytes(code)));
    if (code->codeBytes) writeBarrier(t, code);
  }
  return Value::object(code->codeBytes);
}

const GetSetRow kGetSets[] = {
    {"co_code", getCode, nullptr},
    {"co_argcount", getNumber<&CodeBody::argCount>, nullptr},
    {"co_posonlyargcount", getNumber<&CodeBody::posOnlyCount>, nullptr},
    {"co_kwonlyargcount", getNumber<&CodeBody::kwOnlyCount>, nullptr},
    {"co_nlocals", getNumber<&CodeBody::localCount>, nullptr},
    {"co_stacksize", getStackSize, nullptr},
    {"co_flags", getNumber<&CodeBody::flags>, nullptr},
    {"co_consts", getConsts, nullptr},
    {"co_names", getNames, nullptr},
    {"co_varnames", getTuple<&CodeBody::varNames>, nullptr},
    {"co_freevars", getTuple<&CodeBody::freeVars>, nullptr},
    {"co_cellvars", getTuple<&CodeBody::cellVars>, nullptr},
    {"co_filename", getText<&CodeBody::filename>, nullptr},
    {"co_name", getText<&CodeBody::name>, nullptr},
    {"co_qualname", getText<&CodeBody::qualname>, nullptr},
    {"co_firstlineno", getNumber<&CodeBody::firstLine>, nullptr},
};

bool appendRange(Thread* t, List* list, int64_t start, int64_t end, Value line) {
  Value items[] = {Value::smallInt(start), Value::smallInt(end), line};
  Tuple* row = newTupleFrom(t, items, 3);
  return row && listAppend(t, list, Value::object(row));
}

// The line at which a call is told of.
uint32_t entryLine(const CodeObject* code) {
  return code->isModule ? 0 : code->firstLine;
}

// Iterator over (start, end, line) of the entry and of runs of instructions of one line.
Value methodLines(Thread* t, Value* args, int64_t, Tuple*) {
  const CodeObject* code = codeArg(args[0]);
  List* list = newList(t, 0);
  if (!list || !appendRange(t, list, kEntryOffset, unitOffset(0), Value::smallInt(entryLine(code)))) return {};
  for (uint32_t i = 0, start = 0; i < code->instrCount; i++) {
    uint32_t line = code->lineOf(start);
    if (i + 1 < code->instrCount && code->lineOf(i + 1) == line) continue;
    if (!appendRange(t, list, unitOffset(start), unitOffset(i + 1), line ? Value::smallInt(line) : kNone)) return {};
    start = i + 1;
  }
  return getIter(t, Value::object(list));
}

bool appendPosition(Thread* t, List* list, const Position& p, bool known) {
  Value items[] = {Value::smallInt(p.line), Value::smallInt(p.endLine), Value::smallInt(p.column),
                   Value::smallInt(p.endColumn)};
  for (Value& v : items)
    if (!known) v = kNone;
  Tuple* row = newTupleFrom(t, items, 4);
  return row && listAppend(t, list, Value::object(row));
}

// Iterator over (line, end line, column, end column) of the entry and of each instruction.
Value methodPositions(Thread* t, Value* args, int64_t, Tuple*) {
  const CodeObject* code = codeArg(args[0]);
  List* list = newList(t, 0);
  Position entry{code->firstLine, code->firstLine, 0, 0};
  if (code->isModule) entry = {0, 1, 0, 0};
  if (!list || !appendPosition(t, list, entry, true)) return {};
  for (uint32_t i = 0; i < code->instrCount; i++)
    if (!appendPosition(t, list, code->positions[i], code->positions[i].line != 0)) return {};
  return getIter(t, Value::object(list));
}

const MethodRow kMethods[] = {
    {"co_lines", methodLines, 1, 1, 0, nullptr},
    {"co_positions", methodPositions, 1, 1, 0, nullptr},
};

}  // namespace

void initCodeType(Thread* t) {
  TypeSpec spec = specOf<types::rows::Code>();
  spec.slots.repr = codeRepr;
  spec.trace = traceCode;
  spec.getsets = kGetSets;
  spec.getsetCount = std::size(kGetSets);
  spec.methods = kMethods;
  spec.methodCount = std::size(kMethods);
  newBuiltinType(t, spec);
}

}  // namespace taipan
