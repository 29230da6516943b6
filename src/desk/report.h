#pragma once
/// All marks of one article, waivers applied, in reading order; and the decision.

#include "desk/finding.h"
#include "desk/proof.h"
#include "desk/schema.h"
#include "text/json.h"
#include "text/limits.h"

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace stet {

enum class Decision : std::uint8_t {
  none,
  pass,
  pass_with_warnings,
  blocked
};                                              ///< numbers of the ABI
std::string_view to_string(Decision decision);  ///< "pass", "pass-with-warnings", "blocked"

struct Counts {
  std::uint32_t error = 0, warning = 0, suggestion = 0, waived = 0;

  void add(Severity severity, std::uint32_t how_many) {
    if (severity == Severity::error) error += how_many;
    if (severity == Severity::warning) warning += how_many;
    if (severity == Severity::suggestion) suggestion += how_many;
  }
};

/// Views its Proof, and so the Article.
struct Report {
  Decision decision = Decision::none;
  std::vector<std::string_view> blocking;  ///< rule ids, each once, in reading order
  Counts counts;
  Counts unlisted;                ///< part of `counts`: past the limit, not in `findings`
  std::vector<Finding> findings;  ///< by source position, then rule id
  std::vector<Need> needs;
  std::vector<std::unique_ptr<Waiver>> waivers;
  bool truncated = false;
  std::uint64_t article_hash = 0;  ///< of the neutral article, not of the spelling of the input
};

/// A waiver record as the host gives it back with the article.
struct WaiverRecord {
  std::string id, rule, fingerprint, field, scope, reason, author, role, at, expires, article_id;
  bool ack = false;  ///< says that its author has seen it: what `needsAck` asks for
};
/// An answer to a Need.
struct Fact {
  std::string id;
  bool ok = false;
  Json value;
};

struct Judgement {
  std::span<const WaiverRecord> waivers;
  std::span<const Fact> facts;
  Limits limits;
  const Budget* budget = nullptr;
  std::string_view article_author;  ///< for the second-person policy; empty: unknown
};

/// Runs every rule of `schema` that is on at proof.context.stage. Fails only when the budget is
/// spent.
Result<Report> judge(const Proof& proof, const Schema& schema, const Judgement& judgement);

/// Fills `fingerprint` of a finding whose rule and place are set.
void stamp_fingerprint(Finding& finding);
/// Sorts the findings, counts them and decides. For whoever adds findings after judge(). A rule
/// that blocked before still blocks.
void settle(Report& report, const StagePolicy& policy);

/// Hash of what the article says, the same for the same story in two spellings (escapes, mark-up,
/// white space).
std::uint64_t article_hash(const Article& article);

}  // namespace stet
