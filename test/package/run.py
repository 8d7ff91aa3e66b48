#!/usr/bin/env python3
"""Tests of the package as somebody else meets it: installed, added as a subdirectory, under Ninja and under Make.

    run.py --build build [WORD...]      the tests whose name contains one of the words; all, if there is none

Each test copies the project in shop/ (or what it needs) to a directory of its own, whose name has a space in it, and
builds it there with cmake. The project's program prints 10 * UNIT_RATE * 5 + 3.
"""

import argparse
import os
import pathlib
import re
import shutil
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent


class Failure(Exception):
    """What a test expected and did not find."""


def expect(condition, what):
    if not condition:
        raise Failure(what)


def run(*command, cwd=None, fails=False, env=None):
    """Runs a command and returns all it printed; it must succeed, or fail if `fails`."""
    result = subprocess.run([str(part) for part in command], cwd=cwd, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                            stderr=subprocess.STDOUT, text=True, env={**os.environ, **(env or {})}, check=False)
    expect((result.returncode != 0) == fails,
           f"{' '.join(map(str, command))}\n{result.stdout[-6000:]}\nexit status {result.returncode}")
    return result.stdout


class Package:
    """The install tree that the tests share, and where they work."""

    def __init__(self, build):
        self.build = build
        self.work = build / "package" / "some project"
        shutil.rmtree(self.work, ignore_errors=True)
        self.prefix = self.work / "install tree"
        self.tool = build / "bin" / "pollux"
        run("cmake", "--install", build, "--prefix", self.prefix)

    def library_dir(self):
        return next(self.prefix.glob("lib*/**/libpollux-runtime.a")).parent


class Project:
    """A copy of a project in this directory, with a build tree below it."""

    def __init__(self, package, name, project="shop"):
        self.package = package
        self.source = package.work / name
        shutil.copytree(HERE / project, self.source)
        self.build_dir = self.source / "build tree"

    def configure(self, *options, generator="Ninja", fails=False, origin="package", unit_rate=1):
        return run("cmake", "-S", self.source, "-B", self.build_dir, "-G", generator, f"-DPOLLUX_FROM={origin}",
                   f"-DUNIT_RATE={unit_rate}", f"-DCMAKE_PREFIX_PATH={self.package.prefix}", "-DCMAKE_BUILD_TYPE=Debug",
                   *options, fails=fails)

    def build(self, *options, fails=False):
        return run("cmake", "--build", self.build_dir, *options, fails=fails)

    def expect_output(self, expected, program="shop"):
        printed = run(self.build_dir / program)
        expect(printed == f"{expected}\n", f"printed {printed!r} in place of {expected}")

    def edit(self, file, old, new):
        path = self.source / file
        text = path.read_text()
        expect(old in text, f"{file} has no {old!r}")
        time.sleep(0.01)  # Make compares times
        path.write_text(text.replace(old, new))


# The tests, by what can go wrong.


def test_install_tree_has_what_the_contract_names(package):
    for pattern in ["bin/pollux", "include/pollux/core.hpp", "include/pollux/pollux.hpp", "lib*/**/libpollux-runtime.a",
                    "lib*/**/cmake/pollux/polluxConfig.cmake", "lib*/**/pkgconfig/pollux.pc"]:
        expect(list(package.prefix.glob(pattern)), f"{pattern} is missing")
    installed = list(package.prefix.rglob("*.cmake")) + list(package.prefix.rglob("*.pc"))
    for file in installed:
        expect(str(ROOT) not in file.read_text(), f"{file.name} names the source tree")


def find_package_builds_once(package, name, generator):
    project = Project(package, name)
    project.configure(generator=generator)
    expect("Lowering src/shop.cpp" in project.build(), "nothing was lowered")
    project.expect_output(53)
    expect("Lowering" not in project.build(), "a second build with nothing changed lowered again")


def test_find_package_with_ninja(package):
    find_package_builds_once(package, "ninja", "Ninja")


def test_find_package_with_make(package):
    find_package_builds_once(package, "make", "Unix Makefiles")


def test_find_package_with_ninja_multi_config(package):
    project = Project(package, "multi config")
    project.configure(generator="Ninja Multi-Config")
    for config in ["Debug", "Release"]:
        project.build("--config", config)
        project.expect_output(53, f"{config}/shop")


def changed_header_lowers_again(package, name, generator):
    project = Project(package, name)
    project.configure(generator=generator)
    project.build()
    project.edit("src/prices.hpp", "= 10", "= 20")
    expect("Lowering" in project.build(), "a header changed and nothing was lowered")
    project.expect_output(103)
    project.edit("src/shop.cpp", "price(2)", "price(3)")
    expect("Lowering" in project.build(), "the source changed and nothing was lowered")
    project.expect_output(123)
    expect("Lowering" not in project.build(), "a build with nothing changed lowered again")


def test_changed_header_lowers_again_with_ninja(package):
    changed_header_lowers_again(package, "header ninja", "Ninja")


def test_changed_header_lowers_again_with_make(package):
    changed_header_lowers_again(package, "header make", "Unix Makefiles")


def test_changed_flags_lower_again(package):
    project = Project(package, "flags")
    project.configure()
    project.build()
    project.configure(unit_rate=2)
    expect("Lowering" in project.build(), "a definition changed and nothing was lowered")
    project.expect_output(103)


def test_clang_compiles_the_lowered_file(package):
    project = Project(package, "clang")
    project.configure("-DCMAKE_CXX_COMPILER=clang++-19")
    project.build()
    project.expect_output(53)


def test_add_subdirectory(package):
    project = Project(package, "subdirectory")
    project.configure("-DPOLLUX_BUILD_TOOL=OFF", f"-DPOLLUX_EXECUTABLE={package.tool}", origin=ROOT)
    project.build()
    project.expect_output(53)


def native(package, name, compiler):
    project = Project(package, name)
    project.configure("-DPOLLUX_NATIVE=ON", f"-DCMAKE_CXX_COMPILER={compiler}", "-DCMAKE_CXX_FLAGS=-DSHOP_IS_NATIVE")
    expect("Lowering" not in project.build(), "a native build lowered")
    project.expect_output(53)


def test_native_with_gcc(package):
    native(package, "native gcc", "g++")


def test_native_with_clang(package):
    native(package, "native clang", "clang++-19")


def test_cross_build_uses_the_target_headers(package):
    """The machine plays both parts: the host's tool, and a target whose compiler is a cross GCC."""
    project = Project(package, "cross")
    toolchain = project.source / "toolchain.cmake"
    toolchain.write_text("set(CMAKE_SYSTEM_NAME Linux)\nset(CMAKE_CXX_COMPILER g++)\nset(CMAKE_C_COMPILER gcc)\n")
    log = project.configure(f"-DCMAKE_TOOLCHAIN_FILE={toolchain}", f"-DPOLLUX_EXECUTABLE={package.tool}")
    project.build()
    project.expect_output(53)
    flags = next(project.build_dir.glob("pollux/shop/flags-Debug-CXX.txt")).read_text()
    expect("option --target=" in flags and "option -nostdlibinc" in flags, f"not a cross build?\n{log}\n{flags}")


def test_examples_are_native_coroutines_too(package):
    build_dir = package.work / "native examples"
    run("cmake", "-S", ROOT, "-B", build_dir, "-G", "Ninja", "-DPOLLUX_NATIVE=ON", "-DPOLLUX_BUILD_TOOL=OFF",
        "-DPOLLUX_BUILD_TESTS=OFF", "-DCMAKE_CXX_COMPILER=clang++-19")
    run("cmake", "--build", build_dir)
    printed = run(build_dir / "bin" / "fetch_price")
    expect("and a frame on the heap" in printed, f"not the native build: {printed}")
    expect(re.search(r"one_after_the_other +15\d\d ms, total 150\nall_at_once +5\d\d ms, total 150\n", printed), printed)


def test_demo_compiles_as_every_dialect(package):
    """What the demo shows gives no warning with either compiler, as C++17 and later, without exceptions and RTTI too."""
    lowered = package.work / "fetch_price.cpp"
    include = f"-I{ROOT / 'runtime' / 'include'}"
    run(package.tool, "--no-line", ROOT / "examples" / "fetch_price" / "fetch_price.cpp", "-o", lowered, "--", "-std=c++20", include)
    for compiler in ["g++", "clang++-19"]:
        for standard in ["17", "20", "23"]:
            for lean in [[], ["-fno-exceptions", "-fno-rtti"]]:
                run(compiler, f"-std=c++{standard}", *lean, "-O1", "-Wall", "-Wextra", "-Wpedantic", "-Werror", include, "-c", lowered,
                    "-o", package.work / "fetch_price.o")


def test_readme_shows_what_the_tool_prints(package):
    run(sys.executable, HERE / "readme.py", package.tool)


def test_moved_install_tree(package):
    moved = package.work / "moved"
    shutil.copytree(package.prefix, moved)
    project = Project(package, "moved project")
    project.configure(f"-DCMAKE_PREFIX_PATH={moved}")
    project.build()
    project.expect_output(53)


def test_error_is_at_the_original_line(package):
    project = Project(package, "error")
    project.configure()
    project.build()
    project.edit("src/shop.cpp", "int sum = co_await price(2);", "int sum = co_await no_such_price(2);")
    log = project.build(fails=True)
    line = (project.source / "src/shop.cpp").read_text().splitlines().index("  int sum = co_await no_such_price(2);") + 1
    expect(f"src/shop.cpp:{line}:" in log, f"line {line} is not named:\n{log}")


def headers_are_lowered_once(package, name, generator, *options):
    """Three translation units share the headers; what changes in one reaches all three."""
    project = Project(package, name, "headers")
    project.configure(*options, generator=generator)
    log = project.build()
    expect(log.count("Lowering include/parts/count.hpp") == 1, f"not lowered once:\n{log}")
    project.expect_output(111)
    expect("Lowering" not in project.build(), "a second build with nothing changed lowered again")
    project.edit("include/parts/count.hpp", "return n * factor;", "return 2 * n * factor;")
    log = project.build()
    expect("Lowering include/parts/count.hpp" in log, f"the header changed and was not lowered:\n{log}")
    project.expect_output(222)
    project.edit("include/parts/unit.hpp", "unit = 1", "unit = 2")
    project.build()
    project.expect_output(444)
    return project


def test_headers_with_ninja(package):
    headers_are_lowered_once(package, "headers ninja", "Ninja")


def test_headers_with_make_and_clang(package):
    headers_are_lowered_once(package, "headers make", "Unix Makefiles", "-DCMAKE_CXX_COMPILER=clang++-19")


def test_header_that_is_no_longer_listed(package):
    project = headers_are_lowered_once(package, "headers removed", "Ninja")
    project.edit("CMakeLists.txt", " include/parts/count.hpp", "")
    project.configure()
    log = project.build(fails=True)
    expect("count_hpp has async functions: lower it too" in log, f"the old lowered header was found:\n{log}")


def test_headers_are_native_too(package):
    project = Project(package, "headers native", "headers")
    project.configure("-DPOLLUX_NATIVE=ON")
    project.build()
    project.expect_output(111)


def test_headers_in_a_build_of_several_configurations(package):
    project = Project(package, "headers multi config", "headers")
    project.configure(generator="Ninja Multi-Config")
    for config in ["Debug", "Release"]:
        project.build("--config", config)
        project.expect_output(111, f"{config}/shop")


def test_missing_tool_says_what_to_set(package):
    project = Project(package, "no tool")
    log = project.configure("-DPOLLUX_BUILD_TOOL=OFF", "-DCMAKE_PREFIX_PATH=/nowhere", origin=ROOT, fails=True)
    expect("Set POLLUX_EXECUTABLE" in log, log)


def test_pkg_config(package):
    environment = {"PKG_CONFIG_PATH": str(package.library_dir() / "pkgconfig")}
    expect(run("pkg-config", "--exists", "pollux", env=environment) == "", "pkg-config does not know pollux")
    program = package.work / "countdown"
    # pkg-config quotes for a shell.
    run("sh", "-c", 'eval "$0 -std=c++17 $1 $(pkg-config --cflags --libs pollux) -o $2"', "g++",
        f"'{HERE / 'pkg-config' / 'countdown.cpp'}'", f'"{program}"', env=environment)
    expect(run(program) == "42\n", "the program printed something else than 42")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("words", nargs="*", metavar="WORD", help="run the tests whose name contains one of these")
    parser.add_argument("--build", default=str(ROOT / "build"), help="the build tree to install from")
    options = parser.parse_args()

    tests = [(name.removeprefix("test_"), test) for name, test in globals().items() if name.startswith("test_")]
    if options.words:
        tests = [(name, test) for name, test in tests if any(word in name for word in options.words)]
    package = Package(pathlib.Path(options.build).resolve())
    failed = 0
    for name, test in tests:
        begun = time.monotonic()
        try:
            test(package)
            verdict = "ok"
        except Failure as failure:
            failed += 1
            verdict = f"FAILED\n{failure}"
        print(f"package.{name}: {verdict} ({time.monotonic() - begun:.1f} s)", flush=True)
    print(f"{len(tests) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
