#include <unistd.h>

#include <cfloat>
#include <string>

#include "runtime/core/Names.h"
#include "runtime/core/Objects.h"
#include "runtime/core/Options.h"
#include "runtime/modules/SysInfo.h"
#include "runtime/threads/Thread.h"
#include "runtime/types/container/StructSequence.h"
#include "runtime/types/exception/Exceptions.h"
#include "runtime/types/namespace/Module.h"
#include "runtime/types/number/Int.h"
#include "runtime/types/object/Operations.h"

namespace taipan {

namespace {

// The Python that is implemented.
constexpr int kMajor = 3, kMinor = 11, kMicro = 2;
constexpr const char* kVersion = "3.11.2 (Taipan 0.1)";

Value text(Thread* t, const char* s) {
  return Value::object(newStr(t, s));
}
Value number(int64_t i) {
  return Value::smallInt(i);
}

Value versionInfo(Thread* t) {
  static TypeObject* type;
  static const char* const fields[] = {"major", "minor", "micro", "releaselevel", "serial"};
  makeStructType(t, "sys.version_info", "sys.version_info\n\nVersion information as a named tuple.", fields, 5, nullptr,
                 &type);
  Value values[] = {number(kMajor), number(kMinor), number(kMicro), text(t, "final"), number(0)};
  return newStruct(t, type, values, 5);
}

Value flags(Thread* t) {
  static TypeObject* type;
  static const char* const fields[] = {"debug",
                                       "inspect",
                                       "interactive",
                                       "optimize",
                                       "dont_write_bytecode",
                                       "no_user_site",
                                       "no_site",
                                       "ignore_environment",
                                       "verbose",
                                       "bytes_warning",
                                       "quiet",
                                       "hash_randomization",
                                       "isolated",
                                       "dev_mode",
                                       "utf8_mode",
                                       "warn_default_encoding",
                                       "safe_path",
                                       "int_max_str_digits"};
  makeStructType(t, "sys.flags", "sys.flags\n\nFlags provided through command line arguments or environment vars.",
                 fields, 18, nullptr, &type);
  Value values[18];
  for (Value& v : values)
    v = number(0);
  values[1] = values[2] = number(options.inspect);
  values[3] = number(options.optimizeAsserts);
  values[10] = number(options.quiet);
  values[11] = number(1);
  values[13] = values[16] = kFalse;
  values[17] = number(-1);
  return newStruct(t, type, values, 18);
}

Value floatInfo(Thread* t) {
  static TypeObject* type;
  static const char* const fields[] = {"max", "max_exp",  "max_10_exp", "min",   "min_exp", "min_10_exp",
                                       "dig", "mant_dig", "epsilon",    "radix", "rounds"};
  makeStructType(t, "sys.float_info",
                 "sys.float_info\n\nA named tuple holding information about the float type. It contains low "
                 "level\ninformation about the precision and internal representation. Please study\nyour system's "
                 ":file:`float.h` for more information.",
                 fields, 11, nullptr, &type);
  Value max = makeFloat(t, DBL_MAX), min = makeFloat(t, DBL_MIN), epsilon = makeFloat(t, DBL_EPSILON);
  Value values[] = {max,
                    number(DBL_MAX_EXP),
                    number(DBL_MAX_10_EXP),
                    min,
                    number(DBL_MIN_EXP),
                    number(DBL_MIN_10_EXP),
                    number(DBL_DIG),
                    number(DBL_MANT_DIG),
                    epsilon,
                    number(FLT_RADIX),
                    number(1)};
  return newStruct(t, type, values, 11);
}

// Digits of CPython's ints, which programs may compute with.
Value intInfo(Thread* t) {
  static TypeObject* type;
  static const char* const fields[] = {"bits_per_digit", "sizeof_digit", "default_max_str_digits",
                                       "str_digits_check_threshold"};
  makeStructType(t, "sys.int_info",
                 "sys.int_info\n\nA named tuple that holds information about Python's\ninternal representation of "
                 "integers.  The attributes are read only.",
                 fields, 4, nullptr, &type);
  Value values[] = {number(30), number(4), number(4300), number(640)};
  return newStruct(t, type, values, 4);
}

Value hashInfo(Thread* t) {
  static TypeObject* type;
  static const char* const fields[] = {"width",     "modulus",   "inf",       "nan",   "imag",
                                       "algorithm", "hash_bits", "seed_bits", "cutoff"};
  makeStructType(
      t, "sys.hash_info",
      "hash_info\n\nA named tuple providing parameters used for computing hashes.\nThe attributes are read only.",
      fields, 9, nullptr, &type);
  Value values[] = {number(64),      makeInt(t, (int64_t{1} << 61) - 1),
                    number(314159),  number(0),
                    number(1000003), text(t, "taipan"),
                    number(32),      number(0),
                    number(0)};
  return newStruct(t, type, values, 9);
}

Value threadInfo(Thread* t) {
  static TypeObject* type;
  static const char* const fields[] = {"name", "lock", "version"};
  makeStructType(t, "sys.thread_info",
                 "sys.thread_info\n\nA named tuple holding information about the thread implementation.", fields, 3,
                 nullptr, &type);
  Value values[] = {text(t, "pthread"), kNone, kNone};
  return newStruct(t, type, values, 3);
}

constexpr int64_t kHexVersion = kMajor << 24 | kMinor << 16 | kMicro << 8 | 0xf0;

Value implementation(Thread* t, Value version) {
  Value result = callWith(t, Value::object(types::SimpleNamespace));
  if (result.isEmpty()) {
    clearException(t);
    return kNone;
  }
  auto set = [&](const char* name, Value v) { (void)setAttr(t, result, intern(t, name), v); };
  set("name", text(t, "taipan"));
  set("cache_tag", text(t, "taipan-311"));
  set("version", version);
  set("hexversion", number(kHexVersion));
  set("_multiarch", text(t, "x86_64-linux-gnu"));
  static const char* const kModels[] = {"classic", "cpython311", "pep667"};
  set("_locals_model", text(t, kModels[static_cast<unsigned>(options.localsModel)]));
  return result;
}

std::string programPath() {
  char path[4096];
  ssize_t n = readlink("/proc/self/exe", path, sizeof path);
  return n > 0 ? std::string(path, static_cast<size_t>(n)) : std::string();
}

}  // namespace

void addSysInfo(Thread* t, Value module) {
  auto set = [&](const char* name, Value v) { moduleSet(t, module, name, v); };
  Value version = versionInfo(t);
  set("version_info", version);
  set("version", text(t, kVersion));
  set("hexversion", number(kHexVersion));
  set("api_version", number(1013));
  set("implementation", implementation(t, version));
  set("copyright", text(t, "Taipan is licensed as its LICENSE file says."));
  set("platform", text(t, "linux"));
  set("byteorder", text(t, "little"));
  set("maxsize", makeInt(t, INT64_MAX));
  set("maxunicode", number(0x10ffff));
  set("float_repr_style", text(t, "short"));
  set("flags", flags(t));
  set("float_info", floatInfo(t));
  set("int_info", intInfo(t));
  set("hash_info", hashInfo(t));
  set("thread_info", threadInfo(t));
  set("executable", Value::object(newStr(t, programPath())));
  set("dont_write_bytecode", kTrue);
  for (const char* name : {"prefix", "exec_prefix", "base_prefix", "base_exec_prefix"})
    set(name, text(t, "/usr"));
  set("abiflags", text(t, ""));
}

}  // namespace taipan
