#include "tools/rtgen/Signature.h"

#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"

namespace taipan::rtgen {

using namespace clang;

bool isWordClass(ASTContext& context, QualType type) {
  const CXXRecordDecl* record = type->getAsCXXRecordDecl();
  if (!record || !(record = record->getDefinition())) return false;
  if (context.getTypeSize(type) != 64 || !record->canPassInRegisters() || record->getNumBases() != 0) return false;
  // A double inside would travel in an SSE register: only integers and pointers count.
  for (const FieldDecl* field : record->fields()) {
    QualType fieldType = field->getType();
    bool integral = fieldType->isIntegralOrEnumerationType() || fieldType->isPointerType();
    if (!integral && !isWordClass(context, fieldType)) return false;
  }
  return true;
}

static std::optional<char> integerCode(ASTContext& context, QualType type, std::string& why) {
  switch (context.getTypeSize(type)) {
    case 64: return 'i';
    case 32: return 'w';
    case 8:
      // Clang's callees rely on the caller to extend narrow arguments to 32 bits. `b` is zero-extended, so a negative
      // signed byte would arrive as a positive one.
      if (!type->isSignedIntegerOrEnumerationType()) return 'b';
      why = "signed 8-bit integers would arrive zero-extended; use uint8_t or int64_t";
      return std::nullopt;
    default: return std::nullopt;
  }
}

std::optional<char> signatureCode(ASTContext& context, QualType declared, std::string& why) {
  QualType type = declared.getCanonicalType().getUnqualifiedType();
  if (type->isVoidType()) return 'v';
  if (type->isPointerType()) return 'p';
  if (type->isReferenceType()) {
    why = "use a pointer";
    return std::nullopt;
  }
  if (type->isSpecificBuiltinType(BuiltinType::Double)) return 'd';
  if (const auto* enumType = type->getAs<EnumType>()) {
    if (!enumType->getDecl()->isComplete()) return std::nullopt;
    return integerCode(context, enumType->getDecl()->getIntegerType(), why);
  }
  if (type->isBuiltinType() && type->isIntegerType()) return integerCode(context, type, why);
  if (const CXXRecordDecl* record = type->getAsCXXRecordDecl()) {
    if (record->getQualifiedNameAsString() != "taipan::Value") return std::nullopt;
    if (isWordClass(context, type)) return 'i';
    why = record->getDefinition() ? "taipan::Value is not one trivially copyable 64-bit word"
                                  : "taipan::Value is only declared here; include its header";
  }
  return std::nullopt;
}

}  // namespace taipan::rtgen
