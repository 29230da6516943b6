// Eight times the input may take at most twenty times the time, on the inputs most likely to break
// that.
#include "text/dates.h"
#include "text/quotation_marks.h"
#include "text/sentences.h"
#include "text/words.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <ctime>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace stet {
namespace {

std::string repeated(std::string_view unit, std::size_t bytes) {
  std::string text;
  text.reserve(bytes + unit.size());
  while (text.size() < bytes) text += unit;
  return text;
}

/// The best of a few runs, in seconds of this process.
double seconds(const std::function<void()>& work) {
  double best = 1e9;
  for (int run = 0; run < 3; ++run) {
    const std::clock_t begin = std::clock();
    work();
    best = std::min(best, static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC);
  }
  return best;
}

void stays_linear(const char* name, const std::function<void(std::string_view)>& work) {
  constexpr std::size_t kSmall = 16u << 10;
  for (std::string_view unit :
       {"\"",   "'",    "''",     "’",     "“",   "”",    "‘",      "«",   ".",  ". ",
        "?\" ", ". (",  "a' ",    "s' b ", "'a ", "\"a ", "“a ‘b ", "\"'", "a.", "A. ",
        "U.S.", "May ", "4 May ", "2020-", "1",   "é",    "\xFF",   " ",   "\n"}) {
    const std::string small = repeated(unit, kSmall);
    const std::string large = repeated(unit, kSmall * 8);
    const double before = seconds([&] { work(small); });
    const double after = seconds([&] { work(large); });
    // Below a tenth of a millisecond the clock is too coarse to divide by.
    BOOST_TEST(after <= 20 * std::max(before, 1e-4),
               name << " on '" << unit << "': " << before << " s, then " << after << " s");
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(text)
BOOST_AUTO_TEST_SUITE(linear_time)

BOOST_AUTO_TEST_CASE(finding_marks_is_linear) {
  stays_linear("marks", [](std::string_view text) { find_marks(text, "en"); });
}

BOOST_AUTO_TEST_CASE(finding_sentences_is_linear) {
  stays_linear("sentences", [](std::string_view text) {
    std::vector<Span> sentences;
    const std::vector<MarkPair> marks = find_marks(text, "en");
    find_sentences(text, marks, "en", sentences);
  });
}

BOOST_AUTO_TEST_CASE(finding_words_is_linear) {
  stays_linear("words", [](std::string_view text) {
    std::vector<Word> words;
    find_words(text, words);
  });
}

BOOST_AUTO_TEST_CASE(finding_dates_is_linear) {
  stays_linear("dates", [](std::string_view text) {
    find_dates(text, "en");
    find_dates(text, "fr");
  });
}

BOOST_AUTO_TEST_SUITE_END()
BOOST_AUTO_TEST_SUITE_END()
}  // namespace stet
