// Scopes: which variable each name means. One Scope for the module and for each function, lambda, class and
// comprehension, found by its tree node. Built in two walks, as CPython's symbol table is: collect what each scope does
// with each name (and refuse contradictory declarations), then resolve names from the outside in.
#pragma once

#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "frontend/Ast.h"
#include "frontend/Diagnostics.h"
#include "frontend/Source.h"

namespace taipan {

enum class ScopeKind : uint8_t { Module, Function, Lambda, Class, Comprehension };

enum class Binding : uint8_t {
  Local,           // a register, or an entry of a class's namespace
  Cell,            // local, and used by an inner scope
  Free,            // a cell of an enclosing scope
  GlobalExplicit,  // declared by `global`
  GlobalImplicit,
};

enum SymbolFlag : uint16_t {
  kSymbolAssigned = 1,
  kSymbolUsed = 2,
  kSymbolParameter = 4,
  kSymbolGlobal = 8,
  kSymbolNonlocal = 16,
  kSymbolAnnotated = 32,
  kSymbolIteration = 64,  // target of a comprehension's for
  kSymbolDeleted = 128,   // by del, or at the end of an except clause
};

struct Symbol {
  std::string_view name;  // mangled
  uint16_t flags = 0;
  Binding binding = Binding::GlobalImplicit;
  Span declared;  // of the global or nonlocal statement
};

struct Scope {
  ScopeKind kind;
  const ast::Node* node;
  Scope* parent;
  std::string_view className;  // innermost enclosing class, for private names
  std::vector<Scope*> children;
  std::vector<std::string_view> parameters;  // in the order of co_varnames
  std::deque<Symbol> symbols;                // in order of first appearance
  std::unordered_map<std::string_view, Symbol*> byName;
  bool nested = false;          // inside a function
  bool needsClassCell = false;  // class: a method uses __class__ or super
  bool hasAnnotations = false;  // an annotated assignment, of whatever target
  bool hasNamedExpr = false;    // := somewhere in it
  bool inIterable = false;      // comprehension: its iterable is being walked
  bool callsExec = false;       // of the name `exec`, on the namespace of this scope
  bool dictLocals = false;      // function-like: its variables live in a dict (see ScopeRules)
  bool inlined = false;         // comprehension: part of the enclosing scope's code, with variables of its own
  // Variables of inlined comprehensions that inner functions of theirs use.
  std::vector<std::string_view> inlinedCells;

  bool isFunctionLike() const { return kind != ScopeKind::Module && kind != ScopeKind::Class; }
  const Symbol* find(std::string_view name) const {
    auto it = byName.find(name);
    return it == byName.end() ? nullptr : it->second;
  }
  // Names with that binding, sorted: the order of co_cellvars and co_freevars.
  std::vector<std::string_view> sortedNames(Binding binding) const;
};

// What the locals model asks of scopes.
struct ScopeRules {
  // A function whose body calls the builtin exec on its own namespace looks names up in a dict. Decided by the source
  // alone; a variable or module-level definition called exec is another thing.
  bool execMakesDictLocals = false;
  // List, set and dict comprehensions are no functions (PEP 709).
  bool inlineComprehensions = false;
};

class ScopeTree {
 public:
  // False: error says why. The tree and names (mangled ones too) live in the arena.
  [[nodiscard]] bool build(const ast::Node* root, ScopeRules rules, Arena& arena, Diagnostic& error);
  Scope* find(const ast::Node* node) const {
    auto it = byNode_.find(node);
    return it == byNode_.end() ? nullptr : it->second;
  }

 private:
  friend class ScopeBuilder;
  std::deque<Scope> scopes_;
  std::unordered_map<const ast::Node*, Scope*> byNode_;
};

// __name inside class C is _C__name.
std::string_view mangle(std::string_view className, std::string_view name, Arena& arena);

}  // namespace taipan
