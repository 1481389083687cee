#include "frontend/Reserved.h"

#include <string>

namespace taipan {

using namespace ast;

namespace {

class ReservedCheck {
 public:
  explicit ReservedCheck(Diagnostic& error) : error_(error) {}

  // -- __future__

  // The imports at the top: after a docstring, before anything else.
  void checkFuture(const Node* root) {
    auto* module = as<Module>(root);
    auto* interactive = as<Interactive>(root);
    if (!module && !interactive) return;
    bool beginning = true;
    for (const Stmt* s : module ? module->body : interactive->body) {
      auto* import = as<ImportFrom>(s);
      bool future = import && import->module == "__future__";
      if (future && beginning) {
        for (const Alias* a : import->names)
          checkFeature(import, a->name);
        lastFutureLine_ = s->span.line;
      }
      bool text = is<ExprStmt>(s) && isText(as<ExprStmt>(s)->value);
      beginning &= future || text;
    }
    refuseLateImports(root);
  }

  // -- __debug__

  void checkDebug(const Node* node) {
    if (error_.isError()) return;
    if (auto* name = as<Name>(node); name && name->ctx != Context::Load) refuseDebug(name->id, name->ctx, name->span);
    if (auto* attribute = as<Attribute>(node); attribute && attribute->ctx != Context::Load)
      refuseDebug(attribute->attr, attribute->ctx, attribute->span);
    // Parameters are reported at their function, keywords at their call, other names at their statement.
    if (auto* arg = as<Arg>(node)) refuseDebug(arg->arg, Context::Store, function_);
    if (auto* keyword = as<Keyword>(node)) refuseDebug(keyword->arg, Context::Store, call_);
    if (auto* import = as<Import>(node))
      for (const Alias* a : import->names)
        refuseDebug(boundName(a), Context::Store, import->span);
    if (auto* import = as<ImportFrom>(node))
      for (const Alias* a : import->names)
        refuseDebug(boundName(a), Context::Store, import->span);
    if (auto* f = as<FunctionDef>(node)) refuseDebug(f->name, Context::Store, f->span);
    if (auto* c = as<ClassDef>(node)) refuseDebug(c->name, Context::Store, c->span);
    if (auto* h = as<ExceptHandler>(node)) refuseDebug(h->name, Context::Store, h->span);

    Span outerFunction = function_, outerCall = call_;
    if (is<FunctionDef>(node) || is<Lambda>(node) || is<AsyncFunctionDef>(node)) function_ = node->span;
    if (is<Call>(node) || is<ClassDef>(node)) call_ = node->span;
    forEachChild(node, [&](const Node* child) { checkDebug(child); });
    function_ = outerFunction;
    call_ = outerCall;
  }

 private:
  static bool isText(const Expr* e) {
    auto* constant = as<Constant>(e);
    return constant && constant->value.kind == ConstantKind::Str;
  }

  static Identifier boundName(const Alias* a) { return a->asname.empty() ? a->name : a->asname; }

  void fail(const Span& span, std::string message) {
    if (error_.isError()) return;
    error_.type = ErrorType::SyntaxError;
    error_.message = std::move(message);
    error_.line = span.line;
    error_.offset = span.col + 1;
    error_.endLine = span.endLine;
    error_.endOffset = span.endCol + 1;
  }

  void checkFeature(const ImportFrom* import, Identifier feature) {
    for (std::string_view known :
         {"nested_scopes", "generators", "division", "absolute_import", "with_statement", "print_function",
          "unicode_literals", "barry_as_FLUFL", "generator_stop", "annotations"})
      if (feature == known) return;
    Span start = import->span;
    start.endLine = start.line;
    start.endCol = -1;
    if (feature == "braces")
      fail(start, "not a chance");
    else
      fail(start, "future feature " + std::string(feature) + " is not defined");
  }

  void refuseLateImports(const Node* node) {
    auto* import = as<ImportFrom>(node);
    if (import && import->module == "__future__" && import->span.line > lastFutureLine_)
      fail(import->span, "from __future__ imports must occur at the beginning of the file");
    forEachChild(node, [&](const Node* child) { refuseLateImports(child); });
  }

  void refuseDebug(Identifier name, Context ctx, const Span& span) {
    if (name == "__debug__") fail(span, ctx == Context::Del ? "cannot delete __debug__" : "cannot assign to __debug__");
  }

  Diagnostic& error_;
  int32_t lastFutureLine_ = -1;
  Span function_, call_;
};

}  // namespace

bool checkReserved(const Node* root, std::string_view text, Diagnostic& error) {
  ReservedCheck check(error);
  if (text.find("__future__") != std::string_view::npos) check.checkFuture(root);
  if (!error.isError() && text.find("__debug__") != std::string_view::npos) check.checkDebug(root);
  return !error.isError();
}

}  // namespace taipan
