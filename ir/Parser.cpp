#include "ir/Parser.h"

#include <charconv>
#include <cstdlib>
#include <unordered_map>

#include "ir/Text.h"

namespace taipan::hir {

namespace {

// Characters of words: op names, numbers, object names, type sets.
bool isWordChar(char c) {
  return isalnum(static_cast<unsigned char>(c)) || (c && strchr("_.@#|<>+-", c));
}

// Reads one line from left to right.
class Line {
 public:
  explicit Line(std::string_view text) : text_(text) { skip(); }
  bool atEnd() const { return text_.empty(); }
  bool take(std::string_view token) {
    if (!text_.starts_with(token)) return false;
    text_.remove_prefix(token.size());
    skip();
    return true;
  }
  bool takeWord(std::string_view wanted) {
    if (peekWord() != wanted) return false;
    word();
    return true;
  }
  std::string_view peekWord() const {
    size_t n = 0;
    while (n < text_.size() && isWordChar(text_[n]) && text_.substr(n, 2) != "->" && text_.substr(n, 2) != "<-")
      ++n;
    return text_.substr(0, n);
  }
  std::string_view word() {
    std::string_view w = peekWord();
    text_.remove_prefix(w.size());
    skip();
    return w;
  }
  std::string_view until(char end) {
    size_t n = text_.find(end);
    std::string_view part = text_.substr(0, n);
    text_.remove_prefix(n == std::string_view::npos ? text_.size() : n + 1);
    skip();
    return part;
  }
  // A number behind a letter: v12, b3, r0.
  bool indexed(char letter, uint32_t* out) {
    std::string_view w = peekWord();
    if (w.size() < 2 || w[0] != letter) return false;
    auto [end, status] = std::from_chars(w.data() + 1, w.data() + w.size(), *out);
    if (status != std::errc() || end != w.data() + w.size()) return false;
    word();
    return true;
  }
  template <class T>
  bool number(T* out) {
    std::string_view w = peekWord();
    auto [end, status] = std::from_chars(w.data(), w.data() + w.size(), *out);
    if (w.empty() || status != std::errc() || end != w.data() + w.size()) return false;
    word();
    return true;
  }

 private:
  void skip() {
    while (!text_.empty() && isspace(static_cast<unsigned char>(text_[0])))
      text_.remove_prefix(1);
    if (text_.starts_with(";")) text_ = {};
  }
  std::string_view text_;
};

class TextParser {
 public:
  TextParser(ObjectResolver resolver, void* context) : resolver_(resolver), context_(context) {}

  std::unique_ptr<Function> run(std::string_view text, std::string* error) {
    f_ = std::make_unique<Function>();
    while (!text.empty() && error_.empty()) {
      size_t n = text.find('\n');
      ++lineNumber_;
      Line line(text.substr(0, n));
      text = n == std::string_view::npos ? std::string_view() : text.substr(n + 1);
      if (!line.atEnd()) parseLine(line);
    }
    if (error_.empty()) resolve();
    if (error_.empty()) return std::move(f_);
    *error = error_;
    return nullptr;
  }

 private:
  bool fail(std::string message) {
    if (error_.empty()) error_ = "line " + std::to_string(lineNumber_) + ": " + message;
    return false;
  }

  void parseLine(Line& line) {
    if (line.take("}")) return;
    if (line.takeWord("function")) return header(line);
    if (line.takeWord("state")) return state(line);
    if (line.takeWord("depends")) return dependency(line);
    uint32_t id;
    Line ahead = line;
    if (ahead.indexed('b', &id) && ahead.take(":")) return line = ahead, blockHead(line, id);
    instr(line);
    if (!line.atEnd()) fail("unexpected text behind the instruction: " + std::string(line.peekWord()));
  }

  void header(Line& line) {
    f_->name = line.word();
    if (line.peekWord().starts_with("@")) object(line, &f_->code);
    if (line.takeWord("osr")) line.number(&f_->osrInstr);
    if (!line.take("{")) fail("expected {");
  }

  // --- objects
  const void* placeholder() {
    constexpr size_t kSize = 512;
    void* p = f_->arena.allocate(kSize, 16);
    memset(p, 0, kSize);
    return p;
  }

  template <class T>
  bool object(Line& line, T** out) {
    std::string_view word = line.peekWord();
    if (!word.starts_with("@")) return fail("expected an object");
    line.word();
    std::string name(word.substr(1));
    if (name.starts_with("null.")) return *out = nullptr, true;
    const void*& known = objects_[name];
    if (!known && resolver_) known = resolver_(context_, name);
    if (!known) known = placeholder();
    f_->objectNames[known] = name;
    *out = static_cast<T*>(const_cast<void*>(known));
    return true;
  }

  bool value(Line& line, Value* out) {
    std::string_view word = line.peekWord();
    for (const ConstantSpelling& c : kConstants)
      if (word == c.text) return line.word(), *out = Value::fromBits(c.bits), true;
    if (word.starts_with("@")) {
      const Object* o;
      if (!object(line, &o)) return false;
      return *out = Value::object(o), true;
    }
    int64_t i;
    if (line.number(&i)) return *out = Value::smallInt(i), true;
    double d;
    if (!line.number(&d) || !Value::encodeFloat(d, out)) return fail("expected a value, not " + std::string(word));
    return true;
  }

  // --- immediates
  template <class T>
  bool pointer(Line& line, uint64_t* out) {
    T* p;
    if (!object(line, &p)) return false;
    return *out = reinterpret_cast<uint64_t>(p), true;
  }
  template <class E>
  bool spelled(Line& line, bool (*find)(std::string_view, E*), uint64_t* out) {
    E e;
    if (!find(line.word(), &e)) return fail("unknown word for an immediate");
    return *out = static_cast<uint64_t>(e), true;
  }

  bool immediate(Line& line, ImmKind kind, uint64_t* out) {
    switch (kind) {
      case ImmKind::_:   return true;
      case ImmKind::Int: {
        int64_t i;
        if (!line.number(&i)) return fail("expected an int");
        return *out = static_cast<uint64_t>(i), true;
      }
      case ImmKind::Double: {
        double d;
        if (!line.number(&d)) return fail("expected a float");
        return *out = std::bit_cast<uint64_t>(d), true;
      }
      case ImmKind::Value: {
        Value v;
        if (!value(line, &v)) return false;
        return *out = v.bits(), true;
      }
      case ImmKind::Types: {
        TypeBits bits;
        if (!line.take("[") || !parseTypeBits(line.until(']'), &bits)) return fail("expected [kinds]");
        return *out = bits, true;
      }
      case ImmKind::Binary:  return spelled(line, &findBinary, out);
      case ImmKind::Compare: return spelled(line, &findCompare, out);
      case ImmKind::Unary:   return spelled(line, &findUnary, out);
      default:               return pointer<const void>(line, out);
    }
  }

  // --- blocks and instructions
  Block* block(uint32_t id) {
    Block*& b = blocks_[id];
    if (!b) {
      b = &f_->blockStorage.emplace_back();
      b->id = id;
      b->function = f_.get();
      f_->nextBlock = std::max(f_->nextBlock, id + 1);
    }
    return b;
  }

  void blockHead(Line& line, uint32_t id) {
    current_ = block(id);
    f_->blocks.push_back(current_);
    uint32_t from;
    if (line.take("<-")) do
        if (line.indexed('b', &from)) current_->predecessors.push_back(block(from));
      while (line.take(","));
    current_->isLoopHead = line.takeWord("loop");
    current_->isCold = line.takeWord("cold");
    if (!line.atEnd()) fail("unexpected text in a block's head");
  }

  // A use of v<id>: filled in by resolve().
  struct Use {
    Instr** where;
    uint32_t id;
    int line;
  };

  Instr* define(uint32_t id) {
    Instr* i = f_->arena.create<Instr>();
    i->id = id;
    f_->nextInstr = std::max(f_->nextInstr, id + 1);
    if (!instrs_.emplace(id, i).second) fail("v" + std::to_string(id) + " is defined twice");
    return i;
  }

  void instr(Line& line) {
    if (!current_) return void(fail("instruction outside of a block"));
    uint32_t id;
    Rep rep = Rep::None;
    bool hasResult = line.indexed('v', &id);
    if (hasResult) {
      if (!line.take(":") || !findRep(line.word()[0], &rep) || !line.take("="))
        return void(fail("expected v<n>:<rep> ="));
    }
    Op op;
    std::string_view opName = line.word();
    if (!findOp(opName, &op)) return void(fail("unknown operation " + std::string(opName)));
    Instr* i = hasResult ? define(id) : f_->arena.create<Instr>();
    if (!hasResult) unnumbered_.push_back(i);
    i->op = op;
    i->rep = rep;
    i->reason = defaultReason(op);
    i->type = Type(opInfo(op).type);
    append(current_, i);
    operands(line, i);
    bool comma = !i->operands.empty();
    auto imm = [&](ImmKind kind, uint64_t* out) {
      if (kind == ImmKind::_) return;
      if (comma && !line.take(",")) return void(fail("expected , before an immediate"));
      comma = true;
      immediate(line, kind, out);
    };
    imm(opInfo(op).immA, &i->immA);
    imm(opInfo(op).immB, &i->immB);
    tail(line, i);
  }

  void operands(Line& line, Instr* i) {
    std::vector<uint32_t> ids;
    uint32_t id;
    Line ahead = line;
    while (ahead.indexed('v', &id)) {
      ids.push_back(id);
      line = ahead;
      if (!ahead.take(",")) break;
    }
    std::vector<Instr*> none(ids.size());
    setOperands(*f_, i, none);
    for (size_t n = 0; n < ids.size(); ++n)
      uses_.push_back({&i->operands[n], ids[n], lineNumber_});
  }

  void tail(Line& line, Instr* i) {
    uint32_t id;
    if (line.take("->")) {
      for (int n = 0; n < 2 && line.indexed('b', &id); ++n) {
        current_->successors[n] = block(id);
        if (!line.take(",")) break;
      }
    }
    if (i->isConst()) constantType(i);
    if (line.take(":")) {
      TypeBits bits;
      if (!parseTypeBits(line.word(), &bits)) return void(fail("unknown type"));
      bool isObject = i->op == Op::ConstTagged;
      i->type = isObject ? Type::constant(i->valueA(), bits) : Type(bits);
    }
    if (line.take("(") && !findReason(line.until(')'), &i->reason)) fail("unknown reason");
    if (line.take("!")) {
      if (!line.number(&id)) return void(fail("expected a state's number"));
      stateUses_.push_back({i, id, lineNumber_});
    }
    if (line.takeWord("at")) {
      i->siteCode = f_->code;
      if (line.peekWord().starts_with("@")) object(line, &i->siteCode);
      line.number(&i->siteInstr);
    }
  }

  static void constantType(Instr* i) {
    switch (i->op) {
      case Op::ConstInt:
        if (Value::fitsInt(i->intA())) i->type = Type::constant(Value::smallInt(i->intA()), kTypeSmallInt);
        break;
      case Op::ConstBool: i->type = Type::constant(Value::boolean(i->immA), kTypeBool); break;
      case Op::ConstTagged:
        i->type = Type::constant(i->valueA(), i->valueA().isObject() ? kTypeAny : kindOfImmediate(i->valueA()));
        break;
      default: break;
    }
  }

  // --- states and dependencies
  void state(Line& line) {
    FrameState* s = f_->arena.create<FrameState>();
    if (!line.number(&s->id) || !line.take(":")) return void(fail("expected state <n>:"));
    object(line, &s->code);
    if (line.takeWord("pc")) line.number(&s->instr);
    uint32_t id;
    if (line.takeWord("function")) {
      if (line.indexed('v', &id))
        uses_.push_back({&s->functionValue, id, lineNumber_});
      else
        object(line, &s->function);
    }
    if (line.takeWord("record") && line.indexed('v', &id)) uses_.push_back({&s->record, id, lineNumber_});
    if (!line.take("[")) return void(fail("expected ["));
    registers(line, s);
    if (line.takeWord("parent") && line.number(&id)) parents_.push_back({s, id});
    if (line.takeWord("result") && line.indexed('v', &id)) uses_.push_back({&s->resultOverride, id, lineNumber_});
    if (line.takeWord("telling")) line.number(&s->telling);
    if (f_->states.size() <= s->id) f_->states.resize(s->id + 1);
    f_->states[s->id] = s;
    if (!line.atEnd()) fail("unexpected text behind the state");
  }

  void registers(Line& line, FrameState* s) {
    std::vector<std::pair<uint32_t, uint32_t>> pairs;
    uint32_t reg, id;
    while (line.indexed('r', &reg)) {
      if (line.take(":")) line.word();  // the variable's name, for readers
      if (!line.take("=") || !line.indexed('v', &id)) return void(fail("expected r<n>=v<n>"));
      pairs.push_back({reg, id});
    }
    if (!line.take("]")) return void(fail("expected ]"));
    std::vector<RegisterValue> values;
    for (auto [r, v] : pairs)
      values.push_back({static_cast<uint16_t>(r), nullptr});
    s->registers = f_->arena.copy(values);
    for (size_t n = 0; n < pairs.size(); ++n)
      uses_.push_back({&s->registers[n].value, pairs[n].second, lineNumber_});
  }

  void dependency(Line& line) {
    constexpr const char* kKinds[] = {"dictValue",    "dictAbsent",  "classAttributes",
                                      "functionCode", "objectShape", "attribute"};
    Dependency d{};
    std::string_view kind = line.word();
    for (unsigned n = 0; n < std::size(kKinds); ++n)
      if (kind == kKinds[n]) d.kind = static_cast<Dependency::Kind>(n);
    object(line, &d.object);
    object(line, &d.name);
    value(line, &d.value);
    line.number(&d.version);
    f_->dependencies.push_back(d);
  }

  void resolve() {
    for (const Use& use : uses_) {
      auto it = instrs_.find(use.id);
      lineNumber_ = use.line;
      if (it == instrs_.end()) return void(fail("v" + std::to_string(use.id) + " is not defined"));
      *use.where = it->second;
    }
    auto stateOf = [&](uint32_t id) -> FrameState* {
      if (id < f_->states.size() && f_->states[id]) return f_->states[id];
      fail("state " + std::to_string(id) + " is not defined");
      return nullptr;
    };
    for (auto& [i, id, line] : stateUses_)
      lineNumber_ = line, i->state = stateOf(id);
    for (auto& [s, id] : parents_)
      s->parent = stateOf(id);
    for (auto& [id, b] : blocks_)
      if (!b->last) fail("b" + std::to_string(id) + " is not defined");
    for (Instr* i : unnumbered_)
      i->id = f_->nextInstr++;
    if (f_->blocks.empty()) fail("no blocks");
    for (FrameState*& s : f_->states)  // gaps in the numbers
      if (!s) s = f_->arena.create<FrameState>();
    for (unsigned n = 0; n < f_->states.size(); ++n)
      f_->states[n]->id = n;
    for (unsigned n = 0; n < f_->blocks.size(); ++n)
      f_->blocks[n]->order = n;
  }

  struct StateUse {
    Instr* i;
    uint32_t id;
    int line;
  };

  ObjectResolver resolver_;
  void* context_;
  std::unique_ptr<Function> f_;
  std::string error_;
  int lineNumber_ = 0;
  Block* current_ = nullptr;
  std::unordered_map<uint32_t, Block*> blocks_;
  std::unordered_map<uint32_t, Instr*> instrs_;
  std::vector<Instr*> unnumbered_;
  std::unordered_map<std::string, const void*> objects_;
  std::vector<Use> uses_;
  std::vector<StateUse> stateUses_;
  std::vector<std::pair<FrameState*, uint32_t>> parents_;
};

}  // namespace

std::unique_ptr<Function> parse(std::string_view text, std::string* error, ObjectResolver resolver, void* context) {
  return TextParser(resolver, context).run(text, error);
}

}  // namespace taipan::hir
