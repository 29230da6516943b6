#include "host/check_output.h"
#include "host/fix.h"
#include "host/input.h"
#include "host/judge.h"
#include "host/output.h"
#include "host/photos.h"

#include <simdjson.h>

#include <condition_variable>
#include <exception>
#include <map>
#include <mutex>
#include <optional>
#include <thread>

namespace stet::host {
namespace {

/// The workers take articles in order and stay at most kAhead articles a worker in front of what
/// was put out, so that memory does not grow with the list.
class Queue {
 public:
  static constexpr std::size_t kAhead = 8;
  Queue(Articles& articles, std::size_t window) : articles_(articles), window_(window) {}

  /// Reading and splitting happen under the lock: one worker does them while the others judge.
  bool take(std::size_t& index, Job& job) {
    std::unique_lock lock(mutex_);
    room_.wait(lock, [&] { return ended_ || next_ < emitted_ + window_; });
    if (ended_) return false;
    try {
      ended_ = !articles_.next(job);
    } catch (...) {
      ended_ = true;
      thrown_ = std::current_exception();
    }
    if (ended_) {
      room_.notify_all();
      arrived_.notify_all();
      return false;
    }
    index = next_++;
    return true;
  }
  void put(std::size_t index, Outcome outcome) {
    const std::lock_guard lock(mutex_);
    ready_.emplace(index, std::move(outcome));
    arrived_.notify_one();
  }
  /// The next outcome in order; nothing at the end.
  std::optional<Outcome> wait() {
    std::unique_lock lock(mutex_);
    arrived_.wait(lock, [&] { return ready_.contains(emitted_) || (ended_ && emitted_ == next_); });
    if (!ready_.contains(emitted_)) {
      if (thrown_) std::rethrow_exception(thrown_);
      return std::nullopt;
    }
    std::optional<Outcome> outcome(std::move(ready_.at(emitted_)));
    ready_.erase(emitted_++);
    room_.notify_all();
    return outcome;
  }
  void stop() {
    const std::lock_guard lock(mutex_);
    ended_ = true;
    room_.notify_all();
  }

 private:
  std::mutex mutex_;
  std::condition_variable room_, arrived_;
  std::map<std::size_t, Outcome> ready_;
  Articles& articles_;
  std::size_t window_, next_ = 0, emitted_ = 0;
  bool ended_ = false;
  std::exception_ptr thrown_;
};

}  // namespace

void Desk::use_for(const CheckOutput& output) {
  if (!output.shows_the_copy()) return;
  reader = session.plugin().extension<stet_read_1>("stet.read/1");
  if (!reader) throw Failure(kUsage, "the plugin has no extension stet.read/1");
}

Outcome judge(const Desk& desk, const Input& input, Job job) {
  Outcome outcome{.job = std::move(job)};
  if (outcome.job.refused) {
    outcome.refused = *outcome.job.refused;
    outcome.exit = outcome.refused.exit;
    return outcome;
  }
  try {
    CallForJob with_part(desk.call, outcome.job);
    desk.photos.add_facts(with_part, input, outcome.job);
    const abi::Instance& plugin = desk.session.plugin();
    const std::string_view document = outcome.job.bytes->bytes;
    if (desk.reader)
      outcome.article = plugin.call(desk.reader->read, with_part.get(), document).bytes();
    outcome.report = plugin.on_submit(with_part.get(), document).bytes();
    outcome.exit = findings_exit(outcome.report, desk.command.fail_on);
  } catch (const abi::Error& error) {
    outcome.refused = refusal_of(error);
    outcome.exit = outcome.refused.exit;
  }
  return outcome;
}

bool tell_refusal(const Input& input, const Outcome& outcome) {
  if (!outcome.report.empty()) return false;
  print_error_line(input.path, outcome.refused.line, outcome.refused.column, outcome.refused.code,
                   outcome.refused.message);
  return true;
}

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
  if (command.fix || command.diff) return run_fixes(command);
  const Session session(command.settings);
  const CallFor call(command.settings, command.settings.stage);
  const std::vector<Input> inputs = expand(command.files);
  const Photos photos(session, command.settings.photos);
  Articles articles(session, call, inputs);
  int exit = kClean;
  const std::unique_ptr<CheckOutput> output = make_check_output(command, session, inputs.size());
  Desk desk{session, call, command, photos};
  const auto judged = [&](Job job) {
    const Input& input = inputs[job.input];
    return judge(desk, input, std::move(job));
  };
  desk.use_for(*output);
  Progress progress(inputs.size());
  std::size_t begun = 0;
  const auto emit = [&](const Outcome& outcome) {
    for (; begun < outcome.job.input; ++begun) progress.step();
    exit = worst(exit, outcome.exit);
    const Input& input = inputs[outcome.job.input];
    tell_refusal(input, outcome);
    output->add(input, outcome);
  };
  if (command.jobs <= 1) {
    for (Job job; articles.next(job);) emit(judged(std::move(job)));
  } else {
    Queue queue(articles, command.jobs * Queue::kAhead);
    // Whatever ends this scope, the workers are told first.
    struct Crew {
      Queue& queue;
      std::vector<std::thread> threads;
      ~Crew() {
        queue.stop();
        for (std::thread& thread : threads) thread.join();
      }
    } crew{queue, {}};
    for (unsigned i = 0; i < command.jobs; ++i)
      crew.threads.emplace_back([&] {
        std::size_t index = 0;
        for (Job job; queue.take(index, job);) queue.put(index, judged(std::move(job)));
      });
    while (const std::optional<Outcome> outcome = queue.wait()) emit(*outcome);
  }
  output->finish();
  flush_stdout();
  return exit;
}

}  // namespace stet::host
