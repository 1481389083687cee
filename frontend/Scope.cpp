#include "frontend/Scope.h"

#include <algorithm>
#include <set>

namespace taipan {

using namespace ast;

std::string_view mangle(std::string_view className, std::string_view name, Arena& arena) {
  bool isPrivate =
      name.size() > 2 && name.starts_with("__") && !name.ends_with("__") && name.find('.') == std::string_view::npos;
  if (!isPrivate) return name;
  size_t from = className.find_first_not_of('_');
  if (from == std::string_view::npos) return name;
  std::string text = "_" + std::string(className.substr(from)) + std::string(name);
  return arena.copy(std::string_view(text));
}

std::vector<std::string_view> Scope::sortedNames(Binding binding) const {
  std::vector<std::string_view> names;
  for (const Symbol& s : symbols)
    if (s.binding == binding) names.push_back(s.name);
  std::sort(names.begin(), names.end());
  return names;
}

namespace {

bool isName(const Expr* e, std::string_view id) {
  auto* n = as<Name>(e);
  return n && n->id == id;
}

bool isNone(const Expr* e) {
  auto* c = as<Constant>(e);
  return c && c->value.kind == ConstantKind::None;
}

// locals() or vars()
bool isOwnNamespace(const Expr* e) {
  auto* c = as<Call>(e);
  if (!c || !c->args.empty() || !c->keywords.empty()) return false;
  return isName(c->func, "locals") || isName(c->func, "vars");
}

// exec(…) that may run in the namespace of the scope it stands in.
bool execsHere(const Call* c) {
  if (!isName(c->func, "exec")) return false;
  for (const Expr* a : c->args)
    if (is<Starred>(a)) return true;
  for (const Keyword* k : c->keywords)
    if (k->arg.empty()) return true;
  size_t n = c->args.size();
  if (n == 1) return true;
  const Expr* globals = n > 1 ? c->args[1] : nullptr;
  const Expr* locals = n > 2 ? c->args[2] : nullptr;
  if ((globals && isOwnNamespace(globals)) || (locals && isOwnNamespace(locals))) return true;
  return globals && isNone(globals) && (!locals || isNone(locals));
}

}  // namespace

// First walk: what each scope does with each name.
class ScopeBuilder {
 public:
  ScopeBuilder(ScopeTree& tree, ScopeRules rules, Arena& arena, Diagnostic& error)
      : tree_(tree), rules_(rules), arena_(arena), error_(error) {}

  Scope* run(const Node* root) {
    Scope* module = enter(ScopeKind::Module, root);
    forEachChild(root, [this](const Node* child) { visit(child); });
    return module;
  }

 private:
  bool failed() const { return error_.isError(); }
  void fail(const Span& span, std::string message) {
    if (failed()) return;
    error_.type = ErrorType::SyntaxError;
    error_.message = std::move(message);
    error_.line = span.line;
    error_.offset = span.col + 1;  // bytes; compileSource turns them into characters
    error_.endLine = span.endLine;
    error_.endOffset = span.endCol + 1;
  }

  Scope* enter(ScopeKind kind, const Node* node) {
    Scope* parent = scope_;
    Scope& s = tree_.scopes_.emplace_back();
    s.kind = kind;
    s.node = node;
    s.parent = parent;
    if (parent) {
      s.className = parent->className;
      s.nested = parent->nested || parent->isFunctionLike();
      parent->children.push_back(&s);
    }
    tree_.byNode_[node] = &s;
    return scope_ = &s;
  }
  void leave() { scope_ = scope_->parent; }

  Symbol* symbol(Scope* scope, std::string_view name) {
    name = mangle(scope->className, name, arena_);
    auto [it, isNew] = scope->byName.try_emplace(name, nullptr);
    if (isNew) {
      scope->symbols.push_back({name, 0, Binding::GlobalImplicit, {}});
      it->second = &scope->symbols.back();
    }
    return it->second;
  }
  void add(std::string_view name, uint16_t flags) { symbol(scope_, name)->flags |= flags; }

  template <class T>
  void visitAll(List<T*> nodes) {
    for (T* n : nodes)
      if (n) visit(n);
  }
  void visitIf(const Node* n) {
    if (n) visit(n);
  }

  void visit(const Node* node) {
    if (failed()) return;
    switch (node->kind) {
      case NodeKind::FunctionDef:      return visitFunction(static_cast<const FunctionDef*>(node));
      case NodeKind::AsyncFunctionDef: return visitFunction(static_cast<const AsyncFunctionDef*>(node));
      case NodeKind::Lambda:           return visitLambda(static_cast<const Lambda*>(node));
      case NodeKind::ClassDef:         return visitClass(static_cast<const ClassDef*>(node));
      case NodeKind::ListComp:         return visitComprehension(static_cast<const ListComp*>(node));
      case NodeKind::SetComp:          return visitComprehension(static_cast<const SetComp*>(node));
      case NodeKind::GeneratorExp:     return visitComprehension(static_cast<const GeneratorExp*>(node));
      case NodeKind::DictComp:         return visitDictComp(static_cast<const DictComp*>(node));
      case NodeKind::Global:           return visitGlobal(static_cast<const Global*>(node));
      case NodeKind::Nonlocal:         return visitNonlocal(static_cast<const Nonlocal*>(node));
      case NodeKind::Name:             return visitName(static_cast<const Name*>(node));
      case NodeKind::NamedExpr:        return visitNamedExpr(static_cast<const NamedExpr*>(node));
      case NodeKind::Call:             scope_->callsExec |= execsHere(static_cast<const Call*>(node)); break;
      case NodeKind::AnnAssign:        return visitAnnAssign(static_cast<const AnnAssign*>(node));
      case NodeKind::Import:
        for (Alias* a : static_cast<const Import*>(node)->names)
          visitAlias(a, true);
        return;
      case NodeKind::ImportFrom:
        for (Alias* a : static_cast<const ImportFrom*>(node)->names)
          visitAlias(a, false);
        return;
      case NodeKind::ExceptHandler: {
        auto* h = static_cast<const ExceptHandler*>(node);
        visitIf(h->type);
        if (!h->name.empty()) add(h->name, kSymbolAssigned | kSymbolDeleted);
        return visitAll(h->body);
      }
      case NodeKind::MatchAs:      bindPattern(static_cast<const MatchAs*>(node)->name); break;
      case NodeKind::MatchStar:    bindPattern(static_cast<const MatchStar*>(node)->name); break;
      case NodeKind::MatchMapping: bindPattern(static_cast<const MatchMapping*>(node)->rest); break;
      default:                     break;
    }
    forEachChild(node, [this](const Node* child) { visit(child); });
  }

  void bindPattern(Identifier name) {
    if (!name.empty()) add(name, kSymbolAssigned);
  }

  void visitName(const Name* n) {
    if (n->ctx == Context::Load) {
      add(n->id, kSymbolUsed);
      if (n->id == "super" && scope_->isFunctionLike()) add("__class__", kSymbolUsed);
    } else {
      add(n->id, kSymbolAssigned | (n->ctx == Context::Del ? kSymbolDeleted : 0));
    }
  }

  void visitAlias(const Alias* a, bool dotted) {
    Identifier name = a->asname.empty() ? a->name : a->asname;
    if (a->asname.empty() && dotted) name = name.substr(0, name.find('.'));
    if (name == "*") {
      if (scope_->kind != ScopeKind::Module) fail(a->span, "import * only allowed at module level");
      return;
    }
    add(name, kSymbolAssigned);
  }

  // --- functions

  void addParameter(const Arg* a) {
    Symbol* s = symbol(scope_, a->arg);
    if (s->flags & kSymbolParameter)
      return fail(a->span, "duplicate argument '" + std::string(a->arg) + "' in function definition");
    s->flags |= kSymbolParameter | kSymbolAssigned;
    scope_->parameters.push_back(s->name);
  }
  void addParameters(const Arguments* args) {
    for (Arg* a : args->posonlyargs)
      addParameter(a);
    for (Arg* a : args->args)
      addParameter(a);
    for (Arg* a : args->kwonlyargs)
      addParameter(a);
    if (args->vararg) addParameter(args->vararg);
    if (args->kwarg) addParameter(args->kwarg);
  }
  void visitAnnotation(const Arg* a) {
    if (a) visitIf(a->annotation);
  }
  void visitAnnotations(const Arguments* args) {
    for (Arg* a : args->posonlyargs)
      visitAnnotation(a);
    for (Arg* a : args->args)
      visitAnnotation(a);
    visitAnnotation(args->vararg);
    for (Arg* a : args->kwonlyargs)
      visitAnnotation(a);
    visitAnnotation(args->kwarg);
  }

  template <class F>
  void visitFunction(const F* f) {
    add(f->name, kSymbolAssigned);
    visitAll(f->args->defaults);
    visitAll(f->args->kw_defaults);
    visitAnnotations(f->args);
    visitIf(f->returns);
    visitAll(f->decorator_list);
    enter(ScopeKind::Function, f);
    addParameters(f->args);
    visitAll(f->body);
    leave();
  }

  void visitLambda(const Lambda* f) {
    visitAll(f->args->defaults);
    visitAll(f->args->kw_defaults);
    enter(ScopeKind::Lambda, f);
    addParameters(f->args);
    visit(f->body);
    leave();
  }

  void visitClass(const ClassDef* c) {
    add(c->name, kSymbolAssigned);
    visitAll(c->bases);
    visitAll(c->keywords);
    visitAll(c->decorator_list);
    enter(ScopeKind::Class, c);
    scope_->className = c->name;
    visitAll(c->body);
    leave();
  }

  // --- comprehensions

  template <class C>
  void visitComprehension(const C* c) {
    openComprehension(c, c->generators);
    visit(c->elt);
    closeComprehension(c->generators);
  }
  void visitDictComp(const DictComp* c) {
    openComprehension(c, c->generators);
    visit(c->key);
    visit(c->value);
    closeComprehension(c->generators);
  }

  void visitIterable(const Expr* iterable) {
    ++inIterable_;
    visit(iterable);
    --inIterable_;
  }

  // The first iterable belongs to the enclosing scope; the function gets it as its only argument ".0".
  void openComprehension(const Node* node, List<Comprehension*> generators) {
    visitIterable(generators[0]->iter);
    enter(ScopeKind::Comprehension, node);
    scope_->inlined = rules_.inlineComprehensions && !is<GeneratorExp>(node);
    Symbol* argument = symbol(scope_, ".0");
    argument->flags |= kSymbolParameter | kSymbolAssigned | kSymbolUsed;
    scope_->parameters.push_back(argument->name);
    for (size_t i = 0; i < generators.size(); ++i) {
      Comprehension* g = generators[i];
      visitTarget(g->target);
      if (i > 0) visitIterable(g->iter);
      visitAll(g->ifs);
    }
  }
  void closeComprehension(List<Comprehension*>) { leave(); }

  void visitTarget(const Expr* target) {
    visit(target);
    markIteration(target);
  }
  void markIteration(const Node* target) {
    if (auto* n = as<Name>(target))
      add(n->id, kSymbolIteration);
    else if (is<Tuple>(target) || is<ListExpr>(target) || is<Starred>(target))
      forEachChild(target, [this](const Node* child) { markIteration(child); });
  }

  void visitNamedExpr(const NamedExpr* e) {
    auto* target = as<Name>(e->target);
    if (inIterable_)
      return fail(e->span, "assignment expression cannot be used in a comprehension iterable expression");
    if (scope_->kind == ScopeKind::Comprehension)
      bindInEnclosing(target, target->span);
    else
      scope_->hasNamedExpr = true;
    visit(e->value);
    if (!failed()) add(target->id, kSymbolAssigned);
  }

  // := inside a comprehension binds in the nearest function or module around it.
  void bindInEnclosing(const Name* target, const Span& span) {
    std::string text(target->id);
    Scope* s = scope_;
    for (; s->kind == ScopeKind::Comprehension; s = s->parent) {
      const Symbol* here = s->find(target->id);
      if (here && (here->flags & kSymbolIteration))
        return fail(span, "assignment expression cannot rebind comprehension iteration variable '" + text + "'");
      s->hasNamedExpr = true;
    }
    if (s->kind == ScopeKind::Class)
      return fail(span, "assignment expression within a comprehension cannot be used in a class body");
    s->hasNamedExpr = true;
    Symbol* outer = symbol(s, target->id);
    bool isGlobal = s->kind == ScopeKind::Module || (outer->flags & kSymbolGlobal);
    outer->flags |= kSymbolAssigned;
    for (Scope* c = scope_; c != s; c = c->parent)
      symbol(c, target->id)->flags |= isGlobal ? kSymbolGlobal : kSymbolNonlocal;
  }

  void visitAnnAssign(const AnnAssign* a) {
    scope_->hasAnnotations = true;
    auto* name = as<Name>(a->target);
    if (name && a->simple) {
      Symbol* s = symbol(scope_, name->id);
      if (s->flags & (kSymbolGlobal | kSymbolNonlocal)) {
        const char* what = s->flags & kSymbolGlobal ? "global" : "nonlocal";
        return fail(a->span, formatString("annotated name '%s' can't be %s", std::string(name->id).c_str(), what));
      }
      s->flags |= kSymbolAnnotated | kSymbolAssigned;
    } else if (name) {
      if (a->value) add(name->id, kSymbolAssigned);
    } else {
      visit(a->target);
    }
    visit(a->annotation);
    visitIf(a->value);
  }

  // --- declarations

  void refuseDeclaration(const Node* node, std::string_view name, uint16_t flags, const char* what) {
    std::string text(name);
    const char* n = text.c_str();
    if (flags & kSymbolParameter) return fail(node->span, formatString("name '%s' is parameter and %s", n, what));
    if (flags & kSymbolAnnotated) return fail(node->span, formatString("annotated name '%s' can't be %s", n, what));
    if (flags & kSymbolUsed)
      return fail(node->span, formatString("name '%s' is used prior to %s declaration", n, what));
    if (flags & kSymbolAssigned)
      return fail(node->span, formatString("name '%s' is assigned to before %s declaration", n, what));
  }

  // Complaints go to the first declaration of a name.
  static void noteDeclared(Symbol* s, const Stmt* declaration) {
    if (s->declared.line == 0) s->declared = declaration->span;
  }

  void visitGlobal(const Global* g) {
    for (Identifier name : g->names) {
      Symbol* s = symbol(scope_, name);
      refuseDeclaration(g, name, s->flags, "global");
      s->flags |= kSymbolGlobal;
      noteDeclared(s, g);
    }
  }
  void visitNonlocal(const Nonlocal* g) {
    if (scope_->kind == ScopeKind::Module) return fail(g->span, "nonlocal declaration not allowed at module level");
    for (Identifier name : g->names) {
      Symbol* s = symbol(scope_, name);
      refuseDeclaration(g, name, s->flags, "nonlocal");
      s->flags |= kSymbolNonlocal;
      noteDeclared(s, g);
    }
  }

  ScopeTree& tree_;
  ScopeRules rules_;
  Arena& arena_;
  Diagnostic& error_;
  Scope* scope_ = nullptr;
  int inIterable_ = 0;
};

namespace {

using Names = std::set<std::string_view>;

// Second walk: from the outside in, what each name refers to.
class ScopeResolver {
 public:
  ScopeResolver(const Scope* module, ScopeRules rules, Diagnostic& error)
      : rules_(rules), definesExec_(isAssigned(module->find("exec"))), error_(error) {}

  // bound: names bound by enclosing functions. Returns the names that s and its inner scopes take from outside.
  Names resolve(Scope* s, const Names& bound, const Names& globals) {
    Names mine, declaredGlobal = globals, free;
    bool isFunction = s->isFunctionLike();
    for (Symbol& symbol : s->symbols)
      resolveSymbol(s, symbol, bound, declaredGlobal, mine, free);
    s->dictLocals = isFunction && s->callsExec && rules_.execMakesDictLocals && execIsBuiltin(s);
    Names visible = bound;
    if (isFunction) {
      for (std::string_view name : mine) {
        visible.insert(name);
        declaredGlobal.erase(name);
      }
      for (const Symbol& symbol : s->symbols)
        if (symbol.binding == Binding::GlobalExplicit) visible.erase(symbol.name);
    }
    if (s->kind == ScopeKind::Class) visible.insert("__class__");
    Names captured;
    for (Scope* child : s->children) {
      Names used = resolve(child, visible, isFunction ? declaredGlobal : globals);
      if (error_.isError()) return {};
      free.insert(used.begin(), used.end());
      const Names& capturing = child->inlined ? captured_[child] : used;
      captured.insert(capturing.begin(), capturing.end());
      if (child->inlined) takeCellsOver(s, child);
    }
    if (isFunction) makeCells(s, free, captured);
    if (s->inlined) captured_[s] = std::move(captured);
    if (s->kind == ScopeKind::Class && free.erase("__class__")) s->needsClassCell = true;
    passThrough(s, free);
    return free;
  }

 private:
  static bool isAssigned(const Symbol* s) { return s && (s->flags & kSymbolAssigned); }

  bool execIsBuiltin(const Scope* s) const {
    Binding exec = s->find("exec")->binding;
    return !definesExec_ && (exec == Binding::GlobalImplicit || exec == Binding::GlobalExplicit);
  }

  void fail(const Span& span, std::string message) {
    error_.type = ErrorType::SyntaxError;
    error_.message = std::move(message);
    error_.line = span.line;
    error_.offset = span.col + 1;
    error_.endLine = span.endLine;
    error_.endOffset = span.endCol + 1;
  }

  void resolveSymbol(Scope* s, Symbol& symbol, const Names& bound, Names& globals, Names& mine, Names& free) {
    std::string text(symbol.name);
    if (symbol.flags & kSymbolGlobal) {
      if (symbol.flags & kSymbolNonlocal) return fail(symbol.declared, "name '" + text + "' is nonlocal and global");
      symbol.binding = Binding::GlobalExplicit;
      globals.insert(symbol.name);
    } else if (symbol.flags & kSymbolNonlocal) {
      if (!bound.contains(symbol.name)) return fail(symbol.declared, "no binding for nonlocal '" + text + "' found");
      symbol.binding = Binding::Free;
      free.insert(symbol.name);
    } else if (symbol.flags & (kSymbolAssigned | kSymbolAnnotated)) {
      symbol.binding = s->kind == ScopeKind::Module ? Binding::GlobalImplicit : Binding::Local;
      mine.insert(symbol.name);
    } else if (bound.contains(symbol.name)) {
      symbol.binding = Binding::Free;
      free.insert(symbol.name);
    } else {
      symbol.binding = Binding::GlobalImplicit;
    }
  }

  // Locals that inner functions use live in cells; inlined comprehensions use them where they are.
  void makeCells(Scope* s, Names& free, const Names& captured) {
    for (Symbol& symbol : s->symbols) {
      if (symbol.binding != Binding::Local && symbol.binding != Binding::Cell) continue;
      free.erase(symbol.name);
      if (captured.contains(symbol.name)) symbol.binding = Binding::Cell;
    }
  }

  // A variable of an inlined comprehension that lives in a cell, and one of the same name around it, share a register.
  void takeCellsOver(Scope* s, const Scope* comprehension) {
    std::vector<std::string_view> names = comprehension->inlinedCells;
    for (std::string_view name : comprehension->sortedNames(Binding::Cell))
      names.push_back(name);
    for (std::string_view name : names) {
      if (std::find(s->inlinedCells.begin(), s->inlinedCells.end(), name) == s->inlinedCells.end())
        s->inlinedCells.push_back(name);
      auto it = s->byName.find(name);
      if (it != s->byName.end() && s->isFunctionLike() && it->second->binding == Binding::Local)
        it->second->binding = Binding::Cell;
    }
  }

  // Names that inner scopes take from farther out pass through this scope as free variables.
  void passThrough(Scope* s, const Names& free) {
    if (s->kind == ScopeKind::Module) return;
    for (std::string_view name : free) {
      if (s->byName.contains(name)) {
        Symbol* symbol = s->byName[name];
        if (s->kind == ScopeKind::Class && symbol->binding != Binding::Free) {
          // The class has a variable of the same name; the inner scopes' one passes beside it.
          s->symbols.push_back({name, 0, Binding::Free, {}});
        }
        continue;
      }
      s->symbols.push_back({name, 0, Binding::Free, {}});
      s->byName[name] = &s->symbols.back();
    }
  }

  ScopeRules rules_;
  bool definesExec_;
  std::unordered_map<const Scope*, Names> captured_;  // of inlined scopes: what functions in them take from outside
  Diagnostic& error_;
};

}  // namespace

bool ScopeTree::build(const ast::Node* root, ScopeRules rules, Arena& arena, Diagnostic& error) {
  Scope* module = ScopeBuilder(*this, rules, arena, error).run(root);
  if (error.isError()) return false;
  ScopeResolver(module, rules, error).resolve(module, {}, {});
  return !error.isError();
}

}  // namespace taipan
