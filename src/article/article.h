#pragma once
/// What a story is: plain structs, the same for every input format (the neutral article).
///
/// Three promises. Nothing is lost silently: what has no field goes to `extra` with its source
/// path. Nothing is guessed silently: every value says how it came to be. Everything can be pointed
/// at: a Text maps to the bytes of the input, any other value keeps the bytes it was read from in
/// `known.at`.
///
/// An Article owns its arena and views its source: the bytes handed to the reader must outlive it.
/// It is moved, never copied. Built by one thread; reading a finished one is [any thread].

#include "text/dates.h"
#include "text/lines.h"
#include "text/span.h"
#include "text/text.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stet {

/// Whether a field is there. `not_carried`: the input format has no place for it (alt text in plain
/// text), so its absence says nothing about the story.
enum class Presence : std::uint8_t { absent, empty, present, not_carried };

/// How a value came to be. JSON spells `stated` "explicit".
enum class How : std::uint8_t { stated, derived, defaulted };

struct Known {
  Presence presence = Presence::absent;
  How how = How::stated;
  float confidence = 1.0f;  ///< 0..1; below 1 only when derived
  Span at;                  ///< bytes of the input it was read from; empty when defaulted or absent
  bool from_photo = false;  ///< derived from the metadata of the file Media::photo
  bool is_present() const { return presence == Presence::present; }
};

/// A run of marked-up text inside one Text.
enum class Markup : std::uint8_t {
  strong,
  emphasis,
  underline,
  link,
  subscript,
  superscript,
  code,
  deleted,
  inserted,
  quote,
  line_break
};
struct Run {
  Span span;  ///< bytes in the Text; line_break: the "\n" it stands for
  Markup markup{};
  std::string_view href;  ///< link: address as written, entities decoded; otherwise empty
  Span at;                ///< the element in the input
};

/// A text field: the words, their runs, and how they came to be.
struct Field {
  Text text;
  Known known;
  std::uint32_t first_run = 0, runs = 0;  ///< in Article::runs

  bool is_present() const { return known.presence == Presence::present; }
  std::string_view bytes() const { return text.bytes; }
};

template <class T>
struct Value {
  T value{};
  Known known;
  bool is_present() const { return known.presence == Presence::present; }
};

enum class ArticleKind : std::uint8_t {
  text,
  picture,
  graphic,
  audio,
  video,
  composite,
  event,
  planning
};
enum class HeadlineRole : std::uint8_t { main, short_form, deck, seo, social, push, print, kicker };
enum class PublishStatus : std::uint8_t { usable, withheld, canceled, draft };

struct Headline {
  HeadlineRole role = HeadlineRole::main;
  Field field;
};

struct Creator {
  Field name;
  std::string_view role;  ///< as the source says it ("author", "photographer"); empty: author
  std::string_view id, uri, email;
  Field affiliation, job_title;
  bool organisation = false;
};

enum class SourceRole : std::uint8_t { origin, provider, agency, handout, aggregator };
struct Source {
  Field name;
  SourceRole role = SourceRole::origin;
  std::string_view uri;
};

struct Dateline {
  Field text;  ///< "PORT ELIN, May 4 (Stet Wire)", without the dash
  Field place, date_text,
      source;  ///< parts of `text` where they stand in it; source: the bracketed agency
  std::optional<DateTime> date;
};

struct Embargo {
  Value<DateTime> until;  ///< absent with `is_set`: embargoed with no end given
  Field note;
  bool is_set = false;
};

struct Rights {
  Field holder, notice, usage_terms;
  std::string_view licence_uri;
  std::int32_t year = 0;
};

/// A coded or named thing the story is about.
struct Concept {
  enum class Kind : std::uint8_t {
    subject,
    genre,
    place,
    person,
    organisation,
    event,
    object,
    category
  };
  Kind kind = Kind::subject;
  std::string_view scheme;  ///< alias or scheme URI as written; empty: none
  std::string_view code;    ///< without the alias
  std::string_view uri;     ///< full concept URI when the source gives one
  Field name;
  std::string_view rel;
  float relevance = -1, confidence = -1;  ///< 0..100; below 0: not said
  Span at;
};

struct Rendition {
  std::string_view name, href, mime;
  std::uint32_t width = 0, height = 0;  ///< pixels; 0: not said
  std::uint64_t bytes = 0;
  std::uint32_t duration_ms = 0;
  Span at;
};

enum class MediaKind : std::uint8_t { picture, graphic, video, audio };
enum class MediaRole : std::uint8_t { main, body, gallery, thumbnail, related, author };

struct Media {
  std::string_view id;
  MediaKind kind = MediaKind::picture;
  MediaRole role = MediaRole::body;
  Field headline, title;
  Field caption, library_caption;
  Field alt;  ///< absent, empty, present and not_carried are four different things here
  bool decorative = false;
  Field long_description;
  Field credit;                    ///< as printed
  bool credit_in_caption = false;  ///< `credit` was derived from words that stand in the caption
  Field photographer, agency;      ///< parts of the credit where told apart
  std::vector<Creator> creators;
  Field source;
  std::vector<Rights> rights;
  Value<DateTime> created;
  Field place, instructions;
  std::vector<Field> people_shown;
  std::string_view digital_source_type;
  std::vector<Rendition> renditions;
  std::string_view photo;       ///< name of the file whose metadata the host gave; empty: none
  std::int32_t placed_at = -1;  ///< index of its block in Article::body; -1: not placed
  Span at;  ///< the element in the input: where a finding about a missing part points
};

enum class BlockKind : std::uint8_t {
  paragraph,
  heading,
  quote,
  pull_quote,
  list,
  list_item,
  table,
  table_row,
  table_cell,
  media,
  embed,
  preformatted,
  rule,
  correction,
  aside,
  boilerplate,
  raw
};

/// One block of the body. The body is a flat list in reading order; `parent` nests (a list_item in
/// a list).
struct Block {
  BlockKind kind = BlockKind::paragraph;
  std::uint8_t level = 0;     ///< heading: 1..6; list: 1 ordered, 0 not; table_cell: 1 header
  std::int32_t parent = -1;   ///< index in Article::body, smaller than its own
  Field field;                ///< the words; blocks that only hold others have none
  Field citation;             ///< quote and pull_quote
  std::int32_t media = -1;    ///< media: index in Article::media
  std::string_view href;      ///< embed, rule of quote cite
  std::string_view language;  ///< BCP 47 when it differs from the article's
  Span at;                    ///< the whole block in the input, tags included
};

struct Link {
  std::string_view rel, href;
  Field title;
  Span at;
};

struct Correction {
  std::string_view kind;
  Field text;
  Value<DateTime> date;
};

/// What the format had and the model has no field for, by source path.
struct Extra {
  std::string_view path;   ///< JSON Pointer, or element/@attribute path
  std::string_view value;  ///< as text (JSON: compact JSON)
  Span at;
};

/// What a reader wants said about its work: becomes a finding `input.*` or `encoding.*`.
struct Notice {
  std::string_view rule;  ///< "encoding.invalid-utf8", "input.too-deep"
  std::string message;
  Span at;
};

/// How a replacement must be written so that the input stays well-formed.
enum class SourceEscape : std::uint8_t { none, html, json, json_html };

struct Provenance {
  std::string_view format;   ///< reader id: "text", "html", "ninjs"
  std::string_view version;  ///< "3.0"
  SourceEscape escape = SourceEscape::none;
  std::vector<Notice> notices;
  std::string_view digital_source_type;
};

struct Article {
  TextArena arena;
  std::string_view source;  ///< the bytes as given, not owned
  Span part;                ///< what was read of a source that holds many articles; empty: all
  LineColumn part_begins;   ///< where `part` begins, for people; without a part the first byte

  Value<std::string_view> id;
  std::vector<std::pair<std::string_view, std::string_view>> alt_ids;  ///< kind, value
  Value<std::string_view> version;
  ArticleKind kind = ArticleKind::text;
  Value<std::string_view> profile;
  Value<std::string_view> language;  ///< BCP 47
  bool right_to_left = false;

  std::vector<Headline> headlines;
  Field summary;
  Value<std::string_view> slug;
  Field slugline;
  Field byline;
  std::vector<Creator> creators;
  Dateline dateline;
  std::vector<Source> sources;
  Field credit;

  Value<DateTime> created, modified, content_created, first_published, published, scheduled,
      expires;
  Embargo embargo;
  Value<PublishStatus> status;
  std::vector<std::string_view> workflow_flags;
  std::vector<std::string_view> signals;
  Field editorial_note;
  std::vector<Correction> corrections;
  std::vector<Rights> rights;
  std::vector<Concept> concepts;
  std::vector<Field> keywords;
  Value<std::int32_t> urgency, priority;

  std::vector<Block> body;
  std::vector<Run> runs;  ///< of all Fields, each a contiguous stretch
  std::vector<Media> media;
  std::vector<Link> links;  ///< related material, not the links inside the body
  Provenance provenance;
  std::vector<Extra> extra;

  /// The headline of role main, or nullptr.
  const Headline* headline(HeadlineRole role = HeadlineRole::main) const {
    for (const Headline& each : headlines)
      if (each.role == role) return &each;
    return nullptr;
  }
  std::span<const Run> runs_of(const Field& field) const {
    return std::span<const Run>(runs).subspan(field.first_run, field.runs);
  }
};

}  // namespace stet
