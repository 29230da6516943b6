#include "intake/json/scan.h"

#include "text/skim.h"
#include "text/utf8.h"

#include <algorithm>
#include <charconv>
#include <string>

namespace stet {
namespace {

constexpr std::uint32_t kBytesBetweenChecks = 64u << 10;
constexpr std::size_t kFewMembers = 12;

bool is_json_space(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }
bool is_decimal(char c) { return c >= '0' && c <= '9'; }

int hex_digit(char c) {
  if (is_decimal(c)) return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

/// Four hex digits at `at`, or -1.
std::int32_t read_hex4(std::string_view bytes, std::size_t at) {
  if (at + 4 > bytes.size()) return -1;
  std::int32_t value = 0;
  for (std::size_t i = at; i < at + 4; ++i) {
    const int digit = hex_digit(bytes[i]);
    if (digit < 0) return -1;
    value = value * 16 + digit;
  }
  return value;
}

bool is_high_surrogate(std::int32_t unit) { return unit >= 0xD800 && unit <= 0xDBFF; }
bool is_low_surrogate(std::int32_t unit) { return unit >= 0xDC00 && unit <= 0xDFFF; }

/// Offset of the first quote, backslash or control character at or behind `at`; the size when there
/// is none.
std::uint32_t find_string_stop(std::string_view bytes, std::uint32_t at) {
  return static_cast<std::uint32_t>(skim<Stops::and_controls, '"', '\\'>(bytes, at));
}

class Scanner {
 public:
  Scanner(std::string_view bytes, const JsonReadOptions& options)
      : bytes_(bytes), options_(options), lenient_(options.mode == JsonMode::lenient) {}

  Result<JsonScan> run() {
    scan_.nodes.reserve(bytes_.size() / 48 + 8);
    if (!scan_document()) return std::move(error_);
    return std::move(scan_);
  }

 private:
  struct Open {
    std::uint32_t node;
    std::uint32_t last_child = 0;  ///< 0: none yet
  };

  bool scan_document() {
    skip_space();
    if (lenient_) skip_wrapping();
    if (at_ == size()) return fail(at_, "there is no JSON value in it");
    if (!scan_value({}, false)) return false;
    while (!open_.empty())
      if (!scan_member()) return false;
    skip_space();
    if (lenient_) skip_wrapping();
    if (at_ == size()) return true;
    if (is_at('{') || is_at('['))
      return fail(at_, "a second JSON document begins here; one is read at a time");
    return fail(at_, "the JSON value ends before this; found " + found());
  }

  /// The next member, item or closing bracket of the innermost container.
  bool scan_member() {
    if (at_ - checked_at_ >= kBytesBetweenChecks) {
      checked_at_ = at_;
      if (options_.budget && options_.budget->spent()) {
        error_ = options_.budget->why("reading JSON");
        error_.offset = at_;
        return false;
      }
    }
    const Open& open = open_.back();
    const bool in_object = scan_.nodes[open.node].kind == JsonKind::object;
    const char closing = in_object ? '}' : ']';
    skip_space();
    if (open.last_child != 0) {
      if (is_at(closing)) return close();
      if (!is_at(','))
        return fail(at_, std::string("expected a comma or \"") + closing + "\", found " + found());
      const std::uint32_t comma = at_++;
      skip_space();
      if (is_at(closing)) {
        if (!lenient_) return fail(comma, std::string("a comma stands before \"") + closing + "\"");
        forgive({comma, comma + 1});
        return close();
      }
    } else if (is_at(closing)) {
      return close();
    }
    if (!in_object) return scan_value({}, false);
    if (!is_at('"')) return fail(at_, "expected a member name in double quotes, found " + found());
    bool escaped = false;
    Span key;
    if (!scan_string(key, escaped)) return false;
    skip_space();
    if (!is_at(':')) return fail(at_, "expected a colon behind the member name, found " + found());
    ++at_;
    skip_space();
    return scan_value(key, escaped);
  }

  bool scan_value(Span key, bool key_escaped) {
    if (at_ == size()) return fail(at_, "expected a value, found the end of the input");
    // The root is the document itself, not a member.
    if (scan_.nodes.size() > options_.limits.json_members)
      return refuse_limit("JSON has more than " + std::to_string(options_.limits.json_members) +
                          " members and items");
    const auto index = static_cast<std::uint32_t>(scan_.nodes.size());
    if (!open_.empty()) {
      Open& open = open_.back();
      if (open.last_child != 0) scan_.nodes[open.last_child].next = index;
      open.last_child = index;
      ++scan_.nodes[open.node].children;
    }
    scan_.nodes.push_back(
        {.key_escaped = key_escaped,
         .key_tag = key_escaped ? kAnyJsonKey : json_key_tag(bytes_.substr(key.begin, key.size())),
         .key = key});
    const auto finish = [&](JsonKind kind, std::uint32_t begin) {
      scan_.nodes[index].kind = kind;
      scan_.nodes[index].value = {begin, at_};
      return true;
    };
    const std::uint32_t begin = at_;
    switch (bytes_[at_]) {
      case '{':
        return open_container(JsonKind::object, index);
      case '[':
        return open_container(JsonKind::array, index);
      case '"': {
        Span value;
        bool escaped = false;
        if (!scan_string(value, escaped)) return false;
        scan_.nodes[index].kind = JsonKind::string;
        scan_.nodes[index].value = value;
        scan_.nodes[index].escaped = escaped;
        return true;
      }
      case 't':
        if (!scan_word("true")) return false;
        scan_.nodes[index].truth = true;
        return finish(JsonKind::boolean, begin);
      case 'f':
        return scan_word("false") && finish(JsonKind::boolean, begin);
      case 'n':
        return scan_word("null") && finish(JsonKind::null, begin);
      default:
        if (bytes_[at_] == '-' || is_decimal(bytes_[at_]))
          return scan_number() && finish(JsonKind::number, begin);
        return fail(at_, "expected a value, found " + found());
    }
  }

  bool open_container(JsonKind kind, std::uint32_t index) {
    if (open_.size() >= options_.limits.depth)
      return refuse_limit("JSON is nested deeper than " + std::to_string(options_.limits.depth) +
                          " levels");
    scan_.nodes[index].kind = kind;
    scan_.nodes[index].value = {at_, at_};
    open_.push_back({index});
    ++at_;
    return true;
  }

  bool close() {
    ++at_;
    const Open done = open_.back();
    JsonNode& node = scan_.nodes[done.node];
    node.value.end = at_;
    if (node.kind == JsonKind::object && node.children > 1) find_shadowed(done.node);
    open_.pop_back();
    return true;
  }

  /// Marks all but the last of the members with one name. Sorted when there are many: n log n at
  /// worst.
  void find_shadowed(std::uint32_t object) {
    keys_.clear();
    for (std::uint32_t i = object + 1; i != 0; i = scan_.nodes[i].next) {
      const JsonNode& member = scan_.nodes[i];
      const std::string_view raw = bytes_.substr(member.key.begin, member.key.size());
      keys_.push_back({raw, i});
      if (member.key_escaped) decoded_needed_ = true;
    }
    std::vector<std::string> decoded;
    if (decoded_needed_) {
      decoded.resize(keys_.size());
      for (std::size_t i = 0; i < keys_.size(); ++i) {
        if (!scan_.nodes[keys_[i].second].key_escaped) continue;
        append_unescaped(decoded[i], keys_[i].first);
        keys_[i].first = decoded[i];
      }
      decoded_needed_ = false;
    }
    if (keys_.size() <= kFewMembers) {
      for (std::size_t i = 0; i < keys_.size(); ++i)
        for (std::size_t j = i + 1; j < keys_.size(); ++j)
          if (keys_[i].first == keys_[j].first) {
            shadow(keys_[i].second);
            break;
          }
      return;
    }
    // By length first: most keys differ there already.
    std::sort(keys_.begin(), keys_.end(), [](const auto& a, const auto& b) {
      if (a.first.size() != b.first.size()) return a.first.size() < b.first.size();
      const int order = a.first.compare(b.first);
      return order != 0 ? order < 0 : a.second < b.second;
    });
    for (std::size_t i = 0; i + 1 < keys_.size(); ++i)
      if (keys_[i].first == keys_[i + 1].first) shadow(keys_[i].second);
  }

  void shadow(std::uint32_t node) {
    scan_.nodes[node].shadowed = true;
    scan_.remarks.shadowed.push_back(node);
  }

  /// `at_` stands on the opening quote; `inside` becomes what is between the quotes.
  bool scan_string(Span& inside, bool& escaped) {
    const std::uint32_t opening = at_++;
    inside.begin = at_;
    for (;;) {
      at_ = find_string_stop(bytes_, at_);
      if (at_ == size()) return fail(opening, "the string that begins here has no closing quote");
      const char c = bytes_[at_];
      if (c == '"') break;
      if (c == '\\') {
        escaped = true;
        if (!scan_escape()) return false;
        continue;
      }
      if (!lenient_)
        return fail(at_,
                    "a string holds the control character " + found() + ", which must be escaped");
      forgive({at_, at_ + 1});
      ++at_;
    }
    inside.end = at_++;
    return true;
  }

  bool scan_escape() {
    const std::uint32_t begin = at_;
    if (at_ + 1 == size()) return fail(at_, "the input ends inside an escape");
    switch (bytes_[at_ + 1]) {
      case '"':
      case '\\':
      case '/':
      case 'b':
      case 'f':
      case 'n':
      case 'r':
      case 't':
        at_ += 2;
        return true;
      case 'u':
        if (read_hex4(bytes_, at_ + 2) < 0)
          return fail(at_, "\\u is not followed by four hexadecimal digits");
        break;
      default:
        if (lenient_) {  // "\'" and the like mean the character itself
          forgive({begin, begin + 2});
          at_ += 1 + decode(bytes_, at_ + 1).length;
          return true;
        }
        return fail(at_, "no escape is called \"\\" +
                             printable(bytes_.substr(at_ + 1, decode(bytes_, at_ + 1).length)) +
                             "\"");
    }
    const JsonEscape escape = read_escape(bytes_, at_);
    at_ += escape.length;
    if (escape.lone_surrogate)
      note(scan_.remarks.lone_surrogates, scan_.remarks.first_lone_surrogate, begin);
    if (escape.value == 0) note(scan_.remarks.nuls, scan_.remarks.first_nul, begin);
    return true;
  }

  void note(std::uint32_t& count, Span& first, std::uint32_t begin) {
    if (count++ == 0) first = {begin, at_};
  }

  bool scan_word(std::string_view word) {
    if (bytes_.substr(at_, word.size()) == word) {
      at_ += static_cast<std::uint32_t>(word.size());
      return true;
    }
    return fail(at_, "expected a value, found " + found());
  }

  bool scan_number() {
    const std::uint32_t begin = at_;
    if (is_at('-')) ++at_;
    if (is_at('0')) {
      ++at_;
      if (at_ < size() && is_decimal(bytes_[at_])) return fail(begin, "a number begins with 0");
    } else if (!skip_digits()) {
      return fail(begin, "a minus sign without digits is no number");
    }
    bool long_form = at_ - begin > 15;
    if (is_at('.')) {
      ++at_;
      if (!skip_digits()) return fail(begin, "a number has no digits behind its decimal point");
    }
    if (is_at('e') || is_at('E')) {
      ++at_;
      long_form = true;
      if (is_at('+') || is_at('-')) ++at_;
      if (!skip_digits()) return fail(begin, "a number has no digits in its exponent");
    }
    if (long_form && !fits_double(bytes_.substr(begin, at_ - begin)))
      note(scan_.remarks.big_numbers, scan_.remarks.first_big_number, begin);
    return true;
  }

  static bool fits_double(std::string_view number) {
    double value = 0;
    return std::from_chars(number.data(), number.data() + number.size(), value).ec == std::errc();
  }

  bool skip_digits() {
    const std::uint32_t begin = at_;
    while (at_ < size() && is_decimal(bytes_[at_])) ++at_;
    return at_ > begin;
  }

  void skip_space() {
    for (;;) {
      while (at_ < size() && is_json_space(bytes_[at_])) ++at_;
      if (!lenient_ || !is_at('/') || !skip_comment()) return;
    }
  }

  bool skip_comment() {
    const std::string_view rest = bytes_.substr(at_);
    std::size_t end = 0;
    if (rest.starts_with("//")) {
      end = std::min(rest.find('\n'), rest.size());
    } else if (rest.starts_with("/*")) {
      end = rest.find("*/", 2);
      if (end == rest.npos) return false;
      end += 2;
    } else {
      return false;
    }
    const std::uint32_t begin = at_;
    at_ += static_cast<std::uint32_t>(end);
    forgive({begin, at_});
    return true;
  }

  /// What pages put around the value: comment and CDATA marks, a byte order mark, semicolons.
  void skip_wrapping() {
    constexpr std::string_view kMarks[] = {"<!--", "-->", "<![CDATA[", "]]>", ";", "\xEF\xBB\xBF"};
    for (bool again = true; again;) {
      again = false;
      skip_space();
      for (std::string_view mark : kMarks) {
        if (!bytes_.substr(at_).starts_with(mark)) continue;
        const std::uint32_t begin = at_;
        at_ += static_cast<std::uint32_t>(mark.size());
        forgive({begin, at_});
        again = true;
      }
    }
  }

  void forgive(Span what) {
    if (scan_.remarks.forgiven++ == 0) scan_.remarks.first_forgiven = what;
  }

  bool is_at(char c) const { return at_ < bytes_.size() && bytes_[at_] == c; }
  std::uint32_t size() const { return static_cast<std::uint32_t>(bytes_.size()); }

  /// What stands at `at_`, for a message.
  std::string found() const {
    if (at_ >= bytes_.size()) return "the end of the input";
    return "\"" + printable(bytes_.substr(at_, decode(bytes_, at_).length)) + "\"";
  }

  bool fail(std::uint32_t offset, std::string message) {
    error_ = {.code = Code::input, .message = std::move(message), .offset = offset};
    return false;
  }
  bool refuse_limit(std::string message) {
    error_ = {.code = Code::limit, .message = std::move(message), .offset = at_};
    return false;
  }

  std::string_view bytes_;
  const JsonReadOptions& options_;
  const bool lenient_;
  std::uint32_t at_ = 0;
  std::uint32_t checked_at_ = 0;
  std::vector<Open> open_;
  std::vector<std::pair<std::string_view, std::uint32_t>> keys_;  ///< scratch of find_shadowed()
  bool decoded_needed_ = false;
  JsonScan scan_;
  Error error_;
};

}  // namespace

JsonEscape read_escape(std::string_view bytes, std::uint32_t at) {
  const char kind = bytes[at + 1];
  switch (kind) {
    case 'b':
      return {'\b', 2};
    case 'f':
      return {'\f', 2};
    case 'n':
      return {'\n', 2};
    case 'r':
      return {'\r', 2};
    case 't':
      return {'\t', 2};
    case 'u':
      break;
    default: {
      const CodePoint itself = decode(bytes, at + 1);
      return {itself.value, 1 + itself.length};
    }
  }
  const std::int32_t unit = read_hex4(bytes, at + 2);
  if (is_high_surrogate(unit)) {
    const bool another = bytes.substr(at + 6, 2) == "\\u";
    const std::int32_t low = another ? read_hex4(bytes, at + 8) : -1;
    if (is_low_surrogate(low))
      return {static_cast<char32_t>(0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00)), 12};
    return {kReplacement, 6, true};
  }
  if (is_low_surrogate(unit)) return {kReplacement, 6, true};
  return {static_cast<char32_t>(unit), 6};
}

void append_unescaped(std::string& out, std::string_view raw) {
  std::size_t at = 0;
  while (at < raw.size()) {
    const std::size_t backslash = std::min(raw.find('\\', at), raw.size());
    out.append(raw, at, backslash - at);
    at = backslash;
    if (at == raw.size()) return;
    const JsonEscape escape = read_escape(raw, static_cast<std::uint32_t>(at));
    append_utf8(out, escape.value);
    at += escape.length;
  }
}

Result<JsonScan> scan_json(std::string_view bytes, const JsonReadOptions& options) {
  return Scanner(bytes, options).run();
}

}  // namespace stet
