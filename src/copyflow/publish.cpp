#include "copyflow/publish.h"

#include "copyflow/convert.h"
#include "copyflow/hex.h"
#include "text/json_writer.h"

namespace stet {
namespace {

std::string_view status_of(const Article& article, std::string_view event) {
  if (event == "takedown" || event == "kill") return "canceled";
  if (!article.status.is_present()) return "usable";
  switch (article.status.value) {
    case PublishStatus::usable:
      return "usable";
    case PublishStatus::withheld:
    case PublishStatus::draft:
      return "withheld";
    case PublishStatus::canceled:
      return "canceled";
  }
  return "usable";
}

}  // namespace

Result<PublishEvent> published(const Engine& engine, const Request& request,
                               const Envelope& envelope, std::string_view event) {
  Result<std::unique_ptr<Article>> article = read_article(engine, request);
  if (!article) return article.error();
  Result<WriterChoice> writer = writer_for(engine, {});
  if (!writer) return writer.error();
  // The writer alone knows under which guid and version it would send the story.
  Result<Written> written =
      writer->writer->write(**article, with_time(envelope, request.now_ms), request.budget);
  if (!written) return written.error();
  return PublishEvent{.event = std::string(event),
                      .id = std::move(written->guid),
                      .version = written->version,
                      .digest = article_hash(**article),
                      .status = std::string(status_of(**article, event))};
}

std::string to_json(const PublishEvent& event) {
  std::string out;
  JsonWriter json(out);
  json.begin_object()
      .member("event", event.event)
      .member("id", event.id)
      .member("version", static_cast<std::int64_t>(event.version))
      .member("digest", hex64(event.digest))
      .member("pubStatus", event.status)
      .end_object();
  return out;
}

}  // namespace stet
