// Not lowered itself: it has the header by an include directory.
#include <parts/count.hpp>

#include <cstdio>

#include "src/names.hpp"

int main() { std::printf("%d\n", one() + two() + pollux::block_on(parts::count(1))); }
