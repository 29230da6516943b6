#pragma once
/// Feed: many articles become one document, one in memory at a time, each gated by the schema's
/// export stage. An article that is blocked or cannot be read is left out and named in the outcome,
/// never half written.

#include "copyflow/convert.h"

#include <functional>
#include <string>

namespace stet {

/// The next article; empty optional: end. The bytes stay valid until the next call.
using PullArticle = std::function<Result<std::optional<std::string_view>>()>;
using PushBytes = std::function<Status(std::string_view bytes)>;

struct LeftOut {
  std::uint64_t index = 0;            ///< 0-based place among the articles pulled
  std::string id;                     ///< as far as it could be read
  std::vector<std::string> blocking;  ///< rules, when the gate held it
  std::optional<Error> error;         ///< when it could not be read or written
};

struct FeedOutcome {
  /// More articles than this are left out without a name; `left_out_count` still counts them.
  static constexpr std::size_t kNamed = 1'000;
  std::uint64_t pulled = 0, written = 0, left_out_count = 0, losses = 0;
  std::vector<LeftOut> left_out;
};

/// `request` gives everything but the document. Its budget's time is that of one article. Fails
/// when pull or push fail, when the budget is spent, or when the target cannot be streamed; what
/// was pushed until then is no whole document.
Result<FeedOutcome> write_feed(const Engine& engine, const Request& request,
                               const ConvertOptions& options, const PullArticle& pull,
                               const PushBytes& push);

std::string to_json(const FeedOutcome& outcome);

}  // namespace stet
