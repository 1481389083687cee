#include "ir/Printer.h"

#include <unordered_set>

#include "ir/Text.h"

namespace taipan::hir {

namespace {

// A pronounceable part of an object's name in text: everything that the Parser does not take for a word becomes '_'.
std::string word(std::string_view text) {
  std::string out;
  for (char c : text.substr(0, 40))
    out += isalnum(static_cast<unsigned char>(c)) || c == '.' || c == '<' || c == '>' ? c : '_';
  return out;
}
std::string word(const Str* s) {
  return s ? word(textOf(s)) : "?";
}

class FunctionPrinter {
 public:
  explicit FunctionPrinter(Function& f) : f_(f) {
    for (auto& [pointer, name] : f.objectNames)
      taken_.insert(name);
  }

  std::string function() {
    out_ = "function " + f_.name;
    if (f_.code) out_ += " " + object(f_.code, "code", &describeCode);
    if (f_.osrInstr >= 0) out_ += " osr " + std::to_string(f_.osrInstr);
    out_ += " {\n";
    for (Block* b : f_.blocks)
      block(b);
    states();
    for (const Dependency& d : f_.dependencies)
      dependency(d);
    out_ += "}\n";
    return std::move(out_);
  }

  std::string instr(const Instr* i) {
    std::string text;
    if (i->rep != Rep::None) text += name(i) + ":" + repLetter(i->rep) + " = ";
    text += i->info().name;
    const char* separator = " ";
    for (Instr* operand : i->operands)
      text += separator + name(operand), separator = ", ";
    for (auto [kind, bits] : {std::pair{i->info().immA, i->immA}, {i->info().immB, i->immB}})
      if (kind != ImmKind::_) text += separator + immediate(kind, bits), separator = ", ";
    text += targets(i) + typeOf(i);
    if (i->reason != defaultReason(i->op)) text += " (" + reasonText(i->reason) + ")";
    if (i->state) text += " !" + std::to_string(i->state->id), use(i->state);
    if (i->siteCode && i->state) {
      text += " at ";
      if (i->siteCode != f_.code) text += object(i->siteCode, "code", &describeCode) + " ";
      text += std::to_string(i->siteInstr);
    }
    return text;
  }

 private:
  using Describe = std::string (*)(const Frozen&, const void*);
  static std::string describeCode(const Frozen&, const void* p) {
    return "code." + word(static_cast<const CodeBody*>(p)->qualname);
  }
  static std::string describeShape(const Frozen& frozen, const void* p) {
    return "shape." + word(frozen.shape(static_cast<const Shape*>(p)).typeName);
  }
  static std::string describeName(const Frozen&, const void* p) { return "name." + word(static_cast<const Str*>(p)); }
  static std::string describeObject(const Frozen& frozen, const void* p) {
    constexpr const char* kNouns[] = {"", "str.", "fn.", "native.", "code.", "class."};
    const FrozenObject& o = frozen.object(p);
    return kNouns[static_cast<unsigned>(o.noun)] + word(o.name);
  }

  static std::string name(const Instr* i) { return i ? "v" + std::to_string(i->id) : "null"; }

  std::string object(const void* p, const char* nullName, Describe describe) {
    if (!p) return std::string("@null.") + nullName;
    auto& known = f_.objectNames[p];
    if (known.empty()) {
      static const Frozen kNothing;
      std::string base = describe(f_.frozen ? *f_.frozen : kNothing, p), unique = base;
      for (int n = 2; !taken_.insert(unique).second; ++n)
        unique = base + "#" + std::to_string(n);
      known = unique;
    }
    return "@" + known;
  }

  std::string value(Value v) {
    if (v.isSmallInt()) return std::to_string(v.asSmallInt());
    if (v.isImmediateFloat()) return doubleText(v.asImmediateFloat());
    for (const ConstantSpelling& c : kConstants)
      if (c.bits == v.bits()) return c.text;
    return object(v.asObject(), "value", &describeObject);
  }

  std::string immediate(ImmKind kind, uint64_t bits) {
    void* p = reinterpret_cast<void*>(bits);
    switch (kind) {
      case ImmKind::_:        return "";
      case ImmKind::Int:      return std::to_string(static_cast<int64_t>(bits));
      case ImmKind::Double:   return doubleText(std::bit_cast<double>(bits));
      case ImmKind::Value:    return value(Value::fromBits(bits));
      case ImmKind::Shape:    return object(p, "shape", &describeShape);
      case ImmKind::Code:     return object(p, "code", &describeCode);
      case ImmKind::Name:     return object(p, "name", &describeName);
      case ImmKind::Class:
      case ImmKind::Native:
      case ImmKind::Dict:
      case ImmKind::Function: return object(p, "object", &describeObject);
      case ImmKind::Binary:   return binaryName(static_cast<BinaryOp>(bits));
      case ImmKind::Compare:  return compareName(static_cast<CompareOp>(bits));
      case ImmKind::Unary:    return unaryName(static_cast<UnaryOp>(bits));
      case ImmKind::Types:    return "[" + typeBitsText(static_cast<TypeBits>(bits)) + "]";
    }
    return "?";
  }

  std::string targets(const Instr* i) {
    if (!i->info().isTerminator() || !i->block || i->block->successorCount() == 0) return "";
    std::string text = " -> b" + std::to_string(i->block->successors[0]->id);
    if (Block* second = i->block->successors[1]) text += ", b" + std::to_string(second->id);
    return text;
  }

  // The type where the operation does not say it.
  static std::string typeOf(const Instr* i) {
    if (i->rep == Rep::None) return "";
    bool isPlainConstant = i->isConst() && (i->op != Op::ConstTagged || !i->valueA().isObject());
    if (isPlainConstant || i->type.bits() == i->info().type) return "";
    return " : " + i->type.toString();
  }

  void block(const Block* b) {
    out_ += "b" + std::to_string(b->id) + ":";
    const char* separator = " <- ";
    for (const Block* p : b->predecessors)
      out_ += separator + ("b" + std::to_string(p->id)), separator = ", ";
    if (b->isLoopHead) out_ += " loop";
    if (b->isCold) out_ += " cold";
    out_ += "\n";
    for (Instr* i : instrs(b))
      out_ += "  " + instr(i) + "\n";
  }

  void use(const FrameState* s) {
    for (; s && used_.insert(s).second; s = s->parent) {
    }
  }

  void states() {
    for (const FrameState* s : f_.states)
      if (used_.count(s)) state(*s);
  }

  void state(const FrameState& s) {
    out_ += "  state " + std::to_string(s.id) + ": " + object(s.code, "code", &describeCode) + " pc " +
            std::to_string(s.instr);
    if (s.function) out_ += " function " + object(s.function, "fn", &describeObject);
    if (s.functionValue) out_ += " function " + name(s.functionValue);
    if (s.record) out_ += " record " + name(s.record);
    out_ += " [";
    const char* separator = "";
    for (const RegisterValue& r : s.registers) {
      out_ += separator + ("r" + std::to_string(r.reg)) + registerName(s.code, r.reg) + "=" + name(r.value);
      separator = " ";
    }
    out_ += "]";
    if (s.parent) out_ += " parent " + std::to_string(s.parent->id);
    if (s.resultOverride) out_ += " result " + name(s.resultOverride);
    if (s.telling) out_ += " telling " + std::to_string(s.telling);
    out_ += "\n";
  }

  static std::string registerName(const CodeBody* code, unsigned reg) {
    if (!code || !code->registerNames || reg >= code->localsPlusCount()) return "";
    return ":" + word(itemsOf(code->registerNames)[reg].as<Str>());
  }

  void dependency(const Dependency& d) {
    constexpr const char* kKinds[] = {"dictValue",    "dictAbsent",  "classAttributes",
                                      "functionCode", "objectShape", "attribute"};
    out_ += std::string("  depends ") + kKinds[static_cast<unsigned>(d.kind)] + " " +
            object(d.object, "object", &describeObject);
    out_ += " " + object(d.name, "name", &describeName) + " " + value(d.value) + " " + std::to_string(d.version) + "\n";
  }

  Function& f_;
  std::string out_;
  std::unordered_set<std::string> taken_;
  std::unordered_set<const FrameState*> used_;
};

}  // namespace

std::string print(Function& f) {
  return FunctionPrinter(f).function();
}
std::string print(Function& f, const Instr* i) {
  return FunctionPrinter(f).instr(i);
}

}  // namespace taipan::hir
