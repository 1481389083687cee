#include "runtime/frames/Traceback.h"

#include "runtime/bytecode/CodeBytes.h"
#include "runtime/core/BuiltinTypes.h"
#include "runtime/core/Objects.h"
#include "runtime/frames/FrameObject.h"
#include "runtime/heap/Heap.h"
#include "runtime/types/exception/Exceptions.h"
#include "runtime/types/object/Operations.h"

namespace taipan {

namespace {

Traceback* self(Value v) {
  return v.as<Traceback>();
}

Traceback* newTraceback(Thread* t, Value next, Value frame, int64_t line, int64_t instr) {
  auto* tb = allocateAs<Traceback>(t, sizeof(Traceback), shapeOf(types::Traceback), Layout::kValuesFrom1);
  if (!tb) return nullptr;
  tb->next = next;
  tb->frame = frame;
  tb->line = Value::smallInt(line);
  tb->instr = Value::smallInt(instr);
  return tb;
}

Value getFrame(Thread*, Value v) {
  return self(v)->frame;
}
Value getLine(Thread*, Value v) {
  return self(v)->line;
}
Value getNext(Thread*, Value v) {
  return self(v)->next;
}
Value getLastInstr(Thread*, Value v) {
  return Value::smallInt(unitOffset(self(v)->instr.asSmallInt()));
}

int setNext(Thread* t, Value v, Value next) {
  if (next.isEmpty()) {
    raiseTypeError(t, "can't delete tb_next attribute");
    return -1;
  }
  if (!next.isNone() && !isExact(next, types::Traceback)) {
    raisef(t, exc::TypeError, "expected traceback object, got '%s'", typeName(next));
    return -1;
  }
  for (Value at = next; !at.isNone(); at = self(at)->next) {
    if (at == v) {
      raiseValueError(t, "traceback loop detected");
      return -1;
    }
  }
  self(v)->next = next;
  writeBarrier(t, v.asObject());
  return 0;
}

// types.TracebackType(tb_next, tb_frame, tb_lasti, tb_lineno)
Value construct(Thread* t, TypeObject*, Value* args, int64_t nargs, Tuple*) {
  if (nargs != 4) return raisef(t, exc::TypeError, "traceback() takes exactly 4 arguments (%ld given)", nargs);
  if (!args[0].isNone() && !isExact(args[0], types::Traceback))
    return raisef(t, exc::TypeError, "expected traceback object or None, got '%s'", typeName(args[0]));
  if (!isExact(args[1], types::Frame))
    return raisef(t, exc::TypeError, "traceback() argument 'tb_frame' must be frame, not %s", typeName(args[1]));
  bool failed = false;
  int64_t instr = indexAsInt64(t, args[2], &failed);
  if (failed) return Value();
  int64_t line = indexAsInt64(t, args[3], &failed);
  if (failed) return Value();
  return Value::object(newTraceback(t, args[0], args[1], line, instrAtOffset(instr)));
}

constexpr GetSetRow kGetSets[] = {
    {"tb_frame", getFrame, nullptr},
    {"tb_lineno", getLine, nullptr},
    {"tb_next", getNext, setNext},
    {"tb_lasti", getLastInstr, nullptr},
};

}  // namespace

bool addTraceback(Thread* t, Value exception, Activation& a) {
  FrameObject* frame = frameObjectOf(t, a);
  if (!frame) return false;
  auto* e = exception.as<ExceptionObject>();
  int64_t instr = a.isEntering() ? -1 : int64_t{a.instr()};
  Traceback* tb = newTraceback(t, e->traceback ? e->traceback : kNone, Value::object(frame), a.line(), instr);
  if (!tb) return false;
  e->traceback = Value::object(tb);
  writeBarrier(t, e);
  return true;
}

void makeTracebackType(Thread* t) {
  TypeSpec spec = specOf<types::rows::Traceback>();
  spec.slots.newObject = construct;
  spec.getsets = kGetSets;
  spec.getsetCount = std::size(kGetSets);
  newBuiltinType(t, spec);
}

}  // namespace taipan
