#include "jit/StackMaps.h"

#include <llvm/Object/StackMapParser.h>
#include <llvm/Support/Error.h>

#include <algorithm>

namespace taipan {

namespace {

using Parser = llvm::StackMapParser<llvm::endianness::little>;

constexpr unsigned kDwarfRbp = 6;
constexpr unsigned kDwarfRsp = 7;
constexpr unsigned kStatepointPrefix = 3;

bool convert(const Parser& parser, const Parser::LocationAccessor& in, Location* out, std::string* error) {
  using Kind = Parser::LocationKind;
  *out = Location{};
  constexpr unsigned kWord = 8;  // a double may be the first element of a spilled vector register
  out->size = static_cast<uint8_t>(std::min<unsigned>(in.getSizeInBytes(), kWord));
  switch (in.getKind()) {
    case Kind::Constant:
      out->kind = LocationKind::kConstant;
      out->constant = static_cast<uint64_t>(static_cast<int64_t>(static_cast<int32_t>(in.getSmallConstant())));
      return true;
    case Kind::ConstantIndex:
      out->kind = LocationKind::kConstant;
      out->constant = parser.getConstant(in.getConstantIndex()).getValue();
      return true;
    case Kind::Direct:
    case Kind::Indirect: {
      bool direct = in.getKind() == Kind::Direct;
      unsigned reg = in.getDwarfRegNum();
      if (reg != kDwarfRsp && reg != kDwarfRbp) {
        *error = "location relative to register " + std::to_string(reg);
        return false;
      }
      bool stack = reg == kDwarfRsp;
      out->kind = direct ? (stack ? LocationKind::kStackAddress : LocationKind::kFrameAddress)
                         : (stack ? LocationKind::kStack : LocationKind::kFrame);
      out->offset = in.getOffset();
      return true;
    }
    case Kind::Register: *error = "value in register " + std::to_string(in.getDwarfRegNum()); return false;
  }
  *error = "unknown location kind";
  return false;
}

bool convertRecord(const Parser& parser, const Parser::RecordAccessor& in, uint64_t function, StackMapRecord* out,
                   std::string* error) {
  out->returnAddress = function + in.getInstructionOffset();
  out->id = in.getID();
  unsigned count = in.getNumLocations();
  if (count < kStatepointPrefix) {
    *error = "record without statepoint prefix";
    return false;
  }
  unsigned operands = in.getLocation(2).getSmallConstant();
  if (operands > count - kStatepointPrefix) {
    *error = "record with fewer locations than operands";
    return false;
  }
  out->operands.resize(operands);
  for (unsigned i = 0; i < operands; ++i)
    if (!convert(parser, in.getLocation(static_cast<uint16_t>(kStatepointPrefix + i)), &out->operands[i], error))
      return false;
  return true;
}

}  // namespace

bool parseStackMaps(std::span<const uint8_t> section, std::vector<StackMapRecord>* records, std::string* error) {
  llvm::ArrayRef<uint8_t> bytes(section.data(), section.size());
  if (llvm::Error e = Parser::validateHeader(bytes)) {
    *error = llvm::toString(std::move(e));
    return false;
  }
  Parser parser(bytes);
  unsigned next = 0;
  for (unsigned f = 0; f < parser.getNumFunctions(); ++f) {
    auto function = parser.getFunction(f);
    for (uint64_t r = 0; r < function.getRecordCount(); ++r) {
      if (next == parser.getNumRecords()) {
        *error = "more records announced than present";
        return false;
      }
      records->emplace_back();
      if (!convertRecord(parser, parser.getRecord(next++), function.getFunctionAddress(), &records->back(), error))
        return false;
    }
  }
  return true;
}

}  // namespace taipan
