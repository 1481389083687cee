// Node creation and child iteration for Ast.h, made from Nodes.def.
#pragma once

#include <type_traits>

namespace taipan::ast {

template <class T, class... Fields>
T* create(Arena& arena, const Span& span, const Fields&... fields) {
  if constexpr (std::is_same_v<typename T::Base, Node>)
    return arena.create<T>(Node{T::kKind, span}, fields...);
  else
    return arena.create<T>(typename T::Base{{T::kKind, span}}, fields...);
}

namespace detail {

template <class T>
inline constexpr bool kIsNode = std::is_base_of_v<Node, std::remove_pointer_t<T>> && std::is_pointer_v<T>;

template <class Visit, class T>
void visitField(Visit& visit, const T& field) {
  if constexpr (kIsNode<T>) {
    if (field) visit(static_cast<const Node*>(field));
  }
}
template <class Visit, class T>
void visitField(Visit& visit, const List<T>& list) {
  if constexpr (kIsNode<T>) {
    for (T item : list)
      if (item) visit(static_cast<const Node*>(item));
  }
}

}  // namespace detail

template <class Visit>
void forEachChild(const Node* node, Visit&& visit) {
  switch (node->kind) {
#define FIELD(type, name) detail::visitField(visit, self->name);
#define NODE(base, name, fields)                                         \
  case NodeKind::name: {                                                 \
    [[maybe_unused]] auto* self = static_cast<const struct name*>(node); \
    fields break;                                                        \
  }
#include "frontend/Nodes.def"
  }
}

}  // namespace taipan::ast
