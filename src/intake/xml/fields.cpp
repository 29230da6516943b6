#include "intake/xml/fields.h"

#include "intake/html/body.h"
#include "intake/json/fields.h"
#include "intake/xml/append.h"
#include "intake/xml/elements.h"
#include "intake/xml/words.h"
#include "text/utf8.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string>
#include <utility>

namespace stet {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_xml_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_xml_space(text.back())) text.remove_suffix(1);
  return text;
}

Field field_of(const Text& text, Span at, Article& article) {
  Field field;
  const std::string_view inside = trimmed(text.bytes);
  const auto begin =
      inside.empty() ? 0u : static_cast<std::uint32_t>(inside.data() - text.bytes.data());
  field.text = article.arena.part(text, {begin, begin + static_cast<std::uint32_t>(inside.size())});
  field.known.presence = inside.empty() ? Presence::empty : Presence::present;
  field.known.at = inside.empty() ? at : field.text.source();
  return field;
}

Value<std::string_view> word_of(std::string_view text, Span at) {
  Value<std::string_view> word;
  word.value = trimmed(text);
  word.known = {.presence = word.value.empty() ? Presence::empty : Presence::present, .at = at};
  return word;
}

Value<std::int32_t> int_of(std::string_view text, Span at) {
  Value<std::int32_t> number;
  text = trimmed(text);
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number.value);
  if (text.empty() || fault != std::errc() || end != text.data() + text.size()) return {};
  number.known = {.presence = Presence::present, .at = at};
  return number;
}

std::optional<DateTime> parse_mail_date(std::string_view text) {
  constexpr std::string_view kMonths = "janfebmaraprmayjunjulaugsepoctnovdec";
  std::array<std::string_view, 6> part{};
  std::size_t parts = 0;
  if (const std::size_t comma = text.find(','); comma != text.npos && comma < 12)
    text.remove_prefix(comma + 1);
  while (parts < part.size()) {
    text = trimmed(text);
    if (text.empty()) break;
    const std::size_t end = std::min(text.find_first_of(" \t\r\n"), text.size());
    part[parts++] = text.substr(0, end);
    text.remove_prefix(end);
  }
  if (parts < 3 || part[1].size() < 3) return std::nullopt;
  std::string month(part[1].substr(0, 3));
  for (char& c : month) c = lower(c);
  const std::size_t at = kMonths.find(month);
  if (at == kMonths.npos || at % 3 != 0) return std::nullopt;
  std::string iso(part[2]);
  if (iso.size() == 2) iso = (iso < "70" ? "20" : "19") + iso;
  const std::size_t number = at / 3 + 1;
  iso += number < 10 ? "-0" : "-";
  iso += std::to_string(number);
  iso += part[0].size() == 1 ? "-0" : "-";
  iso += part[0];
  if (parts >= 4) iso.append("T").append(part[3]);
  if (parts >= 5) {
    const std::string_view zone = part[4];
    if (zone == "GMT" || zone == "UT" || zone == "UTC" || zone == "Z")
      iso += "Z";
    else if (zone.starts_with('+') || zone.starts_with('-'))
      iso += zone;
    else
      return std::nullopt;
  }
  return parse_iso(iso);
}

Value<DateTime> date_of(std::string_view text, Span at, std::string_view name, bool mail,
                        Article& article) {
  Value<DateTime> date;
  const std::optional<DateTime> read = mail ? parse_mail_date(text) : parse_iso(text);
  if (!read) {
    article.provenance.notices.push_back(
        {.rule = "input.date",
         .message = "\"" + printable(trimmed(text), 40) + "\" in " + printable(name, 40) +
                    (mail ? " is no date as RFC 822 has it" : " is no ISO 8601 date"),
         .at = at});
    return date;
  }
  date.value = *read;
  date.known = {.presence = Presence::present, .at = at};
  return date;
}

Value<DateTime> read_node_date(XmlNode node, bool mail, Article& article) {
  Value<DateTime> date;
  if (!node) return date;
  if (!node.has_text()) {
    date.known = {.presence = Presence::empty, .at = node.at()};
    return date;
  }
  const Text text = node.text();
  date = date_of(text.bytes, text.source(), node.name(), mail, article);
  if (!date.is_present()) article.extra.push_back({node.name(), text.bytes, text.source()});
  return date;
}

}  // namespace

Field read_field(XmlNode node, Article& article) {
  if (!node) return {};
  const std::uint32_t end = node.end_index();
  XmlWords words(article);
  struct Open {
    XmlNode node;
    bool spaced;
  };
  std::vector<Open> open;
  const auto close_until = [&](std::uint32_t index) {
    while (!open.empty() && open.back().node.end_index() <= index) {
      const Open& last = open.back();
      words.close_run(last.node.index());
      const std::uint32_t behind = last.node.at().end;
      if (last.spaced) words.space({behind, behind});
      open.pop_back();
    }
  };
  for (std::uint32_t i = node.index() + 1; i < end;) {
    close_until(i);
    const XmlNode here = node.numbered(i++);
    if (here.kind() == XmlKind::text) {
      words.append(here.text(), false);
      continue;
    }
    if (!here.is_element()) continue;
    const XmlElement element = xml_element(here.name());
    if (element.role == XmlRole::dropped) {
      i = here.end_index();
      continue;
    }
    if (element.role == XmlRole::line_break) {
      words.line_break(here.at(), false);
      continue;
    }
    const bool spaced = element.role != XmlRole::inline_words;
    if (spaced) words.space({here.at().begin, here.at().begin});
    Markup markup{};
    std::string_view href;
    if (!spaced && xml_markup(here, markup, href)) words.open_run(here, markup, href);
    open.push_back({here, spaced});
  }
  close_until(end);
  Field field = words.finish();
  if (!field.is_present()) field.known.at = node.at();
  return field;
}

Field read_field(XmlNode node, std::string_view attribute, Article& article) {
  if (!node.has_attribute(attribute)) return {};
  return field_of(node.attribute(attribute), node.attribute_at(attribute), article);
}

Field read_escaped_field(const Text& text, Span at, Article& article) {
  if (!looks_like_markup(text.bytes)) return field_of(text, at, article);
  Field field = html_to_field(text, article);
  if (!field.is_present()) field.known.at = at;
  return field;
}

Value<std::string_view> read_word(XmlNode node) {
  if (!node) return {};
  return word_of(node.folded_text().bytes, node.at());
}

Value<std::string_view> read_word(XmlNode node, std::string_view attribute) {
  if (!node.has_attribute(attribute)) return {};
  return word_of(node.value(attribute), node.attribute_at(attribute));
}

Value<std::int32_t> read_int(XmlNode node) {
  if (!node || !node.has_text()) return {};
  return int_of(node.text().bytes, node.at());
}

Value<std::int32_t> read_int(XmlNode node, std::string_view attribute) {
  const Value<std::int32_t> number = int_of(node.peek(attribute), node.attribute_at(attribute));
  if (number.is_present()) node.value(attribute);
  return number;
}

Value<DateTime> read_date(XmlNode node, Article& article) {
  return read_node_date(node, false, article);
}

Value<DateTime> read_mail_date(XmlNode node, Article& article) {
  return read_node_date(node, true, article);
}

Value<DateTime> read_date(XmlNode node, std::string_view attribute, Article& article) {
  if (is_blank_xml(node.peek(attribute))) return {};
  const Value<DateTime> date =
      date_of(node.peek(attribute), node.attribute_at(attribute), node.name(), false, article);
  if (date.is_present()) node.value(attribute);
  return date;
}

bool same_word(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return lower(x) == lower(y); });
}

bool has_part(std::string_view word, std::string_view part) {
  return std::search(word.begin(), word.end(), part.begin(), part.end(),
                     [](char x, char y) { return lower(x) == lower(y); }) != word.end();
}

}  // namespace stet
