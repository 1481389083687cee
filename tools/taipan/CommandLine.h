// CommandLine: the arguments of the program, turned into Options and a thing to run. Options of python3.11 keep their
// letters; those that make no difference here are accepted.
#pragma once

#include <string>

namespace taipan {

enum class RunKind { kScript, kCommand, kModule, kStdin, kInteractive, kNothing /* exit with `status` */ };

struct CommandLine {
  RunKind kind = RunKind::kInteractive;
  std::string what;  // script path, code, or module name
  int status = 0;
};

// Sets the global `options` (argv included) and says what to run. Messages about bad options go to stderr.
CommandLine parseCommandLine(int argc, char** argv);

}  // namespace taipan
