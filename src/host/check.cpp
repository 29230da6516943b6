#include "host/commands.h"
#include "host/input.h"
#include "host/output.h"
#include "host/report_text.h"

#include <simdjson.h>

#include <condition_variable>
#include <map>
#include <mutex>
#include <set>
#include <thread>

namespace stet::host {
namespace {

/// One input, judged or refused.
struct Outcome {
  std::string source;
  std::string report;  ///< empty when refused
  int exit = kClean;
  std::string code, message;  ///< of a refusal
  std::uint32_t line = 0, column = 0;
  std::uint64_t offset = UINT64_MAX;
};

Outcome judge(const Session& session, const CallFor& call, const CheckCommand& command,
              const Input& input) {
  Outcome outcome;
  try {
    outcome.source = read_input(input, kInputLimit).bytes;
    const abi::Blob blob = session.plugin().on_submit(call.get(), outcome.source);
    outcome.report = blob.bytes();
    outcome.exit = findings_exit(outcome.report, command.fail_on);
  } catch (const abi::Error& error) {
    outcome.exit = exit_code(error.status);
    outcome.code = code_name(error.status);
    outcome.message = error.what();
    outcome.line = error.line;
    outcome.column = error.column;
    outcome.offset = error.offset;
  } catch (const Failure& failure) {
    outcome.exit = failure.code;
    outcome.code = "input";
    outcome.message = failure.what();
  }
  return outcome;
}

std::string error_json(const std::string& path, const Outcome& outcome) {
  std::string out =
      "{\"input\":" + json_string(path) + ",\"error\":{\"code\":" + json_string(outcome.code) +
      ",\"message\":" + json_string(outcome.message) + ",\"line\":" + std::to_string(outcome.line) +
      ",\"column\":" + std::to_string(outcome.column) + ",\"offset\":";
  out += outcome.offset == UINT64_MAX ? "null" : std::to_string(outcome.offset);
  return out + "}}";
}

/// Puts results out in input order, whatever order they come in.
class Emitter {
 public:
  Emitter(const CheckCommand& command, std::size_t total)
      : command_(command), many_(total > 1), palette_(Palette::for_stdout(command.colour)) {
    if (command.format == "json" && many_) write_stdout("[\n");
  }

  void emit(const Input& input, const Outcome& outcome) {
    const bool is_refused = outcome.report.empty();
    if (is_refused)
      print_error_line(input.path, outcome.line, outcome.column, outcome.code, outcome.message);
    if (command_.format == "text") {
      if (!is_refused)
        write_stdout(report_text(input.path, outcome.source, outcome.report, palette_, told_));
      return;
    }
    const std::string json =
        is_refused ? error_json(input.path, outcome)
                   : "{\"input\":" + json_string(input.path) + "," + outcome.report.substr(1);
    if (command_.format == "jsonl") {
      write_stdout(json + "\n");
    } else {
      if (emitted_++ > 0) write_stdout(",\n");
      write_stdout(pretty_json(json));
    }
  }
  void finish() {
    if (command_.format == "json") write_stdout(many_ ? "\n]\n" : "\n");
    flush_stdout();
  }

 private:
  const CheckCommand& command_;
  bool many_;
  Palette palette_;
  std::set<std::string> told_;
  std::size_t emitted_ = 0;
};

/// The workers take inputs in order and stay at most kAhead inputs a worker in front of what was
/// put out, so that memory does not grow with the list.
class Queue {
 public:
  static constexpr std::size_t kAhead = 8;
  Queue(std::size_t total, std::size_t window) : total_(total), window_(window) {}

  bool take(std::size_t& index) {
    std::unique_lock lock(mutex_);
    room_.wait(lock, [&] { return stopped_ || next_ >= total_ || next_ < emitted_ + window_; });
    if (stopped_ || next_ >= total_) return false;
    index = next_++;
    return true;
  }
  void put(std::size_t index, Outcome outcome) {
    const std::lock_guard lock(mutex_);
    ready_.emplace(index, std::move(outcome));
    arrived_.notify_one();
  }
  Outcome wait_for(std::size_t index) {
    std::unique_lock lock(mutex_);
    arrived_.wait(lock, [&] { return ready_.contains(index); });
    Outcome outcome = std::move(ready_.at(index));
    ready_.erase(index);
    emitted_ = index + 1;
    room_.notify_all();
    return outcome;
  }
  void stop() {
    const std::lock_guard lock(mutex_);
    stopped_ = true;
    room_.notify_all();
  }

 private:
  std::mutex mutex_;
  std::condition_variable room_, arrived_;
  std::map<std::size_t, Outcome> ready_;
  std::size_t total_, window_, next_ = 0, emitted_ = 0;
  bool stopped_ = false;
};

}  // namespace

int findings_exit(std::string_view report, const std::string& fail_on) {
  if (fail_on == "never") return kClean;
  simdjson::dom::parser parser;
  const simdjson::padded_string padded(report);
  simdjson::dom::element counts;
  if (parser.parse(padded)["counts"].get(counts) != simdjson::SUCCESS) return kClean;
  for (const char* severity : {"error", "warning", "suggestion"}) {
    std::uint64_t count = 0;
    if (counts[severity].get(count) == simdjson::SUCCESS && count > 0) return kFindings;
    if (fail_on == severity) break;
  }
  return kClean;
}

int refuse(const std::string& path, const abi::Error& error) {
  print_error_line(path, error.line, error.column, code_name(error.status), error.what());
  return exit_code(error.status);
}

int run(const CheckCommand& command) {
  const Session session(command.settings);
  const CallFor call(command.settings, command.settings.stage);
  const std::vector<Input> inputs = expand(command.files);
  const std::size_t workers =
      std::max<std::size_t>(1, std::min<std::size_t>(command.jobs, inputs.size()));
  int exit = kClean;
  Emitter emitter(command, inputs.size());
  Progress progress(inputs.size());
  if (workers == 1) {
    for (const Input& input : inputs) {
      const Outcome outcome = judge(session, call, command, input);
      exit = worst(exit, outcome.exit);
      emitter.emit(input, outcome);
      progress.step();
    }
  } else {
    Queue queue(inputs.size(), workers * Queue::kAhead);
    // Whatever ends this scope, the workers are told first.
    struct Crew {
      Queue& queue;
      std::vector<std::thread> threads;
      ~Crew() {
        queue.stop();
        for (std::thread& thread : threads) thread.join();
      }
    } crew{queue, {}};
    for (std::size_t i = 0; i < workers; ++i)
      crew.threads.emplace_back([&] {
        for (std::size_t index = 0; queue.take(index);)
          queue.put(index, judge(session, call, command, inputs[index]));
      });
    for (std::size_t i = 0; i < inputs.size(); ++i) {
      const Outcome outcome = queue.wait_for(i);
      exit = worst(exit, outcome.exit);
      emitter.emit(inputs[i], outcome);
      progress.step();
    }
  }
  emitter.finish();
  return exit;
}

}  // namespace stet::host
