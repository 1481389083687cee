#include "runtime/bytecode/CodeBytes.h"

#include "runtime/bytecode/CodeObject.h"

namespace taipan {

namespace {

// Opcodes of CPython 3.11, those that an instruction here has a counterpart among.
enum class Unit : uint8_t {
  kNop = 9,
  kUnaryPositive = 10,
  kUnaryNegative = 11,
  kUnaryNot = 12,
  kUnaryInvert = 15,
  kBinarySubscr = 25,
  kPushExcInfo = 35,
  kCheckExcMatch = 36,
  kStoreSubscr = 60,
  kDeleteSubscr = 61,
  kGetIter = 68,
  kPrintExpr = 70,
  kLoadBuildClass = 71,
  kLoadAssertionError = 74,
  kListToTuple = 82,
  kReturnValue = 83,
  kImportStar = 84,
  kSetupAnnotations = 85,
  kPopExcept = 89,
  kStoreName = 90,
  kDeleteName = 91,
  kUnpackSequence = 92,
  kForIter = 93,
  kUnpackEx = 94,
  kStoreAttr = 95,
  kDeleteAttr = 96,
  kStoreGlobal = 97,
  kDeleteGlobal = 98,
  kLoadConst = 100,
  kLoadName = 101,
  kBuildTuple = 102,
  kBuildList = 103,
  kBuildSet = 104,
  kBuildMap = 105,
  kLoadAttr = 106,
  kCompareOp = 107,
  kImportName = 108,
  kImportFrom = 109,
  kJumpForward = 110,
  kPopJumpForwardIfFalse = 114,
  kPopJumpForwardIfTrue = 115,
  kLoadGlobal = 116,
  kIsOp = 117,
  kContainsOp = 118,
  kReraise = 119,
  kBinaryOp = 122,
  kLoadFast = 124,
  kStoreFast = 125,
  kDeleteFast = 126,
  kRaiseVarargs = 130,
  kMakeFunction = 132,
  kBuildSlice = 133,
  kMakeCell = 135,
  kLoadDeref = 137,
  kStoreDeref = 138,
  kDeleteDeref = 139,
  kJumpBackward = 140,
  kCallFunctionEx = 142,
  kListAppend = 145,
  kSetAdd = 146,
  kMapAdd = 147,
  kLoadClassderef = 148,
  kCopyFreeVars = 149,
  kResume = 151,
  kFormatValue = 155,
  kBuildString = 157,
  kLoadMethod = 160,
  kListExtend = 162,
  kSetUpdate = 163,
  kDictMerge = 164,
  kDictUpdate = 165,
  kCall = 171,
  kPopJumpBackwardIfFalse = 175,
  kPopJumpBackwardIfTrue = 176,
};

struct UnitText {
  Unit opcode;
  int64_t argument = 0;  // its low byte counts
};

constexpr int64_t kInPlace = 13;  // added to a number of BINARY_OP

// a op b: the number that BINARY_OP has for the operator.
UnitText binary(const Instr& i, int64_t number) {
  return {Unit::kBinaryOp, number + (i.d ? kInPlace : 0)};
}

UnitText jump(const Instr& i, uint32_t at) {
  int64_t distance = i.d - static_cast<int64_t>(at);
  return {distance < 0 ? Unit::kJumpBackward : Unit::kJumpForward, distance < 0 ? -distance : distance};
}

UnitText jumpIf(const Instr& i, uint32_t at) {
  UnitText plain = jump(i, at);
  bool back = plain.opcode == Unit::kJumpBackward;
  if (i.a) return {back ? Unit::kPopJumpBackwardIfTrue : Unit::kPopJumpForwardIfTrue, plain.argument};
  return {back ? Unit::kPopJumpBackwardIfFalse : Unit::kPopJumpForwardIfFalse, plain.argument};
}

// What has no counterpart is a NOP.
UnitText unitOf(const Instr& i, uint32_t at) {
  switch (i.op) {
    case Op::LoadConst:          return {Unit::kLoadConst, i.d};
    case Op::Move:               return {Unit::kStoreFast, i.a};
    case Op::CheckBound:         return {Unit::kLoadFast, i.a};
    case Op::DeleteLocal:        return {Unit::kDeleteFast, i.a};
    case Op::LoadGlobal:         return {Unit::kLoadGlobal, int64_t{i.d} << 1};
    case Op::StoreGlobal:        return {Unit::kStoreGlobal, i.d};
    case Op::DeleteGlobal:       return {Unit::kDeleteGlobal, i.d};
    case Op::LoadName:           return {Unit::kLoadName, i.d};
    case Op::StoreName:          return {Unit::kStoreName, i.d};
    case Op::DeleteName:         return {Unit::kDeleteName, i.d};
    case Op::MakeCell:           return {Unit::kMakeCell, i.a};
    case Op::CopyFreeVars:       return {Unit::kCopyFreeVars};
    case Op::LoadCell:           return {Unit::kLoadDeref, i.b};
    case Op::LoadClassCell:      return {Unit::kLoadClassderef, i.b};
    case Op::StoreCell:          return {Unit::kStoreDeref, i.a};
    case Op::DeleteCell:         return {Unit::kDeleteDeref, i.a};
    case Op::Add:                return binary(i, 0);
    case Op::BitAnd:             return binary(i, 1);
    case Op::FloorDiv:           return binary(i, 2);
    case Op::LShift:             return binary(i, 3);
    case Op::MatMul:             return binary(i, 4);
    case Op::Mul:                return binary(i, 5);
    case Op::Mod:                return binary(i, 6);
    case Op::BitOr:              return binary(i, 7);
    case Op::Pow:                return binary(i, 8);
    case Op::RShift:             return binary(i, 9);
    case Op::Sub:                return binary(i, 10);
    case Op::TrueDiv:            return binary(i, 11);
    case Op::BitXor:             return binary(i, 12);
    case Op::Neg:                return {Unit::kUnaryNegative};
    case Op::Pos:                return {Unit::kUnaryPositive};
    case Op::Invert:             return {Unit::kUnaryInvert};
    case Op::Not:                return {Unit::kUnaryNot};
    case Op::Lt:                 return {Unit::kCompareOp, 0};
    case Op::Le:                 return {Unit::kCompareOp, 1};
    case Op::Eq:                 return {Unit::kCompareOp, 2};
    case Op::Ne:                 return {Unit::kCompareOp, 3};
    case Op::Gt:                 return {Unit::kCompareOp, 4};
    case Op::Ge:                 return {Unit::kCompareOp, 5};
    case Op::Is:                 return {Unit::kIsOp, i.d};
    case Op::In:                 return {Unit::kContainsOp, i.d};
    case Op::Jump:
    case Op::JumpBack:           return jump(i, at);
    case Op::JumpIf:
    case Op::JumpLt:
    case Op::JumpLe:
    case Op::JumpEq:
    case Op::JumpNe:
    case Op::JumpGt:
    case Op::JumpGe:
    case Op::JumpIs:             return jumpIf(i, at);
    case Op::Return:             return {Unit::kReturnValue};
    case Op::GetIter:            return {Unit::kGetIter};
    case Op::ForIter:            return {Unit::kForIter, jump(i, at).argument};
    case Op::BuildTuple:         return {Unit::kBuildTuple, i.c};
    case Op::BuildList:          return {Unit::kBuildList, i.c};
    case Op::BuildSet:           return {Unit::kBuildSet, i.c};
    case Op::BuildDict:          return {Unit::kBuildMap, i.c};
    case Op::BuildSlice:         return {Unit::kBuildSlice, 3};
    case Op::BuildString:        return {Unit::kBuildString, i.c};
    case Op::FormatValue:        return {Unit::kFormatValue};
    case Op::ListAppend:         return {Unit::kListAppend, 1};
    case Op::ListExtend:         return {Unit::kListExtend, 1};
    case Op::ListToTuple:        return {Unit::kListToTuple};
    case Op::SetAdd:             return {Unit::kSetAdd, 1};
    case Op::SetUpdate:          return {Unit::kSetUpdate, 1};
    case Op::DictSet:            return {Unit::kMapAdd, 1};
    case Op::DictUpdate:         return {Unit::kDictUpdate, 1};
    case Op::DictMerge:          return {Unit::kDictMerge, 1};
    case Op::Unpack:             return {Unit::kUnpackSequence, i.c};
    case Op::UnpackStar:         return {Unit::kUnpackEx, i.c};
    case Op::LoadItem:           return {Unit::kBinarySubscr};
    case Op::StoreItem:          return {Unit::kStoreSubscr};
    case Op::DeleteItem:         return {Unit::kDeleteSubscr};
    case Op::LoadAttr:           return {Unit::kLoadAttr, i.d};
    case Op::StoreAttr:          return {Unit::kStoreAttr, i.d};
    case Op::DeleteAttr:         return {Unit::kDeleteAttr, i.d};
    case Op::LoadMethod:         return {Unit::kLoadMethod, i.d};
    case Op::Call:
    case Op::CallMethod:
    case Op::CallKw:             return {Unit::kCall, i.c};
    case Op::CallEx:             return {Unit::kCallFunctionEx, 1};
    case Op::MakeFunction:       return {Unit::kMakeFunction};
    case Op::LoadBuildClass:     return {Unit::kLoadBuildClass};
    case Op::SetupAnnotations:   return {Unit::kSetupAnnotations};
    case Op::ImportName:         return {Unit::kImportName, i.d};
    case Op::ImportFrom:         return {Unit::kImportFrom, i.d};
    case Op::ImportStar:         return {Unit::kImportStar};
    case Op::PrintExpr:          return {Unit::kPrintExpr};
    case Op::PushHandled:        return {Unit::kPushExcInfo};
    case Op::PopHandled:         return {Unit::kPopExcept};
    case Op::MatchException:     return {Unit::kCheckExcMatch};
    case Op::Raise:              return {Unit::kRaiseVarargs, i.a};
    case Op::Reraise:            return {Unit::kReraise, i.d};
    case Op::LoadAssertionError: return {Unit::kLoadAssertionError};
    default:                     return {Unit::kNop};
  }
}

}  // namespace

std::string codeBytes(const CodeObject* code) {
  std::string out;
  out.reserve(kUnitSize * (size_t{code->instrCount} + 1));
  auto add = [&](UnitText unit) { out += {static_cast<char>(unit.opcode), static_cast<char>(unit.argument)}; };
  add({Unit::kResume});
  for (uint32_t i = 0; i < code->instrCount; i++)
    add(unitOf(code->instrs[i], i));
  return out;
}

}  // namespace taipan
