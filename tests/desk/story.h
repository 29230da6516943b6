#pragma once
/// Articles made by hand, for tests of the desk that need no reader.

#include "desk/report.h"
#include "schema_support.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace stet::test {

/// A source and an article whose fields are cut out of it.
struct Story {
  explicit Story(std::string bytes) : source(std::move(bytes)) { article.source = source; }
  Story(const Story&) = delete;
  Story& operator=(const Story&) = delete;

  /// The first place where `words` stand, as a Field that is there.
  Field field(std::string_view words) {
    const auto at = static_cast<std::uint32_t>(source.find(words));
    return {.text = article.arena.verbatim(std::string_view(source).substr(at, words.size()), at),
            .known = {.presence = Presence::present}};
  }
  Span span(std::string_view words) const {
    const auto at = static_cast<std::uint32_t>(source.find(words));
    return {at, at + static_cast<std::uint32_t>(words.size())};
  }
  void headline(std::string_view words, HeadlineRole role = HeadlineRole::main) {
    article.headlines.push_back({.role = role, .field = field(words)});
  }
  void paragraph(std::string_view words) {
    article.body.push_back({.field = field(words), .at = span(words)});
  }
  Media& picture(std::string_view at) {
    article.media.push_back({.at = span(at)});
    return article.media.back();
  }
  void comment(std::string_view words) {
    article.extra.push_back({.path = "comment", .value = words, .at = span(words)});
  }

  Report judge(const std::string& schema_json, Stage stage = Stage::submit,
               const Judgement& judgement = {}) {
    auto loaded = parse(schema_json);
    if (!loaded) throw std::runtime_error(loaded.error().message);
    schema = *loaded;
    proof = std::make_unique<Proof>(article);
    proof->context.stage = schema->policy(stage).base;
    if (proof->context.stage != stage) proof->context.own_stage = stage;
    proof->context.now_ms = now_ms;
    auto report = stet::judge(*proof, *schema, judgement);
    if (!report) throw std::runtime_error(report.error().message);
    return std::move(*report);
  }

  std::string source;
  Article article;
  std::optional<std::int64_t> now_ms;
  std::shared_ptr<const Schema> schema;
  std::unique_ptr<Proof> proof;
};

/// "rule severity words" of each finding, one a line: the marks an editor would see.
inline std::string marks(const Report& report, const Story& story) {
  std::string out;
  for (const Finding& finding : report.findings) {
    const Span at = finding.place.source;
    out.append(finding.rule).append(" ").append(to_string(finding.severity)).append(" [");
    out.append(story.source.substr(at.begin, at.size())).append("]");
    if (finding.waiver) out += " waived";
    out += '\n';
  }
  return out;
}

/// Fields only: every rule with a check is off.
inline std::string fields_only(const std::string& fields, const std::string& rest = "") {
  return "{ \"rules\": { \"*\": \"off\" }, \"fields\": {" + fields + "}" + rest + " }";
}

}  // namespace stet::test
