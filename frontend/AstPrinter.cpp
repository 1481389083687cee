// ast::dump: the tree in the layout of Python's ast.dump(indent=1).
#include <charconv>
#include <cmath>

#include "frontend/Ast.h"
#include "frontend/Diagnostics.h"
#include "frontend/Source.h"

namespace taipan::ast {

namespace {

void appendEscaped(std::string& out, std::string_view text, bool bytes) {
  bool hasSingle = text.find('\'') != std::string_view::npos;
  char quote = hasSingle && text.find('"') == std::string_view::npos ? '"' : '\'';
  out.push_back(quote);
  for (size_t i = 0; i < text.size();) {
    uint32_t c = static_cast<unsigned char>(text[i]);
    size_t length = 1;
    if (!bytes && c >= 0x80) {
      length = static_cast<size_t>(utf8SequenceLength(text, i, true));
      c = decodeUtf8(text, i);
    }
    i += length;
    if (c == static_cast<unsigned char>(quote) || c == '\\')
      out.append({'\\', static_cast<char>(c)});
    else if (c == '\n')
      out += "\\n";
    else if (c == '\r')
      out += "\\r";
    else if (c == '\t')
      out += "\\t";
    else if (c >= 32 && c < 127)
      out.push_back(static_cast<char>(c));
    else if (c < 0x100)
      out += formatString("\\x%02x", c);
    else if (c < 0x10000)
      out += formatString("\\u%04x", c);
    else
      out += formatString("\\U%08x", c);
  }
  out.push_back(quote);
}

// repr() of a float.
std::string floatText(double value) {
  if (std::isinf(value)) return "inf";
  char buffer[64];
  auto scientific = std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::scientific);
  std::string text(buffer, scientific.ptr);
  int exponent = std::stoi(text.substr(text.find('e') + 1));
  if (exponent < -4 || exponent >= 16) return text;
  auto fixed = std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::fixed);
  text.assign(buffer, fixed.ptr);
  return text.find('.') == std::string::npos ? text + ".0" : text;
}

class Printer {
 public:
  explicit Printer(bool positions) : positions_(positions) {}

  void print(const Node* node) {
    if (depth_ > kMaxDepth) {
      out_ += "...";
      return;
    }
    out_.append(nodeName(node->kind)).push_back('(');
    depth_++;
    bool outerFirst = first_;
    first_ = true;
    switch (node->kind) {
#define FIELD(type, name) field(#name, self->name);
#define NODE(base, name, fields)                                         \
  case NodeKind::name: {                                                 \
    [[maybe_unused]] auto* self = static_cast<const struct name*>(node); \
    fields break;                                                        \
  }
#include "frontend/Nodes.def"
    }
    if (positions_ && hasPosition(node->kind)) {
      name("lineno");
      value(node->span.line);
      name("col_offset");
      value(node->span.col);
      name("end_lineno");
      value(node->span.endLine);
      name("end_col_offset");
      value(node->span.endCol);
    }
    out_.push_back(')');
    first_ = outerFirst;
    depth_--;
  }

  std::string take() { return std::move(out_); }

 private:
  static bool hasPosition(NodeKind kind) {
    switch (kind) {
      case NodeKind::Module:
      case NodeKind::Interactive:
      case NodeKind::Expression:
      case NodeKind::Arguments:
      case NodeKind::WithItem:
      case NodeKind::Comprehension:
      case NodeKind::MatchCase:     return false;
      default:                      return true;
    }
  }

  static constexpr int kMaxDepth = 10000;  // deeper than anything the compiler takes

  void newLine() { out_.append("\n").append(static_cast<size_t>(depth_), ' '); }
  void name(const char* text) {
    if (!first_) out_.push_back(',');
    first_ = false;
    newLine();
    out_.append(text).push_back('=');
  }

  template <class T>
  void field(const char* fieldName, const T& item) {
    if (isAbsent(item)) return;
    name(fieldName);
    value(item);
  }

  template <class T>
  static bool isAbsent(const T& item) {
    if constexpr (std::is_pointer_v<T>)
      return item == nullptr;
    else if constexpr (std::is_same_v<T, Identifier>)
      return item.empty();
    else
      return false;
  }

  void value(const Node* node) {
    if (node)
      print(node);
    else
      out_ += "None";
  }
  void value(int number) { out_ += std::to_string(number); }
  void value(bool flag) { out_ += flag ? "1" : "0"; }
  void value(const Identifier& id) { appendEscaped(out_, id, false); }
  void value(Context ctx) { out_.append(nameOf(ctx)).append("()"); }
  void value(BooleanOp op) { out_.append(nameOf(op)).append("()"); }
  void value(BinaryOp op) { out_.append(nameOf(op)).append("()"); }
  void value(UnaryOperator op) { out_.append(nameOf(op)).append("()"); }
  void value(CompareOp op) { out_.append(nameOf(op)).append("()"); }

  void value(const ConstantValue& constant) {
    switch (constant.kind) {
      case ConstantKind::None:     out_ += "None"; break;
      case ConstantKind::True:     out_ += "True"; break;
      case ConstantKind::False:    out_ += "False"; break;
      case ConstantKind::Ellipsis: out_ += "Ellipsis"; break;
      case ConstantKind::Int:      out_ += std::to_string(constant.integer); break;
      case ConstantKind::BigInt:   out_.append(constant.text); break;
      case ConstantKind::Float:    out_ += floatText(constant.number); break;
      case ConstantKind::Complex:  complexValue(constant.number); break;
      case ConstantKind::Str:      appendEscaped(out_, constant.text, false); break;
      case ConstantKind::Bytes:
        out_.push_back('b');
        appendEscaped(out_, constant.text, true);
        break;
    }
    if (constant.isUnicodeMarked) {
      name("kind");
      out_ += "'u'";
    }
  }

  void complexValue(double imaginary) {
    std::string text = floatText(imaginary);
    if (text.ends_with(".0")) text.resize(text.size() - 2);
    out_.append(text).push_back('j');
  }

  template <class T>
  void value(const List<T>& list) {
    out_.push_back('[');
    depth_++;
    bool firstItem = true;
    for (const T& item : list) {
      if (!firstItem) out_.push_back(',');
      firstItem = false;
      newLine();
      value(item);
    }
    depth_--;
    out_.push_back(']');
  }

  std::string out_;
  int depth_ = 0;
  bool first_ = true;
  bool positions_;
};

}  // namespace

std::string dump(const Node* node, bool positions) {
  Printer printer(positions);
  printer.print(node);
  return printer.take();
}

}  // namespace taipan::ast
