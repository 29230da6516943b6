#include "desk/proof/look.h"
#include "desk/rules/attribution/counts.h"
#include "desk/rules/number/values.h"
#include "desk/rules/rules.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace stet {
namespace {

using namespace look;

constexpr OptionSpec kOptions[] = {
    {.name = "tolerance",
     .type = OptionType::number,
     .fallback = "0.11",
     .help = "percentage points by which rounding may miss"},
};

constexpr std::uint32_t kFrom = word_hash_of_lower("from");
constexpr std::uint32_t kTo = word_hash_of_lower("to");

double number_in(const Proof& proof, const Share& share) {
  const std::string_view text = proof.bytes(share.passage, share.span);
  return value_of(text.substr(0, text.find_first_not_of("0123456789.,"))).value_or(-1);
}

/// The word right before the share; 0 at the start of the passage.
std::uint32_t hash_before(const Proof& proof, const Share& share) {
  const Range words = proof.words_in(share.passage, share.span);
  return !words.empty() && words.begin > proof.passages[share.passage].words.begin
             ? proof.words[words.begin - 1].hash
             : 0;
}

/// Behind a share that grew by points already: "2 percentage points".
bool says_points(const Proof& proof, const Share& share) {
  const std::string_view rest = proof.passages[share.passage].bytes().substr(share.span.end);
  return trim(rest.substr(0, 8)).starts_with("point") ||
         proof.bytes(share.passage, share.span).find("percentage") != std::string_view::npos;
}

void check(const Proof& proof, const RuleOptions& options, Findings& out) {
  if (!proof.words_of || proof.words_of->tag != "en") return;
  const std::array<std::uint32_t, 1> from{kFrom};
  if (proof.figures.size() < 3 || proof.places_of(from).empty()) return;
  const double tolerance = options.number("tolerance");
  const std::vector<Share> shares = find_shares(proof);
  // “rose 2% from 4% to 6%”: three shares of one sentence, the last two behind from and to.
  for (std::size_t i = 0; i + 2 < shares.size(); ++i) {
    const Share &change = shares[i], &old = shares[i + 1], &now = shares[i + 2];
    if (change.sentence != now.sentence || change.passage != now.passage) continue;
    if (hash_before(proof, old) != kFrom || hash_before(proof, now) != kTo) continue;
    if (says_points(proof, change)) continue;
    const double grew = number_in(proof, change), before = number_in(proof, old),
                 after = number_in(proof, now);
    if (grew <= 0 || before <= 0 || after < 0) continue;
    const double points = std::fabs(after - before), relative = 100 * points / before;
    // Real growth: rounded figures may miss by more, the more the smaller the base.
    const double slack = tolerance + 100 * 0.1 / before;
    if (std::fabs(points - grew) > tolerance || std::fabs(relative - grew) <= slack) continue;
    const std::string_view text = proof.bytes(change.passage, change.span);
    const std::string figures(text.substr(0, text.find_first_not_of("0123456789.,")));
    const std::string instead =
        figures + (figures == "1" ? " percentage point" : " percentage points");
    out.add({.place = proof.place(change.passage, change.span),
             .message = "from " + std::string(proof.bytes(old.passage, old.span)) + " to " +
                        std::string(proof.bytes(now.passage, now.span)) + " are " + instead +
                        ", and growth of " +
                        std::to_string(static_cast<std::int64_t>(std::lround(relative))) + "%",
             .fixes = {{.title = "write “" + instead + "”",
                        .edits = {{.span = change.span, .text = instead}}}}});
  }
}

}  // namespace

constinit const Rule number_percent_of_base{
    .id = "number.percent-of-base",
    .severity = Severity::warning,
    .languages = "en",
    .why = "From 4% to 6% is half as much again; who reads 2% takes the jump for a step.",
    .options = kOptions,
    .pass_example = "The rate rose two percentage points, from 4% to 6%.",
    .fail_example = "The rate rose 2% from 4% to 6%.",
    .check = check,
};

}  // namespace stet
