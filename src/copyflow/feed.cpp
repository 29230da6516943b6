#include "copyflow/feed.h"

#include "copyflow/submit.h"
#include "text/json_writer.h"

#include <chrono>

namespace stet {
namespace {

bool is_about_the_call(const Error& error) {
  return error.code == Code::cancelled || error.code == Code::deadline ||
         error.code == Code::memory;
}

void leave_out(FeedOutcome& outcome, LeftOut item) {
  ++outcome.left_out_count;
  if (outcome.left_out.size() < FeedOutcome::kNamed) outcome.left_out.push_back(std::move(item));
}

}  // namespace

Result<FeedOutcome> write_feed(const Engine& engine, const Request& request,
                               const ConvertOptions& options, const PullArticle& pull,
                               const PushBytes& push) {
  Result<WriterChoice> found = writer_for(engine, target_of(options));
  if (!found) return found.error();
  const Writer& writer = *found->writer;
  if (!writer.feeds)
    return Error{.code = Code::unsupported,
                 .message = "the output format '" + std::string(writer.id) +
                            "' cannot be written as a feed"};
  Envelope envelope = envelope_of(options, request.now_ms);
  if (!found->version.empty()) envelope.format_version = found->version;
  FeedOutcome outcome;
  std::uint64_t pushed = 0;
  const auto send = [&](std::string_view bytes) -> Status {
    pushed += bytes.size();
    if (pushed > options.max_output)
      return Error{
          .code = Code::limit,
          .message = "limit: feed is larger than " + std::to_string(options.max_output) + " bytes"};
    return push(bytes);
  };
  if (Status sent = send(writer.begin_feed(envelope)); !sent) return sent.error();
  // A feed may be of any length: the time of the call is the time of one article.
  Budget budget = request.budget ? *request.budget : Budget{};
  const bool timed = budget.deadline != std::chrono::steady_clock::time_point::max();
  const auto each = timed ? budget.deadline - std::chrono::steady_clock::now()
                          : std::chrono::steady_clock::duration::zero();
  for (;;) {
    if (budget.spent()) return budget.why("export of the feed");
    Result<std::optional<std::string_view>> document = pull();
    if (!document) return document.error();
    if (!*document) break;
    if (timed) budget.deadline = std::chrono::steady_clock::now() + each;
    Request one = request;
    one.budget = &budget;
    one.document = **document;
    LeftOut item{.index = outcome.pulled++, .id = {}, .blocking = {}, .error = {}};
    Result<Judged> judged = judge_article(engine, one);
    if (!judged) {
      if (is_about_the_call(judged.error())) return judged.error();
      item.error = judged.error();
      leave_out(outcome, std::move(item));
      continue;
    }
    item.id = judged->article->id.value;
    if (options.gate && judged->report.decision == Decision::blocked) {
      for (std::string_view rule : judged->report.blocking) item.blocking.emplace_back(rule);
      leave_out(outcome, std::move(item));
      continue;
    }
    Result<Written> written =
        write_for(engine, one, options, *judged->article, envelope, writer.items);
    if (!written) {
      if (is_about_the_call(written.error())) return written.error();
      item.error = written.error();
      leave_out(outcome, std::move(item));
      continue;
    }
    if (Status sent = send(written->bytes); !sent) return sent.error();
    ++outcome.written;
    outcome.losses += written->losses.size();
  }
  if (Status sent = send(writer.end_feed(envelope)); !sent) return sent.error();
  return outcome;
}

std::string to_json(const FeedOutcome& outcome) {
  std::string out;
  JsonWriter json(out);
  json.begin_object()
      .member("pulled", static_cast<std::int64_t>(outcome.pulled))
      .member("written", static_cast<std::int64_t>(outcome.written))
      .member("leftOutCount", static_cast<std::int64_t>(outcome.left_out_count))
      .member("losses", static_cast<std::int64_t>(outcome.losses));
  json.key("leftOut").begin_array();
  for (const LeftOut& item : outcome.left_out) {
    json.begin_object()
        .member("index", static_cast<std::int64_t>(item.index))
        .member("id", item.id);
    json.key("blocking").begin_array();
    for (const std::string& rule : item.blocking) json.string(rule);
    json.end_array();
    if (item.error) {
      json.key("error")
          .begin_object()
          .member("code", static_cast<std::int64_t>(item.error->code))
          .member("message", item.error->message)
          .member("line", static_cast<std::int64_t>(item.error->line))
          .member("column", static_cast<std::int64_t>(item.error->column))
          .end_object();
    }
    json.end_object();
  }
  json.end_array().end_object();
  return out;
}

}  // namespace stet
