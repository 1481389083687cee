#include "ir/Snapshot.h"

#include <unordered_set>

#include "ir/LiveTypes.h"
#include "runtime/bytecode/Liveness.h"
#include "runtime/core/Names.h"
#include "runtime/core/Objects.h"
#include "runtime/frames/InterpFrame.h"
#include "runtime/frames/Tracing.h"
#include "runtime/types/class/Class.h"
#include "runtime/types/class/ClassVariable.h"
#include "runtime/types/class/Dispatch.h"
#include "runtime/types/descriptor/Descriptors.h"

namespace taipan::hir {

namespace {

constexpr unsigned kMaxDepth = 5;           // of calls followed
constexpr uint32_t kMaxCalleeInstrs = 400;  // larger callees are not going to be inlined

class Taker {
 public:
  Taker(Thread* t, const SpeculationLog& log, Snapshot& s) : thread_(t), log_(log), s_(s), frozen_(*s.frozen) {}

  // What the builder names whatever the program is.
  void wellKnown() {
    for (TypeObject* type :
         {types::Enumerate, types::Zip, types::ListIterator, types::TupleIterator, types::StrIterator})
      frozen_.takeShape(shapeOf(type));
    frozen_.take(assertionError());
  }

  // The hook's function and the object that it is a method of (or empty), before anything else is taken.
  void hook(FunctionObject* f, Value self) {
    function(f, 1);
    frozen_.take(self);
    for (TraceEvent event : {TraceEvent::kCall, TraceEvent::kLine, TraceEvent::kReturn, TraceEvent::kException})
      frozen_.take(eventName(event));
    if (s_.trust < Trust::kUnchanged) return;
    AttributeNames names;
    for (const auto& [code, c] : s_.codes)
      collectNames(code, &names);
    KnownObjects::Taking with{thread_, log_, names, s_.trust};
    s_.known.take(with, self);
    for (const auto& [code, c] : s_.codes)
      for (const auto& [at, global] : c.globals)
        if (global.isStable) s_.known.take(with, global.value);
    s_.known.forEachInstance([&](const KnownInstance& known) {
      frozen_.takeShape(known.shape);
      cls(known.type, 1);
      for (const auto& [name, found] : known.attributes)
        attribute(found.where.kind, 0, found.where.payload, 1);
    });
    s_.known.forEachValue([&](Value v) { value(v, 1); });
  }

  void function(FunctionObject* f, unsigned depth) {
    bool isStable = isTrusted(log_.functionChanges(f), s_.trust);
    FunctionSnapshot snapshot{f->code, f->version, isStable, f->globals, f->builtins, f->defaults, f->closure};
    bool isNew = s_.functions.emplace(f, snapshot).second;
    if (isNew) freeze(f);
    if (!isNew && depth) return;  // the function to compile may have been met far away, in what its hook names
    if (depth == 0 || (depth <= kMaxDepth && f->code->instrCount <= kMaxCalleeInstrs)) code(f, depth);
  }

 private:
  void freeze(const FunctionObject* f) {
    frozen_.take(f);
    frozen_.take(f->globals);
    frozen_.take(f->builtins);
    freezeItems(f->defaults);
  }

  void freezeItems(const Tuple* tuple) {
    for (int64_t n = 0; tuple && n < tuple->length; ++n)
      frozen_.take(tuple->items[n]);
  }

  void freeze(const CodeObject* code) {
    frozen_.take(code);
    for (uint32_t n = 0; n < code->constCount; ++n)
      frozen_.take(code->consts[n]);
  }

  // What __init__ assigns belongs to objects that are new.
  static void collectNames(const CodeBody* code, AttributeNames* names) {
    bool isInit = code->name == names::init_;
    for (uint32_t n = 0; n < code->instrCount; ++n) {
      const Instr& i = code->instrs[n];
      if (i.op == Op::LoadAttr || i.op == Op::LoadMethod) names->read.insert(code->names[i.d]);
      if (isInit) continue;
      if (i.op == Op::StoreAttr || i.op == Op::DeleteAttr) names->written.insert(code->names[i.d]);
    }
  }

  void code(const FunctionObject* f, unsigned depth) {
    CodeObject* code = f->code;
    auto [it, isNew] = s_.codes.emplace(code, CodeSnapshot());
    if (!isNew) return;
    CodeSnapshot& c = it->second;  // stays where it is: the map's nodes do
    c.code = code;
    freeze(code);
    c.checksLocals = code->checksLocals;
    c.feedback.assign(code->feedback, code->feedback + code->feedbackCount);
    if (code->poly) c.poly.assign(code->poly, code->poly + size_t{code->feedbackCount} * kMaxPoly);
    if (s_.trust == Trust::kNothing) return;
    std::vector<Value> modules;
    std::unordered_set<Str*> changing = changingNames(code);
    for (uint32_t n = 0; n < code->instrCount; ++n) {
      if (uint32_t failures = log_.siteFailures(code, n)) c.failures[n] = failures;
      Op op = code->instrs[n].op;
      if (op != Op::LoadGlobal && op != Op::StoreGlobal) continue;
      Str* name = code->names[code->instrs[n].d];
      GlobalSnapshot g = op == Op::LoadGlobal ? lookUpFrom(f, name) : lookUp(f->globals, nullptr, name);
      g.isStable = g.isStable && !changing.count(name);
      c.globals[n] = g;
      freeze(g);
      if (op != Op::LoadGlobal) continue;
      value(g.value, depth);
      if (isExact(g.value, types::Module)) modules.push_back(g.value);
    }
    for (uint32_t n = 0; n < code->instrCount; ++n)
      site(c, code->instrs[n], modules, depth);
  }

  void freeze(const GlobalSnapshot& g) {
    for (const void* o : {g.dict, g.absentFrom, g.injectedInto})
      frozen_.take(o);
    frozen_.take(g.value);
  }

  GlobalSnapshot lookUpFrom(const FunctionObject* f, Str* name) const {
    if (f->scope == f->globals) return lookUp(f->globals, f->builtins, name);
    GlobalSnapshot g = lookUp(f->scope, nullptr, name);
    if (g.value) return g;
    g = lookUp(f->globals, f->builtins, name);
    g.injectedInto = f->scope;
    return g;
  }

  GlobalSnapshot lookUp(Dict* first, Dict* second, Str* name) const {
    GlobalSnapshot g;
    for (Dict* dict : {first, second}) {
      if (!dict) continue;
      g.entry = dictFindEntry(thread_, dict, name);
      if (g.entry < 0) continue;
      g.dict = dict;
      g.value = dict->table->entries[g.entry].value;
      g.keysVersion = dict->keysVersion;
      g.isStable = isTrusted(log_.globalChanges(dict, name), s_.trust);
      if (dict == first) return g;
      g.absentFrom = first;
      g.absentKeysVersion = first->keysVersion;
      g.isAbsenceStable = isTrusted(log_.globalChanges(first, name), s_.trust);
      return g;
    }
    return g;
  }

  // Globals that the code assigns again and again: in a loop, or at each call of a function.
  static std::unordered_set<Str*> changingNames(const CodeObject* code) {
    std::vector<std::pair<uint32_t, uint32_t>> loops;
    for (uint32_t n = 0; n < code->instrCount; ++n)
      if (code->instrs[n].op == Op::JumpBack) loops.push_back({static_cast<uint32_t>(code->instrs[n].d), n});
    std::unordered_set<Str*> names;
    for (uint32_t n = 0; n < code->instrCount; ++n) {
      if (code->instrs[n].op != Op::StoreGlobal && code->instrs[n].op != Op::DeleteGlobal) continue;
      bool again = !code->isModule;
      for (auto [start, end] : loops)
        again |= start <= n && n <= end;
      if (again) names.insert(code->names[code->instrs[n].d]);
    }
    return names;
  }

  // What the feedback of an instruction names.
  void site(const CodeSnapshot& c, const Instr& i, const std::vector<Value>& modules, unsigned depth) {
    if (i.slot == kNoFeedback) return;
    const FeedbackSlot& slot = c.feedback[i.slot];
    switch (feedbackKindOf(i.op)) {
      case FeedbackKind::Call:      return call(slot.call, depth);
      case FeedbackKind::Attribute: return attributes(c, i, slot.attribute, modules, depth);
      case FeedbackKind::Seen:
        if (slot.seen.shape) operand(reinterpret_cast<Shape*>(uintptr_t{slot.seen.shape}), depth);
        return;
      case FeedbackKind::Iteration:
      case FeedbackKind::Global:
      case FeedbackKind::Name:
      case FeedbackKind::None:      return;
    }
  }

  // Operators of classes written in Python may be inlined.
  void operand(Shape* shape, unsigned depth) {
    if (shape->type->flags & kTypeHeap) classOf(shape, depth);
  }

  void attributes(const CodeSnapshot& c, const Instr& i, const AttrFeedback& site, const std::vector<Value>& modules,
                  unsigned depth) {
    attribute(site.kind, site.shape, site.payload, depth);
    if (namesClass(site.kind)) value(Value::fromBits(site.owner), depth);
    if (!c.poly.empty())
      for (unsigned n = 0; n < kMaxPoly; ++n) {
        const PolyEntry& e = c.poly[size_t{i.slot} * kMaxPoly + n];
        attribute(e.kind, e.shape, e.payload, depth);
      }
    if (site.kind == AttrKind::ModuleValue)
      for (Value module : modules)
        moduleValue(module, c.code->names[i.d], depth);
  }

  static bool namesClass(AttrKind kind) {
    return kind == AttrKind::SuperMethod || kind == AttrKind::TypeValue || kind == AttrKind::TypeVariable;
  }

  // Of several functions of one code any tells the globals.
  void call(const CallFeedback& site, unsigned depth) {
    bool isKnown = site.kind != CallKind::None && site.kind != CallKind::Megamorphic;
    if (isKnown) value(Value::fromBits(site.callee), depth);
  }

  void attribute(AttrKind kind, uint32_t shape, uint64_t payload, unsigned depth) {
    switch (kind) {
      case AttrKind::None:
      case AttrKind::Megamorphic:
      case AttrKind::ModuleValue: return;
      case AttrKind::Property:    {
        Value property = Value::fromBits(payload);
        frozen_.takeGetter(property);
        value(frozen_.getterOf(property), depth);
        break;
      }
      case AttrKind::ClassValue:
      case AttrKind::Method:
      case AttrKind::SuperMethod:
      case AttrKind::TypeValue:     value(Value::fromBits(payload), depth); break;
      case AttrKind::Getter:        frozen_.take(Value::fromBits(payload)); break;
      case AttrKind::ClassVariable:
      case AttrKind::TypeVariable:  frozen_.take(ClassVariable(payload).dict()); break;
      case AttrKind::AddInlineSlot: frozen_.takeShape(reinterpret_cast<Shape*>(uintptr_t{payload >> 32})); break;
      default:                      break;
    }
    if (shape) classOf(reinterpret_cast<Shape*>(uintptr_t{shape}), depth);
  }

  void moduleValue(Value module, Str* name, unsigned depth) {
    GlobalSnapshot g = lookUp(moduleDict(module), nullptr, name);
    if (!s_.moduleValues.emplace(std::pair{module.asObject(), name}, g).second) return;
    freeze(g);
    value(g.value, depth);
  }

  void value(Value v, unsigned depth) {
    if (!v.isObject()) return;
    frozen_.take(v);
    if (isExact(v, types::Function)) return function(v.as<FunctionObject>(), depth + 1);
    if (v.asObject()->type()->flags & kTypeTypeSubclass) cls(v.as<TypeObject>(), depth);
  }

  void classOf(Shape* shape, unsigned depth) {
    frozen_.takeShape(shape);
    cls(shape->type, depth);
  }

  void cls(TypeObject* type, unsigned depth) {
    auto [it, isNew] = s_.classes.emplace(type, ClassSnapshot());
    if (!isNew) return;
    ClassSnapshot& c = it->second;
    frozen_.take(type);
    frozen_.takeShape(type->instanceShape);
    c.type = type;
    c.version = type->version;
    c.isImmutable = type->flags & kTypeImmutable;
    c.hasPlainMetaclass = type->type() == types::Type;
    c.instanceShape = type->instanceShape;
    c.isStable = isTrusted(log_.classChanges(type), s_.trust);
    if (!(type->flags & kTypeHeap)) return;
    Value init = typeLookup(thread_, type, names::init_);
    bool objectInits = init == typeLookup(thread_, types::Object, names::init_);
    if (isExact(init, types::Function)) c.init = init;
    c.isPlain = c.hasPlainMetaclass && type->slots->newObject == types::Object->slots->newObject &&
                type->instanceLayout == Layout::kValuesFrom1 && (objectInits || !c.init.isEmpty());
    value(c.init, depth);
    binaryMethods(type, c, depth);
  }

  void binaryMethods(TypeObject* type, ClassSnapshot& c, unsigned depth) {
    for (unsigned op = 0; op < kBinaryOpCount; ++op) {
      Value method = typeLookup(thread_, type, *kOperatorNames[op].normal);
      if (!isExact(method, types::Function)) continue;
      c.binary[op] = method;
      c.hasInPlace[op] = !typeLookup(thread_, type, *kOperatorNames[op].inplace).isEmpty();
      value(method, depth);
    }
  }

  Thread* thread_;  // that runs Python
  const SpeculationLog& log_;
  Snapshot& s_;
  Frozen& frozen_;
};

// A loop over a range has found out which way it goes.
void takeSteps(Snapshot& s, const CodeBody* code, const Value* registers) {
  RegisterSet live = Liveness(code).before(static_cast<uint32_t>(s.osrInstr));
  for (uint32_t r = 0; r < code->registerCount; ++r) {
    if (!live.has(r) || !isExact(registers[r], types::Range)) continue;
    Value step = registers[r].as<Range>()->step;
    if (step.isSmallInt()) s.osrSteps[r] = step.asSmallInt();
  }
}

}  // namespace

std::unique_ptr<Snapshot> takeSnapshot(Thread* t, const SpeculationLog& log, FunctionObject* f, int32_t osrInstr,
                                       const Value* registers, Trust trust, Tier tier, Value hook) {
  auto s = std::make_unique<Snapshot>();
  s->function = f;
  s->trust = trust;
  s->tier = tier;
  s->osrInstr = osrInstr;
  s->localsModel = options.localsModel;
  if (registers) {
    auto* frame = reinterpret_cast<const InterpFrame*>(registers - kFrameHeaderWords);
    s->hasDictNamespace = isExact(frame->localsDict, types::Dict);
  }
  if (registers) {
    for (uint32_t r = 0; r < f->code->localsPlusCount(); ++r)
      s->osrTypes.push_back(bitsOfValue(registers[r]));
    takeSteps(*s, f->code, registers);
  }
  Taker taker(t, log, *s);
  taker.wellKnown();
  if (isExact(hook, types::Method)) {
    s->hookIsMethod = true;
    s->hookSelf = hook.as<BoundMethod>()->self;
    hook = hook.as<BoundMethod>()->function;
  }
  if (isExact(hook, types::Function)) {
    s->hook = hook.as<FunctionObject>();
    if (log.hasFailed(f->code, DeoptReason::kHookSelf))
      s->hookSelf = Value();  // a method of one object, and then of another
    taker.hook(s->hook, s->hookSelf);
  }
  taker.function(f, 0);
  return s;
}

}  // namespace taipan::hir
