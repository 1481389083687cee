#include "runtime/interp/Disassembler.h"

#include <algorithm>
#include <cstdio>
#include <vector>

#include "runtime/core/Layouts.h"
#include "runtime/core/Objects.h"
#include "runtime/types/exception/Exceptions.h"
#include "runtime/types/object/Operations.h"

namespace taipan {

namespace {

std::string textOf(Value v) {
  return strToUtf8(v.as<Str>());
}

bool isCode(Value v) {
  return isExact(v, types::Code);
}

class Listing {
 public:
  Listing(Thread* t, const CodeObject* code) : thread_(t), code_(code) {}

  std::string run() {
    header();
    findTargets();
    uint32_t line = 0;
    for (uint32_t i = 0; i < code_->instrCount; i++)
      instruction(i, line);
    handlers();
    return std::move(out_);
  }

 private:
  // --- header

  void header() {
    out_ += strToUtf8(code_->qualname) + " (line " + std::to_string(code_->firstLine) + ")\n";
    list("parameters", parameters());
    list("cells", namesIn(code_->cellVars));
    list("free", namesIn(code_->freeVars));
    out_ += "  registers: " + std::to_string(code_->registerCount) + "\n";
  }

  void list(const char* what, const std::vector<std::string>& names) {
    if (names.empty()) return;
    out_ += std::string("  ") + what + ": ";
    for (size_t i = 0; i < names.size(); i++)
      out_ += (i ? ", " : "") + names[i];
    out_ += '\n';
  }

  static std::vector<std::string> namesIn(const Tuple* tuple) {
    std::vector<std::string> names;
    for (int64_t i = 0; tuple && i < tuple->length; i++)
      names.push_back(textOf(tuple->items[i]));
    return names;
  }

  // Written as in a def statement, defaults aside.
  std::vector<std::string> parameters() const {
    std::vector<std::string> names;
    uint32_t next = 0;
    auto add = [&](const char* stars) { names.push_back(stars + registerName(next++)); };
    uint32_t keywordEnd = code_->argCount + code_->kwOnlyCount;
    bool packs = code_->flags & kCodeVarArgs;
    while (next < code_->argCount) {
      add("");
      if (next == code_->posOnlyCount) names.push_back("/");
    }
    if (packs)
      names.push_back("*" + registerName(keywordEnd));
    else if (code_->kwOnlyCount)
      names.push_back("*");
    while (next < keywordEnd)
      add("");
    next += packs;
    if (code_->flags & kCodeVarKeywords) add("**");
    return names;
  }

  std::string registerName(uint32_t r) const {
    const Tuple* names = code_->registerNames;
    return names && r < names->length ? textOf(names->items[r]) : "";
  }

  // --- instructions

  void findTargets() {
    isTarget_.assign(code_->instrCount + 1, false);
    for (uint32_t i = 0; i < code_->instrCount; i++) {
      const Instr& instr = code_->instrs[i];
      if (opInfo(instr.op).roles[3] != Role::Target) continue;
      if (instr.d >= 0 && static_cast<uint32_t>(instr.d) <= code_->instrCount)
        isTarget_[static_cast<size_t>(instr.d)] = true;
    }
    for (uint32_t i = 0; i < code_->handlerCount; i++)
      isTarget_[code_->handlers[i].handler] = true;
  }

  void instruction(uint32_t at, uint32_t& line) {
    const Instr& instr = code_->instrs[at];
    const OpInfo& info = opInfo(instr.op);
    uint32_t here = code_->lineOf(at);
    std::string lineText = here == line ? "" : here ? std::to_string(here) : "-";
    line = here;
    char start[80];
    std::snprintf(start, sizeof start, "  %5s %c%4u  %-18s", lineText.c_str(), isTarget_[at] ? '>' : ' ', at,
                  info.name);
    std::string text = start;
    const char* separator = " ";
    for (unsigned k = 0; k < 4; k++) {
      std::string operand = operandText(instr, info, k);
      if (operand.empty()) continue;
      text += separator + operand;
      separator = ", ";
    }
    text.erase(text.find_last_not_of(' ') + 1);
    out_ += text + "\n";
  }

  std::string operandText(const Instr& i, const OpInfo& info, unsigned k) {
    unsigned r = k == 0 ? i.a : k == 1 ? i.b : i.c;
    int32_t number = k == 3 ? i.d : static_cast<int32_t>(r);
    switch (info.roles[k]) {
      case Role::None:   return "";
      case Role::Imm:    return immediate(info, k, number);
      case Role::Const:  return constant(static_cast<uint32_t>(number));
      case Role::Name:   return name(static_cast<uint32_t>(number));
      case Role::Target: return "→" + std::to_string(number);
      case Role::Def:
      case Role::Use:
      case Role::UseDef:
      case Role::Kill:   return registers(r, 1);
      case Role::UseOpt: return r == kNoRegister ? "none" : registers(r, 1);
      case Role::Def2:
      case Role::Use2:   return registers(r, 2);
      case Role::Use3:   return registers(r, 3);
      case Role::Use4:   return registers(r, 4);
      case Role::UseN:
      case Role::DefN:   return registers(r, i.c);
      case Role::UseN1:  return registers(r, i.c + 1u);
      case Role::UseN2:  return registers(r, i.c + 2u);
      case Role::Use2N:  return registers(r, 2u * i.c);
      case Role::DefNM:  return registers(r, i.c + 1u + static_cast<unsigned>(i.d));
    }
    return "";
  }

  // Counts that a range of registers shows already, and zeros that mean "the plain form", are left out.
  static std::string immediate(const OpInfo& info, unsigned k, int32_t number) {
    bool isSplit = info.roles[0] == Role::DefNM;
    bool isCount = std::any_of(info.roles, info.roles + 3, [](Role r) {
      return r == Role::UseN || r == Role::UseN1 || r == Role::UseN2 || r == Role::Use2N || r == Role::DefN;
    });
    if (isCount && k == 2) return "";
    if (k == 3 && number == 0 && !isSplit) return "";
    return std::to_string(number);
  }

  std::string registers(unsigned first, unsigned count) const {
    if (count == 0) return "none";
    if (count > 1) return "r" + std::to_string(first) + "…r" + std::to_string(first + count - 1);
    std::string text = "r" + std::to_string(first), known = registerName(first);
    return known.empty() ? text : text + ":" + known;
  }

  std::string name(uint32_t index) const {
    if (index >= code_->nameCount) return "name " + std::to_string(index) + "?";
    return strToUtf8(code_->names[index]);
  }

  std::string constant(uint32_t index) const {
    return index < code_->constCount ? valueText(code_->consts[index]) : "constant " + std::to_string(index) + "?";
  }

  // Constants are of builtin types, whose repr runs no Python code.
  std::string valueText(Value v) const {
    if (v.isEmpty()) return "empty";
    if (isCode(v)) return "<code " + strToUtf8(v.as<CodeObject>()->qualname) + ">";
    Value repr = reprOf(thread_, v);
    if (repr) return textOf(repr);
    clearException(thread_);
    return "?";
  }

  void handlers() {
    if (code_->handlerCount) out_ += "  handlers\n";
    for (uint32_t i = 0; i < code_->handlerCount; i++) {
      const ExceptionRange& range = code_->handlers[i];
      out_ += "    " + std::to_string(range.start) + "…" + std::to_string(range.end - 1) + " → " +
              std::to_string(range.handler) + ", exception in " + registers(range.excRegister, 1) + "\n";
    }
  }

  Thread* thread_;
  const CodeObject* code_;
  std::vector<bool> isTarget_;
  std::string out_;
};

void append(Thread* t, const CodeObject* code, std::string_view only, std::string& out) {
  if (only.empty() || strToUtf8(code->qualname) == only || strToUtf8(code->name) == only) {
    if (!out.empty()) out += '\n';
    out += disassembleCode(t, code);
  }
  for (uint32_t i = 0; i < code->constCount; i++)
    if (isCode(code->consts[i])) append(t, code->consts[i].as<CodeObject>(), only, out);
}

}  // namespace

std::string disassembleCode(Thread* t, const CodeObject* code) {
  return Listing(t, code).run();
}

std::string disassemble(Thread* t, const CodeObject* code, std::string_view only) {
  std::string out;
  append(t, code, only, out);
  return out;
}

}  // namespace taipan
