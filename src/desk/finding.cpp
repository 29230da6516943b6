#include "desk/finding.h"

#include "desk/report.h"

#include <algorithm>

namespace stet {

std::string_view to_string(Severity severity) {
  switch (severity) {
    case Severity::off:
      return "off";
    case Severity::suggestion:
      return "suggestion";
    case Severity::warning:
      return "warning";
    case Severity::error:
      return "error";
  }
  return "off";
}

std::string_view to_string(Confidence confidence) {
  switch (confidence) {
    case Confidence::low:
      return "low";
    case Confidence::medium:
      return "medium";
    case Confidence::high:
      return "high";
  }
  return "low";
}

std::string_view to_string(Stage stage) {
  switch (stage) {
    case Stage::submit:
      return "submit";
    case Stage::publish:
      return "publish";
    case Stage::export_:
      return "export";
  }
  return "own";
}

std::optional<Severity> parse_severity(std::string_view word) {
  for (Severity each : {Severity::off, Severity::suggestion, Severity::warning, Severity::error})
    if (word == to_string(each)) return each;
  return std::nullopt;
}

std::optional<Confidence> parse_confidence(std::string_view word) {
  for (Confidence each : {Confidence::low, Confidence::medium, Confidence::high})
    if (word == to_string(each)) return each;
  return std::nullopt;
}

std::optional<Stage> parse_stage(std::string_view word) {
  for (Stage each : {Stage::submit, Stage::publish, Stage::export_})
    if (word == to_string(each)) return each;
  return std::nullopt;
}

void Findings::add(Finding finding) {
  if (list_.size() >= at_most_) {
    ++over_;
    return;
  }
  list_.push_back(std::move(finding));
}

void Findings::need(Need need) {
  const auto same = [&](const Need& each) { return each.id == need.id; };
  if (needs_.size() < kMaxNeeds && std::none_of(needs_.begin(), needs_.end(), same))
    needs_.push_back(std::move(need));
}

const Fact* Findings::fact(std::string_view id) const {
  for (std::size_t i = 0; i < fact_count_; ++i)
    if (facts_[i].id == id) return &facts_[i];
  return nullptr;
}

}  // namespace stet
