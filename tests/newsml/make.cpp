#include "newsml/make.h"

#include "text/utf8.h"

#include <stdexcept>

namespace stet::test {

Field Make::field_with_runs(std::string_view words, const std::vector<Run>& runs) {
  Field field;
  field.text = article.arena.verbatim(article.arena.keep(words), 0);
  field.known.presence = words.empty() ? Presence::empty : Presence::present;
  field.first_run = static_cast<std::uint32_t>(article.runs.size());
  field.runs = static_cast<std::uint32_t>(runs.size());
  article.runs.insert(article.runs.end(), runs.begin(), runs.end());
  return field;
}

Field Make::field(std::string_view words, std::vector<Mark> marks) {
  std::vector<Run> runs;
  for (const Mark& mark : marks) {
    const std::size_t at = words.find(mark.words);
    if (at == std::string_view::npos) throw std::runtime_error("a mark without its words");
    const auto begin = static_cast<std::uint32_t>(at);
    runs.push_back({.span = {begin, begin + static_cast<std::uint32_t>(mark.words.size())},
                    .markup = mark.markup,
                    .href = article.arena.keep(mark.href)});
  }
  return field_with_runs(words, runs);
}

Field Make::part(const Field& of, std::string_view words) {
  const std::size_t at = of.bytes().find(words);
  if (at == std::string_view::npos) throw std::runtime_error("a part without its words");
  Field field;
  const auto begin = static_cast<std::uint32_t>(at);
  field.text =
      article.arena.part(of.text, {begin, begin + static_cast<std::uint32_t>(words.size())});
  field.known.presence = Presence::present;
  return field;
}

Value<std::string_view> Make::value(std::string_view bytes) { return present(keep(bytes)); }

void Make::headline(std::string_view words, HeadlineRole role) {
  article.headlines.push_back({.role = role, .field = field(words)});
}

std::int32_t Make::block(BlockKind kind, std::string_view words, std::int32_t parent,
                         std::uint8_t level) {
  Block block;
  block.kind = kind;
  block.level = level;
  block.parent = parent;
  if (!words.empty()) block.field = field(words);
  article.body.push_back(std::move(block));
  return static_cast<std::int32_t>(article.body.size()) - 1;
}

std::int32_t Make::picture(std::string_view caption, std::string_view credit, std::string_view href,
                           bool place) {
  const auto index = static_cast<std::int32_t>(article.media.size());
  Media media;
  media.caption = field(caption);
  media.credit = field(credit);
  if (!href.empty())
    media.renditions.push_back({.name = "highRes",
                                .href = keep(href),
                                .mime = "image/jpeg",
                                .width = 1200,
                                .height = 800,
                                .bytes = 346071});
  if (place) {
    media.placed_at = block(BlockKind::media);
    article.body.back().media = index;
  }
  article.media.push_back(std::move(media));
  return index;
}

DateTime at(std::string_view iso) {
  const std::optional<DateTime> time = parse_iso(iso);
  if (!time) throw std::runtime_error("no date: " + std::string(iso));
  return *time;
}

Envelope envelope() {
  Envelope envelope;
  envelope.provider_uri = "https://harbourwire.example/";
  envelope.provider_name = "Harbour Wire";
  envelope.version_created = at("2026-11-24T09:14:58Z");
  envelope.sent = at("2026-11-24T09:15:02Z");
  return envelope;
}

std::string expected(std::string_view words) {
  std::string out;
  bool space = false;
  for (std::uint32_t at = 0; at < words.size();) {
    const CodePoint point = decode(words, at);
    at += point.length;
    const char32_t c = point.value;
    if (c == 0x20 || (c >= 0x09 && c <= 0x0D) || (point.valid && c == 0x85)) {
      space = true;
      continue;
    }
    char32_t write = c;
    if (point.valid) {
      if ((c >= 0x7F && c < 0xA0) || (c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFE) == 0xFFFE)
        continue;
      if (c < 0x20) write = kReplacement;
    }
    if (space && !out.empty()) out += ' ';
    space = false;
    append_utf8(out, write);
  }
  return out;
}

std::size_t count(const std::vector<Loss>& losses, std::string_view field, std::string_view rule) {
  std::size_t found = 0;
  for (const Loss& loss : losses)
    if (loss.field == field && (rule.empty() || loss.rule == rule)) ++found;
  return found;
}

}  // namespace stet::test
