// Hazard: futures in an array and in a member are awaited where they are.
// needs: full
#include "trace.hpp"

struct Job {
  Traced name;
  Leaf<int> work;
};
ASYNC Future<int> scenario() {
  Leaf<int> jobs[] = {leaf("first", 1, 1), leaf("second", 2, 2)};
  int total = 0;
  for (auto& job : jobs) total += co_await job;
  Job job{Traced{"job"}, leaf("work", 1, 10)};
  total += co_await job.work;
  Leaf<int> other = leaf("pointed to", 1, 100);
  Leaf<int>* pointer = &other;
  total += co_await *pointer;
  co_return total;
}

#include "driver.hpp"
