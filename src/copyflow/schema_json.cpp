#include "copyflow/schema_json.h"

#include "copyflow/submit.h"
#include "desk/schema/builder.h"
#include "desk/schema/merged.h"
#include "desk/schema/node.h"
#include "desk/schema/overrides.h"
#include "text/json_writer.h"
#include "text/lines.h"

#include <algorithm>
#include <map>

namespace stet {
namespace {

void write_severities(JsonWriter& json, const Schema& schema, const StageSeverities& severity) {
  json.key("severity").begin_object();
  for (const std::string_view stage : schema.stage_names())
    json.member(stage, to_string(severity.at(*schema.find_stage(stage))));
  json.end_object();
}

void write_place(JsonWriter& json, const Document& document, LineColumn at) {
  json.member("file", document.file)
      .member("line", static_cast<std::int64_t>(at.line))
      .member("column", static_cast<std::int64_t>(at.column));
}

void write_schema(JsonWriter& json, const Schema& schema) {
  json.key("schema")
      .begin_object()
      .member("name", schema.name)
      .member("version", schema.version)
      .member("hash", schema.hash)
      .end_object();
}

/// Follows one rule through the layers, as the judge does.
class Explanation {
 public:
  Explanation(const Schema& schema, const Judged& judged, Stage stage, int rule, JsonWriter& json)
      : schema_(schema),
        judged_(judged),
        stage_(stage),
        rule_(rule),
        json_(json),
        row_(schema.row(static_cast<std::size_t>(rule))),
        setting_(schema.rules[static_cast<std::size_t>(rule)]) {}

  void write() {
    const Article& article = *judged_.article;
    json_.begin_object().member("rule", row_.id).member("stage", schema_.stage_name(stage_));
    json_.member("language", judged_.proof->language);
    json_.member("profile", article.profile.is_present() ? article.profile.value : "");
    write_schema(json_, schema_);
    json_.key("layers").begin_array();
    const std::size_t own = rules().size();
    if (static_cast<std::size_t>(rule_) < own) {
      json_.begin_object().member("by", "stet").member("name", "the rule's own default");
      write_severities(json_, schema_, row_.severity);
      json_.member_bool("applies", true).end_object();
    }
    for (const RuleLayer& layer : schema_.layers)
      if (layer.rule == rule_) write(layer);
    std::size_t found = 0;
    for (const Finding& finding : judged_.report.findings) {
      if (finding.rule != row_.id) continue;
      ++found;
      if (finding.waiver) write_waiver(finding);
    }
    json_.end_array();
    write_severities(json_, schema_, setting_.severity);
    const Severity severity = setting_.severity.at(stage_);
    json_.member("result", to_string(severity));
    json_.member("minConfidence", to_string(setting_.min_confidence));
    json_.member("silent", why_silent(severity));
    json_.member("findings", static_cast<std::int64_t>(found)).end_object();
  }

 private:
  bool holds_for_article(const RuleLayer& layer) const {
    if (layer.by == RuleLayer::By::type) {
      const auto type =
          std::find_if(schema_.types.begin(), schema_.types.end(),
                       [&](const TypeRules& each) { return each.name == layer.type; });
      return type != schema_.types.end() && is_of_type(*type, schema_, *judged_.proof);
    }
    return layer.by != RuleLayer::By::override_ ||
           holds(schema_.overrides[static_cast<std::size_t>(layer.index)].when, schema_,
                 *judged_.proof);
  }

  static std::string_view name_of(RuleLayer::By by) {
    switch (by) {
      case RuleLayer::By::style:
        return "style";
      case RuleLayer::By::rules:
        return "file";
      case RuleLayer::By::messages:
        return "messages";
      case RuleLayer::By::type:
        return "type";
      case RuleLayer::By::override_:
        return "override";
    }
    return "";
  }

  void write(const RuleLayer& layer) {
    const bool applies = holds_for_article(layer);
    StageSeverities severity = layer.severity;
    std::string_view name = layer.document->file;
    if (layer.by == RuleLayer::By::type) name = layer.type;
    if (layer.by == RuleLayer::By::override_) {
      const Override& change = schema_.overrides[static_cast<std::size_t>(layer.index)];
      name = change.name;
      for (const RuleChange& each : change.rules)
        if (each.rule == rule_) {
          RuleSetting after = setting_;
          apply(each, after);
          severity = after.severity;
          if (applies) setting_ = std::move(after);
        }
    } else if (layer.by == RuleLayer::By::type && applies) {
      for (const TypeRules& type : schema_.types)
        for (const auto& [index, setting] : type.rules)
          if (type.name == layer.type && index == rule_) setting_ = setting;
    }
    json_.begin_object().member("by", name_of(layer.by)).member("name", name);
    write_place(json_, *layer.document, line_column(layer.document->text, layer.at.begin));
    json_.member("key", layer.key).key("wrote");
    if (layer.by == RuleLayer::By::style)
      json_.begin_object().member("level", to_string(severity.at(stage_))).end_object();
    else
      json_.raw(to_json(*layer.value));
    write_severities(json_, schema_, severity);
    json_.member_bool("applies", applies).end_object();
  }

  void write_waiver(const Finding& finding) {
    const Waiver& waiver = *finding.waiver;
    const LineColumn at = line_column(judged_.article->source, finding.place.source.begin);
    json_.begin_object()
        .member("by", "waiver")
        .member("name", waiver.in_text ? "a comment in the copy" : "a record of the host")
        .member("line", static_cast<std::int64_t>(at.line))
        .member("column", static_cast<std::int64_t>(at.column))
        .member("reason", waiver.reason)
        .member("author", waiver.author)
        .member("role", waiver.role)
        .member_bool("applies", true)
        .end_object();
  }

  /// Why the rule has nothing to say here whatever stands in the copy; empty: it was asked.
  std::string why_silent(Severity severity) const {
    if (severity == Severity::off) return "it is off at " + std::string(schema_.stage_name(stage_));
    if (row_.languages == "any") return {};
    if (!judged_.proof->words_of)
      return "the language of the article is not known, and the rule judges " +
             std::string(row_.languages);
    const std::string_view language = judged_.proof->language;
    const std::string_view primary = language.substr(0, language.find_first_of("-_"));
    const std::string known = " " + std::string(row_.languages) + " ";
    if (known.find(" " + std::string(primary) + " ") != std::string::npos) return {};
    return "the article is in " + std::string(language) + ", and the rule judges " +
           std::string(row_.languages);
  }

  const Schema& schema_;
  const Judged& judged_;
  Stage stage_;
  int rule_;
  JsonWriter& json_;
  const Rule& row_;
  RuleSetting setting_;
};

}  // namespace

std::string merged_json(const Schema& schema) {
  std::string out;
  JsonWriter json(out);
  json.begin_object();
  write_schema(json, schema);
  json.key("files").begin_array();
  for (const auto& document : schema.documents) json.string(document->file);
  json.end_array().key("values").begin_array();
  for (const MergedValue& value : merged_values(schema)) {
    json.begin_object().member("path", value.path).key("value").raw(value.value).key("from");
    if (value.document) {
      json.begin_object();
      write_place(json, *value.document, value.at);
      json.end_object();
    } else {
      json.null();
    }
    json.end_object();
  }
  json.end_array().end_object();
  return out;
}

Result<std::string> explain_article(const Engine& engine, const Request& request,
                                    std::string_view rule) {
  const Schema& schema = *engine.schema;
  const int index = schema.index_of(rule);
  if (index < 0) {
    Error error{.code = Code::argument, .message = "no rule '" + std::string(rule) + "'"};
    if (const std::string_view near = schema.nearest(rule); !near.empty())
      error.message.append("; did you mean '").append(near).append("'");
    return error;
  }
  Result<Judged> judged = judge_article(engine, request);
  if (!judged) return judged.error();
  std::string out;
  JsonWriter json(out);
  Explanation(schema, *judged, request.stage, index, json).write();
  return out;
}

std::string tests_json(const Schema& schema) {
  std::string out;
  JsonWriter json(out);
  json.begin_array();
  for (const SchemaTest& test : schema.tests) {
    json.begin_object().member("name", test.name).member("article", test.article);
    json.member("stage", schema.stage_name(test.stage)).key("expect").begin_array();
    for (const SchemaTest::Expected& expected : test.expect) {
      json.begin_object().member("rule", expected.rule).key("count");
      if (expected.count)
        json.number(*expected.count);
      else
        json.null();
      json.end_object();
    }
    json.end_array().key("forbid").begin_array();
    for (const std::string& pattern : test.forbid) json.string(pattern);
    json.end_array().end_object();
  }
  json.end_array();
  return out;
}

Result<std::string> run_schema_test(const Engine& engine, const Request& request,
                                    std::size_t index) {
  const Schema& schema = *engine.schema;
  if (index >= schema.tests.size())
    return Error{.code = Code::argument,
                 .message = "no test " + std::to_string(index) + "; the schema has " +
                            std::to_string(schema.tests.size())};
  const SchemaTest& test = schema.tests[index];
  Request at_stage = request;
  at_stage.stage = test.stage;
  Result<Judged> judged = judge_article(engine, at_stage);
  if (!judged) return judged.error();
  std::map<std::string_view, std::uint32_t> found;
  for (const Finding& finding : judged->report.findings) ++found[finding.rule];
  const auto count = [&](std::string_view pattern) {
    std::uint32_t all = 0;
    for (const auto& [rule, times] : found)
      if (takes(pattern, rule)) all += times;
    return all;
  };
  std::vector<std::string> failures;
  for (const SchemaTest::Expected& expected : test.expect) {
    const std::uint32_t times = count(expected.rule);
    if (expected.count ? times == *expected.count : times > 0) continue;
    failures.push_back(
        expected.rule + " was expected " +
        (expected.count ? std::to_string(*expected.count) + " times" : "at least once") +
        "; it was found " + std::to_string(times) + " times");
  }
  for (const std::string& pattern : test.forbid)
    if (const std::uint32_t times = count(pattern); times > 0)
      failures.push_back(pattern + " is forbidden; it was found " + std::to_string(times) +
                         " times");
  std::string out;
  JsonWriter json(out);
  json.begin_object().member("name", test.name).member("article", test.article);
  json.member_bool("passed", failures.empty()).key("failures").begin_array();
  for (const std::string& failure : failures) json.string(failure);
  json.end_array().member("decision", to_string(judged->report.decision)).key("found");
  json.begin_object();
  for (const auto& [rule, times] : found) json.member(rule, static_cast<std::int64_t>(times));
  json.end_object().end_object();
  return out;
}

}  // namespace stet
