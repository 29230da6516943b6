#include "text/json.h"

#include "text/json_writer.h"
#include "text/lines.h"
#include "text/utf8.h"

#include <algorithm>
#include <charconv>
#include <numeric>
#include <optional>

namespace stet {
namespace {

bool is_digit_byte(char c) { return c >= '0' && c <= '9'; }

/// One pass, one value at a time; the first trouble ends it.
class Parser {
 public:
  Parser(std::string_view document, const JsonOptions& options)
      : document_(document), options_(options) {}

  Result<Json> parse() {
    if (document_.size() > options_.bytes) {
      return Error{.code = Code::config,
                   .message = "document has " + std::to_string(document_.size()) +
                              " bytes; the limit is " + std::to_string(options_.bytes)};
    }
    if (document_.substr(0, 3) == "\xEF\xBB\xBF") at_ = 3;
    Json value;
    if (skip_space() && read_value(value, 0) && skip_space() && at_ < document_.size())
      fail(at_, "expected the end of the document, found " + found());
    if (error_) return std::move(*error_);
    return value;
  }

 private:
  bool fail(std::size_t at, std::string message) {
    const LineColumn place = line_column(document_, at);
    const std::size_t start =
        at == 0 ? 0 : document_.find_last_of("\r\n", at - 1) + 1;  // npos + 1 is 0
    error_ = Error{.code = Code::config,
                   .message = std::move(message),
                   .offset = at,
                   .line = place.line,
                   .column = static_cast<std::uint32_t>(at - start) + 1};
    return false;
  }

  /// What stands at the cursor, for a message.
  std::string found() const {
    if (at_ >= document_.size()) return "the end of the document";
    const CodePoint point = decode(document_, static_cast<std::uint32_t>(at_));
    return "'" + printable(document_.substr(at_, point.length)) + "'";
  }

  bool skip_space() {
    while (at_ < document_.size()) {
      const char c = document_[at_];
      if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
        ++at_;
      } else if (c == '/' && options_.comments) {
        if (!skip_comment()) return false;
      } else {
        break;
      }
    }
    return true;
  }

  bool skip_comment() {
    const std::string_view two = document_.substr(at_, 2);
    if (two == "//") {
      at_ = std::min(document_.find_first_of("\r\n", at_), document_.size());
      return true;
    }
    if (two != "/*") return fail(at_, "expected a comment (// or /*) or a value, found '/'");
    const std::size_t end = document_.find("*/", at_ + 2);
    if (end == std::string_view::npos) return fail(at_, "comment /* is never closed");
    at_ = end + 2;
    return true;
  }

  bool read_value(Json& value, std::uint32_t depth) {
    const std::size_t begin = at_;
    if (!read_any(value, depth)) return false;
    value.at = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at_)};
    return true;
  }

  bool read_any(Json& value, std::uint32_t depth) {
    if (at_ >= document_.size()) return fail(at_, "expected a value, found " + found());
    switch (document_[at_]) {
      case '{':
      case '[':
        if (depth >= options_.depth)
          return fail(at_, "nested deeper than " + std::to_string(options_.depth) + " levels");
        return document_[at_] == '{' ? read_object(value, depth) : read_array(value, depth);
      case '"':
        value.kind = Json::Kind::string;
        return read_string(value.string);
      case 't':
        value.kind = Json::Kind::boolean;
        value.boolean = true;
        return read_literal("true");
      case 'f':
        value.kind = Json::Kind::boolean;
        return read_literal("false");
      case 'n':
        return read_literal("null");
      default:
        return read_number(value);
    }
  }

  bool read_literal(std::string_view word) {
    if (document_.substr(at_, word.size()) != word)
      return fail(at_, "expected a value, found " + found());
    at_ += word.size();
    return true;
  }

  void skip_digits() {
    while (at_ < document_.size() && is_digit_byte(document_[at_])) ++at_;
  }
  bool at_digit() const { return at_ < document_.size() && is_digit_byte(document_[at_]); }
  bool take(char c) {
    if (at_ >= document_.size() || document_[at_] != c) return false;
    ++at_;
    return true;
  }

  // RFC 8259, section 6.
  bool read_number(Json& value) {
    const std::size_t begin = at_;
    const bool minus = take('-');
    if (!at_digit()) {
      if (!minus) return fail(begin, "expected a value, found " + found());
      return fail(at_, "expected a digit after '-', found " + found());
    }
    if (take('0')) {
      if (at_digit()) return fail(begin, "a number must not begin with 0");
    } else {
      skip_digits();
    }
    if (take('.')) {
      if (!at_digit()) return fail(at_, "expected a digit after '.', found " + found());
      skip_digits();
    }
    if (take('e') || take('E')) {
      if (!take('+')) take('-');
      if (!at_digit()) return fail(at_, "expected a digit in the exponent, found " + found());
      skip_digits();
    }
    const std::string_view spelling = document_.substr(begin, at_ - begin);
    value.kind = Json::Kind::number;
    value.string = spelling;
    const auto [end, trouble] =
        std::from_chars(spelling.data(), spelling.data() + spelling.size(), value.number);
    if (trouble == std::errc::result_out_of_range)
      return fail(begin, "number " + printable(spelling, 40) + " is out of range");
    return true;
  }

  std::optional<char32_t> read_hex4() {
    if (at_ + 4 > document_.size()) return std::nullopt;
    unsigned value = 0;
    const char* begin = document_.data() + at_;
    const auto [end, trouble] = std::from_chars(begin, begin + 4, value, 16);
    if (trouble != std::errc() || end != begin + 4) return std::nullopt;
    at_ += 4;
    return value;
  }

  bool read_unicode_escape(std::string& out, std::size_t begin) {
    std::optional<char32_t> unit = read_hex4();
    if (!unit) return fail(begin, "escape \\u needs four hexadecimal digits");
    if (*unit >= 0xDC00 && *unit <= 0xDFFF)
      return fail(begin, "escape is the second half of a character without its first");
    if (*unit >= 0xD800 && *unit <= 0xDBFF) {
      std::optional<char32_t> second;
      if (document_.substr(at_, 2) == "\\u") {
        at_ += 2;
        second = read_hex4();
      }
      if (!second || *second < 0xDC00 || *second > 0xDFFF)
        return fail(begin, "escape is the first half of a character without its second");
      unit = 0x10000 + ((*unit - 0xD800) << 10) + (*second - 0xDC00);
    }
    append_utf8(out, *unit);
    return true;
  }

  bool read_escape(std::string& out) {
    const std::size_t begin = at_++;
    if (at_ >= document_.size()) return fail(begin, "string ends inside an escape");
    switch (document_[at_++]) {
      case '"':
        out.push_back('"');
        return true;
      case '\\':
        out.push_back('\\');
        return true;
      case '/':
        out.push_back('/');
        return true;
      case 'b':
        out.push_back('\b');
        return true;
      case 'f':
        out.push_back('\f');
        return true;
      case 'n':
        out.push_back('\n');
        return true;
      case 'r':
        out.push_back('\r');
        return true;
      case 't':
        out.push_back('\t');
        return true;
      case 'u':
        return read_unicode_escape(out, begin);
      default:
        break;
    }
    return fail(begin, "unknown escape '\\" + printable(document_.substr(begin + 1, 1)) + "'");
  }

  bool read_string(std::string& out) {
    const std::size_t begin = at_++;
    while (at_ < document_.size()) {
      const auto c = static_cast<unsigned char>(document_[at_]);
      if (c == '"') {
        ++at_;
        return true;
      }
      if (c == '\\') {
        if (!read_escape(out)) return false;
      } else if (c < 0x20) {
        return fail(at_, c == '\n' || c == '\r'
                             ? "string is not closed on its line"
                             : "control character " + found() + " in a string must be escaped");
      } else if (c < 0x80) {
        out.push_back(static_cast<char>(c));
        ++at_;
      } else {
        const CodePoint point = decode(document_, static_cast<std::uint32_t>(at_));
        if (!point.valid) return fail(at_, "string has bytes that are not UTF-8");
        out.append(document_.substr(at_, point.length));
        at_ += point.length;
      }
    }
    return fail(begin, "string is never closed");
  }

  /// Behind an item: true when another follows, false at `close` or after an error.
  bool another(char close, std::string_view what) {
    if (!skip_space()) return false;
    if (take(close)) return false;
    if (!take(',')) {
      return fail(at_, "expected ',' or '" + std::string(1, close) + "' after " +
                           std::string(what) + ", found " + found());
    }
    const std::size_t comma = at_ - 1;
    if (!skip_space()) return false;
    if (at_ < document_.size() && document_[at_] == close) {
      if (!options_.comments)
        return fail(comma, "',' before '" + std::string(1, close) + "' must go");
      ++at_;
      return false;
    }
    return true;
  }

  bool read_array(Json& value, std::uint32_t depth) {
    value.kind = Json::Kind::array;
    ++at_;
    if (!skip_space()) return false;
    if (take(']')) return true;
    do {
      if (!read_value(value.items.emplace_back(), depth + 1)) return false;
    } while (another(']', "an array item"));
    return !error_;
  }

  bool read_object(Json& value, std::uint32_t depth) {
    value.kind = Json::Kind::object;
    ++at_;
    if (!skip_space()) return false;
    if (take('}')) return true;
    do {
      if (at_ >= document_.size() || document_[at_] != '"')
        return fail(at_, "expected a key in quotation marks, found " + found());
      auto& [key, span] = value.keys.emplace_back();
      span.begin = static_cast<std::uint32_t>(at_);
      if (!read_string(key)) return false;
      span.end = static_cast<std::uint32_t>(at_);
      if (!skip_space()) return false;
      if (!take(':'))
        return fail(at_, "expected ':' after key \"" + printable(key, 60) + "\", found " + found());
      if (!skip_space()) return false;
      if (!read_value(value.items.emplace_back(), depth + 1)) return false;
    } while (another('}', "a member"));
    return !error_ && has_unique_keys(value);
  }

  bool has_unique_keys(const Json& object) {
    if (object.keys.size() < 2) return true;
    std::vector<std::uint32_t> order(object.keys.size());
    std::iota(order.begin(), order.end(), 0u);
    const auto name = [&](std::uint32_t i) -> std::string_view { return object.keys[i].first; };
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
      return name(a) != name(b) ? name(a) < name(b) : a < b;
    });
    const auto twin =
        std::adjacent_find(order.begin(), order.end(),
                           [&](std::uint32_t a, std::uint32_t b) { return name(a) == name(b); });
    if (twin == order.end()) return true;
    const auto& [key, span] = object.keys[*(twin + 1)];
    const LineColumn first = line_column(document_, object.keys[*twin].second.begin);
    return fail(span.begin, "key \"" + printable(key, 60) + "\" stands twice, first on line " +
                                std::to_string(first.line));
  }

  std::string_view document_;
  const JsonOptions& options_;
  std::size_t at_ = 0;
  std::optional<Error> error_;
};

void write(JsonWriter& writer, const Json& value) {
  switch (value.kind) {
    case Json::Kind::null:
      writer.null();
      return;
    case Json::Kind::boolean:
      writer.boolean(value.boolean);
      return;
    case Json::Kind::number:
      writer.raw(value.string);
      return;
    case Json::Kind::string:
      writer.string(value.string);
      return;
    case Json::Kind::array:
      writer.begin_array();
      for (const Json& item : value.items) write(writer, item);
      writer.end_array();
      return;
    case Json::Kind::object:
      writer.begin_object();
      for (std::size_t i = 0; i < value.items.size(); ++i) {
        writer.key(value.keys[i].first);
        write(writer, value.items[i]);
      }
      writer.end_object();
      return;
  }
}

}  // namespace

const Json* Json::find(std::string_view key) const {
  for (std::size_t i = 0; i < keys.size(); ++i)
    if (keys[i].first == key) return &items[i];
  return nullptr;
}

std::string_view Json::text_or(std::string_view fallback) const {
  return kind == Kind::string ? std::string_view(string) : fallback;
}

Result<Json> parse_json(std::string_view document, const JsonOptions& options) {
  return Parser(document, options).parse();
}

std::string to_json(const Json& value) {
  std::string out;
  JsonWriter writer(out);
  write(writer, value);
  return out;
}

}  // namespace stet
