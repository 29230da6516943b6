#include "host/check_output.h"

#include "host/output.h"
#include "host/report_text.h"

#include <set>

namespace stet::host {
namespace {

class TextOutput final : public CheckOutput {
 public:
  explicit TextOutput(const CheckCommand& command)
      : palette_(Palette::for_stdout(command.colour)) {}

  void add(const Input& input, const Outcome& outcome) override {
    if (!outcome.report.empty())
      write_stdout(report_text(input.path, name_of(input, outcome.job), outcome.job.bytes->bytes,
                               outcome.report, palette_, told_));
  }
  void finish() override {}

 private:
  Palette palette_;
  std::set<std::string> told_;
};

std::string answer_json(const Input& input, const Outcome& outcome) {
  const std::string begin = answer_begin(input, outcome.job);
  if (!outcome.report.empty()) return begin + outcome.report.substr(1);
  const Refusal& refused = outcome.refused;
  return begin + "\"error\":{\"code\":" + json_string(refused.code) +
         ",\"message\":" + json_string(refused.message) +
         ",\"line\":" + std::to_string(refused.line) +
         ",\"column\":" + std::to_string(refused.column) +
         ",\"offset\":" + (refused.offset == UINT64_MAX ? "null" : std::to_string(refused.offset)) +
         "}}";
}

class JsonLinesOutput final : public CheckOutput {
 public:
  void add(const Input& input, const Outcome& outcome) override {
    write_stdout(answer_json(input, outcome) + "\n");
  }
  void finish() override {}
};

/// One document for one article, a list for several.
class JsonOutput final : public CheckOutput {
 public:
  explicit JsonOutput(std::size_t inputs) : many_(inputs > 1) {}

  void add(const Input& input, const Outcome& outcome) override {
    many_ |= outcome.job.article != 0;
    if (emitted_++ > 0)
      write_stdout(",\n");
    else if (many_)
      write_stdout("[\n");
    write_stdout(pretty_json(answer_json(input, outcome)));
  }
  void finish() override { write_stdout(!many_ ? "\n" : emitted_ == 0 ? "[]\n" : "\n]\n"); }

 private:
  bool many_;
  std::size_t emitted_ = 0;
};

}  // namespace

std::unique_ptr<CheckOutput> make_check_output(const CheckCommand& command, const Session& session,
                                               std::size_t inputs) {
  if (command.format == "sarif") return make_sarif_output(command, session);
  if (command.format == "junit") return make_junit_output(command);
  if (command.format == "html") return make_html_output(inputs);
  if (command.format == "jsonl") return std::make_unique<JsonLinesOutput>();
  if (command.format == "json") return std::make_unique<JsonOutput>(inputs);
  return std::make_unique<TextOutput>(command);
}

}  // namespace stet::host
