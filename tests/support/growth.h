#pragma once
/// How much more work eight times the input is. Processor time of this thread, the best of several
/// rounds, so that a busy machine does not decide.

#include <algorithm>
#include <cstdint>
#include <ctime>

namespace stet::test {

template <class Work>
double best_seconds(Work&& work, int rounds = 9) {
  double best = 1e9;
  for (int round = 0; round < rounds; ++round) {
    timespec begun{}, ended{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &begun);
    work();
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &ended);
    best = std::min(best, static_cast<double>(ended.tv_sec - begun.tv_sec) +
                              1e-9 * static_cast<double>(ended.tv_nsec - begun.tv_nsec));
  }
  return best;
}

}  // namespace stet::test
