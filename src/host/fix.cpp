#include "host/fix.h"

#include "host/check_output.h"
#include "host/judge.h"
#include "host/output.h"
#include "host/patchwork.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

namespace stet::host {
namespace {

// A fix may bare what another rule can then mend; what goes on longer than this goes in circles.
constexpr int kMostPasses = 8;

/// Which file it was, and as of when.
bool is_same(const struct stat& a, const struct stat& b) {
  return a.st_dev == b.st_dev && a.st_ino == b.st_ino && a.st_size == b.st_size &&
         a.st_mtim.tv_sec == b.st_mtim.tv_sec && a.st_mtim.tv_nsec == b.st_mtim.tv_nsec;
}

/// What --fix must not write to, in words; empty for a file.
std::string why_not(const std::string& path, struct stat& facts) {
  if (::lstat(path.c_str(), &facts) != 0) return {};  // reading says it better
  if (S_ISLNK(facts.st_mode)) return "is a symbolic link; name the file itself to have it fixed";
  if (!S_ISREG(facts.st_mode)) return "is no file; only files can be fixed";
  return {};
}

/// The safe fixes of a text's articles, as edits of the text: in order, apart from each other.
class Edits {
 public:
  void take(const CheckReport& report) {
    for (const ReportFinding& finding : report.findings) {
      if (finding.waiver) continue;
      const auto safe = std::find_if(finding.fixes.begin(), finding.fixes.end(),
                                     [](const ReportFix& fix) { return fix.safe; });
      if (safe != finding.fixes.end() && !safe->edits.empty()) fixes_.push_back(*safe);
    }
  }
  std::size_t fixes() const { return count_; }

  /// All or nothing of each fix.
  std::vector<ReportEdit> list() {
    std::stable_sort(fixes_.begin(), fixes_.end(), [](const ReportFix& a, const ReportFix& b) {
      return a.edits.front().at.begin < b.edits.front().at.begin;
    });
    std::vector<ReportEdit> out;
    for (const ReportFix& fix : fixes_) {
      std::vector<ReportEdit> both;
      std::merge(out.begin() + static_cast<std::ptrdiff_t>(first_behind(out, fix)), out.end(),
                 fix.edits.begin(), fix.edits.end(), std::back_inserter(both),
                 [](const ReportEdit& a, const ReportEdit& b) { return a.at.begin < b.at.begin; });
      if (!are_apart(out, first_behind(out, fix), both)) continue;
      out.resize(first_behind(out, fix));
      out.insert(out.end(), both.begin(), both.end());
      ++count_;
    }
    return out;
  }

 private:
  /// Fixes come in order, so only the edits behind their begin can be in their way.
  static std::size_t first_behind(const std::vector<ReportEdit>& edits, const ReportFix& fix) {
    std::size_t at = edits.size();
    while (at > 0 && edits[at - 1].at.end >= fix.edits.front().at.begin) --at;
    return at;
  }
  static bool are_apart(const std::vector<ReportEdit>& before, std::size_t count,
                        const std::vector<ReportEdit>& edits) {
    std::size_t end = count == 0 ? 0 : before[count - 1].at.end;
    bool is_first = count == 0;
    for (const ReportEdit& edit : edits) {
      if (!is_first && edit.at.begin < end) return false;
      // Two that write at the same place have no order.
      if (!is_first && edit.at.begin == end && edit.at.size() == 0) return false;
      end = edit.at.end;
      is_first = false;
    }
    return true;
  }

  std::vector<ReportFix> fixes_;
  std::size_t count_ = 0;
};

class Fixer {
 public:
  explicit Fixer(const CheckCommand& command)
      : command_(command),
        session_(command.settings),
        call_(command.settings, command.settings.stage),
        photos_(session_, command.settings.photos),
        desk_{session_, call_, command, photos_} {}

  int run() {
    const std::vector<Input> inputs = expand(command_.files);
    const bool has_stdin = std::any_of(inputs.begin(), inputs.end(),
                                       [](const Input& input) { return input.path == "-"; });
    if (has_stdin && (inputs.size() > 1 || command_.format != "text"))
      throw Failure(kUsage,
                    "with --fix, standard input comes alone and its fixed copy goes to standard "
                    "output; leave out the other files and --format");
    if (!command_.diff && !has_stdin) {
      output_ = make_check_output(command_, session_, inputs.size());
      desk_.use_for(*output_);
    }
    for (const Input& input : inputs) fix(input);
    if (output_) output_->finish();
    flush_stdout();
    return exit_;
  }

 private:
  void fail(const Input& input, int code, const std::string& message) {
    Outcome outcome{.job = {}};
    outcome.exit = code;
    outcome.refused = {.exit = code, .code = "output", .message = message};
    tell_refusal(input, outcome);
    if (output_) output_->add(input, outcome);
    exit_ = worst(exit_, code);
  }

  void fix(const Input& input) {
    const std::vector<Input> one{input};
    struct stat before {};
    if (input.path != "-" && !command_.diff)
      if (const std::string why = why_not(input.path, before); !why.empty())
        return fail(input, kStorage, why);
    std::shared_ptr<const Bytes> bytes;
    std::size_t made = 0;
    std::optional<Patchwork> patchwork;
    std::shared_ptr<const Bytes> now;
    std::size_t refused_before = 0;
    for (int pass = 0;; ++pass) {
      Articles articles =
          now ? Articles(session_, call_, one, now) : Articles(session_, call_, one);
      Edits edits;
      std::size_t refused = 0;
      for (Job job; articles.next(job);) {
        if (!bytes) bytes = job.bytes;
        Outcome outcome = judge(desk_, input, std::move(job));
        if (outcome.report.empty()) {
          ++refused;
          if (command_.diff && pass == 0) tell_refusal(input, outcome);
        }
        if (command_.diff && pass == 0) exit_ = worst(exit_, outcome.exit);
        if (outcome.report.empty()) continue;
        edits.take(parse_report(outcome.report, outcome.job.bytes->bytes.size()));
      }
      if (!bytes) break;
      if (!patchwork) patchwork.emplace(bytes->bytes);
      if (pass > 0 && refused > refused_before)
        return fail(input, kStorage,
                    "is left as it was: after its fixes it could not be read any more");
      refused_before = refused;
      const std::vector<ReportEdit> list = edits.list();
      if (list.empty()) break;
      if (pass == kMostPasses)
        return fail(input, kStorage, "is left as it was: its fixes go in circles");
      made += edits.fixes();
      patchwork->apply(list);
      now = std::make_shared<const Bytes>(Bytes{patchwork->text(), bytes->modified_ms});
    }
    finish(input, bytes, now, patchwork, made, before);
  }

  void finish(const Input& input, const std::shared_ptr<const Bytes>& bytes,
              const std::shared_ptr<const Bytes>& now, const std::optional<Patchwork>& patchwork,
              std::size_t made, const struct stat& before) {
    if (command_.diff) {
      if (patchwork) write_stdout(unified_diff(input.path, bytes->bytes, patchwork->changes()));
      return;
    }
    if (input.path == "-") {
      // What was cut at the limit must not take the place of the whole.
      if (bytes && !bytes->cut) write_stdout(now ? now->bytes : bytes->bytes);
    } else if (now && now->bytes != bytes->bytes) {
      if (!replace(input, *bytes, *now, before)) return;
      if (command_.format == "text")
        write_stdout(printable(input.path, 4096) + ": " + std::to_string(made) +
                     (made == 1 ? " fix made\n" : " fixes made\n"));
    }
    const std::vector<Input> one{input};
    Articles articles = now     ? Articles(session_, call_, one, now)
                        : bytes ? Articles(session_, call_, one, bytes)
                                : Articles(session_, call_, one);
    for (Job job; articles.next(job);) {
      const Outcome outcome = judge(desk_, input, std::move(job));
      exit_ = worst(exit_, outcome.exit);
      tell_refusal(input, outcome);
      if (output_) output_->add(input, outcome);
    }
  }

  bool replace(const Input& input, const Bytes& old, const Bytes& now, const struct stat& before) {
    try {
      FileWriter file(input.path, before);
      file.write(now.bytes);
      struct stat after {};
      if (::lstat(input.path.c_str(), &after) != 0 || !is_same(before, after) ||
          read_input(input, old.bytes.size()).bytes != old.bytes) {
        fail(input, kStorage, "changed while it was judged; it is left as it is");
        return false;
      }
      file.finish();
      return true;
    } catch (const Failure& failure) {
      fail(input, failure.code == kUnreadable ? int{kStorage} : failure.code, failure.what());
      return false;
    }
  }

  const CheckCommand& command_;
  Session session_;
  CallFor call_;
  Photos photos_;
  Desk desk_;
  std::unique_ptr<CheckOutput> output_;
  int exit_ = kClean;
};

}  // namespace

int run_fixes(const CheckCommand& command) { return Fixer(command).run(); }

}  // namespace stet::host
