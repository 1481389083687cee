// Invariant checks. CHECK stays on in every build: a broken invariant ends the process with a sentence that says
// which one, rather than with a silent wrong answer. DCHECK is for hot paths and is compiled out of release builds.
#pragma once

namespace taipan {

// Prints "file:line: broken invariant: <sentence> (<condition>)" to stderr and aborts.
[[noreturn, gnu::cold, gnu::noinline]] void checkFailed(const char* file, int line, const char* condition,
                                                        const char* sentence);

}  // namespace taipan

#define CHECK(cond, sentence) \
  (__builtin_expect(!!(cond), 1) ? (void)0 : ::taipan::checkFailed(__FILE__, __LINE__, #cond, sentence))

#ifdef NDEBUG
#define DCHECK(cond, sentence) ((void)sizeof(!(cond)))
#else
#define DCHECK(cond, sentence) CHECK(cond, sentence)
#endif
