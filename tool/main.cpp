//===- main.cpp - The pollux command --------------------------------------===//

#include "driver/Driver.h"
#include "llvm/Support/InitLLVM.h"

int main(int argc, const char **argv) {
  llvm::InitLLVM Init(argc, argv);
  int ExitCode = 0;
  std::optional<pollux::Options> Opts =
      pollux::parseOptions(argc, argv, ExitCode);
  return Opts ? pollux::run(*Opts) : ExitCode;
}
