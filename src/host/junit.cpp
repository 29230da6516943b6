/// JUnit XML as CI systems read it: a suite for each article, in it a case for each rule that
/// fired. A case fails when it would make the exit code 1.

#include "host/check_output.h"
#include "host/errors.h"
#include "host/markup.h"
#include "host/output.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace stet::host {
namespace {

/// The findings of one rule, in reading order.
struct Case {
  std::string_view rule;
  std::vector<const ReportFinding*> findings;
};

class JunitOutput final : public CheckOutput {
 public:
  explicit JunitOutput(const CheckCommand& command) : command_(command) {}

  void add(const Input& input, const Outcome& outcome) override {
    begin();
    name_ = xml_attribute(name_of(input, outcome.job));
    file_ = xml_attribute(input.path);
    if (outcome.report.empty())
      refused(outcome.refused);
    else
      judged(input, parse_report(outcome.report, outcome.job.bytes->bytes.size()));
  }
  void finish() override {
    begin();
    write_stdout("</testsuites>\n");
  }

 private:
  void begin() {
    if (!std::exchange(begun_, true))
      write_stdout(
          "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"stet check\">\n");
  }

  std::string suite(std::size_t tests, std::size_t failures, std::size_t errors,
                    std::size_t skipped) const {
    return "<testsuite name=\"" + name_ + "\" tests=\"" + std::to_string(tests) + "\" failures=\"" +
           std::to_string(failures) + "\" errors=\"" + std::to_string(errors) + "\" skipped=\"" +
           std::to_string(skipped) + "\">\n";
  }
  std::string test(std::string_view name, std::uint64_t line) const {
    std::string out = "  <testcase classname=\"" + name_ + "\" name=\"" + xml_attribute(name) +
                      "\" file=\"" + file_ + "\"";
    if (line > 0) out += " line=\"" + std::to_string(line) + "\"";
    return out;
  }

  void refused(const Refusal& refusal) const {
    write_stdout(suite(1, 0, 1, 0) + test("read", refusal.line) + ">\n    <error type=\"" +
                 xml_attribute(refusal.code) + "\" message=\"" + xml_attribute(refusal.message) +
                 "\"/>\n  </testcase>\n</testsuite>\n");
  }

  void judged(const Input& input, const CheckReport& report) const {
    std::vector<Case> cases;
    for (const ReportFinding& finding : report.findings) {
      auto at = std::find_if(cases.begin(), cases.end(),
                             [&](const Case& each) { return each.rule == finding.rule; });
      if (at == cases.end()) at = cases.insert(cases.end(), Case{finding.rule, {}});
      at->findings.push_back(&finding);
    }
    std::string out;
    std::size_t failures = 0, skipped = 0;
    for (const Case& each : cases) case_of(input, each, out, failures, skipped);
    // A suite without a case is a broken run to some.
    if (cases.empty()) out = test("decision", 0) + "/>\n";
    const std::string verdict = report.decision + ": " + counts_text(report);
    write_stdout(suite(std::max<std::size_t>(cases.size(), 1), failures, 0, skipped) + out +
                 "  <system-out>" + xml_text(verdict) + "</system-out>\n</testsuite>\n");
  }

  void case_of(const Input& input, const Case& each, std::string& out, std::size_t& failures,
               std::size_t& skipped) const {
    const ReportFinding* failed = nullptr;
    const ReportFinding* standing = nullptr;
    std::string lines;
    for (const ReportFinding* finding : each.findings) {
      lines += printable(input.path, 4096) + ":" + std::to_string(finding->line) + ":" +
               std::to_string(finding->column) + ": " +
               (finding->waiver ? "waived" : finding->severity) + ": " + finding->message;
      if (finding->waiver) lines += " (" + finding->waiver->reason + ")";
      lines += "\n";
      if (finding->waiver) continue;
      if (!standing) standing = finding;
      if (!failed && counts_for(finding->severity, command_.fail_on)) failed = finding;
    }
    const ReportFinding& shown = failed ? *failed : standing ? *standing : *each.findings.front();
    lines += "why: " + shown.why + "\n";
    out += test(each.rule, shown.line) + ">\n";
    if (failed) {
      ++failures;
      out += "    <failure type=\"" + xml_attribute(shown.severity) + "\" message=\"" +
             xml_attribute(shown.message) + "\">" + xml_text(lines) + "</failure>\n";
    } else if (!standing) {
      ++skipped;
      out += "    <skipped message=\"waived: " + xml_attribute(shown.waiver->reason) + "\"/>\n";
    } else {
      out += "    <system-out>" + xml_text(lines) + "</system-out>\n";
    }
    out += "  </testcase>\n";
  }

  const CheckCommand& command_;
  std::string name_, file_;  // of the article at hand, escaped
  bool begun_ = false;
};

}  // namespace

std::unique_ptr<CheckOutput> make_junit_output(const CheckCommand& command) {
  return std::make_unique<JunitOutput>(command);
}

}  // namespace stet::host
