#include "desk/report.h"

#include "desk/fingerprint.h"

#include <algorithm>

namespace stet {
namespace {

bool in_reading_order(const Finding& a, const Finding& b) {
  if (a.place.source.begin != b.place.source.begin)
    return a.place.source.begin < b.place.source.begin;
  if (a.place.source.end != b.place.source.end) return a.place.source.end < b.place.source.end;
  return a.rule < b.rule;
}

void add_once(std::vector<std::string_view>& rules, std::string_view rule) {
  if (std::find(rules.begin(), rules.end(), rule) == rules.end()) rules.push_back(rule);
}

}  // namespace

std::string_view to_string(Decision decision) {
  switch (decision) {
    case Decision::none:
      return "none";
    case Decision::pass:
      return "pass";
    case Decision::pass_with_warnings:
      return "pass-with-warnings";
    case Decision::blocked:
      return "blocked";
  }
  return "none";
}

void settle(Report& report, const StagePolicy& policy) {
  std::stable_sort(report.findings.begin(), report.findings.end(), in_reading_order);
  const std::vector<std::string_view> before = std::move(report.blocking);
  report.blocking.clear();
  report.counts = report.unlisted;
  for (const Finding& finding : report.findings) {
    if (finding.waiver) {
      ++report.counts.waived;
      continue;
    }
    report.counts.add(finding.severity, 1);
    if (policy.block_on != Severity::off && finding.severity >= policy.block_on)
      add_once(report.blocking, finding.rule);
  }
  for (std::string_view rule : before) add_once(report.blocking, rule);
  const bool warned = report.counts.error > 0 || report.counts.warning > 0;
  report.decision = !report.blocking.empty() ? Decision::blocked
                    : warned                 ? Decision::pass_with_warnings
                                             : Decision::pass;
}

void stamp_fingerprint(Finding& finding) {
  std::string scratch;
  finding.fingerprint = fingerprint(finding, nullptr, scratch);
}

}  // namespace stet
