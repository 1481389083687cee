// The walk enters namespaces, linkage specifications and classes of files below the root, never the standard library:
// that, and skipped function bodies, is what keeps a run short. An annotation counts on the declaration that spells it,
// not on those that inherit it.
#include "tools/rtgen/Collect.h"

#include "clang/AST/ASTContext.h"
#include "clang/AST/Attr.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/RecordLayout.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringMap.h"

#include "runtime/support/RuntimeFunction.h"
#include "tools/rtgen/Signature.h"

namespace taipan::rtgen {

using namespace clang;
using llvm::StringRef;

namespace {

constexpr StringRef kFunctionAnnotation = "rt.function:";
constexpr StringRef kLayoutAnnotation = "rt.layout";
constexpr StringRef kConstantAnnotation = "rt.constant";

class Collector {
 public:
  Collector(ASTContext& context, const std::string& root, Model& model)
      : context_(context), sources_(context.getSourceManager()), rootPrefix_(root + "/"), model_(model) {}

  void run() {
    walk(context_.getTranslationUnitDecl());
    llvm::sort(model_.functions, [](const Function& a, const Function& b) { return a.name < b.name; });
  }

 private:
  void walk(const DeclContext* parent);
  void visit(const Decl* decl);
  void addFunction(const FunctionDecl* function, StringRef words, SourceLocation where);
  void addLayout(const RecordDecl* record, SourceLocation where);
  void addFields(const RecordDecl* record, CharUnits base, const std::string& prefix, ConstantGroup& group);
  void addVariable(const VarDecl* variable);
  void addEnum(const EnumDecl* enumeration);

  uint32_t parseEffects(StringRef words, SourceLocation where);
  uint32_t conventionOf(const FunctionDecl* function, uint32_t effects, SourceLocation where);
  std::string parseSignature(const FunctionDecl* function);
  void addConstant(ConstantGroup& group, Constant constant, SourceLocation where);
  std::string exportedName(const NamedDecl* decl);
  ConstantGroup groupFor(StringRef keyword, const NamedDecl* decl);

  // The path of the declaration's file relative to the root; empty when it is not below it.
  const std::string& headerOf(const Decl* decl);
  void error(SourceLocation where, const llvm::Twine& text);

  ASTContext& context_;
  SourceManager& sources_;
  std::string rootPrefix_;
  Model& model_;
  llvm::DenseMap<FileID, std::string> headers_;
  llvm::StringMap<size_t> functionIndex_;    // name to its place in model_.functions, before they are sorted
  llvm::StringMap<std::string> exportedBy_;  // constant name to the group that exports it
};

void Collector::error(SourceLocation where, const llvm::Twine& text) {
  DiagnosticsEngine& diagnostics = context_.getDiagnostics();
  unsigned id = diagnostics.getCustomDiagID(DiagnosticsEngine::Error, "%0");
  // At the expansion: the annotation's own location is inside a macro of RuntimeFunction.h.
  diagnostics.Report(sources_.getExpansionLoc(where), id) << text.str();
}

const std::string& Collector::headerOf(const Decl* decl) {
  FileID file = sources_.getFileID(sources_.getExpansionLoc(decl->getLocation()));
  auto [entry, isNew] = headers_.try_emplace(file);
  if (isNew) {
    if (OptionalFileEntryRef ref = sources_.getFileEntryRefForID(file)) {
      StringRef path = ref->getFileEntry().tryGetRealPathName();
      if (path.consume_front(rootPrefix_)) entry->second = path.str();
    }
  }
  return entry->second;
}

void Collector::walk(const DeclContext* parent) {
  for (const Decl* decl : parent->decls()) {
    if (decl->isImplicit() || headerOf(decl).empty()) continue;
    visit(decl);
    if (isa<NamespaceDecl, LinkageSpecDecl, CXXRecordDecl>(decl)) walk(cast<DeclContext>(decl));
  }
}

void Collector::visit(const Decl* decl) {
  const Decl* annotated = decl;
  if (const auto* classTemplate = dyn_cast<ClassTemplateDecl>(decl)) annotated = classTemplate->getTemplatedDecl();
  for (const auto* attribute : annotated->specific_attrs<AnnotateAttr>()) {
    if (attribute->isInherited()) continue;
    StringRef text = attribute->getAnnotation();
    SourceLocation where = decl->getLocation();
    if (text.consume_front(kFunctionAnnotation)) {
      if (const auto* function = dyn_cast<FunctionDecl>(annotated))
        addFunction(function, text, where);
      else
        error(where, "RT_FUNCTION belongs on a function");
    } else if (text == kLayoutAnnotation) {
      if (const auto* record = dyn_cast<RecordDecl>(annotated))
        addLayout(record, where);
      else
        error(where, "RT_LAYOUT belongs on a struct");
    } else if (text == kConstantAnnotation) {
      if (const auto* variable = dyn_cast<VarDecl>(annotated))
        addVariable(variable);
      else if (const auto* enumeration = dyn_cast<EnumDecl>(annotated))
        addEnum(enumeration);
      else
        error(where, "RT_CONSTANT belongs on a constexpr variable or an enum");
    }
  }
}

// Functions.

uint32_t Collector::parseEffects(StringRef words, SourceLocation where) {
  uint32_t effects = 0;
  llvm::SmallVector<StringRef, 8> list;
  llvm::SplitString(words, list, ", \t\n");
  for (StringRef word : list) {
    const auto* known = llvm::find_if(kRuntimeEffectWords, [&](const auto& row) { return word == row.word; });
    if (known != std::end(kRuntimeEffectWords)) {
      effects |= known->bit;
      continue;
    }
    std::string all;
    for (const auto& row : kRuntimeEffectWords)
      (all += all.empty() ? "" : ", ") += row.word;
    error(where, "unknown effect '" + word + "' in RT_FUNCTION; known: " + all);
  }
  if ((effects & kEffectPure) && (effects & ~(kEffectPure | kEffectCold))) {
    error(where, "RT_FUNCTION(" + words + "): pure promises that no memory is touched; only cold goes with it");
  }
  return effects;
}

std::string Collector::parseSignature(const FunctionDecl* function) {
  std::string signature;
  std::string name = function->getNameAsString();
  auto add = [&](QualType type, SourceLocation where, const llvm::Twine& what) {
    std::string why;
    std::optional<char> code = signatureCode(context_, type, why);
    if (code) {
      signature += *code;
      return;
    }
    error(where, name + ": " + what + " has unsupported type '" + type.getAsString(context_.getPrintingPolicy()) + "'" +
                     (why.empty() ? "" : " (" + why + ")"));
  };
  add(function->getReturnType(), function->getLocation(), "its return value");
  for (const ParmVarDecl* parameter : function->parameters()) {
    std::string spelling = "parameter " + std::to_string(parameter->getFunctionScopeIndex() + 1);
    if (parameter->getIdentifier()) spelling += " '" + parameter->getNameAsString() + "'";
    add(parameter->getType(), parameter->getLocation(), spelling);
  }
  return signature;
}

// RT_PRESERVES shows in the type.
uint32_t Collector::conventionOf(const FunctionDecl* function, uint32_t effects, SourceLocation where) {
  CallingConv convention = function->getType()->castAs<FunctionType>()->getCallConv();
  if (convention == CC_C) return 0;
  if (convention != CC_PreserveMost) error(where, function->getName() + ": compiled code does not know its convention");
  if (effects & (kEffectMayObserveFrame | kEffectMayDeoptimise)) {
    error(where, function->getName() + ": RT_PRESERVES hides registers from a walk of the stack");
  }
  return kEffectPreserves;
}

void Collector::addFunction(const FunctionDecl* function, StringRef words, SourceLocation where) {
  std::string name = function->getNameAsString();
  if (!function->isExternC()) return error(where, name + ": a runtime function must be extern \"C\" and not static");
  if (function->isVariadic()) return error(where, name + ": a runtime function must not be variadic");
  uint32_t effects = parseEffects(words, where);
  effects |= conventionOf(function, effects, where);
  Function found{name, function->getQualifiedNameAsString(), parseSignature(function), effects, headerOf(function)};
  auto [entry, isNew] = functionIndex_.try_emplace(name, model_.functions.size());
  if (isNew) {
    model_.functions.push_back(std::move(found));
    return;
  }
  const Function& first = model_.functions[entry->second];
  if (first.effects != found.effects) {
    error(where, name + ": its effects differ from those that " + first.header + " declares");
  }
}

// Layouts and constants.

void Collector::addConstant(ConstantGroup& group, Constant constant, SourceLocation where) {
  auto [entry, isNew] = exportedBy_.try_emplace(constant.name, group.title);
  if (!isNew) return error(where, constant.name + " is exported already, by " + entry->second);
  group.constants.push_back(std::move(constant));
}

// The declaration's name below its enclosing classes: Outer_Inner. Namespaces do not show.
std::string Collector::exportedName(const NamedDecl* decl) {
  std::string name = decl->getNameAsString();
  for (const DeclContext* parent = decl->getDeclContext(); parent->isRecord(); parent = parent->getParent()) {
    name = cast<RecordDecl>(parent)->getNameAsString() + "_" + name;
  }
  return name;
}

ConstantGroup Collector::groupFor(StringRef keyword, const NamedDecl* decl) {
  return {(keyword + " " + decl->getQualifiedNameAsString() + " (" + headerOf(decl) + ")").str(), {}};
}

void Collector::addLayout(const RecordDecl* declared, SourceLocation where) {
  std::string name = declared->getNameAsString();
  const RecordDecl* record = declared->getDefinition();
  if (name.empty()) return error(where, "RT_LAYOUT needs a struct with a name");
  if (!record) return error(where, name + ": RT_LAYOUT needs the struct's definition");
  if (record->isDependentType()) return error(where, name + ": RT_LAYOUT cannot export a template");
  if (record->isInvalidDecl()) return;  // Clang has said why.

  ConstantGroup group = groupFor(record->getKindName(), record);
  std::string prefix = "k" + exportedName(record) + "_";
  addFields(record, CharUnits::Zero(), prefix, group);
  // Beside a field `size`, kName_size would read as either of two things: then neither has that name.
  bool hasSizeField = llvm::any_of(group.constants, [&](const auto& c) { return c.name == prefix + "sizeField"; });
  std::string size = std::to_string(context_.getASTRecordLayout(record).getSize().getQuantity());
  addConstant(group, {"unsigned", prefix + (hasSizeField ? "sizeof" : "size"), size}, where);
  model_.groups.push_back(std::move(group));
}

void Collector::addFields(const RecordDecl* record, CharUnits base, const std::string& prefix, ConstantGroup& group) {
  const ASTRecordLayout& layout = context_.getASTRecordLayout(record);
  if (const auto* cxxRecord = dyn_cast<CXXRecordDecl>(record)) {
    if (cxxRecord->getNumVBases()) {
      return error(record->getLocation(), record->getNameAsString() + ": RT_LAYOUT cannot export virtual bases");
    }
    for (const CXXBaseSpecifier& specifier : cxxRecord->bases()) {
      const CXXRecordDecl* parent = specifier.getType()->getAsCXXRecordDecl()->getDefinition();
      addFields(parent, base + layout.getBaseClassOffset(parent), prefix, group);
    }
  }
  for (const FieldDecl* field : record->fields()) {
    if (field->isBitField()) {
      if (field->getIdentifier()) error(field->getLocation(), "RT_LAYOUT: a bit-field has no byte offset");
      continue;
    }
    CharUnits offset = base + context_.toCharUnitsFromBits(layout.getFieldOffset(field->getFieldIndex()));
    if (field->isAnonymousStructOrUnion()) {
      addFields(field->getType()->getAsRecordDecl(), offset, prefix, group);
      continue;
    }
    // Private members end in an underscore by convention; the exported name leaves it out.
    StringRef fieldName = field->getName().rtrim('_');
    if (fieldName == "size") fieldName = "sizeField";  // see addLayout
    addConstant(group, {"unsigned", prefix + fieldName.str(), std::to_string(offset.getQuantity())},
                field->getLocation());
  }
}

// A 64-bit C++ literal. The most negative number has no literal of its own.
std::string integerLiteral(const llvm::APSInt& value) {
  if (value.isUnsigned()) return std::to_string(value.getZExtValue()) + "u";
  int64_t number = value.getSExtValue();
  return number == INT64_MIN ? "-9223372036854775807 - 1" : std::to_string(number);
}

Constant integerConstant(std::string name, const llvm::APSInt& value) {
  return {value.isUnsigned() ? "uint64_t" : "int64_t", std::move(name), integerLiteral(value)};
}

std::string floatLiteral(const llvm::APFloat& value) {
  llvm::SmallString<40> text;
  char buffer[64];
  text.append(buffer, buffer + value.convertToHexString(buffer, 0, false, llvm::APFloat::rmNearestTiesToEven));
  return text.str().str();
}

void Collector::addVariable(const VarDecl* variable) {
  SourceLocation where = variable->getLocation();
  std::string name = variable->getNameAsString();
  if (variable->isInvalidDecl()) return;
  if (!variable->isConstexpr()) return error(where, name + ": RT_CONSTANT needs a constexpr variable");
  const APValue* value = variable->getType()->isDependentType() ? nullptr : variable->evaluateValue();
  if (!value) return error(where, name + ": RT_CONSTANT cannot tell its value");
  // A Value is exported as its word.
  while (value->isStruct() && isWordClass(context_, variable->getType()) && value->getStructNumFields() == 1) {
    value = &value->getStructField(0);
  }
  // A member is exported as kType_member, like a field; others already have a constant's name.
  bool isMember = variable->getDeclContext()->isRecord();
  std::string exported = isMember ? "k" + exportedName(variable) : name;
  ConstantGroup group = groupFor("constant", variable);
  bool isBool = variable->getType()->isBooleanType();
  if (isBool) {
    addConstant(group, {"bool", exported, value->getInt().getBoolValue() ? "true" : "false"}, where);
  } else if (value->isInt() && value->getInt().getBitWidth() <= 64) {
    addConstant(group, integerConstant(exported, value->getInt()), where);
  } else if (value->isFloat() && variable->getType()->isSpecificBuiltinType(BuiltinType::Double) &&
             value->getFloat().isFinite()) {
    addConstant(group, {"double", exported, floatLiteral(value->getFloat())}, where);
  } else {
    return error(where, name + ": RT_CONSTANT exports integers, enums, bool, finite doubles and Value only");
  }
  model_.groups.push_back(std::move(group));
}

void Collector::addEnum(const EnumDecl* declared) {
  SourceLocation where = declared->getLocation();
  const EnumDecl* enumeration = declared->getDefinition();
  if (!enumeration || enumeration->getNameAsString().empty()) {
    return error(where, "RT_CONSTANT needs the definition of an enum with a name");
  }
  ConstantGroup group = groupFor("enum", enumeration);
  std::string prefix = "k" + exportedName(enumeration) + "_";
  for (const EnumConstantDecl* enumerator : enumeration->enumerators()) {
    if (enumerator->getInitVal().getBitWidth() > 64) {
      return error(enumerator->getLocation(), "RT_CONSTANT exports numbers of up to 64 bits");
    }
    addConstant(group, integerConstant(prefix + enumerator->getNameAsString(), enumerator->getInitVal()),
                enumerator->getLocation());
  }
  model_.groups.push_back(std::move(group));
}

}  // namespace

void collect(ASTContext& context, const std::string& root, Model& model) {
  Collector(context, root, model).run();
}

}  // namespace taipan::rtgen
