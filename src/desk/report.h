#pragma once
/// All marks of one article, waivers applied, in reading order; and the decision.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "desk/finding.h"
#include "desk/proof.h"
#include "desk/schema.h"
#include "text/json.h"
#include "text/limits.h"

namespace stet {

enum class Decision : std::uint8_t { none, pass, pass_with_warnings, blocked };  ///< numbers of the ABI
std::string_view to_string(Decision decision);  ///< "pass", "pass-with-warnings", "blocked"

struct Counts {
  std::uint32_t error = 0, warning = 0, suggestion = 0, waived = 0;
};

/// Views its Proof, and so the Article.
struct Report {
  Decision decision = Decision::none;
  std::vector<std::string_view> blocking;  ///< rule ids, each once, in reading order
  Counts counts;
  std::vector<Finding> findings;           ///< by source position, then rule id
  std::vector<Need> needs;
  std::vector<std::unique_ptr<Waiver>> waivers;
  bool truncated = false;
  std::uint64_t article_hash = 0;          ///< of the neutral article, not of the spelling of the input
};

/// A waiver record as the host gives it back with the article.
struct WaiverRecord {
  std::string id, rule, fingerprint, field, scope, reason, author, role, at, expires, article_id;
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
  std::string_view article_author;         ///< for the second-person policy; empty: unknown
};

/// Runs every rule of `schema` that is on at proof.context.stage. Fails only when the budget is spent.
Result<Report> judge(const Proof& proof, const Schema& schema, const Judgement& judgement);

/// Hash of what the article says, the same for the same story in two spellings (escapes, mark-up, white space).
std::uint64_t article_hash(const Article& article);

}  // namespace stet
