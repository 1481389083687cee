// "Did you mean": the name nearest to the one that was not found, by CPython 3.11's measure: an edit costs 2, a change
// of case 1, and the distance must be small for the lengths of both names.
#include <algorithm>
#include <climits>
#include <string>
#include <vector>

#include "runtime/builtins/ExceptionPrinter.h"
#include "runtime/core/Names.h"
#include "runtime/core/Objects.h"
#include "runtime/frames/FrameObject.h"
#include "runtime/threads/Thread.h"
#include "runtime/types/exception/ExceptionFields.h"
#include "runtime/types/exception/Exceptions.h"
#include "runtime/types/object/Operations.h"

namespace taipan {

namespace {

constexpr int kMoveCost = 2;
constexpr int kCaseCost = 1;
constexpr int64_t kMaxCandidates = 750;
constexpr size_t kMaxLength = 40;

int substitutionCost(char a, char b) {
  if (a == b) return 0;
  auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  return lower(a) == lower(b) ? kCaseCost : kMoveCost;
}

// Edit distance, or more than `limit` as soon as it must be more.
int distance(std::string_view a, std::string_view b, int limit) {
  while (!a.empty() && !b.empty() && a.front() == b.front())
    a.remove_prefix(1), b.remove_prefix(1);
  while (!a.empty() && !b.empty() && a.back() == b.back())
    a.remove_suffix(1), b.remove_suffix(1);
  if (a.empty() || b.empty()) return static_cast<int>(a.size() + b.size()) * kMoveCost;
  if (a.size() > kMaxLength || b.size() > kMaxLength) return limit + 1;
  if (a.size() > b.size()) std::swap(a, b);
  if (static_cast<int>(b.size() - a.size()) * kMoveCost > limit) return limit + 1;
  std::vector<int> row(a.size());
  for (size_t i = 0; i < a.size(); i++)
    row[i] = static_cast<int>(i + 1) * kMoveCost;
  int result = 0;
  for (size_t j = 0; j < b.size(); j++) {
    int diagonal = static_cast<int>(j) * kMoveCost;
    result = diagonal;
    int least = INT_MAX;
    for (size_t i = 0; i < a.size(); i++) {
      int substitute = diagonal + substitutionCost(b[j], a[i]);
      diagonal = row[i];
      result = std::min(substitute, std::min(result, diagonal) + kMoveCost);
      row[i] = result;
      least = std::min(least, result);
    }
    if (least > limit) return limit + 1;
  }
  return result;
}

// Keeps the best of the candidates it is shown.
struct Search {
  std::string name;
  std::string best;
  int bestDistance = INT_MAX;

  void consider(const std::string& candidate) {
    if (candidate == name) return;
    int limit = static_cast<int>(name.size() + candidate.size() + 3) * kMoveCost / 6;
    limit = std::min(limit, bestDistance - 1);
    int d = distance(name, candidate, limit);
    if (d > limit) return;
    best = candidate;
    bestDistance = d;
  }
  void considerAll(List* candidates) {
    if (!candidates || candidates->length >= kMaxCandidates) return;
    for (int64_t i = 0; i < candidates->length; i++)
      if (isStr(candidates->items->values[i])) consider(strToUtf8(candidates->items->values[i].as<Str>()));
  }
};

FrameObject* innermostFrame(Value exception) {
  Value tb = exception.as<ExceptionObject>()->traceback;
  if (tb.isNone()) return nullptr;
  while (!tb.as<Traceback>()->next.isNone())
    tb = tb.as<Traceback>()->next;
  return tb.as<Traceback>()->frame.as<FrameObject>();
}

// Locals first, then globals, then builtins: the first that has anything near.
std::string suggestName(Thread* t, Value exception, const std::string& name) {
  FrameObject* frame = innermostFrame(exception);
  if (!frame) return "";
  Search search{name, "", INT_MAX};
  search.considerAll(listFromIterable(t, Value::object(frame->code->registerNames)));
  for (Dict* dict : {frame->function->globals, frame->function->builtins})
    if (search.best.empty() && dict) search.considerAll(listFromIterable(t, Value::object(dict)));
  return search.best;
}

std::string suggestAttribute(Thread* t, Value object, const std::string& name) {
  Value method = lookupSpecial(t, object, names::dir_);
  Value all = method.isEmpty() ? method : call(t, method, nullptr, 0);
  List* list = all.isEmpty() ? nullptr : listFromIterable(t, all);
  if (!list) return "";
  std::vector<std::string> sorted;
  for (int64_t i = 0; i < list->length; i++)
    if (isStr(list->items->values[i])) sorted.push_back(strToUtf8(list->items->values[i].as<Str>()));
  std::sort(sorted.begin(), sorted.end());
  if (static_cast<int64_t>(sorted.size()) >= kMaxCandidates) return "";
  Search search{name, "", INT_MAX};
  for (const std::string& candidate : sorted)
    search.consider(candidate);
  return search.best;
}

}  // namespace

std::string suggestionFor(Thread* t, Value e) {
  std::string found;
  if (isInstanceOf(e, exc::NameError)) {
    Value name = exceptionField(e, NameField::kName);
    if (isStr(name)) found = suggestName(t, e, strToUtf8(name.as<Str>()));
  } else if (isInstanceOf(e, exc::AttributeError)) {
    Value name = exceptionField(e, AttributeField::kName);
    Value object = exceptionField(e, AttributeField::kObject);
    if (isStr(name) && !object.isEmpty()) found = suggestAttribute(t, object, strToUtf8(name.as<Str>()));
  }
  clearException(t);
  return found;
}

}  // namespace taipan
