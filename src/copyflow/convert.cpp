#include "copyflow/convert.h"

#include "copyflow/submit.h"

#include <algorithm>
#include <charconv>

namespace stet {
namespace {

/// "media[3].alt" -> 3 when the path begins with `list`; -1 otherwise.
std::int32_t index_in(std::string_view path, std::string_view list) {
  if (path.size() < list.size() + 2 || path.substr(0, list.size()) != list ||
      path[list.size()] != '[')
    return -1;
  std::int32_t index = -1;
  const char* first = path.data() + list.size() + 1;
  const auto parsed = std::from_chars(first, path.data() + path.size(), index);
  return parsed.ec == std::errc{} ? index : -1;
}

/// Where an editor would look for what was lost.
Place place_of(const Loss& loss, const Article& article) {
  Place place;
  if (const std::int32_t media = index_in(loss.field, "media");
      media >= 0 && static_cast<std::size_t>(media) < article.media.size()) {
    place.path = {.name = "media", .index = media};
    place.source = article.media[static_cast<std::size_t>(media)].at;
  } else if (const std::int32_t block = index_in(loss.field, "body");
             block >= 0 && static_cast<std::size_t>(block) < article.body.size()) {
    place.path = {.name = "body", .block = block};
    place.source = article.body[static_cast<std::size_t>(block)].at;
  } else {
    place.path = {.name = "article"};
  }
  return place;
}

/// "rights[0].usage_terms", "media[2].credit": words that say whose it is and who may use it.
bool is_of_rights(std::string_view path) {
  if (path.ends_with(".markup")) return false;  // the words arrive
  while (!path.empty()) {
    const std::string_view name = path.substr(0, path.find('.'));
    const std::string_view list = name.substr(0, name.find('['));
    if (list == "rights" || list == "credit") return true;
    path.remove_prefix(std::min(path.size(), name.size() + 1));
  }
  return false;
}

/// The other `newsml.*` rules ask facts of the article alone; these only the writer can answer.
void add_losses(const Engine& engine, const std::vector<Loss>& losses, std::string_view target,
                Judged& judged) {
  if (losses.empty()) return;
  const int general = rule_index("newsml.loss"), rights = rule_index("newsml.rights-round-trip");
  Report& report = judged.report;
  for (const Loss& loss : losses) {
    const int row = is_of_rights(loss.field) ? rights : general;
    if (row < 0) continue;
    const RuleSetting& setting = engine.schema->rules[static_cast<std::size_t>(row)];
    const Severity severity = setting.severity.at(Stage::export_);
    if (severity == Severity::off) continue;
    if (report.findings.size() >= engine.limits.findings) {
      report.truncated = true;
      break;
    }
    Finding finding;
    finding.rule = rules()[static_cast<std::size_t>(row)]->id;
    finding.severity = severity;
    finding.place = place_of(loss, *judged.article);
    finding.message = std::string(target) + " cannot carry " + loss.field + ": " + loss.reason;
    finding.why = rules()[static_cast<std::size_t>(row)]->why;
    stamp_fingerprint(finding);
    report.findings.push_back(std::move(finding));
  }
  settle(report, engine.schema->stages[static_cast<std::size_t>(Stage::export_)]);
}

}  // namespace

Envelope with_time(Envelope envelope, std::optional<std::int64_t> now_ms) {
  if (!envelope.sent && now_ms) envelope.sent = from_unix_ms(*now_ms);
  return envelope;
}

std::string_view target_of(const ConvertOptions& options) {
  return options.profile && !options.profile->format.empty() ? options.profile->format
                                                             : options.target;
}

Envelope envelope_of(const ConvertOptions& options, std::optional<std::int64_t> now_ms) {
  Envelope envelope = with_time(options.envelope, now_ms);
  if (options.profile) apply(*options.profile, envelope);
  return envelope;
}

Result<Written> write_for(const Engine& engine, const Request& request,
                          const ConvertOptions& options, const Article& judged,
                          const Envelope& envelope,
                          Result<Written> (*write)(const Article&, const Envelope&,
                                                   const Budget*)) {
  if (!options.profile || !changes_article(*options.profile))
    return write(judged, envelope, request.budget);
  // The report points into the article that was judged; the receiver's is read anew.
  Result<std::unique_ptr<Article>> article = read_article(engine, request);
  if (!article) return article.error();
  std::vector<Loss> losses = apply(*options.profile, **article);
  Result<Written> written = write(**article, envelope, request.budget);
  if (written) written->losses.insert(written->losses.begin(), losses.begin(), losses.end());
  return written;
}

Result<WriterChoice> writer_for(const Engine& engine, std::string_view target) {
  if (target.empty())
    target = engine.schema->stages[static_cast<std::size_t>(Stage::export_)].target;
  if (target.empty()) target = "newsml-g2";
  if (const WriterChoice choice = choose_writer(target); choice.writer) return choice;
  std::string names;
  for (const Writer* each : writers()) {
    names.append(names.empty() ? "" : ", ").append(each->id);
    for (const std::string_view version : each->versions)
      names.append(", ").append(each->id).append("-").append(version);
  }
  return Error{.code = Code::unsupported,
               .message = "no output format '" + std::string(target) + "'; there is " + names};
}

Result<Converted> convert_article(const Engine& engine, const Request& request,
                                  const ConvertOptions& options) {
  Result<WriterChoice> choice = writer_for(engine, target_of(options));
  if (!choice) return choice.error();
  const Writer& writer = *choice->writer;
  Result<Judged> judged = judge_article(engine, request);
  if (!judged) return judged.error();
  Converted converted{.judged = std::move(*judged), .written = {}, .media_type = writer.media_type};
  if (options.gate && converted.judged.report.decision == Decision::blocked) return converted;
  Envelope envelope = envelope_of(options, request.now_ms);
  if (!choice->version.empty()) envelope.format_version = choice->version;
  Result<Written> written =
      write_for(engine, request, options, *converted.judged.article, envelope, writer.write);
  if (!written) return written.error();
  if (written->bytes.size() > options.max_output)
    return Error{
        .code = Code::limit,
        .message = "limit: output is larger than " + std::to_string(options.max_output) + " bytes"};
  add_losses(engine, written->losses, writer.id, converted.judged);
  // A loss that the house counts as an error holds the document back like any other error.
  if (options.gate && converted.judged.report.decision == Decision::blocked) return converted;
  converted.written = std::move(*written);
  return converted;
}

}  // namespace stet
