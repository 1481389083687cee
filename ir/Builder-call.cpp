// Calls: which callee the site has, binding of arguments to parameters, construction of instances.
#include "ir/BuilderImpl.h"

namespace taipan::hir {

void FunctionBuilder::call() {
  CallArguments args{reg(bc().b), {}};
  for (unsigned n = 0; n < bc().c; ++n)
    args.values.push_back(reg(bc().b + 1u + n));
  Instr* result = buildCall(args);
  if (isOpen()) set(bc().a, result);
}

void FunctionBuilder::callMethod() {
  Instr *callee = reg(bc().b), *self = reg(bc().b + 1u);
  if (self->type.mayBeEmpty() && !self->type.isSubtypeOf(kTypeEmpty)) {  // not known whether there is a self
    if (prune(callSite() && callSite()->count)) return;
    std::vector<Instr*> operands = taggedRegisters(bc().b, bc().c + 2u);
    return set(bc().a, emit(Op::CallMethod, operands));
  }
  CallArguments args{callee, {}};
  if (!self->type.mayBeEmpty()) args.values.push_back(self);
  for (unsigned n = 0; n < bc().c; ++n)
    args.values.push_back(reg(bc().b + 2u + n));
  Instr* result = buildCall(args);
  if (isOpen()) set(bc().a, result);
}

void FunctionBuilder::callKw() {
  CallArguments args{reg(bc().b), {}, frame_->code->consts[bc().d].as<Tuple>()};
  for (unsigned n = 0; n < bc().c; ++n)
    args.values.push_back(reg(bc().b + 1u + n));
  Instr* result = buildCall(args);
  if (isOpen()) set(bc().a, result);
}

// --- who is called

Instr* FunctionBuilder::buildCall(CallArguments& args) {
  if (prune(callSite() && callSite()->count)) return nullptr;
  if (args.callee->op == Op::NewBoundMethod) {
    args.values.insert(args.values.begin(), args.callee->operand(1));
    args.callee = args.callee->operand(0);
  }
  Instr* callee = knownCallee(args.callee);
  if (!isOpen()) return nullptr;
  args.callee = callee;
  if (Value v; isConstant(callee, &v)) return callConstant(args, v);
  if (callee->type.isConstant()) return callConstant(args, callee->type.constantValue());
  if (callee->op == Op::GuardCode || callee->op == Op::MakeFunction)
    return callFunction(args, nullptr, callee->pointerA<const CodeBody>());
  return genericCall(args);
}

// The callee, guarded to be what the site has seen.
Instr* FunctionBuilder::knownCallee(Instr* callee) {
  const CallFeedback* s = callSite();
  if (callee->op == Op::ConstTagged || callee->op == Op::MakeFunction || !s || hasFailed()) return callee;
  callee = tagged(callee);
  switch (s->kind) {
    case CallKind::Function:
      if (!s_.find(reinterpret_cast<FunctionObject*>(s->callee))) return callee;
      [[fallthrough]];
    case CallKind::Native:
    case CallKind::Class:        return guardConstant(callee, Value::fromBits(s->callee));
    case CallKind::FunctionCode: {
      Instr* guarded = emit(Op::GuardCode, {callee}, s->code);
      narrow(callee, guarded);
      return guarded;
    }
    default: return callee;
  }
}

Instr* FunctionBuilder::genericCall(const CallArguments& args) {
  std::vector<Instr*> operands{tagged(args.callee)};
  for (Instr* v : args.values)
    operands.push_back(tagged(v));
  if (args.names) return emit(Op::CallKw, operands, asValue(args.names).bits());
  return emit(Op::CallGeneric, operands);
}

Instr* FunctionBuilder::callConstant(CallArguments& args, Value callee) {
  if (!callee.isObject()) return genericCall(args);
  switch (kindsOf(callee)) {
    case kTypeFunction: {
      auto* function = callee.as<FunctionObject>();
      const FunctionSnapshot* s = s_.find(function);
      if (!s) return genericCall(args);
      if (!s->isStable) return callChanging(args, *s);
      relyOnFunction(function, *s);
      return callFunction(args, function, s->code);
    }
    case kTypeNative: return callNative(args, callee.as<NativeFunction>());
    case kTypeClass:  return callClass(args, callee.as<TypeObject>());
    default:          return genericCall(args);
  }
}

// A function whose code or defaults have changed before: the code it has now is checked at each call.
Instr* FunctionBuilder::callChanging(CallArguments& args, const FunctionSnapshot& s) {
  if (hasFailed()) return genericCall(args);
  args.callee = emit(Op::GuardCode, {tagged(args.callee)}, bits(s.code));
  return isOpen() ? callFunction(args, nullptr, s.code) : nullptr;
}

void FunctionBuilder::relyOnFunction(FunctionObject* f, const FunctionSnapshot& snapshot) {
  addDependency(this->f(), {Dependency::Kind::kFunctionCode, asObject(f), nullptr, Value(), snapshot.version});
}

// --- functions written in Python. f: null if only the code is known.

Instr* FunctionBuilder::callFunction(CallArguments& args, FunctionObject* f, const CodeBody* code) {
  std::vector<Instr*> parameters;
  bool needsNamespace = code->isGivenNamespace();
  if (needsNamespace || !bindParameters(args, f ? s_.find(f) : nullptr, code, &parameters)) return genericCall(args);
  if (!isOpen()) return nullptr;
  if (Instr* result = tryInline(f, code, args.callee, parameters, false)) return result;
  if (!isOpen()) return nullptr;
  if (code->parameterCount > kMaxDirectParameters || (code->flags & kCodeGenerator)) return genericCall(args);
  return callDirect(args.callee, code, parameters);
}

Instr* FunctionBuilder::callDirect(Instr* callee, const CodeBody* code, const std::vector<Instr*>& parameters) {
  std::vector<Instr*> operands{tagged(callee)};
  for (Instr* v : parameters)
    operands.push_back(tagged(v));
  return emit(Op::CallDirect, operands, bits(code));
}

// One value for each parameter register, as the interpreter would bind them. False: not simple enough to say now.
bool FunctionBuilder::bindParameters(const CallArguments& args, const FunctionSnapshot* f, const CodeBody* code,
                                     std::vector<Instr*>* out) {
  size_t named = args.names ? static_cast<size_t>(hir::lengthOf(args.names)) : 0;
  size_t positional = args.values.size() - named;
  bool takesMore = code->flags & kCodeVarArgs;
  if (code->flags & kCodeVarKeywords || (positional > code->argCount && !takesMore)) return false;
  size_t plain = code->argCount + code->kwOnlyCount;
  std::vector<Instr*> values(plain);
  for (size_t n = 0; n < positional && n < code->argCount; ++n)
    values[n] = args.values[n];
  for (size_t k = 0; k < named; ++k) {
    size_t at = code->posOnlyCount;
    while (at < plain && itemsOf(code->varNames)[at] != itemsOf(args.names)[k])
      ++at;
    if (at == plain || values[at]) return false;
    values[at] = args.values[positional + k];
  }
  size_t defaults = f && f->defaults ? static_cast<size_t>(hir::lengthOf(f->defaults)) : 0;
  for (size_t n = 0; n < plain; ++n) {
    if (values[n]) continue;
    bool hasDefault = n < code->argCount && n + defaults >= code->argCount;
    if (!hasDefault) return false;
    values[n] = constant(itemsOf(f->defaults)[n + defaults - code->argCount]);
  }
  if (takesMore) {
    std::vector<Instr*> rest;
    for (size_t n = code->argCount; n < positional; ++n)
      rest.push_back(tagged(args.values[n]));
    values.push_back(emit(Op::NewTuple, rest));
  }
  *out = std::move(values);
  return true;
}

// --- classes

Instr* FunctionBuilder::callClass(CallArguments& args, TypeObject* type) {
  bool isSuper = type == types::Super && args.values.empty() && !args.names;
  if (Instr* super = isSuper ? superOfCaller() : nullptr) return super;
  if (!args.names && isOpen())
    if (Instr* result = convertTo(type, args.values)) return result;
  if (!isOpen()) return nullptr;
  const ClassSnapshot* c = s_.find(type);
  if (c && c->isPlain && c->isStable)
    if (Instr* result = construct(args, type, *c)) return result;
  return isOpen() ? genericCall(args) : nullptr;
}

// object.__new__ and __init__. If __init__ cannot be folded into the caller it is called; when control comes back to
// the caller by way of the interpreter, the call yields the instance all the same (resultOverride).
Instr* FunctionBuilder::construct(CallArguments& args, TypeObject* type, const ClassSnapshot& c) {
  if (c.init.isEmpty() && !args.values.empty()) return nullptr;  // a TypeError with CPython's words
  auto make = [&] { return emit(Op::NewInstance, {}, bits(type), bits(c.instanceShape)); };
  relyOn(c);
  if (c.init.isEmpty()) return make();
  auto* init = c.init.as<FunctionObject>();
  const FunctionSnapshot* s = s_.find(init);
  if (!s || !s->isStable || s->code->isGivenNamespace() || s->code->flags & kCodeGenerator) return nullptr;
  if (s->code->parameterCount > kMaxDirectParameters) return nullptr;
  std::vector<Instr*> parameters;
  CallArguments initArgs{constant(c.init), args.values, args.names};
  initArgs.values.insert(initArgs.values.begin(), noneValue());  // stands for self while binding
  if (!bindParameters(initArgs, s, s->code, &parameters)) return nullptr;
  relyOnFunction(init, *s);
  Instr* self = make();
  if (!isOpen()) return nullptr;
  parameters[0] = self;
  bool isFresh = frame_->foldedInto != nullptr;
  if (!isFresh) fresh_.push_back(self);
  Instr* result = tryInline(init, s->code, initArgs.callee, parameters, true);
  if (!isFresh) std::erase(fresh_, self);
  if (result || !isOpen()) return result ? self : nullptr;
  FrameState withResult = *stateAfter();
  withResult.resultOverride = self;
  Instr* returned = callDirect(initArgs.callee, s->code, parameters);
  if (!isOpen()) return nullptr;
  returned->state = newState(f(), withResult);
  emit(Op::CheckInitResult, {returned});
  return self;
}

}  // namespace taipan::hir
