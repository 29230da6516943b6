#include "copyflow/report_json.h"

#include "copyflow/hex.h"
#include "text/json_writer.h"
#include "text/lines.h"
#include "text/units.h"
#include "text/utf8.h"

#include <optional>

namespace stet {
namespace {

void span(JsonWriter& json, std::string_view name, Span at) {
  json.key(name)
      .begin_array()
      .number(static_cast<std::int64_t>(at.begin))
      .number(static_cast<std::int64_t>(at.end))
      .end_array();
}

class ReportWriter {
 public:
  ReportWriter(const Judged& judged, JsonWriter& json)
      : judged_(judged), article_(*judged.article), json_(json) {}

  Span source_of(std::uint32_t passage, Span at) const {
    return judged_.proof->passages[passage].text->source(at);
  }

  /// The words at a place: the input's own bytes in plain text (so that cutting the span gives
  /// exactly this), the decoded words where mark-up or escapes stand between.
  std::string words(std::string_view plain, Span source) const {
    if (article_.provenance.escape == SourceEscape::none)
      return to_valid_utf8(article_.source.substr(source.begin, source.size()));
    return to_valid_utf8(plain);
  }

  void mention(std::string_view name, const Mention& who) {
    const Span at = source_of(who.passage, who.span);
    json_.key(name).begin_object();
    span(json_, "span", at);
    json_.member("text", words(judged_.proof->bytes(who.passage, who.span), at));
    json_.key("resolved");
    if (who.resolved.empty())
      json_.null();
    else
      json_.string(who.resolved);
    json_.end_object();
  }

  void cue(const Cue& cue) {
    const Span at = source_of(cue.passage, cue.span);
    json_.key("cue").begin_object();
    span(json_, "span", at);
    json_.member("text", words(judged_.proof->bytes(cue.passage, cue.span), at)).end_object();
  }

  void quotation(const Quotation& quote) {
    json_.begin_object();
    const Span first = source_of(quote.parts.front().passage, quote.parts.front().span);
    const Span last = source_of(quote.parts.back().passage, quote.parts.back().span);
    span(json_, "span", {first.begin, std::max(first.end, last.end)});
    if (quote.parts.size() > 1) {
      json_.key("parts").begin_array();
      for (const Quotation::Part& part : quote.parts) {
        const Span at = source_of(part.passage, part.span);
        json_.begin_array().number(at.begin).number(at.end).end_array();
      }
      json_.end_array();
    }
    json_.member("kind", to_string(quote.kind));
    if (quote.speaker)
      mention("speaker", *quote.speaker);
    else
      json_.key("speaker").null();
    if (quote.cue)
      cue(*quote.cue);
    else
      json_.key("cue").null();
    json_.end_object();
  }

  void attribution(const Attribution& said) {
    json_.begin_object();
    mention("speaker", said.speaker);
    cue(said.cue);
    json_.key("content");
    if (said.content) {
      json_.begin_object();
      span(json_, "span", source_of(said.cue.passage, *said.content));
      json_.end_object();
    } else {
      json_.null();
    }
    json_.end_object();
  }

  void place(const Place& where) {
    const LineColumn at = lines().at(where.source.begin);
    span(json_, "span", where.source);
    json_.member("line", static_cast<std::int64_t>(at.line))
        .member("column", static_cast<std::int64_t>(at.column))
        .member("match",
                where.text ? words(where.text->cut(where.span), where.source)
                           : words(article_.source.substr(where.source.begin, where.source.size()),
                                   where.source));
  }

  void inside(const Place& where) {
    json_.key("in").begin_object().member("field", to_string(where.path, article_));
    json_.key("block");
    if (where.path.block >= 0)
      json_.number(where.path.block);
    else
      json_.null();
    if (where.text) {
      const UnitSpans units = count_units(where.text->bytes, where.span);
      span(json_, "bytes", units.bytes);
      span(json_, "utf16", units.utf16);
      span(json_, "codepoints", units.codepoints);
    } else {
      json_.key("bytes").null().key("utf16").null().key("codepoints").null();
    }
    json_.end_object();
  }

  void finding(const Finding& found) {
    json_.begin_object()
        .member("rule", found.rule)
        .member("severity", to_string(found.severity))
        .member("message", found.message)
        .member("why", found.why);
    place(found.place);
    json_.member("confidence", to_string(found.confidence));
    inside(found.place);
    json_.key("fixes").begin_array();
    for (const Fix& fix : found.fixes) {
      json_.begin_object()
          .member("title", fix.title)
          .member_bool("safe", fix.safe)
          .key("edits")
          .begin_array();
      for (const Edit& edit : fix.edits) {
        json_.begin_object();
        span(json_, "span", edit.span);
        json_.member("text", edit.text).end_object();
      }
      json_.end_array().end_object();
    }
    json_.end_array().key("related").begin_array();
    for (const Related& other : found.related) {
      json_.begin_object().member("message", other.message);
      place(other.place);
      json_.end_object();
    }
    json_.end_array().member("fingerprint", hex64(found.fingerprint)).key("waiver");
    if (found.waiver) {
      json_.begin_object()
          .member("reason", found.waiver->reason)
          .member("author", found.waiver->author)
          .member("role", found.waiver->role)
          .member("at", found.waiver->at)
          .member_bool("inText", found.waiver->in_text)
          .end_object();
    } else {
      json_.null();
    }
    json_.end_object();
  }

 private:
  const LineIndex& lines() {
    if (lines_) return *lines_;
    if (article_.part.empty())
      lines_.emplace(article_.source);
    else
      lines_.emplace(article_.source, article_.part, article_.part_begins);
    return *lines_;
  }

  const Judged& judged_;
  const Article& article_;
  JsonWriter& json_;
  std::optional<LineIndex> lines_;
};

}  // namespace

std::string report_json(const Judged& judged, const Schema& schema, Stage stage) {
  const Report& report = judged.report;
  std::string out;
  out.reserve(1024 + report.findings.size() * 640 + judged.proof->quotations.size() * 160);
  JsonWriter json(out);
  ReportWriter write(judged, json);
  json.begin_object()
      .member("format", judged.article->provenance.format)
      .member("decision", to_string(report.decision));
  json.key("blocking").begin_array();
  for (std::string_view rule : report.blocking) json.string(rule);
  json.end_array();
  json.key("counts")
      .begin_object()
      .member("error", static_cast<std::int64_t>(report.counts.error))
      .member("warning", static_cast<std::int64_t>(report.counts.warning))
      .member("suggestion", static_cast<std::int64_t>(report.counts.suggestion))
      .member("waived", static_cast<std::int64_t>(report.counts.waived))
      .end_object();
  json.key("schema")
      .begin_object()
      .member("name", schema.name)
      .member("version", schema.version)
      .member("hash", schema.hash)
      .end_object();
  json.member("stage", schema.stage_name(stage)).key("language");
  if (judged.proof->language.empty())
    json.null();
  else
    json.string(judged.proof->language);
  json.key("quotes").begin_array();
  for (const Quotation& quote : judged.proof->quotations)
    if (quote.depth == 0) write.quotation(quote);
  json.end_array().key("attributions").begin_array();
  for (const Attribution& said : judged.proof->attributions) write.attribution(said);
  json.end_array().key("findings").begin_array();
  for (const Finding& found : report.findings) write.finding(found);
  json.end_array().key("needs").begin_array();
  for (const Need& need : report.needs) {
    json.begin_object().member("id", need.id).member("kind", need.kind).member("ref", need.ref);
    json.key("want").begin_array();
    for (const std::string& want : need.want) json.string(want);
    json.end_array().end_object();
  }
  json.end_array()
      .member("articleHash", hex64(report.article_hash))
      .member("engine", kEngineVersion)
      .member_bool("truncated", report.truncated)
      .end_object();
  return out;
}

}  // namespace stet
