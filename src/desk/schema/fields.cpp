#include "desk/schema/fields.h"

#include "article/names.h"
#include "desk/rules/rules.h"
#include "desk/schema/builder.h"
#include "desk/schema/field_items.h"
#include "desk/schema/field_terms.h"
#include "text/utf8.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace stet {
namespace {

/// Without a letter or a digit nothing has been said: white space, dashes, "...".
bool says_something(std::string_view words) {
  for (std::uint32_t at = 0; at < words.size();) {
    const CodePoint point = decode(words, at);
    if (is_letter(point.value) || is_digit(point.value)) return true;
    // emoji and other symbols are a choice somebody made; punctuation and space are not
    if (point.value >= 0x2190 && point.value != 0x3000 && point.value != 0xFEFF &&
        point.value != kReplacement)
      return true;
    at += point.length;
  }
  return false;
}

/// What people type to get past a required field.
bool is_placeholder(std::string_view words) {
  while (!words.empty() && words.front() == ' ') words.remove_prefix(1);
  while (!words.empty() && words.back() == ' ') words.remove_suffix(1);
  if (words.size() > 64) return false;
  const std::string typed = lower(words);
  if (typed.starts_with("lorem ipsum")) return true;
  for (std::string_view each : {"tk", "tktk", "xxx", "tba", "tbc", "n/a", "headline goes here",
                                "headline here", "insert headline here", "caption goes here"})
    if (typed == each) return true;
  return false;
}

bool is_there(const FieldValue& value, FieldKind kind) {
  if (value.items) return *value.items > 0;
  if (!value.known.is_present()) return false;
  if (kind != FieldKind::text) return value.date || value.number || !value.words.empty();
  // an alt text that says "nothing to see" by being empty is present: see field_path.cpp
  if (value.words.empty()) return value.path.name == "media.alt";
  return says_something(value.words) && !is_placeholder(value.words);
}

std::string_view unit_of(LengthUnit unit) {
  switch (unit) {
    case LengthUnit::graphemes:
      return " characters";
    case LengthUnit::codepoints:
      return " code points";
    case LengthUnit::bytes:
      return " bytes";
    case LengthUnit::words:
      return " words";
  }
  return " characters";
}

std::string spell(double number) { return spell_number(number); }

}  // namespace

std::string spell_number(double number) {
  char digits[32];
  const auto [end, trouble] = std::to_chars(digits, digits + sizeof digits, number);
  return trouble == std::errc() ? std::string(digits, end) : std::string("?");
}

namespace {

/// One path of one article: its values, and the constraint on them.
class FieldCheck {
 public:
  FieldCheck(const FieldRule& rule, const Proof& proof, std::string_view stage,
             const FieldMark& mark)
      : rule_(rule), proof_(proof), stage_(stage), mark_(mark), kind_(kind_of(rule.selector)) {}

  void run(std::vector<FieldValue>& values) {
    values.clear();
    read_field(rule_.selector, rule_.path, proof_.article, values);
    if (values.empty()) return;
    if (values.front().path.name == "body") return check_body(values);
    for (const FieldValue& value : values) {
      if (!is_there(value, kind_)) {
        missing(value);
      } else {
        if (!accepted(value)) not_accepted(value);
        check_value(value);
      }
    }
  }

 private:
  Severity severity() const { return rule_.severity.at(proof_.context.asked()); }
  Severity required() const { return rule_.required.at(proof_.context.asked()); }

  std::string label(const FieldValue& value) const {
    std::string out(value.label);
    if (value.path.index >= 0 && value.path.name.starts_with("media.")) {
      const auto index = static_cast<std::size_t>(value.path.index);
      out.append(" of ").append(to_string(proof_.article.media[index].kind));
      out.append(" ").append(std::to_string(index + 1));
    }
    return out;
  }

  Place place(const FieldValue& value, Span span) const {
    if (value.text && !value.text->pieces.empty())
      return {.path = value.path, .text = value.text, .span = span};
    Span near = value.known.at;
    if (near.empty()) near = value.near;
    if (near.empty()) near = nearest_place(proof_.article);
    return Proof::missing(value.path, near);
  }
  Place place(const FieldValue& value) const {
    return place(value, {0, static_cast<std::uint32_t>(value.words.size())});
  }

  void add(const Rule& rule, Severity severity, Place where, std::string message) const {
    if (severity == Severity::off) return;
    mark_(rule, rule_,
          {.at_most = severity, .place = std::move(where), .message = std::move(message)});
  }

  void missing(const FieldValue& value) const {
    Severity how_bad = required();
    if (how_bad == Severity::off) return;
    std::string message = label(value);
    if (value.known.presence == Presence::not_carried) {
      // the writer could not have given it here; the desk has to add it before it goes on
      if (proof_.context.stage == Stage::submit) how_bad = std::min(how_bad, Severity::suggestion);
      message += " is required, and this input format has no place for it";
    } else {
      const bool typed = value.known.is_present() && !value.words.empty();
      message += typed ? " holds nothing but a placeholder" : " is missing";
      message.append(", and the house requires it at ").append(stage_);
    }
    add(structure_required, how_bad, place(value), std::move(message));
  }

  bool accepted(const FieldValue& value) const {
    return rule_.accept_derived || value.items || value.known.how == How::stated;
  }
  void not_accepted(const FieldValue& value) const {
    if (required() == Severity::off) return;
    add(structure_required, required(), place(value),
        label(value) + " was worked out, not stated, and the house requires it stated");
  }

  void check_value(const FieldValue& value) const {
    const TermMark mark_term = [&](Place where, Severity at_most, std::string message) {
      add(structure_vocabulary, std::min(at_most, severity()), std::move(where),
          label(value) + ": " + std::move(message));
    };
    if (value.items) {
      check_terms(rule_, proof_, mark_term);
      if (rule_.contains) check_contains(value);
      return check_items(value);
    }
    check_term(rule_, value.words, place(value), mark_term);
    if (kind_ == FieldKind::text || kind_ == FieldKind::code) {
      if (rule_.min_length || rule_.max_length) check_length(value);
      if (rule_.pattern && !rule_.pattern->matches(value.words)) mark_pattern(value);
    }
    if (!rule_.format.empty()) check_format(value);
    if (!rule_.one_of.empty()) check_one_of(value);
    if (rule_.types != 0) check_type(value);
    if (rule_.minimum || rule_.maximum || rule_.multiple_of) check_range(value);
  }

  void check_contains(const FieldValue& value) const {
    const ContainsRule& contains = *rule_.contains;
    const std::int64_t count =
        count_matching(contains, rule_.selector, proof_.article,
                       value.path.name.starts_with("media.") ? value.path.index : -1);
    if (count >= contains.at_least) return;
    std::string wanted;
    for (const ItemMemberRule& member : contains.members) {
      if (!wanted.empty()) wanted += " and ";
      wanted += member.name.empty() ? "its words" : member.name;
      if (member.minimum) wanted += " at least " + spell(*member.minimum);
      if (member.maximum) wanted += " at most " + spell(*member.maximum);
      for (std::size_t i = 0; i < member.one_of.size(); ++i)
        wanted += (i > 0 ? " or " : " ") + printable(member.one_of[i]);
      if (member.pattern) wanted += " like " + printable(member.pattern->source());
    }
    add(structure_format, severity(), place(value),
        label(value) + ": " + std::to_string(count) + " with " + wanted +
            "; the house wants at least " + std::to_string(contains.at_least));
  }

  void check_type(const FieldValue& value) const {
    const auto is = [&](JsonType type) {
      return (rule_.types >> static_cast<unsigned>(type)) & 1u;
    };
    const std::string_view raw = value.raw;
    const char first = raw.empty() ? '\0' : raw.front();
    bool good = false;
    std::string_view found = "a string";
    if (value.number) {
      good = is(JsonType::number) ||
             (is(JsonType::integer) && std::floor(*value.number) == *value.number);
      found = "a number";
    } else if (raw == "true" || raw == "false") {
      good = is(JsonType::boolean);
      found = "true or false";
    } else if (first == '[' || first == '{') {
      good = is(first == '[' ? JsonType::array : JsonType::object);
      found = first == '[' ? "a list" : "an object";
    } else {
      good = is(JsonType::string);
    }
    if (good) return;
    constexpr std::string_view kNames[]{"a string", "a number", "a whole number", "true or false",
                                        "null",     "a list",   "an object"};
    std::string wanted;
    for (std::size_t i = 0; i < std::size(kNames); ++i)
      if (is(static_cast<JsonType>(i)))
        wanted.append(wanted.empty() ? "" : " or ").append(kNames[i]);
    add(structure_format, severity(), place(value),
        label(value) + " '" + printable(value.words) + "' is " + std::string(found) +
            "; the house wants " + wanted);
  }

  Severity severity_of_short() const {
    return rule_.severity_stated ? severity() : std::min(severity(), Severity::warning);
  }
  std::string too_short(const std::string& what, std::int64_t count, std::string_view unit) const {
    std::string out = what + " has " + std::to_string(count);
    out.append(unit).append("; the house wants at least ");
    return out + std::to_string(*rule_.min_length);
  }
  std::string too_long(const std::string& what, std::int64_t count, std::string_view unit) const {
    std::string out = what + " has " + std::to_string(count);
    out.append(unit).append("; the house limit is ");
    return out + std::to_string(*rule_.max_length);
  }
  std::uint32_t limit() const {
    return static_cast<std::uint32_t>(rule_.max_length.value_or(UINT32_MAX));
  }

  void check_length(const FieldValue& value) const {
    const Length length = measure(value.words, rule_.unit, limit());
    if (rule_.min_length && length.count < *rule_.min_length)
      add(structure_length, severity_of_short(), place(value),
          too_short(label(value), length.count, unit_of(rule_.unit)));
    // what is over the limit, so that an editor sees where a machine would cut
    if (length.count > limit())
      add(structure_length, severity(),
          place(value, {length.fits, static_cast<std::uint32_t>(value.words.size())}),
          too_long(label(value), length.count, unit_of(rule_.unit)));
  }

  void check_items(const FieldValue& value) const {
    const std::int64_t count = *value.items;
    std::string message = label(value) + ": " + std::to_string(count) + " given; the house ";
    if (rule_.min_items && count < *rule_.min_items)
      add(structure_length, severity(), place(value),
          message + "wants at least " + std::to_string(*rule_.min_items));
    if (rule_.max_items && count > *rule_.max_items)
      add(structure_length, severity(), place(value),
          message + "limit is " + std::to_string(*rule_.max_items));
  }

  void mark_pattern(const FieldValue& value) const {
    add(structure_format, severity(), place(value),
        label(value) + " '" + printable(value.words) +
            "' does not have the form the house asks for: " + printable(rule_.pattern->source()));
  }

  void check_format(const FieldValue& value) const {
    const std::string wanted = rule_.format == "date-time"  ? "a date and time with its zone"
                               : rule_.format == "date"     ? "a date without a time"
                               : rule_.format == "uri"      ? "a URI"
                               : rule_.format == "email"    ? "an e-mail address"
                               : rule_.format == "language" ? "a language tag (en-GB)"
                               : rule_.format == "uuid"     ? "a UUID"
                                                            : "a URN";
    if (value.date) {
      const bool good = rule_.format == "date"
                            ? !value.date->has_time
                            : rule_.format == "date-time" && value.date->has_time &&
                                  value.date->offset_minutes.has_value();
      if (!good)
        add(structure_format, severity(), place(value),
            label(value) + " '" + to_iso(*value.date) + "' is not " + wanted);
      return;
    }
    if (!has_format(value.words, rule_.format))
      add(structure_format, severity(), place(value),
          label(value) + " '" + printable(value.words) + "' is not " + wanted);
  }

  void check_one_of(const FieldValue& value) const {
    const std::string words = value.number ? spell(*value.number) : std::string(value.words);
    if (std::find(rule_.one_of.begin(), rule_.one_of.end(), words) != rule_.one_of.end()) return;
    constexpr std::size_t kNamed = 8;
    std::string message =
        label(value) + " '" + printable(words) + "' is none of the values allowed: ";
    for (std::size_t i = 0; i < rule_.one_of.size() && i < kNamed; ++i) {
      if (i > 0) message += ", ";
      message += printable(rule_.one_of[i]);
    }
    if (rule_.one_of.size() > kNamed) message += ", ...";
    add(structure_format, severity(), place(value), std::move(message));
  }

  void check_range(const FieldValue& value) const {
    if (!value.number)
      return add(structure_format, severity(), place(value),
                 label(value) + " '" + printable(value.words) + "' is not a number");
    const std::string found = label(value) + " is " + spell(*value.number);
    if (rule_.minimum && *value.number < *rule_.minimum)
      add(structure_format, severity(), place(value),
          found + "; the house wants at least " + spell(*rule_.minimum));
    if (rule_.maximum && *value.number > *rule_.maximum)
      add(structure_format, severity(), place(value),
          found + "; the house limit is " + spell(*rule_.maximum));
    if (rule_.multiple_of) {
      const double times = *value.number / *rule_.multiple_of;
      // 0.3 is three times 0.1, though not in binary
      if (std::abs(times - std::round(times)) > 1e-9 * std::max(1.0, std::abs(times)))
        add(structure_format, severity(), place(value),
            found + "; the house wants a multiple of " + spell(*rule_.multiple_of));
    }
  }

  /// The body is one value in many paragraphs.
  void check_body(const std::vector<FieldValue>& paragraphs) const {
    const bool there = std::any_of(paragraphs.begin(), paragraphs.end(),
                                   [&](const FieldValue& each) { return is_there(each, kind_); });
    if (!there) return missing(paragraphs.front());
    std::int64_t count = 0;
    Place over;  // from where the limit is crossed to the end of that paragraph
    for (const FieldValue& paragraph : paragraphs) {
      const auto left = static_cast<std::uint32_t>(std::max<std::int64_t>(0, limit() - count));
      const Length length = measure(paragraph.words, rule_.unit, left);
      const bool crosses = count <= limit() && count + length.count > limit();
      count += length.count;
      if (crosses) over = place(paragraph, {length.fits, paragraph.text->size()});
    }
    if (rule_.min_length && count < *rule_.min_length)
      add(structure_length, severity_of_short(), place(paragraphs.front()),
          too_short("body", count, unit_of(rule_.unit)));
    if (count > limit())
      add(structure_length, severity(), over, too_long("body", count, unit_of(rule_.unit)));
    const bool matches = !rule_.pattern || std::any_of(paragraphs.begin(), paragraphs.end(),
                                                       [&](const FieldValue& each) {
                                                         return rule_.pattern->matches(each.words);
                                                       });
    if (!matches)
      add(structure_format, severity(), place(paragraphs.front()),
          "no paragraph of the body has the form the house asks for: " +
              printable(rule_.pattern->source()));
  }

  const FieldRule& rule_;
  const Proof& proof_;
  std::string_view stage_;
  const FieldMark& mark_;
  FieldKind kind_;
};

}  // namespace

void check_fields(std::span<const FieldRule* const> rules, const Proof& proof,
                  std::string_view stage, const FieldMark& mark) {
  std::vector<FieldValue> values;  // one piece of memory for all fields
  for (const FieldRule* rule : rules) FieldCheck(*rule, proof, stage, mark).run(values);
}

}  // namespace stet
