#include "copyflow/validate.h"

#include "copyflow/hex.h"
#include "copyflow/report_json.h"
#include "text/json_writer.h"
#include "text/lines.h"
#include "text/utf8.h"

#include <algorithm>
#include <string_view>

namespace stet {
namespace {

constexpr std::size_t kLongestMatch = 200;

std::string_view severity_of(const Fault& fault) {
  switch (fault.check->grade) {
    case Grade::suggestion:
      return "suggestion";
    case Grade::warning:
      return "warning";
    case Grade::error:
      return "error";
  }
  return "error";
}

/// FNV-1a, 64 bit, of what stays when lines move: the check, the place, the words.
std::uint64_t fingerprint_of(const Fault& fault, std::string_view match) {
  std::uint64_t hash = 14695981039346656037u;
  const auto add = [&](std::string_view bytes) {
    for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211u;
    hash = (hash ^ 0xFFu) * 1099511628211u;
  };
  add(fault.check->id);
  add(fault.path);
  add(match);
  return hash;
}

/// What the host's schema found, at its lines.
void add_schema_facts(const Request& request, Conformance& conformance, std::size_t most) {
  const Check* check = find_check("xml.schema");
  const LineIndex lines(request.document);
  for (const Fact& fact : request.facts) {
    if (fact.id != "schema" || !fact.value.is(Json::Kind::array)) continue;
    for (const Json& item : fact.value.items) {
      if (conformance.faults.size() >= most) {
        conformance.truncated = true;
        return;
      }
      const Json* line = item.find("line");
      const Json* message = item.find("message");
      const auto number =
          line && line->is(Json::Kind::number) && line->number >= 1 && line->number < 4e9
              ? static_cast<std::uint32_t>(line->number)
              : 1u;
      const std::string_view words = lines.line(number);
      Fault fault{.check = check, .message = message ? std::string(message->text_or("")) : ""};
      if (!words.empty()) {
        const auto begin = static_cast<std::uint32_t>(words.data() - request.document.data());
        const std::size_t first = std::min(words.find_first_not_of(" \t"), words.size());
        fault.at = {begin + static_cast<std::uint32_t>(first),
                    begin + static_cast<std::uint32_t>(words.size())};
      }
      conformance.faults.push_back(std::move(fault));
    }
  }
  std::stable_sort(conformance.faults.begin(), conformance.faults.end(),
                   [](const Fault& a, const Fault& b) { return a.at.begin < b.at.begin; });
}

void decide(const Conformance& conformance, Report& report) {
  for (const Fault& fault : conformance.faults) {
    switch (fault.check->grade) {
      case Grade::suggestion:
        ++report.counts.suggestion;
        break;
      case Grade::warning:
        ++report.counts.warning;
        break;
      case Grade::error:
        ++report.counts.error;
        if (std::find(report.blocking.begin(), report.blocking.end(), fault.check->id) ==
            report.blocking.end())
          report.blocking.push_back(fault.check->id);
        break;
    }
  }
  report.truncated = conformance.truncated;
  report.decision = report.counts.error > 0     ? Decision::blocked
                    : report.counts.warning > 0 ? Decision::pass_with_warnings
                                                : Decision::pass;
}

}  // namespace

Result<Validated> validate_document(const Engine& engine, const Request& request) {
  Result<Conformance> judged =
      judge_document(request.document,
                     {.limits = engine.limits, .budget = request.budget, .now_ms = request.now_ms});
  if (!judged) return judged.error();
  Validated validated{
      .document = request.document, .conformance = std::move(*judged), .report = {}};
  add_schema_facts(request, validated.conformance, engine.limits.findings);
  decide(validated.conformance, validated.report);
  return validated;
}

std::string validation_json(const Validated& validated) {
  const Report& report = validated.report;
  const LineIndex lines(validated.document);
  std::string out;
  out.reserve(512 + validated.conformance.faults.size() * 480);
  JsonWriter json(out);
  json.begin_object()
      .member("format", validated.conformance.format)
      .member("decision", to_string(report.decision));
  json.key("blocking").begin_array();
  for (const std::string_view rule : report.blocking) json.string(rule);
  json.end_array();
  json.key("counts")
      .begin_object()
      .member("error", static_cast<std::int64_t>(report.counts.error))
      .member("warning", static_cast<std::int64_t>(report.counts.warning))
      .member("suggestion", static_cast<std::int64_t>(report.counts.suggestion))
      .member("waived", std::int64_t{0})
      .end_object();
  json.key("findings").begin_array();
  for (const Fault& fault : validated.conformance.faults) {
    const LineColumn at = lines.at(fault.at.begin);
    const std::string match =
        to_valid_utf8(validated.document.substr(fault.at.begin, fault.at.size()))
            .substr(0, kLongestMatch);
    json.begin_object()
        .member("rule", fault.check->id)
        .member("severity", severity_of(fault))
        .member("message", fault.message)
        .member("why", fault.check->why);
    json.key("span").begin_array().number(fault.at.begin).number(fault.at.end).end_array();
    json.member("line", static_cast<std::int64_t>(at.line))
        .member("column", static_cast<std::int64_t>(at.column))
        .member("match", match)
        .member("confidence", "high");
    json.key("in").begin_object().member("field", fault.path);
    json.key("block").null().key("bytes").null().key("utf16").null().key("codepoints").null();
    json.end_object();
    json.key("fixes").begin_array().end_array().key("related").begin_array().end_array();
    json.member("fingerprint", hex64(fingerprint_of(fault, match))).key("waiver").null();
    json.end_object();
  }
  json.end_array()
      .member("engine", kEngineVersion)
      .member_bool("truncated", report.truncated)
      .end_object();
  return out;
}

std::string checks_json() {
  std::string out;
  JsonWriter json(out);
  json.begin_array();
  for (const Check& check : checks())
    json.begin_object()
        .member("id", check.id)
        .member("severity", severity_of({.check = &check}))
        .member("why", check.why)
        .end_object();
  json.end_array();
  return out;
}

}  // namespace stet
