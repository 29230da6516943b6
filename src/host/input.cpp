#include "host/input.h"

#include "host/errors.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <filesystem>

namespace stet::host {
namespace {

namespace fs = std::filesystem;

void walk(const fs::path& folder, std::vector<Input>& into) {
  std::error_code error;
  fs::recursive_directory_iterator each(folder, fs::directory_options::skip_permission_denied,
                                        error);
  std::vector<std::string> found;
  for (; !error && each != fs::recursive_directory_iterator(); each.increment(error)) {
    const fs::path& path = each->path();
    const std::string name = path.filename().string();
    std::error_code ignored;
    if (!name.empty() && name.front() == '.') {
      if (each->is_directory(ignored)) each.disable_recursion_pending();
      continue;
    }
    if (each->is_regular_file(ignored)) found.push_back(path.string());
  }
  std::sort(found.begin(), found.end());
  for (std::string& path : found) into.push_back({std::move(path)});
}

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number_ > STDERR_FILENO) ::close(number_);
  }
  int get() const { return number_; }

 private:
  int number_;
};

}  // namespace

std::vector<Input> expand(const std::vector<std::string>& paths) {
  std::vector<Input> inputs;
  for (const std::string& path : paths) {
    std::error_code ignored;
    if (path != "-" && fs::is_directory(path, ignored))
      walk(path, inputs);
    else
      inputs.push_back({path});
  }
  return inputs;
}

Bytes read_input(const Input& input, std::uint64_t limit) {
  return read_input(
      input, limit, [](std::string_view) { return false; }, limit);
}

Bytes read_input(const Input& input, std::uint64_t limit,
                 const std::function<bool(std::string_view)>& holds_many, std::uint64_t most) {
  const bool is_stdin = input.path == "-";
  const Descriptor file(is_stdin ? STDIN_FILENO : ::open(input.path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.get() < 0)
    throw Failure(kUnreadable, std::string("cannot be opened: ") + std::strerror(errno));
  struct stat facts {};
  if (::fstat(file.get(), &facts) == 0 && S_ISDIR(facts.st_mode))
    throw Failure(kUnreadable, "is a folder");
  Bytes result;
  if (is_stdin)
    result.modified_ms = std::chrono::duration_cast<std::chrono::milliseconds>(
                             std::chrono::system_clock::now().time_since_epoch())
                             .count();
  else
    result.modified_ms =
        static_cast<std::int64_t>(facts.st_mtim.tv_sec) * 1000 + facts.st_mtim.tv_nsec / 1'000'000;
  if (S_ISREG(facts.st_mode) && facts.st_size > 0)
    result.bytes.reserve(
        std::min<std::uint64_t>(static_cast<std::uint64_t>(facts.st_size), limit + 1));
  char buffer[65536];
  bool to_the_end = false;
  for (;;) {
    if (result.bytes.size() > limit && !to_the_end) {
      to_the_end = most > limit && holds_many(result.bytes);
      if (!to_the_end) break;
    }
    if (result.bytes.size() > most)
      throw Failure(kUnreadable, "holds many articles and more than " + std::to_string(most) +
                                     " bytes; hand it over in several files");
    const ssize_t got = ::read(file.get(), buffer, sizeof buffer);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) throw Failure(kUnreadable, std::string("cannot be read: ") + std::strerror(errno));
    if (got == 0) break;
    result.bytes.append(buffer, static_cast<std::size_t>(got));
  }
  result.cut = !to_the_end && result.bytes.size() > limit;
  if (result.cut) result.bytes.resize(limit + 1);
  return result;
}

std::string read_setting(const std::string& path) {
  constexpr std::uint64_t kMost = 1u << 20;
  std::string bytes;
  try {
    bytes = read_input({path}, kMost).bytes;
  } catch (const Failure& failure) {
    throw Failure(kUsage, path + " " + failure.what());
  }
  if (bytes.size() > kMost)
    throw Failure(kUsage, path + " is larger than " + std::to_string(kMost) + " bytes");
  return bytes;
}

}  // namespace stet::host
