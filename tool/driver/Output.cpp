//===- Output.cpp ---------------------------------------------------------===//

#include "driver/Output.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Program.h"
#include "llvm/Support/raw_ostream.h"

namespace pollux {

llvm::Error writeIfChanged(llvm::StringRef Path, llvm::StringRef Text) {
  if (Path.empty()) {
    llvm::outs() << Text;
    llvm::outs().flush();
    return llvm::Error::success();
  }
  if (auto Old = llvm::MemoryBuffer::getFile(Path);
      Old && (*Old)->getBuffer() == Text)
    return llvm::Error::success();
  return llvm::writeToOutput(Path, [&](llvm::raw_ostream &OS) {
    OS << Text;
    return llvm::Error::success();
  });
}

std::string makeDepFile(llvm::StringRef Target,
                        llvm::ArrayRef<std::string> Files) {
  auto escaped = [](llvm::StringRef Name) {
    std::string Result;
    for (char C : Name) {
      if (C == ' ' || C == '#')
        Result += '\\';
      if (C == '$')
        Result += '$';
      Result += C;
    }
    return Result;
  };
  std::string Result = escaped(Target) + ":";
  for (const std::string &File : Files) {
    // Build tools take `..` for the directory in front of it, which is wrong
    // behind a symbolic link: Clang's own search goes through /bin/../lib.
    llvm::SmallString<256> Real;
    bool IsPlain = !llvm::StringRef(File).contains("/../") ||
                   llvm::sys::fs::real_path(File, Real);
    Result += " \\\n  " + escaped(IsPlain ? File : Real.str());
  }
  return Result + "\n";
}

bool reportDifference(llvm::StringRef Path, llvm::StringRef Text) {
  auto Old = llvm::MemoryBuffer::getFile(Path);
  if (Old && (*Old)->getBuffer() == Text)
    return false;
  llvm::errs() << "pollux: error: '" << Path << "' is not up to date\n";
  auto Diff = llvm::sys::findProgramByName("diff");
  llvm::SmallString<128> Fresh;
  if (!Diff ||
      llvm::sys::fs::createTemporaryFile("pollux", "cpp", Fresh))
    return true;
  {
    std::error_code Error;
    llvm::raw_fd_ostream OS(Fresh, Error);
    OS << Text;
  }
  std::string OldName = Old ? Path.str() : "/dev/null";
  llvm::sys::ExecuteAndWait(*Diff, {*Diff, "-u", OldName, Fresh.str()});
  llvm::sys::fs::remove(Fresh);
  return true;
}

} // namespace pollux
