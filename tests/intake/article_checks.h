#pragma once
/// What holds for every article that was read: its places are true, and nothing of a JSON document
/// got lost.

#include "article/walk.h"
#include "intake/json/json.h"
#include "text/dates.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace stet {

/// Every piece of a text of the article that is not copied byte for byte is one unit: an escape, an
/// entity, a folded space. The rest stands in the source as it is.
inline void check_places(const Text& text, std::string_view source, bool utf8) {
  std::uint32_t in_text = 0, in_source = 0;
  for (const Piece& piece : text.pieces) {
    BOOST_REQUIRE_EQUAL(piece.text, in_text);
    BOOST_REQUIRE_GE(piece.source, in_source);
    BOOST_REQUIRE_LE(piece.source + piece.source_length, source.size());
    const std::string_view made = text.bytes.substr(piece.text, piece.text_length);
    const std::string_view from = source.substr(piece.source, piece.source_length);
    const bool mended = made == " " || made == "\n" || made.find("\uFFFD") != made.npos;
    // A line end that became one space is as long as it was.
    const auto same = [](char a, char b) {
      const std::string_view blank = " \t\r\n";
      return a == b || (blank.find(a) != blank.npos && blank.find(b) != blank.npos);
    };
    if (utf8 && piece.text_length == piece.source_length && !mended &&
        !std::equal(made.begin(), made.end(), from.begin(), same))
      BOOST_REQUIRE_EQUAL(made, from);
    in_text += piece.text_length;
    in_source = piece.source + piece.source_length;
  }
  BOOST_REQUIRE_EQUAL(in_text, text.size());
}

/// `utf8`: the source is, as JSON always is; plain text need not be.
inline void check_article_places(const Article& article, bool utf8 = true) {
  walk(article, [&](const FieldPath&, const Field& field) {
    check_places(field.text, article.source, utf8);
  });
  for (const Block& block : article.body) BOOST_REQUIRE_LE(block.at.end, article.source.size());
  for (const Extra& extra : article.extra) BOOST_REQUIRE_LE(extra.at.end, article.source.size());
}

/// Letters and digits only, so that folding and entities do not matter. Mark-up cuts a text into
/// its runs.
inline std::vector<std::string> letter_runs(std::string_view text) {
  std::vector<std::string> runs(1);
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const std::size_t tag = c == '<' ? text.find('>', i) : text.npos;
    if (tag != text.npos) {
      i = tag;
      runs.emplace_back();
      continue;
    }
    const std::size_t entity = c == '&' ? text.find(';', i) : text.npos;
    if (entity != text.npos && entity - i < 10) {  // stands for a sign, not for letters
      i = entity;
      continue;
    }
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'))
      runs.back() += c;
  }
  return runs;
}

inline std::string letters(std::string_view text) {
  std::string all;
  for (const std::string& run : letter_runs(text)) all += run;
  return all;
}

/// Everything an article says, for looking whether a string got lost.
inline std::string all_words(const Article& article) {
  std::string all;
  const auto add = [&](std::string_view text) { all += letters(text) + "|"; };
  std::string body;
  walk(article, [&](const FieldPath&, const Field& field) { add(field.bytes()); });
  for (const Block& block : article.body) body += letters(block.field.bytes());
  all += body;
  add(article.id.value);
  for (const auto& [kind, id] : article.alt_ids) add(kind), add(id);
  for (const Extra& extra : article.extra) add(extra.value);
  for (const Concept& about : article.concepts)
    for (std::string_view part : {about.scheme, about.code, about.uri, about.rel}) add(part);
  for (const Creator& creator : article.creators)
    for (std::string_view part : {creator.role, creator.id, creator.uri, creator.email}) add(part);
  for (const Media& media : article.media) {
    add(media.id);
    for (const Rendition& rendition : media.renditions)
      for (std::string_view part : {rendition.name, rendition.href, rendition.mime}) add(part);
    for (const Rights& rights : media.rights) add(rights.licence_uri);
    for (const Creator& creator : media.creators) add(creator.id), add(creator.uri);
  }
  for (const Rights& rights : article.rights) add(rights.licence_uri);
  for (const Link& link : article.links) add(link.href), add(link.title.bytes());
  for (const Run& run : article.runs) add(run.href);
  for (const Block& block : article.body) add(block.href), add(block.citation.bytes());
  for (const Source& source : article.sources) add(source.uri);
  for (const std::string_view flag : article.workflow_flags) add(flag);
  for (const std::string_view signal : article.signals) add(signal);
  for (const std::string_view word :
       {article.slug.value, article.profile.value, article.version.value, article.language.value})
    add(word);
  for (const Value<DateTime>* date :
       {&article.created, &article.modified, &article.content_created, &article.expires,
        &article.embargo.until, &article.first_published})
    if (date->is_present()) add(to_iso(date->value));
  return all;
}

struct Leaves {
  int all = 0, kept = 0;
  std::string lost;
};

inline void count_leaves(JsonValue value, const std::string& words, Leaves& leaves) {
  if (value.is(JsonKind::string) && value.peek().size() >= 20) {
    const std::string_view text = value.peek();
    // A date is kept as a date; its letters may be spelled otherwise.
    if (parse_iso(text) || text.find("ninjs-schema") != text.npos) return;
    ++leaves.all;
    const auto found = [&](const std::string& run) { return words.find(run) != std::string::npos; };
    const std::vector<std::string> runs = letter_runs(text);
    // In `extra` a container stands as its own JSON, escapes and all.
    if (std::all_of(runs.begin(), runs.end(), found) || found(letters(value.raw())))
      ++leaves.kept;
    else
      leaves.lost += " /" + std::string(value.key()) + "=" + std::string(text.substr(0, 60));
  }
  for (JsonValue child : value) count_leaves(child, words, leaves);
}

}  // namespace stet
