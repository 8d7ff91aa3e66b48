// RUN: %lower > %t.cpp
// RUN: FileCheck %s --input-file=%t.cpp
// RUN: %gxx -std=c++17 -fsyntax-only %werror %cxxflags %t.cpp
#define POLLUX_NO_SHORT_MACROS
#include <pollux/core.hpp>
using pollux::Future;

// CHECK: {{^\[\[maybe_unused\]\] }}long_form_future long_form(int n) {
POLLUX_ASYNC Future<int> long_form(int n) { co_return n; }

// CHECK: {{^\[\[maybe_unused\]\] }}inline with_specifiers_future with_specifiers(int n) {
POLLUX_ASYNC inline Future<int> with_specifiers(int n) { co_return n; }

// CHECK: {{^\[\[maybe_unused\]\] }}inline behind_specifiers_future behind_specifiers(int n) {
inline POLLUX_ASYNC Future<int> behind_specifiers(int n) { co_return n; }

// CHECK: {{^\[\[maybe_unused\]\] }}attribute_future attribute(int n) {
__attribute__((annotate("pollux::async"))) Future<int> attribute(int n) { co_return n; }

// CHECK: {{^\[\[maybe_unused\]\] }}qualified_future qualified(int n) {
POLLUX_ASYNC pollux::Future<int> qualified(int n) { co_return n; }

using IntFuture = pollux::Future<int>;
// CHECK: {{^\[\[maybe_unused\]\] }}by_alias_future by_alias(int n) {
POLLUX_ASYNC IntFuture by_alias(int n) { co_return n; }
