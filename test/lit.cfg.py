# The lit suites: what the tool prints, step by step, and what the printed text does when compiled.
#
#   %pollux    the tool that was just built        %clang    Clang, of the same LLVM as the tool
#   %runtime   libpollux-runtime.a                 %gxx      GCC
#   %cxxflags  -I with the runtime's headers       %werror   every warning that lowered code must not give, as an error
#   %lower     the tool on this test, verified after each pass, without #line; what comes out no longer has the test's own
#              CHECK lines in it, which would match themselves
#   %python    the Python that runs lit            %root     the repository
#
# FileCheck, not and count come from LLVM's packages. A test in known-bugs/ says XFAIL: *; when the bug is fixed lit reports an
# unexpected pass, which is a failure, and the test moves to where it belongs.
import os
import sys

import lit.formats

SUITES = ["frontend", "passes", "layout", "emit", "exec", "report", "driver", "diagnostics", "docs", "known-bugs"]

config.name = "pollux"
config.test_format = lit.formats.ShTest(execute_external=False)
config.suffixes = [".cpp", ".test"]
config.test_source_root = os.path.dirname(__file__)
config.excludes = ["Inputs"] + [name for name in os.listdir(config.test_source_root) if name not in SUITES]

tools = config.llvm_tools_dir
config.environment["PATH"] = os.pathsep.join([tools, config.environment["PATH"]])
for variable in ["CCACHE_DIR", "HOME"]:
    if variable in os.environ:
        config.environment[variable] = os.environ[variable]

config.substitutions += [
    ("%lower", f"{config.pollux} --verify-each --no-line %s -- %cxxflags | grep -v CHECK"),
    ("%python", sys.executable),
    ("%root", os.path.dirname(config.test_source_root)),
    ("%pollux", config.pollux),
    ("%clang", os.path.join(tools, "clang++")),
    ("%gxx", "g++"),
    ("%runtime", config.runtime_library),
    ("%cxxflags", "-I" + config.runtime_include),
    ("%werror", "-Wall -Wextra -Wpedantic -Werror"),
]
