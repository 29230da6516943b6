#include "host/photo.h"

#include "host/errors.h"
#include "host/output.h"

#include <exempi/xmp.h>
#include <exempi/xmpconsts.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <iterator>
#include <optional>

namespace stet::host {
namespace {

constexpr char kIptcExt[] = "http://iptc.org/std/Iptc4xmpExt/2008-02-29/";
constexpr char kPrism[] = "http://prismstandard.org/namespaces/basic/2.0/";
constexpr char kPlus[] = "http://ns.useplus.org/ldf/xmp/1.0/";

/// What cameras write where a caption should be.
constexpr std::string_view kCameraWords[] = {"OLYMPUS DIGITAL CAMERA",
                                             "SONY DSC",
                                             "SAMSUNG CSC",
                                             "SAMSUNG",
                                             "KODAK Digital Still Camera",
                                             "Exif_JPEG_PICTURE",
                                             "DIGITAL CAMERA",
                                             "MINOLTA DIGITAL CAMERA",
                                             "Konica Minolta Digital Camera",
                                             "DCIM"};

/// The text fields, in the order in which the child tells them.
constexpr std::string Photo::*kFields[] = {&Photo::caption,
                                           &Photo::headline,
                                           &Photo::title,
                                           &Photo::credit,
                                           &Photo::source,
                                           &Photo::created,
                                           &Photo::place,
                                           &Photo::copyright,
                                           &Photo::usage_terms,
                                           &Photo::licence,
                                           &Photo::alt,
                                           &Photo::instructions,
                                           &Photo::digital_source_type,
                                           &Photo::expires};
constexpr std::string_view kNames[] = {
    "caption",   "headline",   "title",   "credit", "source",       "created",           "place",
    "copyright", "usageTerms", "licence", "alt",    "instructions", "digitalSourceType", "expires"};
static_assert(std::size(kFields) == std::size(kNames));

/// White space off both ends, cut between characters, and only if it is UTF-8 without NUL.
std::string tidy(std::string_view text) {
  constexpr std::string_view kWhite = " \t\r\n\f\v";
  text = text.substr(0, text.find('\0'));
  const std::size_t begin = text.find_first_not_of(kWhite);
  if (begin == text.npos) return {};
  text = text.substr(begin, text.find_last_not_of(kWhite) - begin + 1);
  std::size_t end = std::min(text.size(), kPhotoFieldBytes);
  while (end > 0 && end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0u) == 0x80u)
    --end;
  return std::string(text.substr(0, end));
}

// ---- in the child ----

class Metadata {
 public:
  explicit Metadata(XmpPtr xmp) : xmp_(xmp), words_(xmp_string_new()) {}
  Metadata(const Metadata&) = delete;
  Metadata& operator=(const Metadata&) = delete;
  ~Metadata() { xmp_string_free(words_); }

  std::string property(const char* scheme, const char* name) {
    return xmp_get_property(xmp_, scheme, name, words_, nullptr) ? words() : std::string();
  }
  /// Of a text in several languages the default one.
  std::string localized(const char* scheme, const char* name) {
    if (xmp_get_localized_text(xmp_, scheme, name, "", "x-default", nullptr, words_, nullptr))
      return words();
    return property(scheme, name);
  }
  std::vector<std::string> list(const char* scheme, const char* name) {
    std::vector<std::string> all;
    for (int i = 1; i <= static_cast<int>(kPhotoCreators); ++i) {
      if (!xmp_get_array_item(xmp_, scheme, name, i, words_, nullptr)) break;
      if (std::string each = words(); !each.empty()) all.push_back(std::move(each));
    }
    if (all.empty())
      if (std::string only = property(scheme, name); !only.empty()) all.push_back(std::move(only));
    return all;
  }

 private:
  std::string words() const { return tidy(xmp_string_cstr(words_)); }

  XmpPtr xmp_;
  XmpStringPtr words_;
};

std::string joined(std::initializer_list<std::string> parts) {
  std::string out;
  for (const std::string& part : parts)
    if (!part.empty()) out.append(out.empty() ? "" : ", ").append(part);
  return out;
}

std::string place_of(Metadata& from) {
  std::string place =
      joined({from.property(NS_IPTC4XMP, "Location"), from.property(NS_PHOTOSHOP, "City"),
              from.property(NS_PHOTOSHOP, "State"), from.property(NS_PHOTOSHOP, "Country")});
  // IPTC Extension 1.5: where the camera stood, then what it shows.
  for (const char* where : {"LocationCreated[1]/Iptc4xmpExt:", "LocationShown[1]/Iptc4xmpExt:"}) {
    if (!place.empty()) break;
    const auto part = [&](const char* name) {
      return from.property(kIptcExt, (std::string(where) + name).c_str());
    };
    place = joined({part("Sublocation"), part("City"), part("ProvinceState"), part("CountryName")});
  }
  return place;
}

Photo photo_of(XmpPtr xmp) {
  xmp_register_namespace(kIptcExt, "Iptc4xmpExt", nullptr);
  Metadata from(xmp);
  const auto either = [](std::string first, std::string second) {
    return first.empty() ? std::move(second) : std::move(first);
  };
  Photo photo{
      .caption = from.localized(NS_DC, "description"),
      .headline = from.property(NS_PHOTOSHOP, "Headline"),
      .title = from.localized(NS_DC, "title"),
      .credit = from.property(NS_PHOTOSHOP, "Credit"),
      .source = from.property(NS_PHOTOSHOP, "Source"),
      .created = either(from.property(NS_PHOTOSHOP, "DateCreated"),
                        from.property(NS_EXIF, "DateTimeOriginal")),
      .place = place_of(from),
      .copyright = from.localized(NS_DC, "rights"),
      .usage_terms = from.localized(NS_XAP_RIGHTS, "UsageTerms"),
      .licence = from.property(NS_XAP_RIGHTS, "WebStatement"),
      .alt = from.localized(NS_IPTC4XMP, "AltTextAccessibility"),
      .instructions = from.property(NS_PHOTOSHOP, "Instructions"),
      .digital_source_type = from.property(kIptcExt, "DigitalSourceType"),
      .expires =
          either(from.property(kPrism, "expirationDate"), from.property(kPlus, "LicenseEndDate")),
      .creators = from.list(NS_DC, "creator"),
  };
  if (std::find(std::begin(kCameraWords), std::end(kCameraWords), photo.caption) !=
      std::end(kCameraWords))
    photo.caption.clear();
  return photo;
}

/// What the child says: each text with a NUL behind it, a word for success first.
std::string answer_of(int descriptor) {
  if (!xmp_init()) return std::string("its metadata cannot be read: Exempi does not start") + '\0';
  // The name leads to the file that was opened, whatever stands at its path by now.
  const std::string path = "/proc/self/fd/" + std::to_string(descriptor);
  const XmpFilePtr file = xmp_files_open_new(
      path.c_str(), static_cast<XmpOpenFileOptions>(XMP_OPEN_READ | XMP_OPEN_USESMARTHANDLER));
  if (!file) return std::string("its metadata cannot be read: the file is damaged") + '\0';
  Photo photo;
  // False without metadata, which is an answer as well.
  if (const XmpPtr xmp = xmp_files_get_new_xmp(file)) {
    photo = photo_of(xmp);
    xmp_free(xmp);
  }
  std::string out("ok\0", 3);
  for (const auto field : kFields) (out += photo.*field) += '\0';
  for (const std::string& creator : photo.creators) (out += creator) += '\0';
  return out;
}

void set_limit(int what, rlim_t most) {
  const struct rlimit limit = {most, most};
  ::setrlimit(static_cast<__rlimit_resource>(what), &limit);
}

[[noreturn]] void be_the_child(int descriptor, int into) {
  // Exempi complains to standard error of what it does not know.
  if (const int nowhere = ::open("/dev/null", O_RDWR | O_CLOEXEC); nowhere >= 0)
    for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
      if (stream != descriptor && stream != into) ::dup2(nowhere, stream);
  ::signal(SIGPIPE, SIG_DFL);
  set_limit(RLIMIT_CPU, kPhotoSeconds);
  set_limit(RLIMIT_CORE, 0);
  set_limit(RLIMIT_FSIZE, 0);
#if !defined(__SANITIZE_ADDRESS__)
  set_limit(RLIMIT_AS, rlim_t{2} << 30);
#endif
  std::string answer;
  try {
    answer = answer_of(descriptor);
  } catch (...) {
    ::_exit(1);
  }
  for (std::string_view left = answer; !left.empty();) {
    const ssize_t put = ::write(into, left.data(), left.size());
    if (put < 0 && errno == EINTR) continue;
    if (put <= 0) ::_exit(1);
    left.remove_prefix(static_cast<std::size_t>(put));
  }
  ::_exit(0);
}

// ---- in the parent ----

class Child {
 public:
  explicit Child(int descriptor) {
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0) fail();
    number_ = ::fork();
    if (number_ == 0) be_the_child(descriptor, ends[1]);
    ::close(ends[1]);
    from_ = ends[0];
    if (number_ < 0) {
      ::close(from_);
      fail();
    }
  }
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;
  ~Child() {
    ::close(from_);
    ::kill(number_, SIGKILL);
    int status = 0;
    while (::waitpid(number_, &status, 0) < 0 && errno == EINTR) {
    }
  }

  /// All it says; empty when it died, took too long or said too much.
  std::string answer() const {
    constexpr std::size_t kMost =
        (std::size(kFields) + kPhotoCreators + 1) * (kPhotoFieldBytes + 8);
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(kPhotoSeconds);
    std::string out;
    char buffer[16384];
    for (;;) {
      const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
          end - std::chrono::steady_clock::now());
      struct pollfd wait = {from_, POLLIN, 0};
      const int ready = ::poll(&wait, 1, static_cast<int>(std::max<std::int64_t>(0, left.count())));
      if (ready < 0 && errno == EINTR) continue;
      if (ready <= 0) return {};
      const ssize_t got = ::read(from_, buffer, sizeof buffer);
      if (got < 0 && errno == EINTR) continue;
      if (got < 0 || out.size() > kMost) return {};
      if (got == 0) return out;
      out.append(buffer, static_cast<std::size_t>(got));
    }
  }

 private:
  [[noreturn]] static void fail() {
    throw Failure(kUnreadable, std::string("its metadata cannot be read: ") + std::strerror(errno));
  }

  int from_ = -1;
  pid_t number_ = -1;
};

/// IIM without a code set is in whatever the desk of its day used: not said rather than garbled.
bool is_utf8(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const auto lead = static_cast<unsigned char>(text[i]);
    const std::size_t size = lead < 0x80                   ? 1
                             : lead >= 0xC2 && lead < 0xE0 ? 2
                             : lead >= 0xE0 && lead < 0xF0 ? 3
                             : lead >= 0xF0 && lead < 0xF5 ? 4
                                                           : 0;
    if (size == 0 || i + size > text.size()) return false;
    for (std::size_t k = 1; k < size; ++k)
      if ((static_cast<unsigned char>(text[i + k]) & 0xC0u) != 0x80u) return false;
    i += size;
  }
  return true;
}

}  // namespace

std::string_view photo_type(std::string_view head) {
  constexpr std::string_view kPng = "\x89PNG\r\n\x1A\n";
  if (head.substr(0, 3) == "\xFF\xD8\xFF") return "image/jpeg";
  if (head.substr(0, kPng.size()) == kPng) return "image/png";
  if (head.substr(0, 4) == std::string_view("II*\0", 4) ||
      head.substr(0, 4) == std::string_view("MM\0*", 4))
    return "image/tiff";
  return {};
}

Photo read_photo(int descriptor) {
  struct stat facts {};
  if (::fstat(descriptor, &facts) != 0 || !S_ISREG(facts.st_mode))
    throw Failure(kUnreadable, "is not a file that metadata can be read from");
  if (static_cast<std::uint64_t>(facts.st_size) > kPhotoBytes)
    throw Failure(kUnreadable, "has " + std::to_string(facts.st_size) +
                                   " bytes; the limit for a photo is " +
                                   std::to_string(kPhotoBytes));
  char head[8];
  const ssize_t got = ::pread(descriptor, head, sizeof head, 0);
  if (photo_type({head, static_cast<std::size_t>(std::max<ssize_t>(got, 0))}).empty())
    throw Failure(kUnreadable, "is no JPEG, PNG or TIFF");
  const std::string answer = Child(descriptor).answer();
  std::vector<std::string> said;
  for (std::size_t at = 0; at < answer.size();) {
    const std::size_t end = std::min(answer.find('\0', at), answer.size());
    said.emplace_back(answer, at, end - at);
    at = end + 1;
  }
  if (said.empty())
    throw Failure(kUnreadable, "its metadata cannot be read: the reader gave up on it");
  if (said.front() != "ok") throw Failure(kUnreadable, said.front());
  Photo photo;
  for (std::size_t i = 1; i < said.size(); ++i) {
    if (!is_utf8(said[i])) continue;
    if (i <= std::size(kFields))
      photo.*kFields[i - 1] = std::move(said[i]);
    else if (photo.creators.size() < kPhotoCreators)
      photo.creators.push_back(std::move(said[i]));
  }
  return photo;
}

Photo read_photo(const std::string& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (descriptor < 0)
    throw Failure(kUnreadable, std::string("cannot be opened: ") + std::strerror(errno));
  struct Close {
    int number;
    ~Close() { ::close(number); }
  } close{descriptor};
  return read_photo(descriptor);
}

std::string photo_json(const Photo& photo, std::string_view file) {
  std::string out = "{\"file\":" + json_string(file);
  for (std::size_t i = 0; i < std::size(kFields); ++i)
    if (const std::string& text = photo.*kFields[i]; !text.empty())
      out.append(",\"").append(kNames[i]).append("\":").append(json_string(text));
  if (!photo.creators.empty()) {
    out += ",\"creators\":[";
    for (std::size_t i = 0; i < photo.creators.size(); ++i)
      out.append(i == 0 ? "" : ",").append(json_string(photo.creators[i]));
    out += "]";
  }
  return out + "}";
}

}  // namespace stet::host
