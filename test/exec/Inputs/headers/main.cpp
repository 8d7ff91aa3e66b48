#include <cstdio>
int run_one();
int run_two();
int run_three();
int main() { std::printf("%d %d %d\n", run_one(), run_two(), run_three()); }
