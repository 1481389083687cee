// Builtins that the compiler knows: on arguments of known types they are a few instructions, else a call. The type of
// an argument is known from what made it, from guards before, or, of the first one, from what the site has seen.
#include <bit>
#include <cstring>

#include "ir/BuilderImpl.h"

namespace taipan::hir {

namespace {

bool isInt(Instr* v) {
  return v->rep == Rep::Int64 || v->type.isSubtypeOf(kTypeSmallInt);
}
bool isFloat(Instr* v) {
  return v->type.isSubtypeOf(kTypeFloat);
}
// The kinds that tell an instance of exactly this type; none if no kind does.
TypeBits exactKinds(const TypeObject* type) {
  TypeBits kinds = kindOfBuiltin(type);
  return kinds & (kTypeOther | kTypeBuiltin | kTypeClass) ? 0 : kinds;
}

}  // namespace

Instr* FunctionBuilder::callNative(CallArguments& args, NativeFunction* f) {
  FrozenNative native = nativeOf(f);
  const NativeFacts& facts = factsOf(f);
  auto count = static_cast<int32_t>(args.values.size());
  bool fits = count >= native.minArgs && (native.maxArgs < 0 || count <= native.maxArgs);
  if (args.names || !native.isPlain || !fits) return genericCall(args);
  if (!hasFailed()) {
    Instr* result = intrinsic(facts.id, args.values);
    if (!result && isOpen()) result = onDoubles(f, args.values);
    if (result || !isOpen()) return result;
    if (facts.effect != NativeEffect::Any) guessFirst(f, &args.values);
    if (!isOpen()) return nullptr;
  }
  std::vector<Instr*> operands;
  for (Instr* v : args.values)
    operands.push_back(tagged(v));
  if (!areTaken(f, operands)) return emit(Op::CallNative, operands, bits(f));
  constexpr Op kOps[] = {Op::CallNative, Op::CallNativeLeaf, Op::CallNativeReading};
  Instr* result = emit(kOps[static_cast<unsigned>(facts.effect)], operands, bits(f));
  if (facts.result) result->type = Type(kindOfBuiltin(*facts.result));
  return result;
}

// --- what the row of a native function says of its arguments (NativeFacts)

static TypeBits kindsOf(char letter) {
  switch (letter) {
    case 'i': return kTypeInt | kTypeBool;
    case 'n': return kTypeInt | kTypeBool | kTypeFloat;
    case 'f': return kTypeFloat;
    case 's': return kTypeStr;
    default:  return kTypeAny;
  }
}

// The kinds that the facts hold for, of each argument in turn.
template <class Visit>
static void eachTaken(const NativeFunction* f, size_t count, Visit visit) {
  const TypeObject* owner = nativeOf(f).owner;
  size_t receivers = owner ? 1 : 0;
  for (size_t n = 0; n < count; ++n) {
    if (n < receivers) {
      visit(n, exactKinds(owner));
      continue;
    }
    size_t last = strlen(factsOf(f).takes) - 1;
    visit(n, kindsOf(factsOf(f).takes[std::min(n - receivers, last)]));
  }
}

bool FunctionBuilder::areTaken(const NativeFunction* f, const std::vector<Instr*>& args) {
  bool all = true;
  eachTaken(f, args.size(), [&](size_t n, TypeBits kinds) { all &= args[n]->type.isSubtypeOf(kinds); });
  return all;
}

// If the first argument has to be of certain kinds, it is guessed to be of one that the site has seen.
void FunctionBuilder::guessFirst(const NativeFunction* f, std::vector<Instr*>* args) {
  eachTaken(f, args->size(), [&](size_t n, TypeBits kinds) {
    if (n == 0 && !(*args)[0]->type.isSubtypeOf(kinds)) (*args)[0] = argumentSeen((*args)[0]);
  });
}

// The function itself, of doubles; null if the row does not have it or the arguments are no numbers.
Instr* FunctionBuilder::onDoubles(const NativeFunction* f, std::vector<Instr*>& args) {
  bool has = (args.size() == 1 && factsOf(f).of1) || (args.size() == 2 && factsOf(f).of2);
  if (!has) return nullptr;
  args[0] = argumentSeen(args[0]);
  std::vector<Instr*> doubles;
  for (Instr* v : args) {
    bool isTaken = isFloat(v) || (isInt(v) && factsOf(f).takes[0] == 'n');
    if (!isTaken) return nullptr;
  }
  for (Instr* v : args)
    doubles.push_back(isInt(v) ? emit(Op::IntToDouble, {asInt(v)}) : asDouble(v));
  return emit(Op::DoubleMath, doubles, bits(f));
}

// Null: nothing special is known for these arguments.
Instr* FunctionBuilder::intrinsic(NativeId id, std::vector<Instr*>& args) {
  Instr* first = args.empty() ? nullptr : args[0];
  switch (id) {
    case NativeId::Len: return args.size() == 1 ? lengthOf(first) : nullptr;
    case NativeId::Abs:
      if (args.size() != 1) return nullptr;
      first = argumentSeen(first);
      if (isInt(first)) return emit(Op::IntAbs, {asInt(first)});
      return isFloat(first) ? emit(Op::DoubleAbs, {asDouble(first)}) : nullptr;
    case NativeId::Min:     return smallest(args, false);
    case NativeId::Max:     return smallest(args, true);
    case NativeId::Locals:
    case NativeId::Vars:    return args.empty() ? ownLocals() : nullptr;
    case NativeId::DictGet: return dictGet(args);
    case NativeId::SetAdd:
      if (args.size() != 2 || !args[0]->type.isSubtypeOf(kTypeSet)) return nullptr;
      emit(Op::SetAdd, {tagged(args[0]), tagged(args[1])});
      return noneValue();
    case NativeId::IsInstance: {
      Value cls;
      if (args.size() != 2 || !isConstant(args[1], &cls) || bitsOf(args[1]) != kTypeClass) return nullptr;
      auto* type = cls.as<TypeObject>();
      const ClassSnapshot* c = s_.find(type);
      if (!c || !c->hasPlainMetaclass) return nullptr;  // a metaclass may have __instancecheck__
      return emit(Op::IsInstanceOf, {tagged(first)}, bits(type));
    }
    case NativeId::Ord: {
      if (args.size() != 1) return nullptr;
      first = argumentSeen(first);
      if (!first->type.isSubtypeOf(kTypeStr)) return nullptr;
      Instr* length = emit(Op::StrLength, {first});
      guard(emit(Op::IntCompare, {length, intConstant(1)}, static_cast<uint64_t>(CompareOp::Eq)), true,
            DeoptReason::kBounds);
      return emit(Op::StrOrd, {first, intConstant(0)});
    }
    case NativeId::Chr:
      if (!isInt(first)) return nullptr;
      return emit(Op::StrFromOrd, {emit(Op::GuardIntRange, {asInt(first)}, 0, 0x10ffff)});
    case NativeId::ListAppend:
      if (args.size() != 2 || !first->type.isSubtypeOf(kTypeList)) return nullptr;
      emit(Op::ListAppend, {first, tagged(args[1])});
      return noneValue();
    case NativeId::ListPop:
      return args.size() == 1 && first->type.isSubtypeOf(kTypeList) ? emit(Op::ListPop, {first}) : nullptr;
    case NativeId::SysGetframe: return frameForAttribute(args);
    case NativeId::MathSqrt:    return ofNumber(Op::DoubleSqrt, args);
    case NativeId::MathFabs:    return ofNumber(Op::DoubleAbs, args);
    case NativeId::MathFloor:   return rounded(Op::DoubleFloorToInt, args);
    case NativeId::MathCeil:    return rounded(Op::DoubleCeilToInt, args);
    case NativeId::MathTrunc:   return rounded(Op::DoubleToInt, args);
    case NativeId::None:        break;
  }
  return nullptr;
}

// sys._getframe(n).f_lineno, f_code or f_globals of a frame that is built here: nobody needs the frame object. The
// attribute is the next instruction's, in the same block, so that nothing can see the value that stands for the frame
// meanwhile.
Instr* FunctionBuilder::frameForAttribute(const std::vector<Instr*>& args) {
  int64_t depth = 0;
  if (Value n; !args.empty()) {
    if (!isConstant(tagged(args[0]), &n) || !n.isSmallInt()) return nullptr;
    depth = n.asSmallInt();
  }
  const InlinedFrame* frame = frame_;
  for (; frame && depth > 0; --depth)
    frame = frame->caller;
  const BcInstr& next = *(&bc() + 1);  // a call is never the last instruction
  bool isRead = next.op == BcOp::LoadAttr && next.b == bc().a && frame_->pc + 1 < currentPlan().end;
  if (inHook_ || !frame || !isRead || !frameAttribute(*frame, frame_->code->names[next.d])) return nullptr;
  frameToRead_ = frame;
  return noneValue();
}

// Null: another attribute.
Instr* FunctionBuilder::frameAttribute(const InlinedFrame& frame, const Str* attribute) {
  std::string name = textOf(attribute);
  if (name == "f_lineno") return intConstant(frame.code->lineOf(frame.pc));
  if (name == "f_code") return constant(asValue(frame.code));
  return name == "f_globals" && frame.functionSnapshot ? constant(asValue(frame.functionSnapshot->globals)) : nullptr;
}

// math.floor and its like: an int of an int.
Instr* FunctionBuilder::rounded(Op op, std::vector<Instr*>& args) {
  args[0] = argumentSeen(args[0]);
  if (isInt(args[0])) return asInt(args[0]);
  return isFloat(args[0]) ? emit(op, {asDouble(args[0])}) : nullptr;
}

Instr* FunctionBuilder::ofNumber(Op op, std::vector<Instr*>& args) {
  args[0] = argumentSeen(args[0]);
  if (isInt(args[0])) return emit(op, {emit(Op::IntToDouble, {asInt(args[0])})});
  return isFloat(args[0]) ? emit(op, {asDouble(args[0])}) : nullptr;
}

// The site has seen arguments of one kind: it is a guess that this is one, too.
Instr* FunctionBuilder::argumentSeen(Instr* v) {
  if (v->rep != Rep::Tagged || !callSite() || std::has_single_bit(bitsOf(v))) return v;
  KindBits seen = callSite()->firstArguments;
  bool isExactKind = std::has_single_bit(seen) && typeObjectOf(seen);
  return isExactKind && v->type.mayBe(seen) ? guardType(v, seen) : v;
}

Instr* FunctionBuilder::lengthOf(Instr* v) {
  v = argumentSeen(v);
  if (v->rep != Rep::Tagged) return nullptr;
  auto length = lengthOp(bitsOf(v));
  return length ? emit(*length, {v}) : nullptr;
}

// min and max of several ints or floats: the first of equal ones.
Instr* FunctionBuilder::smallest(std::vector<Instr*>& args, bool largest) {
  constexpr size_t kMost = 4;
  if (args.size() < 2 || args.size() > kMost) return nullptr;
  args[0] = argumentSeen(args[0]);
  bool ints = isInt(args[0]), floats = isFloat(args[0]);
  for (Instr* v : args) {
    bool isOpenTo =
        v->rep == Rep::Tagged && v->type.mayBe(ints ? kTypeSmallInt : kTypeFloat) && !std::has_single_bit(bitsOf(v));
    if (!(ints && isInt(v)) && !(floats && isFloat(v)) && !((ints || floats) && isOpenTo)) return nullptr;
  }
  Instr* best = ints ? asInt(args[0]) : asDouble(args[0]);
  for (size_t n = 1; n < args.size(); ++n) {
    if (ints)
      best = emit(largest ? Op::IntMax : Op::IntMin, {best, asInt(args[n])});
    else
      best = smallerDouble(best, asDouble(args[n]), largest);
  }
  return best;
}

// d.get(key[, default])
Instr* FunctionBuilder::dictGet(const std::vector<Instr*>& args) {
  if (Value item; itemOfKnown(args[0], args[1], &item))
    return item ? constant(item) : args.size() > 2 ? args[2] : noneValue();
  if (!args[0]->type.isSubtypeOf(kTypeDict) || !isPlainKey(args[1], 0)) return nullptr;
  Instr* found = emit(Op::DictFind, {tagged(args[0]), tagged(args[1])});
  Instr* instead = args.size() > 2 ? tagged(args[2]) : noneValue();
  Instr* result = emit(Op::Select, {emit(Op::IsEmpty, {found}), instead, found});
  result->rep = Rep::Tagged;
  result->type = Type(kTypeAny);
  return result;
}

Instr* FunctionBuilder::smallerDouble(Instr* a, Instr* b, bool largest) {
  Instr* second = emit(Op::DoubleCompare, {b, a}, static_cast<uint64_t>(largest ? CompareOp::Gt : CompareOp::Lt));
  Instr* result = emit(Op::Select, {second, b, a});
  result->rep = Rep::Double;
  result->type = Type(kTypeFloat);
  return result;
}

// Calls of builtin classes: range, int, float, bool.
Instr* FunctionBuilder::convertTo(TypeObject* type, std::vector<Instr*>& args) {
  if (hasFailed()) return nullptr;
  if (type == types::Range) return makeRange(args);
  if (args.size() != 1) return nullptr;
  if (type == types::Float) {
    if (isInt(args[0])) return emit(Op::IntToDouble, {asInt(args[0])});
    return isFloat(args[0]) ? args[0] : nullptr;
  }
  if (type == types::Int) {
    if (isInt(args[0])) return args[0];
    if (args[0]->type.isSubtypeOf(kTypeBool)) return emit(Op::BoolToInt, {asBool(args[0])});
    return isFloat(args[0]) ? emit(Op::DoubleToInt, {asDouble(args[0])}) : nullptr;
  }
  if (type == types::Bool && args[0]->type.isSubtypeOf(kTypeBool)) return args[0];
  return nullptr;
}

Instr* FunctionBuilder::makeRange(std::vector<Instr*>& args) {
  if (args.empty() || args.size() > 3) return nullptr;
  for (Instr* v : args)
    if (v->rep != Rep::Int64 && !v->type.mayBe(kTypeSmallInt)) return nullptr;
  std::vector<Instr*> ints;
  for (Instr* v : args)
    ints.push_back(asInt(v));
  Instr* start = ints.size() > 1 ? ints[0] : intConstant(0);
  Instr* stop = ints.size() > 1 ? ints[1] : ints[0];
  Instr* step = ints.size() > 2 ? ints[2] : intConstant(1);
  if (step->op == Op::ConstInt && step->intA() == 0) return nullptr;
  if (step->op != Op::ConstInt)
    guard(emit(Op::IntCompare, {step, intConstant(0)}, static_cast<uint64_t>(CompareOp::Ne)), true, DeoptReason::kType);
  return emit(Op::NewRange, {start, stop, step});
}

}  // namespace taipan::hir
