// LineInput: lines from a terminal, with editing and history where libedit is installed. (Loaded when a session begins:
// programs that are not interactive do not pay for it.)
#pragma once

#include <optional>
#include <string>

namespace taipan {

struct Thread;

class LineInput {
 public:
  explicit LineInput(Thread* t);
  // The next line without its end; nothing at the end of input. *interrupted: Ctrl-C was pressed instead.
  std::optional<std::string> read(const std::string& prompt, bool* interrupted);

 private:
  std::optional<std::string> readPlain(const std::string& prompt, bool* interrupted);
  bool takeInterrupt();

  Thread* thread_;
  char* (*readline_)(const char*) = nullptr;
  int (*addHistory_)(const char*) = nullptr;
};

}  // namespace taipan
