#include "tools/taipan/LineInput.h"

#include <dlfcn.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>

#include "runtime/threads/Runtime.h"

namespace taipan {

LineInput::LineInput(Thread* t) : thread_(t) {
  if (!isatty(STDIN_FILENO)) return;
  void* library = dlopen("libedit.so.2", RTLD_NOW);
  if (!library) return;
  readline_ = reinterpret_cast<char* (*)(const char*)>(dlsym(library, "readline"));
  addHistory_ = reinterpret_cast<int (*)(const char*)>(dlsym(library, "add_history"));
}

// The signal handler has noted a Ctrl-C; at a prompt it is ours.
bool LineInput::takeInterrupt() {
  return withdrawSafepoint(thread_, kInterruptSignal);
}

std::optional<std::string> LineInput::read(const std::string& prompt, bool* interrupted) {
  *interrupted = false;
  if (!readline_) return readPlain(prompt, interrupted);
  std::fflush(stdout);
  char* line = readline_(prompt.c_str());
  *interrupted = takeInterrupt();
  if (!line) return std::nullopt;
  std::string text = line;
  if (addHistory_ && !text.empty()) addHistory_(line);
  std::free(line);
  return text;
}

std::optional<std::string> LineInput::readPlain(const std::string& prompt, bool* interrupted) {
  std::fputs(prompt.c_str(), isatty(STDIN_FILENO) ? stdout : stderr);
  std::fflush(nullptr);
  std::string line;
  for (;;) {
    char c;
    ssize_t n = ::read(STDIN_FILENO, &c, 1);
    if (n < 0 && errno == EINTR) {
      *interrupted = takeInterrupt();
      if (*interrupted) return std::nullopt;
      continue;
    }
    if (n <= 0) return line.empty() ? std::nullopt : std::optional(line);
    if (c == '\n') return line;
    line += c;
  }
}

}  // namespace taipan
