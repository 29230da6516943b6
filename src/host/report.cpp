#include "host/report.h"

#include "host/errors.h"
#include "host/json_values.h"

#include <simdjson.h>

#include <algorithm>

namespace stet::host {
namespace {

using simdjson::dom::element;

std::optional<Stretch> stretch_of(element object, std::string_view key) {
  simdjson::dom::array pair;
  std::uint64_t begin = 0, end = 0;
  if (object[key].get(pair) != simdjson::SUCCESS || pair.size() != 2 ||
      pair.at(0).get(begin) != simdjson::SUCCESS || pair.at(1).get(end) != simdjson::SUCCESS)
    return std::nullopt;
  return Stretch{begin, end};
}

class Parser {
 public:
  explicit Parser(std::size_t source_size) : size_(source_size) {}

  ReportFinding finding(element from) const {
    ReportFinding out;
    out.rule = string_of(from, "rule");
    out.severity = string_of(from, "severity");
    out.message = string_of(from, "message");
    out.why = string_of(from, "why");
    out.match = string_of(from, "match");
    out.confidence = string_of(from, "confidence");
    out.fingerprint = string_of(from, "fingerprint");
    out.at = place(from);
    out.line = number_of(from, "line");
    out.column = number_of(from, "column");
    if (element in; from["in"].get(in) == simdjson::SUCCESS) {
      out.field = string_of(in, "field");
      if (in["block"].get(out.block) != simdjson::SUCCESS) out.block = -1;
      out.inside = stretch_of(in, "bytes");
    }
    for_each(from, "fixes", [&](element each) { out.fixes.push_back(fix(each)); });
    for_each(from, "related", [&](element each) {
      out.related.push_back({std::string(string_of(each, "message")), place(each),
                             number_of(each, "line"), number_of(each, "column")});
    });
    if (element waiver; from["waiver"].get(waiver) == simdjson::SUCCESS && waiver.is_object())
      out.waiver = ReportWaiver{std::string(string_of(waiver, "reason")),
                                std::string(string_of(waiver, "author")),
                                std::string(string_of(waiver, "role")), is_true(waiver, "inText")};
    return out;
  }

 private:
  Stretch place(element from) const {
    Stretch at = stretch_of(from, "span").value_or(Stretch{});
    at.begin = std::min(at.begin, size_);
    at.end = std::clamp(at.end, at.begin, size_);
    return at;
  }
  ReportFix fix(element from) const {
    ReportFix out{
        .title = std::string(string_of(from, "title")), .safe = is_true(from, "safe"), .edits = {}};
    for_each(from, "edits", [&](element each) {
      out.edits.push_back({place(each), std::string(string_of(each, "text"))});
    });
    return out;
  }

  std::size_t size_;
};

std::string plural(std::uint64_t count, std::string_view word) {
  return std::to_string(count) + " " + std::string(word) + (count == 1 ? "" : "s");
}

}  // namespace

CheckReport parse_report(std::string_view json, std::size_t source_size) {
  simdjson::dom::parser parser;
  const simdjson::padded_string padded(json);
  element root;
  if (parser.parse(padded).get(root) != simdjson::SUCCESS || !root.is_object())
    throw Failure(kStorage, "the plugin gave a report that is no JSON");
  CheckReport report;
  report.format = string_of(root, "format");
  report.decision = string_of(root, "decision");
  report.stage = string_of(root, "stage");
  report.language = string_of(root, "language");
  report.engine = string_of(root, "engine");
  report.truncated = is_true(root, "truncated");
  if (element schema; root["schema"].get(schema) == simdjson::SUCCESS) {
    report.schema_name = string_of(schema, "name");
    report.schema_version = string_of(schema, "version");
    report.schema_hash = string_of(schema, "hash");
  }
  if (element counts; root["counts"].get(counts) == simdjson::SUCCESS) {
    report.errors = number_of(counts, "error");
    report.warnings = number_of(counts, "warning");
    report.suggestions = number_of(counts, "suggestion");
    report.waived = number_of(counts, "waived");
  }
  const Parser parse(source_size);
  for_each(root, "findings", [&](element each) { report.findings.push_back(parse.finding(each)); });
  return report;
}

bool counts_for(std::string_view severity, std::string_view fail_on) {
  if (fail_on == "never") return false;
  if (severity == "error") return true;
  if (severity == "warning") return fail_on != "error";
  return fail_on == "suggestion";
}

std::string counts_text(const CheckReport& report) {
  std::string out = plural(report.errors, "error") + ", " + plural(report.warnings, "warning") +
                    ", " + plural(report.suggestions, "suggestion");
  if (report.waived > 0) out += ", " + std::to_string(report.waived) + " waived";
  return out;
}

}  // namespace stet::host
