#include "host/photos.h"

#include "host/output.h"
#include "host/photo.h"

#include <fcntl.h>
#include <simdjson.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <optional>
#include <set>
#include <utility>

namespace stet::host {
namespace {

/// What the plugin takes is 1 MiB; the rest is for the other facts.
constexpr std::size_t kMostFacts = 1'000'000;
constexpr std::size_t kMostPhotos = 1'000;  ///< of one article
constexpr std::size_t kRenditions = 16;     ///< of one picture; the library looks at as many

class Opened {
 public:
  explicit Opened(int number = -1) : number_(number) {}
  Opened(Opened&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Opened& operator=(Opened&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
  }
  ~Opened() {
    if (number_ >= 0) ::close(number_);
  }
  int get() const { return number_; }
  explicit operator bool() const { return number_ >= 0; }

 private:
  int number_;
};

int hex(char c) {
  return c >= '0' && c <= '9'   ? c - '0'
         : c >= 'a' && c <= 'f' ? c - 'a' + 10
         : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                : -1;
}

/// The path of an address without query and fragment, %XX decoded.
std::string path_of(std::string_view href) {
  href = href.substr(0, href.find_first_of("?#"));
  std::string out;
  for (std::size_t i = 0; i < href.size(); ++i) {
    if (href[i] == '%' && i + 2 < href.size() && hex(href[i + 1]) >= 0 && hex(href[i + 2]) >= 0) {
      out.push_back(static_cast<char>(hex(href[i + 1]) * 16 + hex(href[i + 2])));
      i += 2;
    } else {
      out.push_back(href[i]);
    }
  }
  return out;
}

bool is_name(std::string_view part) {
  return !part.empty() && part != "." && part != ".." && part.find('/') == part.npos &&
         part.find('\0') == part.npos;
}

/// A file of that name in the folder; a link is none.
Opened file_in(int folder, const std::string& name) {
  if (!is_name(name)) return Opened();
  return Opened(
      ::openat(folder, name.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY));
}

/// A file at a relative path below the folder, each step of it by name.
Opened file_below(const std::string& folder, const std::string& path) {
  if (path.empty() || path.front() == '/') return Opened();
  Opened at(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  std::size_t begin = 0;
  for (std::size_t slash; at && (slash = path.find('/', begin)) != path.npos; begin = slash + 1) {
    const std::string part = path.substr(begin, slash - begin);
    if (part == ".") continue;
    if (!is_name(part)) return Opened();
    at = Opened(::openat(at.get(), part.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW));
  }
  return at ? file_in(at.get(), path.substr(begin)) : Opened();
}

bool has_scheme(std::string_view href) {
  const std::size_t colon = href.find(':');
  return colon != href.npos && href.find_first_of("/?#") > colon;
}

void warn(const std::string& file, const std::string& message) {
  const std::string line =
      "stet: " + printable(file, 4096) + ": warning[photo]: " + printable(message, 4096) + "\n";
  std::fwrite(line.data(), 1, line.size(), stderr);
}

}  // namespace

Photos::Photos(const Session& session, const std::string& folder)
    : session_(session), name_(folder) {
  if (folder.empty()) return;
  reader_ = session.plugin().extension<stet_read_1>("stet.read/1");
  if (!reader_) throw Failure(kUsage, "--photos: the plugin has no extension stet.read/1");
  folder_ = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder_ < 0)
    throw Failure(kUsage, "--photos " + folder + " cannot be opened: " + std::strerror(errno));
}

Photos::~Photos() {
  if (folder_ >= 0) ::close(folder_);
}

void Photos::add_facts(CallForJob& call, const Input& input, const Job& job) const {
  if (folder_ < 0) return;
  const abi::Blob blob = session_.plugin().call(reader_->read, call.get(), job.bytes->bytes);
  simdjson::dom::parser parser;
  const simdjson::padded_string padded(blob.bytes());
  simdjson::dom::element article;
  simdjson::dom::array media;
  if (parser.parse(padded).get(article) != simdjson::SUCCESS ||
      article["media"].get(media) != simdjson::SUCCESS)
    return;
  const std::string beside =
      input.path == "-" ? std::string() : std::filesystem::path(input.path).parent_path().string();
  std::string facts = "[";
  std::set<std::string_view> asked;
  for (const simdjson::dom::element item : media) {
    simdjson::dom::array renditions;
    if (item["renditions"].get(renditions) != simdjson::SUCCESS) continue;
    std::size_t seen = 0;
    for (const simdjson::dom::element rendition : renditions) {
      std::string_view href;
      if (++seen > kRenditions) break;
      if (rendition["href"].get(href) != simdjson::SUCCESS || href.empty()) continue;
      const std::string path = path_of(href);
      const std::string name = path.substr(path.rfind('/') + 1);
      Opened file = file_in(folder_, name);
      std::string called = (std::filesystem::path(name_) / name).string();
      if (!file && input.path != "-" && !has_scheme(href)) {
        file = file_below(beside.empty() ? "." : beside, path);
        called = (std::filesystem::path(beside) / path).string();
      }
      if (!file) continue;
      if (!asked.insert(href).second) break;
      if (asked.size() > kMostPhotos) break;
      try {
        const std::string fact =
            "{\"id\":" + json_string("photo:" + std::string(href)) +
            ",\"ok\":true,\"value\":" + photo_json(read_photo(file.get()), name) + "}";
        if (facts.size() + fact.size() > kMostFacts) {
          warn(called, "left out: the photos of this article say more than " +
                           std::to_string(kMostFacts) + " bytes");
          break;
        }
        if (facts.size() > 1) facts += ",";
        facts += fact;
      } catch (const Failure& failure) {
        warn(called, failure.what());
      }
      break;
    }
  }
  if (facts.size() > 1) call.set_facts(facts + "]");
}

}  // namespace stet::host
