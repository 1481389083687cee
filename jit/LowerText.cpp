#include "jit/LowerText.h"

#include <llvm/IR/Module.h>
#include <llvm/IR/Verifier.h>
#include <llvm/Support/raw_ostream.h>

#include <cctype>
#include <charconv>
#include <unordered_map>

#include "jit/Lower.h"
#include "jit/Optimise.h"

namespace taipan {

namespace {

// Names for the numbers that are addresses in this process.
class AddressNames {
 public:
  AddressNames(const hir::Function& f, const CodeUnit& unit) {
    unsigned hints = 0;
    for (const auto& words : unit.hints)
      for (const int64_t& word : words)
        names_[reinterpret_cast<uint64_t>(&word)] = "@hint" + std::to_string(hints++);
    for (const auto& [object, name] : f.objectNames) {
      auto bits = reinterpret_cast<uint64_t>(object);
      names_[bits] = "@" + name;
      if (name.starts_with("shape.")) shapes_[static_cast<uint32_t>(bits)] = "@" + name;
    }
    for (unsigned kind = 0; kind < hir::kTypeKindCount; ++kind) {
      const TypeObject* type = hir::typeObjectOf(hir::TypeBits{1} << kind);
      if (!type) continue;
      auto shape = reinterpret_cast<uint64_t>(hir::exactShape(type));
      shapes_[static_cast<uint32_t>(shape)] = "shape." + hir::typeBitsText(hir::TypeBits{1} << kind);
    }
  }

  // The text for a number, or empty if it is no address.
  std::string find(uint64_t n) const {
    if (auto at = names_.find(n); at != names_.end()) return at->second;
    auto shape = shapes_.find(static_cast<uint32_t>(n));
    if (n == 0 || shape == shapes_.end()) return {};
    auto upper = static_cast<uint32_t>(n >> 32);
    if (upper == 0 || upper == UINT32_MAX) return shape->second;  // an i32 may be printed as negative
    return "header(" + shape->second + " layout " + std::to_string(upper >> 8 & 0xff) + " granules " +
           std::to_string(upper >> 16) + ")";
  }

 private:
  std::unordered_map<uint64_t, std::string> names_;
  std::unordered_map<uint32_t, std::string> shapes_;
};

// Replaces every number that stands alone.
std::string withNames(const std::string& text, const AddressNames& names) {
  std::string out;
  for (size_t i = 0; i < text.size();) {
    bool negative = text[i] == '-';
    size_t start = i + negative;
    bool begins = start < text.size() && isdigit(static_cast<unsigned char>(text[start])) &&
                  (i == 0 || text[i - 1] == ' ' || text[i - 1] == '(');
    size_t end = start;
    while (begins && end < text.size() && isdigit(static_cast<unsigned char>(text[end])))
      ++end;
    uint64_t n = 0;
    if (begins) std::from_chars(text.data() + start, text.data() + end, n);
    std::string name = begins ? names.find(negative ? -n : n) : "";
    if (!begins) end = i + 1;
    out += name.empty() ? text.substr(i, end - i) : name;
    i = end;
  }
  return out;
}

// --- states

std::string valueText(const StateValue& v) {
  static constexpr const char* kReprs[] = {"tagged", "int", "double", "bool", "empty"};
  std::string text = std::to_string(v.reg) + "=" + kReprs[static_cast<unsigned>(v.repr)] + " ";
  if (v.operand == kConstantOperand) return text + "const " + std::to_string(v.constant);
  if (v.operand == kVirtualOperand) return text + "virtual " + std::to_string(v.constant);
  return text + "operand " + std::to_string(v.operand);
}

std::string valuesText(const std::vector<StateValue>& values) {
  std::string text;
  for (const StateValue& v : values)
    text += (text.empty() ? "" : ", ") + valueText(v);
  return "[" + text + "]";
}

std::string stateText(const StateDescriptor& d, size_t id) {
  std::string text = "; state " + std::to_string(id) + (d.isCall ? " call" : " exit") + " " + deoptReasonName(d.reason);
  if (d.hasResultOverride) text += " yields " + valueText(d.resultOverride);
  for (const StateSegment& s : d.segments) {
    text += "\n;   pc " + std::to_string(s.instr);
    if (s.telling) text += " telling " + std::to_string(s.telling);
    if (!s.function) text += " function operand " + std::to_string(s.functionOperand);
    if (s.recordOperand != kConstantOperand) text += " record operand " + std::to_string(s.recordOperand);
    text += " " + valuesText(s.values);
  }
  for (const StateVirtual& v : d.virtuals)
    text += "\n;   virtual kind " + std::to_string(static_cast<unsigned>(v.kind)) + " " + valuesText(v.fields);
  return text + "\n";
}

}  // namespace

bool lowerToText(const hir::Function& f, bool optimised, std::string* out, std::string* whyNot) {
  CodeUnit unit;
  if (!lowerToLlvm(f, &unit, whyNot)) return false;
  llvm::raw_string_ostream broken(*whyNot);
  if (llvm::verifyModule(*unit.module, &broken)) return false;
  if (optimised) optimiseModule(*unit.module, nullptr);
  std::string module;
  llvm::raw_string_ostream stream(module);
  unit.module->print(stream, nullptr);
  AddressNames names(f, unit);
  *out = withNames(stream.str(), names);
  for (size_t id = 0; id < unit.states.size(); ++id)
    *out += withNames(stateText(unit.states[id], id), names);
  return true;
}

}  // namespace taipan
