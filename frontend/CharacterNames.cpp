#include "frontend/CharacterNames.h"

#include <algorithm>
#include <iterator>
#include <string>

namespace taipan {

namespace {

constexpr uint64_t kTable[] = {
#include "frontend/CharacterNames.inc"
};

// As tools/unicode/make-character-names.py computes it.
uint64_t hashOf(std::string_view name) {
  uint64_t hash = 0xCBF29CE484222325;
  for (char c : name)
    hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3;
  return hash >> 21;
}

bool findIdeograph(std::string_view digits, uint32_t& codePoint) {
  if (digits.size() != 4 && digits.size() != 5) return false;
  uint32_t c = 0;
  for (char digit : digits) {
    if (!((digit >= '0' && digit <= '9') || (digit >= 'A' && digit <= 'F'))) return false;
    c = c << 4 | static_cast<uint32_t>(digit <= '9' ? digit - '0' : digit - 'A' + 10);
  }
  constexpr uint32_t kRanges[][2] = {{0x3400, 0x4DBF},   {0x4E00, 0x9FFF},   {0x20000, 0x2A6DF}, {0x2A700, 0x2B738},
                                     {0x2B740, 0x2B81D}, {0x2B820, 0x2CEA1}, {0x2CEB0, 0x2EBE0}, {0x30000, 0x3134A}};
  codePoint = c;
  return std::any_of(std::begin(kRanges), std::end(kRanges),
                     [c](auto& range) { return c >= range[0] && c <= range[1]; });
}

// Index of the longest of `parts` that `name` starts with; removes it. The parts of a syllable's name are unambiguous
// that way.
template <size_t n>
int takeLongest(const char* const (&parts)[n], std::string_view& name) {
  int best = -1;
  size_t bestLength = 0;
  for (size_t i = 0; i < n; i++) {
    std::string_view part = parts[i];
    if (!name.starts_with(part) || (best >= 0 && part.size() <= bestLength)) continue;
    best = static_cast<int>(i);
    bestLength = part.size();
  }
  if (best >= 0) name.remove_prefix(bestLength);
  return best;
}

bool findSyllable(std::string_view name, uint32_t& codePoint) {
  static constexpr const char* kLeading[] = {"G",  "GG", "N", "D",  "DD", "R", "M", "B", "BB", "S",
                                             "SS", "",   "J", "JJ", "C",  "K", "T", "P", "H"};
  static constexpr const char* kVowels[] = {"A",  "AE", "YA", "YAE", "EO", "E",  "YEO", "YE", "O",  "WA", "WAE",
                                            "OE", "YO", "U",  "WEO", "WE", "WI", "YU",  "EU", "YI", "I"};
  static constexpr const char* kTrailing[] = {"",   "G",  "GG", "GS", "N",  "NJ", "NH", "D", "L",  "LG",
                                              "LM", "LB", "LS", "LT", "LP", "LH", "M",  "B", "BS", "S",
                                              "SS", "NG", "J",  "C",  "K",  "T",  "P",  "H"};
  int leading = takeLongest(kLeading, name);
  int vowel = takeLongest(kVowels, name);
  int trailing = takeLongest(kTrailing, name);
  if (leading < 0 || vowel < 0 || trailing < 0 || !name.empty()) return false;
  codePoint = 0xAC00 + static_cast<uint32_t>((leading * 21 + vowel) * 28 + trailing);
  return true;
}

}  // namespace

bool findCharacterByName(std::string_view written, uint32_t& codePoint) {
  std::string name(written);
  for (char& c : name)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  constexpr std::string_view kIdeograph = "CJK UNIFIED IDEOGRAPH-", kSyllable = "HANGUL SYLLABLE ";
  if (name.starts_with(kIdeograph)) return findIdeograph(std::string_view(name).substr(kIdeograph.size()), codePoint);
  if (name.starts_with(kSyllable)) return findSyllable(std::string_view(name).substr(kSyllable.size()), codePoint);
  uint64_t hash = hashOf(name);
  const uint64_t* row = std::lower_bound(std::begin(kTable), std::end(kTable), hash << 21);
  if (row == std::end(kTable) || *row >> 21 != hash) return false;
  codePoint = static_cast<uint32_t>(*row & 0x1FFFFF);
  return true;
}

}  // namespace taipan
