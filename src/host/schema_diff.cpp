/// stet schema diff: two instances of the plugin, one a schema, judge the same copy; what differs
/// is what the change would do.

#include "host/answer.h"
#include "host/articles.h"
#include "host/commands.h"
#include "host/output.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace stet::host {
namespace {

constexpr std::size_t kExamples = 3;  ///< findings shown of each kind and rule

/// A finding as both schemas would know it again: the same rule at the same bytes.
struct Mark {
  std::string rule, severity, message, match;
  std::int64_t begin = 0, end = 0;
  std::uint64_t line = 0, column = 0;
  bool waived = false;

  /// What the desk sees of it: a waived finding holds nothing back.
  std::string standing() const { return waived ? "waived" : severity; }
  auto place() const { return std::tie(rule, begin, end, message); }
};

struct Verdict {
  std::string decision;
  std::vector<Mark> marks;
};

Verdict verdict_of(std::string_view report) {
  const Answer answer(report);
  Verdict verdict{.decision = std::string(string_of(answer.root(), "decision")), .marks = {}};
  for (simdjson::dom::element finding : list_of(answer.root(), "findings")) {
    Mark mark{.rule = std::string(string_of(finding, "rule")),
              .severity = std::string(string_of(finding, "severity")),
              .message = std::string(string_of(finding, "message")),
              .match = std::string(string_of(finding, "match")),
              .line = number_of(finding, "line"),
              .column = number_of(finding, "column")};
    std::size_t at = 0;
    for (simdjson::dom::element number : list_of(finding, "span"))
      if (number.get(at++ == 0 ? mark.begin : mark.end) != simdjson::SUCCESS) break;
    simdjson::dom::element waiver;
    mark.waived = finding["waiver"].get(waiver) == simdjson::SUCCESS && !waiver.is_null();
    verdict.marks.push_back(std::move(mark));
  }
  std::sort(verdict.marks.begin(), verdict.marks.end(),
            [](const Mark& a, const Mark& b) { return a.place() < b.place(); });
  return verdict;
}

/// One thing that the change does to one article.
struct Change {
  std::string input, before, after;  ///< severities, or "waived"; empty: not there
  Mark mark;
};

struct RuleChanges {
  std::vector<Change> examples;  ///< the first of each kind
  std::size_t found = 0, gone = 0, changed = 0;

  void add(Change change) {
    std::size_t& count = change.before.empty() ? found : change.after.empty() ? gone : changed;
    if (++count <= kExamples) examples.push_back(std::move(change));
  }
};

class Difference {
 public:
  void add(const std::string& input, const Verdict& before, const Verdict& after) {
    ++articles_;
    if (before.decision != "blocked" && after.decision == "blocked") blocked_.push_back(input);
    if (before.decision == "blocked" && after.decision != "blocked") freed_.push_back(input);
    auto a = before.marks.begin(), b = after.marks.begin();
    const auto old_end = before.marks.end(), new_end = after.marks.end();
    while (a != old_end || b != new_end) {
      if (b == new_end || (a != old_end && a->place() < b->place())) {
        rules_[a->rule].add({input, a->severity, "", *a});
        ++a;
      } else if (a == old_end || b->place() < a->place()) {
        rules_[b->rule].add({input, "", b->severity, *b});
        ++b;
      } else {
        if (a->standing() != b->standing())
          rules_[a->rule].add({input, a->standing(), b->standing(), *b});
        ++a;
        ++b;
      }
    }
  }
  bool empty() const { return rules_.empty() && blocked_.empty() && freed_.empty(); }

  std::string json() const {
    std::string out = "{\"articles\":" + std::to_string(articles_);
    append_list(out, "blocked", blocked_);
    append_list(out, "unblocked", freed_);
    out += ",\"rules\":[";
    for (const auto& [rule, changes] : rules_) {
      if (out.back() != '[') out += ',';
      out += "{\"rule\":" + json_string(rule) + ",\"new\":" + std::to_string(changes.found) +
             ",\"gone\":" + std::to_string(changes.gone) +
             ",\"changed\":" + std::to_string(changes.changed) + ",\"examples\":[";
      for (const Change& each : changes.examples) {
        if (out.back() != '[') out += ',';
        out += "{\"input\":" + json_string(each.input) +
               ",\"line\":" + std::to_string(each.mark.line) +
               ",\"column\":" + std::to_string(each.mark.column) +
               ",\"before\":" + severity_json(each.before) +
               ",\"after\":" + severity_json(each.after) +
               ",\"message\":" + json_string(each.mark.message) +
               ",\"match\":" + json_string(each.mark.match) + "}";
      }
      out += "]}";
    }
    return out + "]}";
  }

  std::string text(const Palette& palette) const {
    std::string out;
    for (const auto& [rule, changes] : rules_) {
      out += palette.strong(rule) + ": " + std::to_string(changes.found) + " new, " +
             std::to_string(changes.gone) + " gone, " + std::to_string(changes.changed) +
             " with another severity\n";
      for (const Change& each : changes.examples) {
        const char* sign = each.before.empty() ? "+" : each.after.empty() ? "-" : "~";
        std::string severity = each.before;
        if (!each.before.empty() && !each.after.empty()) severity += " -> ";
        severity += each.after;
        out += std::string("  ") + sign + " " + printable(each.input, 4096) + ":" +
               std::to_string(each.mark.line) + ":" + std::to_string(each.mark.column) + ": " +
               severity + ": " + printable(each.mark.message) + "\n";
      }
    }
    for (const std::string& input : blocked_)
      out += "now blocked: " + printable(input, 4096) + "\n";
    for (const std::string& input : freed_)
      out += "no longer blocked: " + printable(input, 4096) + "\n";
    return out + std::to_string(articles_) + " articles: " + std::to_string(blocked_.size()) +
           " newly blocked, " + std::to_string(freed_.size()) + " freed; " +
           std::to_string(rules_.size()) + " rules say something else\n";
  }

 private:
  static std::string severity_json(const std::string& severity) {
    return severity.empty() ? std::string("null") : json_string(severity);
  }
  static void append_list(std::string& out, const char* key,
                          const std::vector<std::string>& inputs) {
    out += std::string(",\"") + key + "\":[";
    for (const std::string& input : inputs)
      out += (out.back() == '[' ? "" : ",") + json_string(input);
    out += "]";
  }

  std::map<std::string, RuleChanges> rules_;
  std::vector<std::string> blocked_, freed_;
  std::size_t articles_ = 0;
};

}  // namespace

int run(const SchemaDiffCommand& command) {
  const Session before(with_schema(command.settings, command.before));
  const Session after(with_schema(command.settings, command.after));
  const CallFor call(command.settings, command.settings.stage);
  const std::vector<Input> inputs = expand(command.corpus);
  Articles articles(before, call, inputs);
  Progress progress(inputs.size());
  std::size_t begun = 0;
  Difference difference;
  int exit = kClean;
  for (Job job; articles.next(job);) {
    for (; begun < job.input; ++begun) progress.step();
    const std::string name = name_of(inputs[job.input], job);
    if (job.refused) {
      print_error_line(name, job.refused->line, job.refused->column, job.refused->code,
                       job.refused->message);
      exit = worst(exit, job.refused->exit);
      continue;
    }
    try {
      const CallForJob own(call, job);
      const Verdict old_verdict =
          verdict_of(before.plugin().on_submit(own.get(), job.bytes->bytes).bytes());
      const Verdict new_verdict =
          verdict_of(after.plugin().on_submit(own.get(), job.bytes->bytes).bytes());
      difference.add(name, old_verdict, new_verdict);
    } catch (const abi::Error& error) {
      if (exit_code(error.status) == kUsage) throw;
      exit = worst(exit, refuse(name, error));
    }
  }
  if (command.format == "json")
    write_stdout(pretty_json(difference.json()) + "\n");
  else
    write_stdout(difference.text(Palette::for_stdout(command.colour)));
  flush_stdout();
  return worst(exit, difference.empty() ? kClean : kFindings);
}

}  // namespace stet::host
