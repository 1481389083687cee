// Arbitrary bytes to the parser. It must never crash, and the parser that accepts and the one that explains refusals
// must agree on what is Python (parseSource checks that). The first byte chooses how the rest is read.
#include <cstdint>
#include <string_view>

#include "frontend/Ast.h"
#include "frontend/Explain.h"
#include "frontend/Parse.h"
#include "runtime/support/Assert.h"

using namespace taipan;

namespace {

struct Reading {
  SourceKind kind;
  ParseMode mode;
};

constexpr Reading kReadings[] = {
    {SourceKind::File, ParseMode::Exec},     {SourceKind::Bytes, ParseMode::Exec},
    {SourceKind::String, ParseMode::Exec},   {SourceKind::String, ParseMode::Eval},
    {SourceKind::String, ParseMode::Single},
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size == 0) return 0;
  Reading reading = kReadings[data[0] % std::size(kReadings)];
  Arena arena;
  SourceText source;
  source.filename = "fuzz.py";
  source.kind = reading.kind;
  Diagnostics out;
  std::string_view text(reinterpret_cast<const char*>(data + 1), size - 1);
  if (!decodeSource(text, reading.mode == ParseMode::Exec, arena, source, out.error)) {
    CHECK(!formatDiagnostic(out.error).empty(), "an error has text");
    return 0;
  }
  ast::Node* tree = parseSource(source, reading.mode, arena, out);
  if (reading.mode == ParseMode::Single) endsTooSoon(source);
  if (!tree) {
    CHECK(!formatDiagnostic(out.error).empty(), "an error has text");
    return 0;
  }
  CHECK(!Explainer(source, reading.mode, arena).explain().isError(), "the explainer accepts what the parser accepts");
  ast::dump(tree, true);
  return 0;
}
