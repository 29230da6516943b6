/// SARIF 2.1.0 (OASIS Standard, 27 March 2020): one run over all inputs. Results come first and the
/// tool with its rules behind them, so that nothing but the rules that fired is kept.

#include "host/check_output.h"
#include "host/json_values.h"
#include "host/markup.h"
#include "host/output.h"
#include "host/positions.h"

#include <simdjson.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <utility>
#include <vector>

namespace stet::host {
namespace {

std::string_view level_of(std::string_view severity) {
  if (severity == "error" || severity == "warning") return severity;
  return severity == "off" ? "none" : "note";
}

std::string text_of(std::string_view text) { return "{\"text\":" + json_string(text) + "}"; }

/// What a rule says of itself, under the schema in force.
struct RuleTold {
  std::string why, help, help_uri, level, precision;
  bool is_heuristic = false;
};

std::map<std::string, RuleTold> rules_told(const Session& session, const std::string& stage) {
  std::map<std::string, RuleTold> told;
  const auto* rules = session.plugin().extension<stet_rules_1>("stet.rules/1");
  if (!rules) return told;  // results then stand for themselves
  abi::Blob blob(session.library().entry());
  stet_error error = abi::empty_error();
  if (const stet_status status = rules->list(session.plugin().get(), blob.out(), &error);
      status < 0)
    throw abi::Error(status, error);
  simdjson::dom::parser parser;
  const simdjson::padded_string padded(blob.bytes());
  simdjson::dom::array list;
  if (parser.parse(padded)["rules"].get(list) != simdjson::SUCCESS) return told;
  for (const simdjson::dom::element rule : list) {
    RuleTold& each = told[std::string(string_of(rule, "id"))];
    each.why = string_of(rule, "why");
    each.precision = string_of(rule, "precision");
    std::string severity;
    if (simdjson::dom::element stages; rule["severity"].get(stages) == simdjson::SUCCESS)
      severity = string_of(stages, stage);
    each.level = level_of(severity);
    if (rule["heuristic"].get(each.is_heuristic) != simdjson::SUCCESS) each.is_heuristic = false;
    const std::string house(string_of(rule, "help"));
    if (house.rfind("https://", 0) == 0 || house.rfind("http://", 0) == 0) each.help_uri = house;
    each.help = each.why;
    if (const std::string pass(string_of(rule, "pass")); !pass.empty())
      each.help += "\n\nStands: " + pass;
    if (const std::string fail(string_of(rule, "fail")); !fail.empty())
      each.help += "\n\nIs marked: " + fail;
    if (!house.empty() && each.help_uri.empty()) each.help += "\n\n" + house;
  }
  return told;
}

/// Where a file is, as a reader of the log would look for it: from the working directory.
std::string uri_of(const std::string& path) {
  namespace fs = std::filesystem;
  std::error_code failed;
  if (!path.empty() && path.front() == '/') {
    const fs::path relative =
        fs::path(path).lexically_relative(fs::current_path(failed)).lexically_normal();
    if (!failed && !relative.empty() && relative.begin()->string() != "..")
      return uri_of_path(relative.string());
  }
  return uri_of_path(path);
}

class SarifOutput final : public CheckOutput {
 public:
  SarifOutput(const CheckCommand& command, const Session& session)
      : command_(command), session_(session) {}

  void add(const Input& input, const Outcome& outcome) override {
    begin();
    location_ = "{\"uri\":" + json_string(uri_of(input.path)) +
                (input.path == "-" ? ",\"description\":{\"text\":\"standard input\"}}" : "}");
    if (outcome.report.empty()) {
      notify(outcome.refused);
      return;
    }
    if (outcome.job.bytes != bytes_) {
      bytes_ = outcome.job.bytes;
      positions_.emplace(bytes_->bytes);
    }
    const CheckReport report = parse_report(outcome.report, bytes_->bytes.size());
    if (schema_.empty())
      schema_ = "{\"schema\":{\"name\":" + json_string(report.schema_name) +
                ",\"version\":" + json_string(report.schema_version) +
                ",\"hash\":" + json_string(report.schema_hash) + "}}";
    for (const ReportFinding& finding : report.findings) result(finding, outcome.job.article);
  }

  void finish() override {
    begin();
    std::string out = count_ > 0 ? "\n],\n" : "],\n";
    out += "\"tool\":{\"driver\":{\"name\":\"Stet\",\"version\":" + json_string(version()) +
           ",\"rules\":[";
    std::map<std::string, RuleTold> told;
    if (!order_.empty()) told = rules_told(session_, command_.settings.stage);
    for (std::size_t i = 0; i < order_.size(); ++i)
      out += (i == 0 ? "\n" : ",\n") + rule(order_[i], told[order_[i]]);
    out += order_.empty() ? "]}},\n" : "\n]}},\n";
    out += std::string("\"invocations\":[{\"executionSuccessful\":") +
           (notifications_.empty() ? "true" : "false") + ",\"toolExecutionNotifications\":[" +
           notifications_ + "]}]";
    if (!schema_.empty()) out += ",\n\"properties\":" + schema_;
    write_stdout(out + "}]}\n");
  }

 private:
  void begin() {
    if (std::exchange(begun_, true)) return;
    write_stdout(
        "{\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\",\"version\":\"2.1.0\","
        "\"runs\":[{\"columnKind\":\"unicodeCodePoints\",\n\"results\":[");
  }

  std::string version() const {
    simdjson::dom::parser parser;
    const simdjson::padded_string padded(session_.library().describe());
    simdjson::dom::element root;
    return parser.parse(padded).get(root) == simdjson::SUCCESS
               ? std::string(string_of(root, "version"))
               : "";
  }

  static std::string rule(const std::string& id, const RuleTold& told) {
    std::string out = "{\"id\":" + json_string(id) +
                      ",\"shortDescription\":" + text_of(told.why.empty() ? id : told.why) +
                      ",\"help\":" + text_of(told.help.empty() ? id : told.help);
    if (!told.help_uri.empty()) out += ",\"helpUri\":" + json_string(told.help_uri);
    if (!told.level.empty())
      out += ",\"defaultConfiguration\":{\"enabled\":" +
             std::string(told.level == "none" ? "false" : "true") +
             ",\"level\":" + json_string(told.level) + "}";
    out += ",\"properties\":{\"tags\":[" + json_string(id.substr(0, id.find('.'))) +
           "],\"heuristic\":" + (told.is_heuristic ? "true" : "false");
    if (!told.precision.empty()) out += ",\"precision\":" + json_string(told.precision);
    return out + "}}";
  }

  std::string region(const Stretch& at, Position begin) const {
    const Position end = positions_->at(at.end);
    return "{\"startLine\":" + std::to_string(begin.line) +
           ",\"startColumn\":" + std::to_string(begin.column) +
           ",\"endLine\":" + std::to_string(end.line) +
           ",\"endColumn\":" + std::to_string(end.column) +
           ",\"byteOffset\":" + std::to_string(at.begin) +
           ",\"byteLength\":" + std::to_string(at.size()) + "}";
  }
  std::string region(const Stretch& at) const { return region(at, positions_->at(at.begin)); }
  std::string physical(const std::string& region) const {
    return "\"physicalLocation\":{\"artifactLocation\":" + location_ + ",\"region\":" + region +
           "}";
  }

  void result(const ReportFinding& finding, std::uint32_t article) {
    const auto [at, is_new] = index_.try_emplace(finding.rule, order_.size());
    if (is_new) order_.push_back(finding.rule);
    std::string out = count_++ == 0 ? "\n" : ",\n";
    out += "{\"ruleId\":" + json_string(finding.rule) +
           ",\"ruleIndex\":" + std::to_string(at->second) +
           ",\"level\":" + json_string(level_of(finding.severity)) +
           ",\"message\":" + text_of(finding.message);
    std::string place = article == 0 ? "" : "article " + std::to_string(article) + ", ";
    place += finding.field;
    if (finding.block >= 0) place += "[" + std::to_string(finding.block) + "]";
    out += ",\"locations\":[{" + physical(region(finding.at)) +
           ",\"logicalLocations\":[{\"fullyQualifiedName\":" + json_string(place) + "}]}]";
    if (!finding.related.empty()) {
      out += ",\"relatedLocations\":[";
      for (const ReportRelated& other : finding.related) {
        if (&other != finding.related.data()) out += ",";
        out += "{" + physical(region(other.at)) + ",\"message\":" + text_of(other.message) + "}";
      }
      out += "]";
    }
    out += ",\"partialFingerprints\":{\"stetFinding/v1\":" + json_string(finding.fingerprint) + "}";
    // An empty list says that none is suppressed, no list that nobody looked.
    out += ",\"suppressions\":[";
    if (finding.waiver)
      out += std::string("{\"kind\":\"") + (finding.waiver->in_text ? "inSource" : "external") +
             "\",\"status\":\"accepted\",\"justification\":" + json_string(finding.waiver->reason) +
             "}";
    out += "]";
    if (!finding.fixes.empty()) fixes(finding, out);
    out += ",\"properties\":{\"confidence\":" + json_string(finding.confidence) + "}}";
    write_stdout(out);
  }

  void fixes(const ReportFinding& finding, std::string& out) const {
    out += ",\"fixes\":[";
    for (const ReportFix& fix : finding.fixes) {
      if (&fix != finding.fixes.data()) out += ",";
      out += "{\"description\":" + text_of(fix.title) +
             ",\"artifactChanges\":[{\"artifactLocation\":" + location_ + ",\"replacements\":[";
      for (const ReportEdit& edit : fix.edits) {
        if (&edit != fix.edits.data()) out += ",";
        out += "{\"deletedRegion\":" + region(edit.at) +
               ",\"insertedContent\":" + text_of(edit.text) + "}";
      }
      out += std::string("]}],\"properties\":{\"safe\":") + (fix.safe ? "true" : "false") + "}}";
    }
    out += "]";
  }

  void notify(const Refusal& refused) {
    if (!notifications_.empty()) notifications_ += ",\n";
    notifications_ += "{\"level\":\"error\",\"descriptor\":{\"id\":" + json_string(refused.code) +
                      "},\"message\":" + text_of(refused.message) +
                      ",\"locations\":[{\"physicalLocation\":{\"artifactLocation\":" + location_;
    if (refused.line > 0)
      notifications_ += ",\"region\":{\"startLine\":" + std::to_string(refused.line) +
                        ",\"startColumn\":" + std::to_string(std::max(refused.column, 1u)) + "}";
    notifications_ += "}}]}";
  }

  const CheckCommand& command_;
  const Session& session_;
  std::string location_;                      // of the input at hand
  std::shared_ptr<const Bytes> bytes_;        // of the input at hand
  std::optional<Positions> positions_;        // in them
  std::map<std::string, std::size_t> index_;  // rules that fired, in the order they did
  std::vector<std::string> order_;
  std::string notifications_, schema_;
  std::size_t count_ = 0;
  bool begun_ = false;
};

}  // namespace

std::unique_ptr<CheckOutput> make_sarif_output(const CheckCommand& command,
                                               const Session& session) {
  return std::make_unique<SarifOutput>(command, session);
}

}  // namespace stet::host
