#include "host/message.h"

#include "host/articles.h"
#include "host/json_values.h"
#include "host/output.h"

#include <simdjson.h>

#include <algorithm>
#include <cstdio>
#include <functional>
#include <memory>
#include <optional>

namespace stet::host {
namespace {

struct CloseFile {
  void operator()(std::FILE* file) const {
    if (file != stdin) std::fclose(file);
  }
};

/// The articles one after the other: those of each input, or each line of each input. The bytes are
/// valid until the next call; data() is null at the end.
class Pulled {
 public:
  Pulled(const Session& session, const CallFor& call, const std::vector<Input>& inputs, bool lines)
      : inputs_(inputs), lines_(lines), articles_(session, call, inputs) {}
  ~Pulled() { std::free(line_); }
  Pulled(const Pulled&) = delete;
  Pulled& operator=(const Pulled&) = delete;

  std::string_view next() { return lines_ ? next_line() : next_article(); }
  /// What the article of that number, as pulled, was called. Lines have numbers of their own.
  std::string name_of(std::uint64_t index) const {
    if (lines_) return "line " + std::to_string(index + 1);
    const auto behind =
        std::upper_bound(runs_.begin(), runs_.end(), index,
                         [](std::uint64_t number, const Run& run) { return number < run.first; });
    if (behind == runs_.begin()) return std::to_string(index);
    const Run& run = *(behind - 1);
    Job job;
    if (run.article != 0) job.article = run.article + static_cast<std::uint32_t>(index - run.first);
    return host::name_of(inputs_[run.input], job);
  }
  /// Inputs that could not be opened: their articles are missing.
  int exit = kClean;

 private:
  std::string_view next_article() {
    while (articles_.next(job_)) {
      const Input& input = inputs_[job_.input];
      if (job_.refused) {
        print_error_line(input.path, job_.refused->line, job_.refused->column, job_.refused->code,
                         job_.refused->message);
        exit = worst(exit, job_.refused->exit);
        continue;
      }
      note();
      return document_of(job_);
    }
    return {};
  }

  /// Articles that follow one another in one input are remembered together.
  void note() {
    const bool goes_on = !runs_.empty() && job_.article != 0 && runs_.back().input == job_.input &&
                         job_.article == runs_.back().article + (pulled_ - runs_.back().first);
    if (!goes_on) runs_.push_back({pulled_, job_.input, job_.article});
    ++pulled_;
  }

  std::string_view next_line() {
    for (;;) {
      if (!file_) {
        if (at_ == inputs_.size()) return {};
        const Input& input = inputs_[at_++];
        file_.reset(input.path == "-" ? stdin : std::fopen(input.path.c_str(), "rbe"));
        if (!file_) {
          print_error_line(input.path, 0, 0, "input", "cannot be opened");
          exit = worst(exit, kUnreadable);
          continue;
        }
      }
      const ssize_t got = ::getline(&line_, &room_, file_.get());
      if (got < 0) {
        file_.reset();
        continue;
      }
      std::string_view line(line_, static_cast<std::size_t>(got));
      while (!line.empty() && (line.back() == '\n' || line.back() == '\r')) line.remove_suffix(1);
      if (!line.empty()) return line;
    }
  }

  const std::vector<Input>& inputs_;
  bool lines_;
  std::size_t at_ = 0;
  Articles articles_;
  Job job_;
  struct Run {
    std::uint64_t first;  ///< number of its first article, as pulled
    std::size_t input;
    std::uint32_t article;  ///< of the first; 0: the input is one article
  };
  std::vector<Run> runs_;
  std::uint64_t pulled_ = 0;
  std::unique_ptr<std::FILE, CloseFile> file_;
  char* line_ = nullptr;
  std::size_t room_ = 0;
};

/// Names what was left out; its exit code.
int print_left_out(std::string_view json, const Pulled& articles) {
  simdjson::dom::parser parser;
  const simdjson::padded_string padded(json);
  simdjson::dom::element outcome;
  simdjson::dom::array left_out;
  if (parser.parse(padded).get(outcome) != simdjson::SUCCESS ||
      outcome["leftOut"].get(left_out) != simdjson::SUCCESS)
    throw Failure(kStorage, "the plugin gave an answer that is no JSON");
  int exit = kClean;
  for (simdjson::dom::element item : left_out) {
    std::uint64_t index = 0;
    if (item["index"].get(index) != simdjson::SUCCESS) continue;
    simdjson::dom::element error;
    if (item["error"].get(error) == simdjson::SUCCESS) {
      print_error_line(articles.name_of(index), 0, 0, "input", string_of(error, "message"));
      exit = worst(exit, kUnreadable);
      continue;
    }
    std::string rules;
    if (simdjson::dom::array blocking; item["blocking"].get(blocking) == simdjson::SUCCESS)
      for (simdjson::dom::element rule : blocking)
        rules.append(rules.empty() ? "" : ", ").append(std::string_view(rule));
    const std::string line = "stet: " + printable(articles.name_of(index)) + ": blocked by " +
                             rules + "; it is not in the message\n";
    std::fwrite(line.data(), 1, line.size(), stderr);
    exit = worst(exit, kFindings);
  }
  return exit;
}

}  // namespace

int write_message(const Session& session, const std::vector<Input>& inputs,
                  const ConvertCommand& command, const std::string& options) {
  CallFor call(command.settings, "export", options);
  call.set_output(command.to);
  const CallFor reading(command.settings, "export");
  // An instance answers no call from inside another: a second one tells the articles of a file
  // apart.
  const Session splitting(command.settings);
  Pulled articles(splitting, reading, inputs, command.lines);
  std::optional<FileWriter> file;
  if (!command.out.empty()) file.emplace(command.out);
  // The library gives an article at a time: written in larger pieces.
  constexpr std::size_t kPiece = 1u << 18;
  std::string pending;
  const auto flush = [&] {
    if (file)
      file->write(pending);
    else
      write_stdout(pending);
    pending.clear();
  };
  const abi::Blob report = session.plugin().export_feed(
      call.get(), [&] { return articles.next(); },
      [&](std::string_view bytes) {
        pending.append(bytes);
        if (pending.size() >= kPiece) flush();
      });
  flush();
  if (file)
    file->finish();
  else
    flush_stdout();
  return worst(articles.exit, print_left_out(report.bytes(), articles));
}

}  // namespace stet::host
