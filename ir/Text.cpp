#include "ir/Text.h"

#include <charconv>

namespace taipan::hir {

namespace {

constexpr const char* kBinary[] = {"Add",    "Sub",    "Mul", "TrueDiv", "FloorDiv", "Mod",   "Pow",
                                   "LShift", "RShift", "And", "Or",      "Xor",      "MatMul"};
constexpr const char* kCompare[] = {"lt", "le", "eq", "ne", "gt", "ge"};
constexpr const char* kUnary[] = {"Neg", "Pos", "Invert"};
constexpr char kRepLetters[] = {'-', 't', 'i', 'd', 'b', 'p', 'v'};
constexpr const char* kReasons[] = {
#define DEOPT_REASON(name, doc) #name,
#include "runtime/frames/DeoptReasons.def"
};

template <class T, size_t N>
bool find(const char* const (&table)[N], std::string_view text, T* out) {
  for (size_t i = 0; i < N; ++i)
    if (text == table[i]) return *out = static_cast<T>(i), true;
  return false;
}

}  // namespace

const char* binaryName(BinaryOp op) {
  return kBinary[static_cast<unsigned>(op)];
}
const char* compareName(CompareOp op) {
  return kCompare[static_cast<unsigned>(op)];
}
const char* unaryName(UnaryOp op) {
  return kUnary[static_cast<unsigned>(op)];
}
char repLetter(Rep r) {
  return kRepLetters[static_cast<unsigned>(r)];
}

std::string reasonText(DeoptReason r) {
  std::string text = kReasons[static_cast<unsigned>(r)] + 1;
  text[0] = static_cast<char>(text[0] + ('a' - 'A'));
  return text;
}

std::string doubleText(double d) {
  char buffer[40];
  auto end = std::to_chars(buffer, buffer + sizeof buffer, d).ptr;
  std::string text(buffer, end);
  if (text.find_first_of(".enai") == std::string::npos) text += ".0";
  return text;
}

bool findBinary(std::string_view text, BinaryOp* out) {
  return find(kBinary, text, out);
}
bool findCompare(std::string_view text, CompareOp* out) {
  return find(kCompare, text, out);
}
bool findUnary(std::string_view text, UnaryOp* out) {
  return find(kUnary, text, out);
}

bool findRep(char letter, Rep* out) {
  for (unsigned i = 0; i < sizeof kRepLetters; ++i)
    if (kRepLetters[i] == letter) return *out = static_cast<Rep>(i), true;
  return false;
}

bool findReason(std::string_view text, DeoptReason* out) {
  for (unsigned i = 0; i < std::size(kReasons); ++i)
    if (reasonText(static_cast<DeoptReason>(i)) == text) return *out = static_cast<DeoptReason>(i), true;
  return false;
}

bool findOp(std::string_view text, Op* out) {
  for (unsigned i = 0; i < static_cast<unsigned>(Op::kCount); ++i)
    if (text == opInfo(static_cast<Op>(i)).name) return *out = static_cast<Op>(i), true;
  return false;
}

}  // namespace taipan::hir
