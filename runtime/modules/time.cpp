// Module time: clocks, sleeping, and calendar times.
#include <cerrno>
#include <cmath>
#include <cstring>
#include <ctime>
#include <string>
#include <utility>

#include "runtime/core/Init.h"
#include "runtime/core/Objects.h"
#include "runtime/heap/Heap.h"
#include "runtime/interp/Safepoint.h"
#include "runtime/threads/Thread.h"
#include "runtime/types/callable/NativeArgs.h"
#include "runtime/types/container/StructSequence.h"
#include "runtime/types/exception/Exceptions.h"
#include "runtime/types/namespace/Module.h"
#include "runtime/types/object/Operations.h"
#include "runtime/types/text/Str.h"

namespace taipan {

namespace {

constexpr int64_t kNanos = 1'000'000'000;

// --- clocks

int64_t nanosOf(clockid_t clock) {
  timespec ts;
  clock_gettime(clock, &ts);
  return static_cast<int64_t>(ts.tv_sec) * kNanos + ts.tv_nsec;
}

template <clockid_t clock>
Value seconds(Thread* t, Value*, int64_t, Tuple*) {
  return makeFloat(t, static_cast<double>(nanosOf(clock)) / 1e9);
}
template <clockid_t clock>
Value nanos(Thread* t, Value*, int64_t, Tuple*) {
  return makeInt(t, nanosOf(clock));
}

// --- sleep

// Seconds as nanoseconds, rounded up. False if raised.
bool durationOf(Thread* t, Value v, int64_t* nanoseconds) {
  double d;
  if (isFloat(v)) {
    d = floatValue(v);
    if (std::isnan(d)) return raiseValueError(t, "Invalid value NaN (not a number)"), false;
  } else {
    Value i = indexOf(t, v);
    int64_t whole;
    if (i.isEmpty()) return false;
    d = intToInt64(i, &whole) ? static_cast<double>(whole) : intSign(i) < 0 ? -1e30 : 1e30;
  }
  if (std::fabs(d) >= 9.2e9)
    return raise(t, exc::OverflowError, "timestamp too large to convert to C _PyTime_t"), false;
  *nanoseconds = static_cast<int64_t>(std::ceil(d * 1e9));
  return true;
}

Value sleepFn(Thread* t, Value* args, int64_t, Tuple*) {
  int64_t duration;
  if (!durationOf(t, args[0], &duration)) return {};
  if (duration < 0) return raiseValueError(t, "sleep length must be non-negative");
  int64_t end = nanosOf(CLOCK_MONOTONIC) + duration;
  constexpr int64_t kIdle = 10'000'000;
  if (duration >= kIdle) heap::collectIdle(t);
  timespec deadline{end / kNanos, end % kNanos};
  while (clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &deadline, nullptr) == EINTR)
    if (pendingInterrupts(t) && !serviceInterrupts(t)) return {};
  return kNone;
}

// --- calendar times

TypeObject* structTimeType;
constexpr int kFields = 9;

Value fromTm(Thread* t, const tm& c) {
  const int numbers[kFields] = {c.tm_year + 1900, c.tm_mon + 1,        c.tm_mday,     c.tm_hour, c.tm_min,
                                c.tm_sec,         (c.tm_wday + 6) % 7, c.tm_yday + 1, c.tm_isdst};
  Value values[kFields];
  for (int i = 0; i < kFields; i++)
    values[i] = Value::smallInt(numbers[i]);
  return newStruct(t, structTimeType, values, kFields);
}

// The time given, or now.
bool timeArgument(Thread* t, Value* args, int64_t nargs, time_t* out) {
  if (nargs == 0 || args[0].isNone()) {
    *out = time(nullptr);
    return true;
  }
  if (isFloat(args[0])) {
    double d = std::floor(floatValue(args[0]));
    if (!(std::fabs(d) < 9e18))
      return raise(t, exc::OverflowError, "timestamp out of range for platform time_t"), false;
    *out = static_cast<time_t>(d);
    return true;
  }
  Value i = indexOf(t, args[0]);
  int64_t whole;
  if (i.isEmpty()) return false;
  if (!intToInt64(i, &whole)) return raise(t, exc::OverflowError, "timestamp out of range for platform time_t"), false;
  *out = whole;
  return true;
}

template <tm* (*convert)(const time_t*, tm*)>
Value calendarTime(Thread* t, Value* args, int64_t nargs, Tuple*) {
  time_t when;
  tm c{};
  if (!timeArgument(t, args, nargs, &when)) return {};
  if (!convert(&when, &c)) return raise(t, exc::OverflowError, "timestamp out of range for platform time_t");
  return fromTm(t, c);
}

// A struct_time, or a tuple of nine ints.
bool toTm(Thread* t, Value v, tm* c) {
  if (!v.isObject() || !(v.asObject()->type()->flags & kTypeTupleSubclass))
    return raiseTypeError(t, "Tuple or struct_time argument required"), false;
  auto* tuple = v.as<Tuple>();
  if (tuple->length != kFields) return raiseTypeError(t, "function takes exactly 9 arguments"), false;
  int64_t n[kFields];
  for (int i = 0; i < kFields; i++) {
    bool failed = false;
    n[i] = indexAsInt64(t, tuple->items[i], &failed);
    if (failed) return false;
    if (n[i] > INT32_MAX - 1 || n[i] < INT32_MIN + 1900)
      return raise(t, exc::OverflowError, "year out of range"), false;
  }
  auto at = [&](int i) { return static_cast<int>(n[i]); };
  c->tm_year = at(0) - 1900;
  c->tm_mon = at(1) - 1;
  c->tm_mday = at(2);
  c->tm_hour = at(3);
  c->tm_min = at(4);
  c->tm_sec = at(5);
  c->tm_wday = (at(6) + 1) % 7;
  c->tm_yday = at(7) - 1;
  c->tm_isdst = at(8);
  return true;
}

Value mktimeFn(Thread* t, Value* args, int64_t, Tuple*) {
  tm c{};
  if (!toTm(t, args[0], &c)) return {};
  c.tm_wday = -1;  // set by mktime unless it fails
  time_t when = mktime(&c);
  if (when == -1 && c.tm_wday == -1) return raise(t, exc::OverflowError, "mktime argument out of range");
  return makeFloat(t, static_cast<double>(when));
}

bool checkRanges(Thread* t, tm* c) {
  auto bad = [&](const char* what) { return raisef(t, exc::ValueError, "%s out of range", what), false; };
  if (c->tm_mon == -1) c->tm_mon = 0;
  if (c->tm_mday == 0) c->tm_mday = 1;
  if (c->tm_yday == -1) c->tm_yday = 0;
  if (c->tm_mon < 0 || c->tm_mon > 11) return bad("month");
  if (c->tm_mday < 0 || c->tm_mday > 31) return bad("day of month");
  if (c->tm_hour < 0 || c->tm_hour > 23) return bad("hour");
  if (c->tm_min < 0 || c->tm_min > 59) return bad("minute");
  if (c->tm_sec < 0 || c->tm_sec > 61) return bad("seconds");
  if (c->tm_wday < 0) return bad("day of week");
  if (c->tm_yday < 0 || c->tm_yday > 365) return bad("day of year");
  return true;
}

// The struct_time given as args[index], or the local time now.
bool timeToShow(Thread* t, Value* args, int64_t nargs, int64_t index, tm* c) {
  if (nargs > index) return toTm(t, args[index], c) && checkRanges(t, c);
  time_t now = time(nullptr);
  localtime_r(&now, c);
  return true;
}

Value strftimeFn(Thread* t, Value* args, int64_t nargs, Tuple*) {
  if (!isStrLike(args[0]))
    return raisef(t, exc::TypeError, "strftime() argument 1 must be str, not %.200s", typeName(args[0]));
  tm c{};
  if (!timeToShow(t, args, nargs, 1, &c)) return {};
  std::string format = strToUtf8(args[0].as<Str>());
  std::string out(1024, '\0');
  for (;;) {
    size_t n = strftime(out.data(), out.size(), format.c_str(), &c);
    if (n > 0 || out.size() > 256 * (format.size() + 4))
      return Value::object(newStr(t, std::string_view(out.data(), n)));
    out.resize(out.size() * 2);
  }
}

Value asctimeOf(Thread* t, const tm& c) {
  static const char* const days[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  static const char* const months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                       "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  char text[64];
  std::snprintf(text, sizeof text, "%s %s%3d %.2d:%.2d:%.2d %d", days[c.tm_wday % 7], months[c.tm_mon], c.tm_mday,
                c.tm_hour, c.tm_min, c.tm_sec, 1900 + c.tm_year);
  return Value::object(newStr(t, text));
}

Value asctimeFn(Thread* t, Value* args, int64_t nargs, Tuple*) {
  tm c{};
  return timeToShow(t, args, nargs, 0, &c) ? asctimeOf(t, c) : Value();
}

Value ctimeFn(Thread* t, Value* args, int64_t nargs, Tuple*) {
  time_t when;
  tm c{};
  if (!timeArgument(t, args, nargs, &when)) return {};
  if (!localtime_r(&when, &c)) return raise(t, exc::OverflowError, "timestamp out of range for platform time_t");
  return asctimeOf(t, c);
}

Value newStructTime(Thread* t, TypeObject* type, Value* args, int64_t nargs, Tuple* kwNames) {
  if (!checkNoKeywords(t, "structseq", kwNames) || !checkPositional(t, "structseq", nargs, 1, 1)) return {};
  Tuple* items = tupleFromIterable(t, args[0]);
  if (!items) return {};
  if (items->length != kFields)
    return raisef(t, exc::TypeError, "time.struct_time() takes an at %s-sequence (%ld-sequence given)",
                  items->length < kFields ? "least 9" : "most 9", static_cast<long>(items->length));
  return newStruct(t, type, items->items, kFields);
}

const MethodRow kRows[] = {
    {"time", seconds<CLOCK_REALTIME>, 0, 0, 0,
     "time() -> floating point number\n\nReturn the current time in seconds since the Epoch.\nFractions of a second "
     "may be present if the system clock provides them.",
     reads(types::Float)},
    {"time_ns", nanos<CLOCK_REALTIME>, 0, 0, 0,
     "time_ns() -> int\n\nReturn the current time in nanoseconds since the Epoch.", reads(types::Int)},
    {"perf_counter", seconds<CLOCK_MONOTONIC>, 0, 0, 0,
     "perf_counter() -> float\n\nPerformance counter for benchmarking.", reads(types::Float)},
    {"perf_counter_ns", nanos<CLOCK_MONOTONIC>, 0, 0, 0,
     "perf_counter_ns() -> int\n\nPerformance counter for benchmarking as nanoseconds.", reads(types::Int)},
    {"monotonic", seconds<CLOCK_MONOTONIC>, 0, 0, 0, "monotonic() -> float\n\nMonotonic clock, cannot go backward.",
     reads(types::Float)},
    {"monotonic_ns", nanos<CLOCK_MONOTONIC>, 0, 0, 0,
     "monotonic_ns() -> int\n\nMonotonic clock, cannot go backward, as nanoseconds.", reads(types::Int)},
    {"process_time", seconds<CLOCK_PROCESS_CPUTIME_ID>, 0, 0, 0,
     "process_time() -> float\n\nProcess time for profiling: sum of the kernel and user-space CPU time.",
     reads(types::Float)},
    {"process_time_ns", nanos<CLOCK_PROCESS_CPUTIME_ID>, 0, 0, 0,
     "process_time() -> int\n\nProcess time for profiling as nanoseconds:\nsum of the kernel and user-space CPU time.",
     reads(types::Int)},
    {"thread_time", seconds<CLOCK_THREAD_CPUTIME_ID>, 0, 0, 0,
     "thread_time() -> float\n\nThread time for profiling: sum of the kernel and user-space CPU time.",
     reads(types::Float)},
    {"sleep", sleepFn, 1, 1, 0,
     "sleep(seconds)\n\nDelay execution for a given number of seconds.  The argument may be\na floating point number "
     "for subsecond precision."},
    {"gmtime", calendarTime<gmtime_r>, 0, 1, 0,
     "gmtime([seconds]) -> (tm_year, tm_mon, tm_mday, tm_hour, tm_min,\n                       tm_sec, tm_wday, "
     "tm_yday, tm_isdst)\n\nConvert seconds since the Epoch to a time tuple expressing UTC (a.k.a.\nGMT).  When "
     "'seconds' is not passed in, convert the current time instead."},
    {"localtime", calendarTime<localtime_r>, 0, 1, 0,
     "localtime([seconds]) -> (tm_year,tm_mon,tm_mday,tm_hour,tm_min,\n                          "
     "tm_sec,tm_wday,tm_yday,tm_isdst)\n\nConvert seconds since the Epoch to a time tuple expressing local time.\nWhen "
     "'seconds' is not passed in, convert the current time instead."},
    {"mktime", mktimeFn, 1, 1, 0,
     "mktime(tuple) -> floating point number\n\nConvert a time tuple in local time to seconds since the Epoch."},
    {"strftime", strftimeFn, 1, 2, 0,
     "strftime(format[, tuple]) -> string\n\nConvert a time tuple to a string according to a format specification."},
    {"asctime", asctimeFn, 0, 1, 0,
     "asctime([tuple]) -> string\n\nConvert a time tuple to a string, e.g. 'Sat Jun 06 16:26:11 1998'."},
    {"ctime", ctimeFn, 0, 1, 0,
     "ctime(seconds) -> string\n\nConvert a time in seconds since the Epoch to a string in local time."},
};

Value makeTimeModule(Thread* t) {
  static const char* const fields[] = {"tm_year", "tm_mon",  "tm_mday", "tm_hour", "tm_min",
                                       "tm_sec",  "tm_wday", "tm_yday", "tm_isdst"};
  makeStructType(t, "time.struct_time",
                 "The time value as returned by gmtime(), localtime(), and strptime(), and\n accepted by asctime(), "
                 "mktime() and strftime().",
                 fields, kFields, newStructTime, &structTimeType);
  Value module = newModule(t, intern(t, "time"));
  moduleSet(t, module, "__doc__",
            Value::object(newStr(t, "This module provides various functions to manipulate time values.")));
  moduleAddFunctions(t, module, kRows, std::size(kRows));
  moduleSet(t, module, "struct_time", Value::object(structTimeType));
  tzset();
  moduleSet(t, module, "timezone", makeInt(t, timezone));
  moduleSet(t, module, "daylight", Value::smallInt(daylight));
  Value names[2] = {Value::object(newStr(t, tzname[0])), Value::object(newStr(t, tzname[1]))};
  moduleSet(t, module, "tzname", Value::object(newTupleFrom(t, names, 2)));
  return module;
}

}  // namespace

void initTimeModule(Thread*) {
  addNativeModule("time", makeTimeModule);
}

}  // namespace taipan
