#pragma once
/// Waivers: what somebody with the right to do so has decided to let stand. Two ways, never
/// confused: comments in the copy, and records that the host keeps. A waived finding stays in the
/// report; it does not block.
///
///   <!-- stet-disable-next style.acronym-undefined: readers know it (nr) -->   the next block
///   <!-- stet-disable quote.*: verse --> ... <!-- stet-enable quote.* -->      all between; to the
///   end without one
///
/// Several rules are set apart by commas. The reason behind the colon is required.

#include "desk/finding.h"
#include "desk/proof.h"
#include "desk/report.h"
#include "desk/schema.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace stet {

inline constexpr std::size_t kMaxCommentWaivers = 500;

/// The waivers of one article. Views the article, the schema and the records; gives its Waivers to
/// the report.
class Waivers {
 public:
  Waivers(const Proof& proof, const Schema& schema, const Judgement& judgement,
          std::vector<std::unique_ptr<Waiver>>& owner);

  /// Sets `finding.waiver` when one applies. One that fits and is refused by the house's policy is
  /// named in `related`, with what is wanting.
  void apply(Finding& finding);

  /// What is wrong with comments: no reason, no such rule, or nothing to waive (ask after the last
  /// apply).
  void unused(const std::function<void(Span at, std::string message)>& mark) const;

 private:
  struct Comment {
    std::string_view rule;  ///< id or wildcard, in the article
    std::string_view reason;
    Span at;            ///< the comment
    Span over;          ///< bytes of the input it speaks for
    std::string fault;  ///< empty: it can waive
    bool used = false;
    const Waiver* waiver = nullptr;
  };
  struct Record {
    const WaiverRecord* record = nullptr;
    std::optional<std::uint64_t> fingerprint;
    const Waiver* waiver = nullptr;
  };

  void read_comment(std::string_view words, Span at);
  void close(std::string_view rule, Span at);
  void read_record(const WaiverRecord& record);
  bool fits(const Record& record, const Finding& finding) const;
  /// Why the house does not accept it for this finding; empty: it does.
  std::string refusal(const Waiver& waiver, const Finding& finding,
                      const WaiverRecord* record) const;
  /// What the rule itself asks of a waiver and this one lacks; empty: nothing. `letters` of its
  /// reason; `record` is null for a comment.
  std::string unmet(const RuleSetting& setting, const Waiver& waiver, std::uint32_t letters,
                    const WaiverRecord* record) const;
  const Waiver* keep(Waiver waiver);

  const Proof& proof_;
  const Schema& schema_;
  const WaiverPolicy& policy_;
  std::string_view article_author_;
  std::vector<std::unique_ptr<Waiver>>& owner_;
  std::vector<Comment> comments_;
  std::vector<Record> records_;
  std::size_t too_many_ = 0;
};

}  // namespace stet
