#include "runtime/bytecode/CodeObject.h"

#include <algorithm>
#include <cstring>

#include "runtime/bytecode/Upward.h"
#include "runtime/core/Objects.h"
#include "runtime/heap/Heap.h"
#include "runtime/threads/Runtime.h"

namespace taipan {

namespace {

constexpr size_t kSlotAlign = 32;  // a feedback slot never straddles a cache line

// Hands out consecutive arrays of one block; with a null base it only measures.
struct Cursor {
  uintptr_t at;

  template <class T>
  T* take(size_t count, size_t align = alignof(T)) {
    at = (at + align - 1) & ~(align - 1);
    auto* start = reinterpret_cast<T*>(at);
    at += count * sizeof(T);
    return start;
  }
  template <class T>
  T* copy(const T* from, size_t count) {
    T* to = take<T>(count);
    if (count) std::memcpy(static_cast<void*>(to), from, count * sizeof(T));
    return to;
  }
};

size_t storageSize(const CodeParts& p) {
  return sizeof(Object) + kSlotAlign + p.feedbackCount * sizeof(FeedbackSlot) + 2 * p.instrCount * sizeof(Instr) +
         p.constCount * sizeof(Value) + p.nameCount * sizeof(Str*) + p.instrCount * sizeof(Position) +
         p.handlerCount * sizeof(ExceptionRange) + p.localCount + p.instrCount + 8 * alignof(uint64_t);
}

void fillArrays(CodeObject* code, const CodeParts& p) {
  Cursor cursor{reinterpret_cast<uintptr_t>(code->storage) + sizeof(Object)};
  code->feedback = cursor.take<FeedbackSlot>(p.feedbackCount, kSlotAlign);
  code->instrs = cursor.copy(p.instrs, p.instrCount);
  cursor.take<Instr>(p.instrCount);  // see tracedRoom
  code->consts = cursor.copy(p.consts, p.constCount);
  code->names = cursor.copy(p.names, p.nameCount);
  code->positions = cursor.copy(p.positions, p.instrCount);
  code->handlers = cursor.copy(p.handlers, p.handlerCount);
  code->localIsCell = cursor.copy(p.localIsCell, p.localCount);
  code->traceMarks = cursor.take<uint8_t>(p.instrCount);
  if (p.traceMarks) std::copy_n(p.traceMarks, p.instrCount, code->traceMarks);
}

uint32_t exactArityOf(const CodeParts& p) {
  bool simple = (p.flags & kCodeNewLocals) && !(p.flags & (kCodeVarArgs | kCodeVarKeywords | kCodeGenerator)) &&
                p.kwOnlyCount == 0;
  return simple ? p.argCount : UINT32_MAX;
}

}  // namespace

CodeObject* newCode(Thread* t, const CodeParts& p) {
  Object* storage = allocate(t, storageSize(p), shapeOf(types::StringBuffer), Layout::kLeaf);
  if (!storage) return nullptr;
  auto* code = allocateAs<CodeObject>(t, sizeof(CodeObject), shapeOf(types::Code), Layout::kCustom);
  if (!code) return nullptr;
  code->storage = storage;
  fillArrays(code, p);
  code->instrCount = p.instrCount;
  code->constCount = p.constCount;
  code->nameCount = p.nameCount;
  code->handlerCount = p.handlerCount;
  code->feedbackCount = p.feedbackCount;
  code->registerCount = p.registerCount;
  code->argCount = p.argCount;
  code->posOnlyCount = p.posOnlyCount;
  code->kwOnlyCount = p.kwOnlyCount;
  code->flags = p.flags;
  code->parameterCount =
      p.argCount + p.kwOnlyCount + ((p.flags & kCodeVarArgs) ? 1 : 0) + ((p.flags & kCodeVarKeywords) ? 1 : 0);
  code->exactArity = exactArityOf(p);
  code->localCount = p.localCount;
  code->cellCount = p.cellCount;
  code->freeCount = p.freeCount;
  code->variableCount = p.localCount + p.cellCount + p.freeCount;
  code->registerNames = p.registerNames;
  code->varNames = p.varNames;
  code->cellVars = p.cellVars;
  code->freeVars = p.freeVars;
  code->name = p.name;
  code->qualname = p.qualname;
  code->filename = p.filename;
  code->doc = p.doc;
  code->firstLine = p.firstLine;
  code->isModule = p.isModule;
  code->isClassBody = p.isClassBody;
  code->directEntry = interpreterBridge(code->parameterCount);
  code->id = ++t->runtime()->numbers.codeIds;
  return code;
}

CodeObject* cloneCode(Thread* t, CodeObject* code) {
  auto* clone = allocateAs<CodeObject>(t, sizeof(CodeObject), shapeOf(types::Code), Layout::kCustom);
  if (!clone) return nullptr;
  std::memcpy(reinterpret_cast<uint8_t*>(clone) + sizeof(Object),
              reinterpret_cast<const uint8_t*>(code) + sizeof(Object), sizeof(CodeObject) - sizeof(Object));
  clone->original = code->original ? code->original : code;
  clone->id = ++t->runtime()->numbers.codeIds;
  clone->heat = clone->calls = 0;
  clone->entryAsked = false;
  clone->arrayEntry = nullptr;
  clone->directEntry = interpreterBridge(code->parameterCount);
  clone->compiled = nullptr;
  clone->osrEntries = nullptr;
  clone->poly = nullptr;
  writeBarrier(t, clone);
  return clone;
}

void traceCode(Object* o, Marker& marker) {
  auto* code = static_cast<CodeObject*>(o);
  marker.visitObject(code->storage);
  marker.visitObject(code->original);
  for (uint32_t i = 0; i < code->constCount; ++i)
    marker.visit(code->consts[i]);
  for (uint32_t i = 0; i < code->nameCount; ++i)
    marker.visitObject(reinterpret_cast<Object*>(code->names[i]));
  for (uint32_t i = 0; i < code->feedbackCount; ++i) {
    marker.visitConservative(code->feedback[i].raw.references[0]);
    marker.visitConservative(code->feedback[i].raw.references[1]);
  }
  if (code->poly) {
    for (uint32_t i = 0; i < code->feedbackCount * kMaxPoly; ++i)
      marker.visitConservative(code->poly[i].payload);
  }
  for (Tuple* tuple : {code->registerNames, code->varNames, code->cellVars, code->freeVars})
    marker.visitObject(tuple);
  for (Str* s : {code->name, code->qualname, code->filename})
    marker.visitObject(s);
  marker.visit(code->doc);
  marker.visitObject(code->localsTemplate);
  marker.visitObject(code->nameLayouts);
  marker.visitObject(code->codeBytes);
}

bool checkLocals(CodeObject* code) {
  if (code->checksLocals) return false;
  code->checksLocals = true;
  for (uint32_t n = 0; n < code->instrCount; ++n) {
    Instr& i = code->instrs[n];
    RegisterRange ranges[4];
    bool readsLocal = false;
    for (unsigned k = registersRead(i, ranges); k-- > 0;)
      readsLocal |= ranges[k].first < code->localCount;
    if (readsLocal && i.op != Op::CheckBound && i.op != Op::MakeCell) i.variant = Variant::kChecked;
  }
  return true;
}

const ExceptionRange* findHandler(const CodeBody* code, uint32_t at) {
  for (uint32_t i = 0; i < code->handlerCount; ++i) {
    const ExceptionRange& range = code->handlers[i];
    if (at >= range.start && at < range.end) return &range;
  }
  return nullptr;
}

}  // namespace taipan
