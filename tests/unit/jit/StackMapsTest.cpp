// Stack-map sections made by hand: every location kind, and malformed input.
#include <gtest/gtest.h>

#include <cstring>

#include "jit/StackMaps.h"

namespace taipan {
namespace {

// Writes a version 3 section with one function and one record.
class SectionWriter {
 public:
  SectionWriter& u8(uint8_t v) { return put(&v, 1); }
  SectionWriter& u16(uint16_t v) { return put(&v, 2); }
  SectionWriter& u32(uint32_t v) { return put(&v, 4); }
  SectionWriter& u64(uint64_t v) { return put(&v, 8); }
  SectionWriter& header(uint32_t functions, uint32_t constants, uint32_t records) {
    return u8(3).u8(0).u16(0).u32(functions).u32(constants).u32(records);
  }
  SectionWriter& function(uint64_t address, uint64_t stackSize, uint64_t records) {
    return u64(address).u64(stackSize).u64(records);
  }
  SectionWriter& location(uint8_t kind, uint16_t size, uint16_t reg, int32_t offset) {
    return u8(kind).u8(0).u16(size).u16(reg).u16(0).u32(static_cast<uint32_t>(offset));
  }
  SectionWriter& constant(int32_t v) { return location(4, 8, 0, v); }
  SectionWriter& align() {
    while (bytes.size() % 8)
      u8(0);
    return *this;
  }

  std::vector<uint8_t> bytes;

 private:
  SectionWriter& put(const void* p, size_t n) {
    auto* b = static_cast<const uint8_t*>(p);
    bytes.insert(bytes.end(), b, b + n);
    return *this;
  }
};

constexpr uint8_t kRegister = 1, kDirect = 2, kIndirect = 3, kConstantIndex = 5;
constexpr uint16_t kRsp = 7, kRbp = 6;

// A record with the statepoint prefix, `operands` announced, and the given locations.
template <class Locations>
SectionWriter section(uint32_t operands, uint16_t locations, Locations write) {
  SectionWriter w;
  w.header(1, 1, 1).function(0x1000, 40, 1).u64(0x1122334455667788);
  w.u64(42).u32(0x20).u16(0).u16(static_cast<uint16_t>(3 + locations));
  w.constant(0).constant(0).constant(static_cast<int32_t>(operands));
  write(w);
  w.align().u16(0).u16(0).align();
  return w;
}

TEST(StackMaps, AllLocationKinds) {
  SectionWriter w = section(5, 5, [](SectionWriter& s) {
    s.location(kIndirect, 8, kRsp, 16).location(kIndirect, 1, kRbp, -24).location(kDirect, 8, kRsp, 32);
    s.constant(-7).location(kConstantIndex, 8, 0, 0);
  });
  std::vector<StackMapRecord> records;
  std::string error;
  ASSERT_TRUE(parseStackMaps(w.bytes, &records, &error)) << error;
  ASSERT_EQ(records.size(), 1u);
  EXPECT_EQ(records[0].returnAddress, 0x1020u);
  EXPECT_EQ(records[0].id, 42u);
  const auto& ops = records[0].operands;
  ASSERT_EQ(ops.size(), 5u);
  EXPECT_EQ(ops[0].kind, LocationKind::kStack);
  EXPECT_EQ(ops[0].offset, 16);
  EXPECT_EQ(ops[1].kind, LocationKind::kFrame);
  EXPECT_EQ(ops[1].offset, -24);
  EXPECT_EQ(ops[1].size, 1);
  EXPECT_EQ(ops[2].kind, LocationKind::kStackAddress);
  EXPECT_EQ(ops[2].offset, 32);
  EXPECT_EQ(static_cast<int64_t>(ops[3].constant), -7);
  EXPECT_EQ(ops[4].constant, 0x1122334455667788u);
}

TEST(StackMaps, ValueInRegisterIsRefused) {
  SectionWriter w = section(1, 1, [](SectionWriter& s) { s.location(kRegister, 8, 3, 0); });
  std::vector<StackMapRecord> records;
  std::string error;
  EXPECT_FALSE(parseStackMaps(w.bytes, &records, &error));
  EXPECT_EQ(error, "value in register 3");
}

TEST(StackMaps, OtherBaseRegisterIsRefused) {
  SectionWriter w = section(1, 1, [](SectionWriter& s) { s.location(kIndirect, 8, 3, 8); });
  std::vector<StackMapRecord> records;
  std::string error;
  EXPECT_FALSE(parseStackMaps(w.bytes, &records, &error));
  EXPECT_EQ(error, "location relative to register 3");
}

TEST(StackMaps, MoreOperandsThanLocations) {
  SectionWriter w = section(2, 1, [](SectionWriter& s) { s.constant(1); });
  std::vector<StackMapRecord> records;
  std::string error;
  EXPECT_FALSE(parseStackMaps(w.bytes, &records, &error));
  EXPECT_EQ(error, "record with fewer locations than operands");
}

TEST(StackMaps, TruncatedHeader) {
  std::vector<uint8_t> bytes{3, 0, 0, 0};
  std::vector<StackMapRecord> records;
  std::string error;
  EXPECT_FALSE(parseStackMaps(bytes, &records, &error));
  EXPECT_FALSE(error.empty());
}

}  // namespace
}  // namespace taipan
