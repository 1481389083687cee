// Attributes: a shape check and a load or store for each shape that the site has seen; methods and other values of
// classes are constants under a watchpoint on the class.
#include <algorithm>

#include "ir/BuilderImpl.h"
#include "runtime/types/class/VariablePlace.h"

namespace taipan::hir {

// Kinds of sites whose object is a class.
static bool isOfClass(AttrKind kind) {
  return kind == AttrKind::TypeValue || kind == AttrKind::TypeVariable;
}

// The site's inline cache: the slot has the newest entry, the table beside it earlier ones.
std::vector<FunctionBuilder::AttrEntry> FunctionBuilder::entriesOf(const BcInstr& site) const {
  std::vector<AttrEntry> entries;
  if (site.slot == kNoFeedback) return entries;
  const AttrFeedback* s = &frame_->snapshot->feedback[site.slot].attribute;
  auto add = [&](AttrKind k, uint32_t shape, uint32_t version, uint64_t payload) {
    if (k == AttrKind::None || k == AttrKind::Megamorphic || k == AttrKind::ModuleValue || isOfClass(k) || !shape)
      return;
    AttrEntry e{k, reinterpret_cast<Shape*>(uintptr_t{shape}), version, payload};
    for (const AttrEntry& known : entries)
      if (known.shape == e.shape) return;
    if (usable(e)) entries.push_back(e);
  };
  add(s->kind, s->shape, s->version, s->payload);
  const std::vector<PolyEntry>& poly = frame_->snapshot->poly;
  for (unsigned n = 0; n < kMaxPoly && !poly.empty(); ++n) {
    const PolyEntry& e = poly[size_t{site.slot} * kMaxPoly + n];
    add(e.kind, e.shape, e.version, e.payload);
  }
  return entries;
}

std::vector<FunctionBuilder::AttrEntry> FunctionBuilder::attributeEntries(Instr* v) const {
  if (const KnownAttribute* known = attributeOfKnown(v)) {
    Shape* shape = knownInstance(v)->shape;
    const ClassSnapshot* c = classOf(shape);
    if (c && c->isStable) return {{known->where.kind, shape, c->version, known->where.payload}};
  }
  if (!attrSite() || hasFailed() || attrKind() == AttrKind::SuperMethod) return {};
  std::vector<AttrEntry> entries = entriesOf(bc());
  if (Shape* shape = freshShape(v)) {
    for (const AttrEntry& e : entries)
      if (e.shape == shape) return {e};
  }
  // Ints and the like have no shape word to switch on.
  for (const AttrEntry& e : entries)
    if (entries.size() > 1 && !(s_.frozen->shape(e.shape).kinds & (kHeapKinds & ~kTypeBigInt))) return {};
  return entries;
}

// What the entry says still holds, and the class is expected to stay as it is.
bool FunctionBuilder::usable(const AttrEntry& e) const {
  const ClassSnapshot* c = classOf(e.shape);
  return c && c->isStable && c->version == e.version;
}

void FunctionBuilder::relyOn(const ClassSnapshot& c) {
  if (c.isImmutable) return;
  addDependency(f(), {Dependency::Kind::kClassAttributes, asObject(c.type), nullptr, Value(), c.version});
}

// Of objects of this shape; null: not known.
const ClassSnapshot* FunctionBuilder::classOf(const Shape* shape) const {
  return shape ? s_.find(s_.frozen->shape(shape).type) : nullptr;
}

Instr* FunctionBuilder::guardEntry(Instr* v, const AttrEntry& e) {
  const KnownInstance* known = knownInstance(v);
  if (known && e.shape == known->shape && relyOnKnown(v)) return v;
  relyOn(*classOf(e.shape));
  return guardShape(tagged(v), e.shape);
}

// --- loads

void FunctionBuilder::loadAttr() {
  Instr* v = reg(bc().b);
  if (frameToRead_) {
    set(bc().a, frameAttribute(*frameToRead_, name()));
    frameToRead_ = nullptr;
    return;
  }
  if (Instr* known = knownAttribute(v)) return set(bc().a, known);
  if (Instr* known = frameAttribute(v)) return set(bc().a, known);
  std::vector<AttrEntry> entries = attributeEntries(v);
  Instr* result = nullptr;
  bool isKnown = attributeOfKnown(v) || freshShape(v);
  if (entries.size() == 1 && (isKnown || attrKind() != AttrKind::Megamorphic)) {
    v = guardEntry(v, entries[0]);
    result = attributeOf(v, entries[0]);
  } else if (entries.size() > 1) {
    result = polymorphicLoad(tagged(v), entries, attrKind() == AttrKind::Megamorphic);
  }
  if (!isOpen()) return;
  if (!result) result = emit(Op::GetAttr, {tagged(v)}, bits(name()));
  set(bc().a, result);
}

// The attribute of v, whose shape has been checked. Null: no better than in general.
Instr* FunctionBuilder::attributeOf(Instr* v, const AttrEntry& e) {
  switch (e.kind) {
    case AttrKind::InlineSlot: return emit(Op::LoadSlot, {v}, e.payload);
    case AttrKind::OverflowSlot:
      return emit(Op::LoadOverflowSlot, {v}, e.payload, s_.frozen->shape(e.shape).extraOffset);
    case AttrKind::ClassValue:    return constant(Value::fromBits(e.payload));
    case AttrKind::ClassVariable: return loadVariable(VariablePlace(e.payload));
    case AttrKind::Method:        return emit(Op::NewBoundMethod, {constant(Value::fromBits(e.payload)), v});
    case AttrKind::Getter:        return emit(Op::CallGetter, {tagged(v)}, e.payload);
    case AttrKind::Property:      {
      Value get = s_.frozen->getterOf(Value::fromBits(e.payload));
      if (kindsOf(get) != kTypeFunction) return nullptr;
      auto* function = get.as<FunctionObject>();
      const FunctionSnapshot* callee = s_.find(function);
      if (!callee || !callee->isStable) return nullptr;
      relyOnFunction(function, *callee);
      CallArguments args{constant(get), {v}};
      return callFunction(args, function, callee->code);
    }
    default: return nullptr;
  }
}

// One block for each shape; behind the last one an exit, or the general access where more shapes than fit were seen.
Instr* FunctionBuilder::polymorphicLoad(Instr* v, const std::vector<AttrEntry>& entries, bool isMegamorphic) {
  for (const AttrEntry& e : entries)
    if (e.kind == AttrKind::Property) return nullptr;
  std::vector<std::pair<Block*, Instr*>> results;
  Block* join = newBlock(f());
  for (size_t n = 0; n < entries.size(); ++n) {
    const AttrEntry& e = entries[n];
    bool isLast = n + 1 == entries.size() && !isMegamorphic;
    relyOn(*classOf(e.shape));
    Block* other = nullptr;
    Instr* checked = v;
    if (isLast) {
      checked = emit(Op::GuardShape, {v}, bits(e.shape));
      checked->type = Type(s_.frozen->shape(e.shape).kinds);
    } else {
      Block* here = newBlock(f());
      other = newBlock(f());
      branchTo(emit(Op::HasShape, {v}, bits(e.shape)), here, other);
      at_ = here;
    }
    Instr* value = attributeOf(checked, e);
    results.push_back({at_, tagged(value)});
    jumpTo(join);
    at_ = other;
  }
  if (isMegamorphic && at_) {
    Instr* value = emit(Op::GetAttr, {v}, bits(name()));
    results.push_back({at_, value});
    if (at_) jumpTo(join);
  }
  at_ = frame_->failed ? nullptr : join;
  return mergeValues(join, results);
}

// The class whose attributes stay as they are keeps its variables where they are.
Instr* FunctionBuilder::loadVariable(VariablePlace v) {
  return emit(Op::LoadGlobalEntry, {}, bits(dictOf(v.owner())), v.entry());
}

// Whether the site is about attributes of this class, and nothing has changed or is expected to.
bool FunctionBuilder::relyOnClass(Value object) {
  const AttrFeedback* s = attrSite();
  if (!isOfClass(s->kind) || object.bits() != s->owner) return false;
  const ClassSnapshot* c = s_.find(object.as<TypeObject>());
  if (!c || !c->isStable || c->version != s->version) return false;
  relyOn(*c);
  return true;
}

// C.name = value, where that is a variable of the class C and the value plain data.
bool FunctionBuilder::storeVariable(Instr* v, Instr* value) {
  constexpr TypeBits kPlain =
      kTypeNone | kTypeBool | kTypeInt | kTypeFloat | kTypeStr | kTypeList | kTypeTuple | kTypeDict;
  Value object;
  TypeBits known = bitsOf(value);
  bool isPlain = known && !(known & ~kPlain);
  if (!attrSite() || hasFailed() || !isPlain || !isConstant(v, &object) || !object.isObject()) return false;
  if (attrKind() != AttrKind::TypeVariable || !relyOnClass(object)) return false;
  VariablePlace variable(attrSite()->payload);
  emit(Op::StoreGlobalEntry, {value}, bits(dictOf(variable.owner())), variable.entry());
  return true;
}

// Variables of modules and attributes of classes that are known themselves.
Instr* FunctionBuilder::knownAttribute(Instr* v) {
  if (Instr* known = valueOfKnown(v)) return known;
  Value object;
  const AttrFeedback* s = attrSite();
  if (!s || hasFailed() || !isConstant(v, &object) || !object.isObject()) return nullptr;
  if (relyOnClass(object)) {
    bool varies = s->kind == AttrKind::TypeVariable;
    return varies ? loadVariable(VariablePlace(s->payload)) : constant(Value::fromBits(s->payload));
  }
  auto it = s_.moduleValues.find({object.asObject(), name()});
  if (it == s_.moduleValues.end() || it->second.value.isEmpty() || !it->second.isStable) return nullptr;
  addDependency(f(), {Dependency::Kind::kDictValue, asObject(it->second.dict), name(), it->second.value, 0});
  return constant(it->second.value);
}

// --- stores

static bool isComputed(AttrKind kind) {
  return kind == AttrKind::Property || kind == AttrKind::Getter;
}

void FunctionBuilder::storeAttr() {
  Instr *v = tagged(reg(bc().a)), *value = tagged(reg(bc().b));
  if (storeVariable(v, value)) return;
  const KnownAttribute* known = attributeOfKnown(v);
  if (known && known->isWatched) return void(emit(Op::SetAttr, {v, value}, bits(name())));
  std::vector<AttrEntry> entries = attributeEntries(v);
  bool isMegamorphic = !known && !freshShape(v) && attrKind() == AttrKind::Megamorphic;
  if (entries.size() == 1 && !isMegamorphic && !isComputed(entries[0].kind)) {
    relyOn(*classOf(entries[0].shape));
    v = known ? emit(Op::GuardShape, {v}, bits(entries[0].shape))
              : guardShape(v, entries[0].shape);  // stays a constant elsewhere
    if (storeEntry(v, value, entries[0])) return;
  } else if (entries.size() > 1 && !isMegamorphic) {
    Block* join = newBlock(f());
    bool all = true;
    for (const AttrEntry& e : entries)
      all &= !isComputed(e.kind);
    for (size_t n = 0; n < entries.size() && all && isOpen(); ++n) {
      relyOn(*classOf(entries[n].shape));
      Block* other = nullptr;
      Instr* checked = v;
      if (n + 1 == entries.size()) {
        checked = emit(Op::GuardShape, {v}, bits(entries[n].shape));
        checked->type = Type(s_.frozen->shape(entries[n].shape).kinds);
      } else {
        Block* here = newBlock(f());
        other = newBlock(f());
        branchTo(emit(Op::HasShape, {v}, bits(entries[n].shape)), here, other);
        at_ = here;
      }
      storeEntry(checked, value, entries[n]);
      if (at_) jumpTo(join);
      at_ = other;
    }
    if (frame_->failed) return;
    if (all) {
      at_ = join;
      return;
    }
  }
  emit(Op::SetAttr, {v, value}, bits(name()));
}

bool FunctionBuilder::storeEntry(Instr* v, Instr* value, const AttrEntry& e) {
  switch (e.kind) {
    case AttrKind::InlineSlot: emit(Op::StoreSlot, {v, value}, e.payload); return true;
    case AttrKind::AddInlineSlot:
      emit(Op::StoreNewSlot, {v, value}, e.payload & 0xffffffff, e.payload >> 32);
      return true;
    case AttrKind::OverflowSlot:
      emit(Op::StoreOverflowSlot, {v, value}, e.payload, s_.frozen->shape(e.shape).extraOffset);
      return true;
    default: return false;
  }
}

// --- methods: ra = function, ra+1 = self or empty

void FunctionBuilder::loadMethod() {
  Instr* v = reg(bc().b);
  unsigned to = bc().a;
  if (Instr* known = knownAttribute(v)) {
    set(to, known);
    return set(to + 1, emptyValue());
  }
  if (superMethod(v) || !isOpen()) return;
  std::vector<AttrEntry> entries = attributeEntries(v);
  bool isKnown = freshShape(v) || attributeOfKnown(v);
  bool isMegamorphic = !isKnown && attrKind() == AttrKind::Megamorphic;
  if (entries.size() == 1 && !isMegamorphic) {
    v = guardEntry(v, entries[0]);
    if (entries[0].kind == AttrKind::Method) {
      set(to, constant(Value::fromBits(entries[0].payload)));
      return set(to + 1, v);
    }
    if (Instr* value = attributeOf(v, entries[0])) {
      set(to, value);
      return set(to + 1, emptyValue());
    }
  } else if (entries.size() > 1 && !isMegamorphic && polymorphicMethod(tagged(v), entries)) {
    return;
  }
  if (!isOpen()) return;
  Instr* function = emit(Op::LoadMethod, {tagged(v)}, bits(name()));
  Instr* self = emit(Op::SecondResult, {function});
  set(to, function);
  set(to + 1, self);
}

// Several classes, each with a method of its own: the function is a phi of constants.
bool FunctionBuilder::polymorphicMethod(Instr* v, const std::vector<AttrEntry>& entries) {
  for (const AttrEntry& e : entries)
    if (e.kind != AttrKind::Method && e.kind != AttrKind::SuperMethod) return false;
  std::vector<std::pair<Block*, Instr*>> functions;
  Block* join = newBlock(f());
  for (size_t n = 0; n < entries.size(); ++n) {
    const AttrEntry& e = entries[n];
    relyOn(*classOf(e.shape));
    Instr* function = constant(Value::fromBits(e.payload));
    if (n + 1 == entries.size()) {
      emit(Op::GuardShape, {v}, bits(e.shape));
      functions.push_back({at_, function});
      jumpTo(join);
      break;
    }
    Block *here = newBlock(f()), *other = newBlock(f());
    branchTo(emit(Op::HasShape, {v}, bits(e.shape)), here, other);
    at_ = here;
    functions.push_back({here, function});
    jumpTo(join);
    at_ = other;
  }
  at_ = join;
  unsigned to = bc().a;
  set(to, mergeValues(join, functions));
  set(to + 1, v);
  return true;
}

// --- super().name(…): the method is one of the object's class, searched for behind another class. So it is known by
// the object's shape, and the super object is needed by nobody but those who look at frames.

static int64_t indexIn(const Tuple* tuple, Value v) {
  std::span<const Value> items = itemsOf(tuple);
  auto found = std::ranges::find(items, v);
  return found == items.end() ? -1 : found - items.begin();
}

Instr* FunctionBuilder::superOfCaller() {
  const CodeBody* code = frame_->code;
  const BcInstr& next = *(&bc() + 1);  // a call is never the last instruction
  if (hasFailed() || next.op != BcOp::LoadMethod || next.b != bc().a || next.slot == kNoFeedback) return nullptr;
  const AttrFeedback& site = frame_->snapshot->feedback[next.slot].attribute;
  if (site.kind != AttrKind::SuperMethod) return nullptr;
  std::vector<AttrEntry> entries = entriesOf(next);
  int64_t cell = indexIn(code->freeVars, dunderClass());
  if (entries.empty() || cell < 0 || !code->argCount || indexIn(code->cellVars, itemsOf(code->varNames)[0]) >= 0)
    return nullptr;
  Instr* object = reg(0);
  if (!object || object->type.mayBeEmpty()) return nullptr;
  Value cls = Value::fromBits(site.owner);
  unsigned cellRegister = code->localCount + code->cellCount + static_cast<unsigned>(cell);
  guardConstant(emit(Op::LoadCell, {reg(cellRegister)}), cls);
  if (!isOpen()) return nullptr;
  if (entries.size() == 1)
    object = guardEntry(object, entries[0]);
  else
    guard(emit(Op::IsInstanceOf, {tagged(object)}, cls.bits()), true, DeoptReason::kShape);
  return isOpen() ? emit(Op::NewSuper, {constant(cls), tagged(object)}) : nullptr;
}

bool FunctionBuilder::superMethod(Instr* super) {
  if (super->op != Op::NewSuper || hasFailed() || attrKind() != AttrKind::SuperMethod) return false;
  std::vector<AttrEntry> entries = entriesOf(bc());
  Instr* object = super->operand(1);
  if (entries.size() != 1) return !entries.empty() && polymorphicMethod(object, entries);
  object = guardEntry(object, entries[0]);
  set(bc().a, constant(Value::fromBits(entries[0].payload)));
  set(bc().a + 1u, object);
  return true;
}

}  // namespace taipan::hir
