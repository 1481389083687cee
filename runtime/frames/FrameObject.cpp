#include "runtime/frames/FrameObject.h"

#include "runtime/bytecode/CodeBytes.h"
#include "runtime/core/BuiltinTypes.h"
#include "runtime/core/Init.h"
#include "runtime/core/Options.h"
#include "runtime/frames/FrameLocalsProxy.h"
#include "runtime/frames/Jump.h"
#include "runtime/frames/LocalsDict.h"
#include "runtime/frames/Traceback.h"
#include "runtime/frames/Tracing.h"
#include "runtime/heap/Heap.h"
#include "runtime/types/callable/Cell.h"
#include "runtime/types/exception/Exceptions.h"

namespace taipan {

namespace {

// The activation that called `a`.
bool callerOf(Thread* t, const Activation& a, Activation* out) {
  if (!a.isCompiled() && !(a.interpFrame()->flags & kFrameIsBase)) {  // called within one run of the interpreter
    *out = Activation::of(a.interpFrame()->previous);
    return true;
  }
  ActivationWalker walker(t);
  while (walker.next(out))
    if (out->isSame(a)) return walker.next(out);
  return false;
}

// Allocations of frame ends must not replace the exception that is on its way.
class KeepException {
 public:
  explicit KeepException(Thread* t) : thread_(t), exception_(t->exception) {}
  ~KeepException() { thread_->exception = exception_; }

 private:
  Thread* thread_;
  Value exception_;
};

ValueArray* saveLocals(Thread* t, const Activation& a, unsigned count) {
  ValueArray* saved = newValueArray(t, count);
  if (saved) a.saveRegisters(t, saved);
  return saved;
}

// --- attributes

FrameObject* self(Value v) {
  return v.as<FrameObject>();
}

Value getLocals(Thread* t, Value v) {
  self(v)->localsRead = true;
  return frameLocals(t, self(v));
}
Value getCode(Thread*, Value v) {
  return Value::object(self(v)->code);
}
// None at an instruction without a line; a module that is entered is at line 0.
Value getLine(Thread* t, Value v) {
  FrameObject* f = self(v);
  uint32_t line = frameLine(t, f);
  bool entering = f->home == FrameHome::kInterpreter && (f->interpFrame->flags & kFrameEntering);
  return line || entering ? Value::smallInt(line) : kNone;
}

Value getBack(Thread* t, Value v) {
  return frameBack(t, self(v));
}
Value getGlobals(Thread*, Value v) {
  return Value::object(self(v)->function->globals);
}
Value getBuiltins(Thread*, Value v) {
  return Value::object(self(v)->function->builtins);
}
Value getLastInstr(Thread* t, Value v) {
  Activation a;
  bool entering = activationOf(t, self(v), &a) && a.isEntering();
  return Value::smallInt(entering ? kEntryOffset : unitOffset(frameInstr(t, self(v))));
}
Value getTrace(Thread*, Value v) {
  return self(v)->trace ? self(v)->trace : kNone;
}

// What the frame is to tell of has changed: it goes on with the right instructions, in the interpreter.
void retrace(Thread* t, FrameObject* f) {
  Activation a;
  if (f->home == FrameHome::kInterpreter)
    chooseInstructions(t, f->interpFrame);
  else if (f->home == FrameHome::kCompiled && t->traceHook && activationOf(t, f, &a))
    tierUp.deoptimise(t, a.image());
}

int setTrace(Thread* t, Value v, Value function) {
  FrameObject* f = self(v);
  f->trace = function.isNone() ? Value() : function;
  writeBarrier(t, f);
  retrace(t, f);
  return 0;
}

Value getTraceLines(Thread*, Value v) {
  return Value::boolean(!self(v)->skipLines);
}
Value getTraceOpcodes(Thread*, Value v) {
  return Value::boolean(self(v)->traceOpcodes);
}

// 1, 0, or -1: raised.
int boolAttribute(Thread* t, Value value) {
  if (value.isBool()) return value.isTrue();
  if (value.isEmpty())
    raiseTypeError(t, "can't delete numeric/char attribute");
  else
    raiseTypeError(t, "attribute value type must be bool");
  return -1;
}

int setTraceLines(Thread* t, Value v, Value value) {
  int wanted = boolAttribute(t, value);
  if (wanted < 0) return -1;
  self(v)->skipLines = !wanted;
  retrace(t, self(v));
  return 0;
}

int setTraceOpcodes(Thread* t, Value v, Value value) {
  int wanted = boolAttribute(t, value);
  if (wanted < 0) return -1;
  self(v)->traceOpcodes = wanted;
  retrace(t, self(v));
  return 0;
}

int setLine(Thread* t, Value v, Value line) {
  return jumpToLine(t, self(v), line);
}

Value clearFrame(Thread* t, Value* args, int64_t, Tuple*) {
  FrameObject* f = self(args[0]);
  if (f->home != FrameHome::kGone) return raise(t, exc::RuntimeError, "cannot clear an executing frame");
  f->savedLocals = nullptr;
  f->injected = f->extraLocals = nullptr;
  if (f->code->flags & kCodeOptimized) f->localsDict = Value();
  return kNone;
}

Value reprFrame(Thread* t, Value v) {
  FrameObject* f = self(v);
  char buffer[64];
  snprintf(buffer, sizeof buffer, "<frame at %p, file ", static_cast<void*>(f));
  Value file = strRepr(t, f->code->filename);
  if (!file) return Value();
  std::string text = buffer + strToUtf8(file.as<Str>()) + ", line " + std::to_string(frameLine(t, f)) + ", code " +
                     strToUtf8(f->code->name) + ">";
  return Value::object(newStr(t, text));
}

constexpr MethodRow kMethods[] = {
    {"clear", clearFrame, 1, 1, kNativeMethod, "F.clear(): clear most references held by the frame"},
};
constexpr GetSetRow kGetSets[] = {
    {"f_locals", getLocals, nullptr},
    {"f_code", getCode, nullptr},
    {"f_lineno", getLine, setLine},
    {"f_back", getBack, nullptr},
    {"f_globals", getGlobals, nullptr},
    {"f_builtins", getBuiltins, nullptr},
    {"f_lasti", getLastInstr, nullptr},
    {"f_trace", getTrace, setTrace},
    {"f_trace_lines", getTraceLines, setTraceLines},
    {"f_trace_opcodes", getTraceOpcodes, setTraceOpcodes},
};

}  // namespace

FrameObject* frameObjectOf(Thread* t, Activation& a) {
  if (FrameObject* known = a.frameObject()) return known;
  auto* f = allocateAs<FrameObject>(t, sizeof(FrameObject), shapeOf(types::Frame), Layout::kCustom);
  if (!f) return nullptr;
  f->function = a.function();
  f->code = a.code()->original ? a.code()->original : a.code();
  if (a.isCompiled()) {
    f->home = FrameHome::kCompiled;
    f->inlineDepth = a.segment();
    f->framePointer = a.image().framePointer;
  } else {
    f->home = FrameHome::kInterpreter;
    f->interpFrame = a.interpFrame();
  }
  a.setFrameObject(f);
  return f;
}

bool activationOf(Thread* t, FrameObject* f, Activation* out) {
  if (f->home == FrameHome::kGone) return false;
  if (f->home == FrameHome::kInterpreter) {
    *out = Activation::of(f->interpFrame);
    return true;
  }
  ActivationWalker walker(t);
  while (walker.next(out)) {
    if (out->isCompiled() && out->image().framePointer == f->framePointer && out->segment() == f->inlineDepth)
      return true;
  }
  return false;
}

void frameObjectExit(Thread* t, FrameObject* f, const Activation& last, ActivationWalker* above) {
  KeepException keep(t);
  if (unsigned count = f->code->localsPlusCount()) f->savedLocals = saveLocals(t, last, count);
  f->instr = last.instr();
  f->localsDict = last.localsDict();
  writeBarrier(t, f);  // the caller's frame object may be allocated next
  Activation caller;
  if (above ? above->next(&caller) : callerOf(t, last, &caller)) f->back = frameObjectOf(t, caller);
  f->home = FrameHome::kGone;
  f->interpFrame = nullptr;
  f->framePointer = nullptr;
  writeBarrier(t, f);
}

uint32_t frameInstr(Thread* t, FrameObject* f) {
  Activation a;
  return activationOf(t, f, &a) ? a.instr() : f->instr;
}

uint32_t frameLine(Thread* t, FrameObject* f) {
  if (f->shownLine) return f->shownLine;
  Activation a;
  return activationOf(t, f, &a) ? a.line() : f->code->lineOf(f->instr);
}

Value frameLocals(Thread* t, FrameObject* f) {
  if (options.localsModel == LocalsModel::kPep667 && (f->code->flags & kCodeOptimized))
    return newFrameLocalsProxy(t, f);
  Activation a;
  return activationOf(t, f, &a) ? localsOf(t, a) : savedLocalsOf(t, f);
}

Value readFrameVariable(Thread* t, FrameObject* f, unsigned index) {
  Activation a;
  if (activationOf(t, f, &a)) return a.readVariable(t, index);
  Value v = f->savedLocals ? f->savedLocals->values[index] : Value();
  return f->code->registerIsCell(index) && isCell(v) ? cellContents(v.as<Cell>()) : v;
}

bool writeFrameVariable(Thread* t, FrameObject* f, unsigned index, Value v) {
  Activation a;
  if (activationOf(t, f, &a)) return a.writeVariable(t, index, v);
  if (!f->savedLocals) {  // cleared
    f->savedLocals = newValueArray(t, f->code->localsPlusCount());
    if (!f->savedLocals) return false;
    writeBarrier(t, f);
  }
  Value& home = f->savedLocals->values[index];
  if (f->code->registerIsCell(index) && isCell(home)) return setCellContents(t, home.as<Cell>(), v);
  home = v;
  writeBarrier(t, f->savedLocals);
  return true;
}

Value frameBack(Thread* t, FrameObject* f) {
  Activation a, caller;
  if (!activationOf(t, f, &a)) return f->back ? Value::object(f->back) : kNone;
  if (!callerOf(t, a, &caller)) return kNone;
  return Value::object(frameObjectOf(t, caller));
}

void traceFrame(Object* o, Marker& marker) {
  auto* f = static_cast<FrameObject*>(o);
  marker.visitObject(f->nextInFrame);
  marker.visitObject(f->function);
  marker.visitObject(f->code);
  marker.visitObject(f->back);
  marker.visit(f->localsDict);
  marker.visitObject(f->savedLocals);
  marker.visitObject(f->injected);
  marker.visitObject(f->extraLocals);
  marker.visit(f->trace);
}

void initFrames(Thread* t) {
  TypeSpec spec = specOf<types::rows::Frame>();
  spec.slots.repr = reprFrame;
  spec.trace = traceFrame;
  spec.methods = kMethods;
  spec.methodCount = std::size(kMethods);
  spec.getsets = kGetSets;
  spec.getsetCount = std::size(kGetSets);
  newBuiltinType(t, spec);
  makeTracebackType(t);
  initTracing(t);
}

}  // namespace taipan
