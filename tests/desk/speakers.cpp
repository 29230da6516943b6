/// Runs tests/desk/speakers/<language>/: stories with whom each quotation belongs to. How to write
/// one stands in tests/desk/speakers/README.md.

#include "desk/report.h"
#include "desk/rules/rules.h"
#include "proof_support.h"
#include "schema_support.h"
#include "support/shared.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <filesystem>

namespace fs = std::filesystem;
using stet::test::Copy;

namespace {

struct Story {
  std::string copy;
  std::vector<std::string> wanted;  ///< a speaker's head; "-": nobody and flagged; "*": nobody's
  std::string place;                ///< file and line
};

std::vector<Story> read_stories(const fs::path& file) {
  std::vector<Story> stories(1);
  const std::string text = stet::test::slurp(file);
  std::uint32_t line_number = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string line = text.substr(at, end - at);
    at = end + 1;
    ++line_number;
    if (line.starts_with("= ")) {
      stories.back().wanted.push_back(line.substr(2));
      continue;
    }
    if (line.empty() || !stories.back().wanted.empty())
      if (!stories.back().copy.empty()) stories.emplace_back();
    if (line.empty() || line[0] == '#') continue;
    if (stories.back().copy.empty())
      stories.back().place = file.filename().string() + ":" + std::to_string(line_number);
    stories.back().copy += line + "\n";
  }
  if (stories.back().copy.empty()) stories.pop_back();
  return stories;
}

/// The words of the speaker up to the first comma or bracket: a description is not the head.
std::string head(const std::string& speaker) {
  return speaker.substr(0, std::min({speaker.find(", "), speaker.find(" ("), speaker.size()}));
}

bool holds_words(const std::string& text, const std::string& words) {
  const auto is_edge = [&](std::size_t at) {
    return at >= text.size() ||
           (std::isalnum(static_cast<unsigned char>(text[at])) == 0 &&
            static_cast<unsigned char>(text[at]) < 0x80) ||
           text.compare(at, 3, "’") == 0;
  };
  for (std::size_t at = text.find(words); at != std::string::npos; at = text.find(words, at + 1)) {
    const bool begins =
        at == 0 || is_edge(at - 1) || text.compare(at - std::min<std::size_t>(at, 3), 3, "’") == 0;
    if (begins && is_edge(at + words.size())) return true;
  }
  return false;
}

struct Score {
  int speakers = 0, right = 0;
  int bare = 0, found = 0;     ///< unattributed, and flagged
  int others = 0, alarms = 0;  ///< attributed or nobody's, and flagged
  int nobodys = 0, given = 0;  ///< nobody's, and given to somebody
};

std::vector<std::uint32_t> flagged(const Copy& copy) {
  std::vector<std::uint32_t> quotations;
  const stet::Rule& rule = *stet::find_rule("attribution.quote-unattributed");
  const auto schema = stet::parse_schema(
      R"({ "rules": { "*": "off", "attribution.quote-unattributed": "warning" } })", "speakers",
      {});
  BOOST_TEST_REQUIRE(schema.ok());
  const auto report = stet::judge(copy.proof(), **schema, {});
  BOOST_TEST_REQUIRE(report.ok());
  for (const stet::Finding& finding : report->findings) {
    if (finding.rule != rule.id) continue;
    const auto outer = copy.quotations();
    for (std::uint32_t i = 0; i < outer.size(); ++i) {
      const auto& part = outer[i]->parts.front();
      if (copy.proof().passages[part.passage].text == finding.place.text &&
          part.span.begin == finding.place.span.begin)
        quotations.push_back(i);
    }
  }
  return quotations;
}

void measure(const Story& story, std::string_view language, Score& score, std::string& faults) {
  const Copy copy(story.copy, language);
  const auto outer = copy.quotations();
  const auto fault = [&](std::size_t i, const std::string& what) {
    faults += "\n  " + story.place + " quotation " + std::to_string(i + 1) + ": " + what;
  };
  if (outer.size() != story.wanted.size())
    fault(0, "the story has " + std::to_string(outer.size()) + " quotations, its lines are " +
                 std::to_string(story.wanted.size()));
  BOOST_TEST(outer.size() == story.wanted.size(), story.place);
  const std::vector<std::uint32_t> flags = flagged(copy);
  for (std::uint32_t i = 0; i < std::min(outer.size(), story.wanted.size()); ++i) {
    const std::string& wanted = story.wanted[i];
    const std::string speaker = copy.speaker(i);
    const bool flag = std::find(flags.begin(), flags.end(), i) != flags.end();
    if (wanted == "-") {
      ++score.bare;
      score.found += flag;
      if (!flag) fault(i, "not flagged, though nobody is named; speaker “" + speaker + "”");
      continue;
    }
    ++score.others;
    score.alarms += flag;
    if (flag) fault(i, "flagged, though it is “" + wanted + "”'s");
    if (wanted == "*") {
      ++score.nobodys;
      score.given += speaker != "-";
      if (speaker != "-") fault(i, "nobody's, given to “" + speaker + "”");
      continue;
    }
    ++score.speakers;
    const bool right = holds_words(head(speaker), wanted);
    score.right += right;
    if (!right) fault(i, "“" + wanted + "”'s, given to “" + speaker + "”");
  }
}

Score measure(const fs::path& folder, std::string_view language, std::string& faults) {
  std::vector<fs::path> files;
  for (const auto& each : fs::directory_iterator(folder))
    if (each.path().extension() == ".txt") files.push_back(each.path());
  std::sort(files.begin(), files.end());
  Score score;
  for (const fs::path& file : files)
    for (const Story& story : read_stories(file)) measure(story, language, score, faults);
  return score;
}

double share(int part, int whole) { return whole == 0 ? 1.0 : double(part) / whole; }

void hold(const fs::path& folder, std::string_view language) {
  std::string faults;
  const Score score = measure(folder, language, faults);
  const auto of = [](int part, int whole) {
    return std::to_string(part) + " of " + std::to_string(whole);
  };
  BOOST_TEST_MESSAGE(folder.filename().string()
                     << " (" << language << "): speaker right " << of(score.right, score.speakers)
                     << ", unattributed found " << of(score.found, score.bare) << ", false alarms "
                     << of(score.alarms, score.others) << ", nobody's given to somebody "
                     << of(score.given, score.nobodys) << faults);
  BOOST_TEST(share(score.right, score.speakers) >= 0.9, faults);
  BOOST_TEST(share(score.found, score.bare) >= 0.95, faults);
  BOOST_TEST(share(score.alarms, score.others) <= 0.02, faults);
}

fs::path stories() { return stet::test::source_path("tests/desk/speakers"); }

}  // namespace

BOOST_AUTO_TEST_SUITE(desk)
BOOST_AUTO_TEST_SUITE(speakers)

BOOST_AUTO_TEST_CASE(german_quotations_find_their_speakers) {
  hold(stories() / "de", "de");
  hold(stories() / "de/held_out", "de");
}
BOOST_AUTO_TEST_CASE(french_quotations_find_their_speakers) {
  hold(stories() / "fr", "fr");
  hold(stories() / "fr/held_out", "fr");
}
BOOST_AUTO_TEST_CASE(spanish_quotations_find_their_speakers) {
  hold(stories() / "es", "es");
  hold(stories() / "es/held_out", "es");
}

BOOST_AUTO_TEST_SUITE_END()
BOOST_AUTO_TEST_SUITE_END()
