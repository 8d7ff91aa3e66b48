#pragma once
struct Pair {
  int a, b;
};
