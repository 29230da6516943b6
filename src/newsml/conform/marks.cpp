#include "newsml/conform/marks.h"

#include "newsml/release.h"
#include "newsml/stamp.h"
#include "text/utf8.h"

#include <algorithm>

namespace stet::conform {
namespace {

constexpr std::size_t kLongestDate = 40;
constexpr std::int64_t kDay = 86'400;

std::string_view trim(std::string_view text) {
  const auto space = [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; };
  while (!text.empty() && space(text.front())) text.remove_prefix(1);
  while (!text.empty() && space(text.back())) text.remove_suffix(1);
  return text;
}

/// Reads digits and marks from the front.
class Cursor {
 public:
  explicit Cursor(std::string_view text) : text_(text) {}
  bool number(std::size_t digits, int& value) {
    if (text_.size() < digits) return false;
    value = 0;
    for (std::size_t i = 0; i < digits; ++i) {
      if (text_[i] < '0' || text_[i] > '9') return false;
      value = value * 10 + (text_[i] - '0');
    }
    text_.remove_prefix(digits);
    return true;
  }
  bool take(char c) {
    if (text_.empty() || text_.front() != c) return false;
    text_.remove_prefix(1);
    return true;
  }
  bool done() const { return text_.empty(); }
  void skip_digits() {
    while (!text_.empty() && text_.front() >= '0' && text_.front() <= '9') text_.remove_prefix(1);
  }

 private:
  std::string_view text_;
};

/// Z, +01:00 (extended) or +0100 (basic). False: something else stands there.
bool read_zone(Cursor& cursor, bool basic, DateTime& time) {
  if (cursor.done()) return true;
  if (cursor.take('Z')) {
    time.offset_minutes = std::int16_t{0};
    return cursor.done();
  }
  const bool plus = cursor.take('+');
  if (!plus && !cursor.take('-')) return false;
  int hours = 0, minutes = 0;
  if (!cursor.number(2, hours)) return false;
  if (!cursor.take(':') && !basic) return false;
  if (!cursor.number(2, minutes) || hours > 14 || minutes > 59) return false;
  const int offset = hours * 60 + minutes;
  time.offset_minutes = static_cast<std::int16_t>(plus ? offset : -offset);
  return cursor.done();
}

}  // namespace

void Marks::add(const Check& check, XmlNode node, std::string message) {
  if (faults_.size() >= options_.limits.findings) {
    truncated_ = true;
    return;
  }
  faults_.push_back({&check, node.tag_at(), path_of(node), std::move(message)});
}

void Marks::add_at(const Check& check, XmlNode node, std::string_view attribute,
                   std::string message) {
  add(check, node, std::move(message));
  if (truncated_ || faults_.empty()) return;
  if (const Span at = node.attribute_at(attribute); at.begin != 0) {
    // An empty value is shown with its quotes.
    faults_.back().at = at.empty() ? Span{at.begin - 1, at.end + 1} : at;
  }
  faults_.back().path.append("/@").append(attribute);
}

Conformance Marks::take(std::string_view format) {
  std::stable_sort(faults_.begin(), faults_.end(),
                   [](const Fault& a, const Fault& b) { return a.at.begin < b.at.begin; });
  return {format, std::move(faults_), truncated_};
}

std::string path_of(XmlNode node) {
  constexpr std::size_t kMostNames = 32;
  std::vector<std::string_view> names;
  for (; node && names.size() < kMostNames; node = node.parent()) names.push_back(node.name());
  std::string path;
  for (std::size_t i = names.size(); i-- > 0;)
    path.append(path.empty() ? "" : "/").append(names[i]);
  return path;
}

std::string quoted(std::string_view value) { return "'" + printable(value, 60) + "'"; }

std::optional<Moment> read_moment(std::string_view text, bool basic) {
  text = trim(text);
  if (text.empty() || text.size() > kLongestDate) return std::nullopt;
  DateTime time;
  Cursor cursor(text);
  int year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0;
  if (!cursor.number(4, year)) return std::nullopt;
  const bool extended = !basic || text.find('-') == 4;
  const auto part = [&](int& value) {
    return (!extended || cursor.take('-')) && cursor.number(2, value);
  };
  Moment moment;
  if (!cursor.done()) {
    if (!part(month)) return std::nullopt;
    if (!cursor.done() && !part(day)) return std::nullopt;
  }
  time.year = static_cast<std::int16_t>(year);
  time.month = static_cast<std::uint8_t>(month);
  time.day = static_cast<std::uint8_t>(day);
  if (cursor.take('T')) {
    if (day == 0 || !cursor.number(2, hour)) return std::nullopt;
    if (extended && !cursor.take(':')) return std::nullopt;
    if (!cursor.number(2, minute)) return std::nullopt;
    if (extended ? cursor.take(':') : !cursor.done()) {
      if (!cursor.number(2, second) && extended) return std::nullopt;
    } else if (!basic) {
      return std::nullopt;
    }
    if (cursor.take('.')) cursor.skip_digits();
    time.hour = static_cast<std::uint8_t>(hour);
    time.minute = static_cast<std::uint8_t>(minute);
    time.second = static_cast<std::uint8_t>(second);
    time.has_time = true;
  }
  if (!read_zone(cursor, basic, time)) return std::nullopt;
  moment.has_time = time.has_time;
  moment.has_zone = time.offset_minutes.has_value();
  if (!truncated_date(time)) return std::nullopt;
  DateTime full = time;
  if (!full.has_time) full.has_time = true;
  if (!full.offset_minutes) full.offset_minutes = std::int16_t{0};
  if (full.month == 0) full.month = 1;
  if (full.day == 0) full.day = 1;
  const std::optional<std::int64_t> seconds = seconds_since_1970(full);
  if (!seconds) return std::nullopt;
  moment.seconds = *seconds;
  return moment;
}

bool is_certainly_after(const Moment& a, const Moment& b) {
  const bool exact = a.has_time && b.has_time && a.has_zone && b.has_zone;
  return a.seconds > b.seconds + (exact ? 0 : 2 * kDay);
}

bool is_language(std::string_view tag) {
  return !tag.empty() && tag.find('_') == std::string_view::npos && language_tag(tag) == tag;
}

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

void look_at_order(const Check& check, XmlNode node, std::initializer_list<std::string_view> order,
                   Marks& marks) {
  std::size_t reached = 0;
  for (XmlNode child : node.children()) {
    std::size_t place = 0;
    for (const std::string_view name : order) {
      if (child.is(name)) break;
      ++place;
    }
    if (place == order.size()) continue;
    if (place < reached)
      marks.add(check, child,
                std::string(child.name()) + " stands behind " +
                    std::string(order.begin()[reached]) + "; it belongs in front");
    reached = std::max(reached, place);
  }
}

}  // namespace stet::conform
