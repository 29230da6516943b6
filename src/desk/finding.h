#pragma once
/// A mark with its place: what one rule has to say about one stretch of one article.

#include "article/walk.h"
#include "text/span.h"
#include "text/text.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace stet {

enum class Severity : std::uint8_t { off, suggestion, warning, error };
enum class Confidence : std::uint8_t { low, medium, high };
/// The three of Stet, then up to kOwnStages of a house, numbered as its schema names them.
enum class Stage : std::uint8_t { submit, publish, export_ };
inline constexpr std::size_t kOwnStages = 5, kStages = 3 + kOwnStages;
constexpr std::array<Stage, kStages> every_stage() {
  std::array<Stage, kStages> stages{};
  for (std::size_t i = 0; i < kStages; ++i) stages[i] = static_cast<Stage>(i);
  return stages;
}

std::string_view to_string(Severity severity);
std::string_view to_string(Confidence confidence);
std::string_view to_string(Stage stage);  ///< "submit", "publish", "export"; a house's own: "own"
/// The way back; empty for any other word.
std::optional<Severity> parse_severity(std::string_view word);
std::optional<Confidence> parse_confidence(std::string_view word);
std::optional<Stage> parse_stage(std::string_view word);

/// Where a finding points. With `text`: `span` counts in it, and the desk works out `source`.
/// Without (a missing byline, a picture with no caption): `source` is the nearest thing an editor
/// would look at.
struct Place {
  FieldPath path;
  const Text* text = nullptr;  ///< owned by the article
  Span span;
  Span source;
};

struct Edit {
  Span span;         ///< from a rule: bytes in the place's Text; in a Report: bytes of the input
  std::string text;  ///< in a Report: escaped for the input's format
  const Text* in = nullptr;  ///< from a rule: another Text than the place's, owned by the article
  std::string_view field = {};  ///< its field's name, with `in`
};
struct Fix {
  std::string title;
  bool safe = false;  ///< may be applied without a person looking
  std::vector<Edit> edits;
};

struct Related {
  std::string message;
  Place place;
};

struct Waiver {
  std::string reason, author, role, at;
  bool in_text = false;  ///< a comment in the copy; otherwise a record of the host
};

struct Finding {
  std::string_view rule;              ///< id; stamped by the desk
  Severity severity = Severity::off;  ///< stamped by the desk unless the rule has several: then the
                                      ///< rule may ask for a lower one in `at_most`
  Severity at_most = Severity::error;
  Confidence confidence = Confidence::high;
  Place place;
  std::string message;   ///< one sentence, lower case start, no full stop
  std::string_view why;  ///< stamped: the rule's
  std::vector<Fix> fixes;
  std::vector<Related> related;
  std::uint64_t fingerprint =
      0;  ///< stamped: rule, match and 24 characters either side, without offsets
  const Waiver* waiver = nullptr;  ///< stamped; owned by the Report
};

/// A question only the world can answer; the host may answer with a fact of the same id.
struct Need {
  std::string id, kind, ref;
  std::vector<std::string> want;
};

struct Fact;  // report.h

/// Where rules put their marks. One article, one thread.
class Findings {
 public:
  static constexpr std::size_t kMaxNeeds = 1'000;

  Findings() = default;
  /// `facts` are the host's answers, owned by the caller.
  Findings(const Fact* facts, std::size_t fact_count) : facts_(facts), fact_count_(fact_count) {}

  void add(Finding finding);
  /// Asks the host. The same id twice is one need.
  void need(Need need);
  /// The host's answer to a need of this id, or nullptr: not asked yet.
  const Fact* fact(std::string_view id) const;
  /// All answers, `fact_count()` of them.
  const Fact* facts() const { return facts_; }
  std::size_t fact_count() const { return fact_count_; }

  std::vector<Finding>& list() { return list_; }
  std::vector<Need>& needs() { return needs_; }

  /// The desk's: marks past this many in the list are counted, not kept.
  void limit(std::size_t at_most) { at_most_ = at_most; }
  std::uint32_t take_over() { return std::exchange(over_, 0); }

 private:
  std::vector<Finding> list_;
  std::vector<Need> needs_;
  const Fact* facts_ = nullptr;
  std::size_t fact_count_ = 0;
  std::size_t at_most_ = SIZE_MAX;
  std::uint32_t over_ = 0;
};

}  // namespace stet
