#include "intake/wordpress/classic.h"

#include <algorithm>
#include <string_view>
#include <unordered_set>
#include <utility>

namespace stet::wordpress {
namespace {

/// They name things of the library by number: nothing to read here.
constexpr std::string_view kLeftOut[] = {"gallery", "playlist", "audio",  "video",
                                         "embed",   "/audio",   "/video", "/embed"};

constexpr std::size_t kLongestName = 32;

bool is_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         c == '-';
}

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

/// Whether the shortcode that opens at `at` is called `name`.
bool is_called(std::string_view content, std::size_t at, std::string_view name) {
  const std::string_view rest = content.substr(at + 1);
  if (!rest.starts_with(name) || rest.size() == name.size()) return false;
  const char behind = rest[name.size()];
  return behind == ']' || behind == ' ' || behind == '/';
}

class Converter {
 public:
  Converter(const Text& content, TextArena& arena)
      : bytes_(content.bytes), content_(content), arena_(arena), builder_(arena) {}

  Text run() {
    find_closed();
    std::size_t from = 0;
    for (std::size_t at = 0; (at = bytes_.find_first_of("[\n<>", at)) != bytes_.npos;) {
      std::size_t end = at + 1;
      std::string_view made;
      if (bytes_[at] == '[') {
        made = shortcode(at, end);
      } else if (bytes_[at] == '\n') {
        made = line_end(at, end);
      } else {
        // Inside tags a line end is only space; behind the picture of a caption come its words.
        in_tag_ = bytes_[at] == '<';
        if (!in_tag_ && in_caption_ && !has_words_) made = caption_words(at);
      }
      if (made.empty() && !left_out_) {
        at = end;
        continue;
      }
      verbatim(from, at);
      if (!std::exchange(left_out_, false)) builder_.atom(made, {place(at), place(end)});
      from = at = end;
    }
    verbatim(from, bytes_.size());
    return arena_.compose(builder_.finish(bytes_), content_);
  }

 private:
  static std::uint32_t place(std::size_t at) { return static_cast<std::uint32_t>(at); }
  void verbatim(std::size_t from, std::size_t to) {
    if (from < to) builder_.verbatim(bytes_.substr(from, to - from), place(from));
  }

  std::string_view shortcode(std::size_t at, std::size_t& end) {
    for (const std::string_view name : {"caption", "wp_caption"})
      if (is_called(bytes_, at, name)) return open_caption(at, end);
    for (const std::string_view name : {"/caption", "/wp_caption"})
      if (is_called(bytes_, at, name) && in_caption_) {
        in_caption_ = false;
        end = at + name.size() + 2;
        return has_words_ ? "</figcaption></figure>" : "</figure>";
      }
    for (const std::string_view name : kLeftOut)
      if (is_called(bytes_, at, name)) {
        const std::size_t close = bytes_.find_first_of("]\n", at);
        if (close == bytes_.npos || bytes_[close] != ']') return {};
        end = close + 1;
        return " ";
      }
    if (const std::size_t close = in_tag_ ? 0 : pair_end(at); close != 0) {
      left_out_ = true;
      end = close;
    }
    return {};
  }

  /// The end of "[dropcap]" or "[/dropcap]" when both are there: mark-up of a theme around words
  /// that stay. "[sic]" is prose. 0: no such shortcode.
  std::size_t pair_end(std::size_t at) {
    const bool closes = at + 1 < bytes_.size() && bytes_[at + 1] == '/';
    const std::size_t begin = at + (closes ? 2 : 1);
    std::size_t name_end = begin;
    while (name_end < bytes_.size() && name_end - begin < kLongestName && is_name(bytes_[name_end]))
      ++name_end;
    const std::string_view name = bytes_.substr(begin, name_end - begin);
    if (name.empty() || name_end == bytes_.size()) return 0;
    const std::size_t close = bytes_.find_first_of("]\n", name_end);
    if (close == bytes_.npos || bytes_[close] != ']') return 0;
    if (closes) return close == name_end && opened_.count(name) != 0 ? close + 1 : 0;
    if (bytes_[name_end] != ']' && bytes_[name_end] != ' ') return 0;
    if (closed_.count(name) == 0) return 0;
    opened_.insert(name);
    return close + 1;
  }

  /// The names that some "[/name]" closes.
  void find_closed() {
    for (std::size_t at = 0; (at = bytes_.find("[/", at)) != bytes_.npos;) {
      at += 2;
      const std::size_t close = bytes_.find(']', at);
      if (close == bytes_.npos) return;
      if (close - at <= kLongestName) closed_.insert(bytes_.substr(at, close - at));
    }
  }

  std::string_view open_caption(std::size_t at, std::size_t& end) {
    const std::size_t close = bytes_.find_first_of("]\n", at);
    if (close == bytes_.npos || bytes_[close] != ']') return {};
    end = close + 1;
    in_caption_ = true;
    has_words_ = false;
    return "<figure>";
  }

  /// At the ">" that ends the picture (and the link around it).
  std::string_view caption_words(std::size_t at) {
    std::size_t next = at + 1;
    while (next < bytes_.size() && is_space(bytes_[next])) ++next;
    if (next == bytes_.size() || bytes_[next] == '<' || bytes_[next] == '[') return {};
    has_words_ = true;
    return "><figcaption>";
  }

  std::string_view line_end(std::size_t at, std::size_t& end) {
    if (in_tag_ || in_caption_) return {};
    std::size_t lines = 0;
    end = at;
    while (end < bytes_.size() && is_space(bytes_[end])) lines += bytes_[end++] == '\n';
    if (lines > 1) return "\n<p>";
    const bool is_between_tags = (at > 0 && bytes_[at - 1] == '>') ||
                                 (end < bytes_.size() && bytes_[end] == '<') ||
                                 end == bytes_.size();
    return is_between_tags ? std::string_view() : "<br>";
  }

  std::string_view bytes_;
  const Text& content_;
  TextArena& arena_;
  TextBuilder builder_;
  bool in_tag_ = false, in_caption_ = false, has_words_ = false;
  bool left_out_ = false;  ///< the shortcode at hand makes no words
  std::unordered_set<std::string_view> closed_, opened_;
};

}  // namespace

bool is_classic(std::string_view content) {
  for (const std::string_view mark : {"<!-- wp:", "<p>", "<p "})
    if (content.find(mark) != content.npos) return false;
  return true;
}

Text classic_to_html(const Text& content, TextArena& arena) {
  return Converter(content, arena).run();
}

}  // namespace stet::wordpress
