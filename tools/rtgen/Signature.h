// C++ parameter types to the one-character codes of a runtime function's signature, and nothing for the rest.
#pragma once

#include <optional>
#include <string>

namespace clang {
class ASTContext;
class QualType;
}  // namespace clang

namespace taipan::rtgen {

// `v` void, `i` 64-bit integer or taipan::Value, `w` 32-bit integer, `b` bool or unsigned 8-bit integer, `d` double,
// `p` pointer; enums count as their underlying type. nullopt: compiled code cannot pass such a value; `why` then says
// what to use instead, or stays empty.
std::optional<char> signatureCode(clang::ASTContext& context, clang::QualType type, std::string& why);

// True for a complete class that is one 64-bit integer word, trivially copyable and passed in an integer register.
bool isWordClass(clang::ASTContext& context, clang::QualType type);

}  // namespace taipan::rtgen
