#include "newsml/article_fields.h"

#include "newsml/make.h"
#include "newsml/uri.h"
#include "newsml/words.h"
#include "newsml/xml.h"
#include "vocabulary/qcode.h"

#include <algorithm>
#include <optional>
#include <type_traits>

namespace stet::test {
namespace {

using Values = std::vector<FieldValue>;

/// These bindings name every member. A new one does not compile here until it is named; then give
/// it a row in kFields, or leave it among those that say how a value was read, not what it is.
[[maybe_unused]] void every_member_is_named(const Article& article) {
  [[maybe_unused]] const auto& [arena, source, part, part_begins, id, alt_ids, version, kind,
                                profile, language, right_to_left, headlines, summary, slug,
                                slugline, byline, creators, dateline, sources, credit, created,
                                modified, content_created, first_published, published, scheduled,
                                expires, embargo, status, workflow_flags, signals, editorial_note,
                                corrections, rights, concepts, keywords, urgency, priority, body,
                                runs, media, links, provenance, extra] = article;
  [[maybe_unused]] const auto& [h_role, h_field] = Headline{};
  [[maybe_unused]] const auto& [c_name, c_role, c_id, c_uri, c_email, c_affiliation, c_job_title,
                                c_organisation] = Creator{};
  [[maybe_unused]] const auto& [s_name, s_role, s_uri] = Source{};
  [[maybe_unused]] const auto& [d_text, d_place, d_date_text, d_source, d_date] = Dateline{};
  [[maybe_unused]] const auto& [e_until, e_note, e_is_set] = Embargo{};
  [[maybe_unused]] const auto& [r_holder, r_notice, r_usage_terms, r_licence, r_year] = Rights{};
  [[maybe_unused]] const auto& [k_kind, k_scheme, k_code, k_uri, k_name, k_rel, k_relevance,
                                k_confidence, k_at] = Concept{};
  [[maybe_unused]] const auto& [f_name, f_href, f_mime, f_width, f_height, f_bytes, f_duration,
                                f_at] = Rendition{};
  // Media::photo is the host's, of one call: no document carries it.
  [[maybe_unused]] const auto& [m_id, m_kind, m_role, m_headline, m_title, m_caption, m_library,
                                m_alt, m_decorative, m_long, m_credit, m_in_caption, m_photographer,
                                m_agency, m_creators, m_source, m_rights, m_created, m_place,
                                m_instructions, m_people, m_made, m_files, m_photo, m_placed_at,
                                m_at] = Media{};
  [[maybe_unused]] const auto& [b_kind, b_level, b_parent, b_field, b_citation, b_media, b_href,
                                b_language, b_at] = Block{};
  [[maybe_unused]] const auto& [l_rel, l_href, l_title, l_at] = Link{};
  [[maybe_unused]] const auto& [t_kind, t_text, t_date] = Correction{};
  [[maybe_unused]] const auto& [run_span, run_markup, run_href, run_at] = Run{};
  [[maybe_unused]] const auto& [p_format, p_version, p_escape, p_notices, p_made] = Provenance{};
}

/// Words without white space and the sign of a broken character: a line break element has no
/// space, and a mark in the middle of a character breaks it. Nothing else may differ.
std::string say(std::string_view words) {
  const std::string clean = expected(words);
  std::string out;
  for (std::size_t i = 0; i < clean.size(); ++i) {
    if (clean[i] == ' ') continue;
    // No-break space and line separator: white space in JSON readers, not in XML.
    if (std::string_view(clean).substr(i, 2) == "\xC2\xA0") {
      ++i;
      continue;
    }
    if (std::string_view(clean).substr(i, 3) == "\xE2\x80\xA8") {
      i += 2;
      continue;
    }
    if (std::string_view(clean).substr(i, 3) == "\xEF\xBF\xBD")
      i += 2;
    else
      out += clean[i];
  }
  return out;
}
/// An address as documents write it: another spelling is the same address.
std::string say_address(std::string_view address) {
  std::string clean;
  return clean_uri(address, UriUse::identifier, clean) ? to_uri(clean) : say(address);
}
bool is_address(std::string_view address) {
  std::string clean;
  return clean_uri(address, UriUse::identifier, clean);
}
std::string say(const Field& field) { return say(field.bytes()); }
/// xs:dateTime has no second 60.
std::string say(DateTime time) {
  if (time.second == 60) time.second = 59;
  // A time without a day is none.
  if (time.day == 0) time.has_time = false;
  return to_iso(time);
}
std::string say(const std::optional<DateTime>& time) { return time ? say(*time) : ""; }
std::string say(std::int32_t number) { return std::to_string(number); }
template <class T>
std::string say(const Value<T>& value) {
  if (!value.is_present()) return {};
  if constexpr (std::is_enum_v<T>)
    return std::to_string(static_cast<int>(value.value));
  else
    return say(value.value);
}
/// An enumerator, or a number or flag where 0 is "not said".
template <class T>
requires std::is_enum_v<T> || std::is_unsigned_v<T> std::string say(T value) {
  if constexpr (std::is_enum_v<T>) return std::to_string(static_cast<int>(value));
  if constexpr (std::is_same_v<T, bool>) return value ? "true" : "";
  return value == T{} ? "" : std::to_string(static_cast<std::uint64_t>(value));
}
std::string say(float percent) {
  return percent < 0 ? "" : std::to_string(static_cast<int>(percent + 0.5f));
}

/// An entry that says nothing is none.
template <class T>
bool is_said(const T&) {
  return true;
}
bool is_said(const Headline& headline) { return !say(headline.field).empty(); }
bool is_said(const Source& source) { return !(say(source.name) + say(source.uri)).empty(); }
bool is_said(const Creator& creator) {
  return !(expected(creator.name.bytes()) + say(creator.id) + say(creator.uri)).empty();
}
bool is_said(const Correction& correction) { return !say(correction.text).empty(); }
bool is_said(const Concept& subject) {
  return !(say(subject.name) + say(subject.code) + say(subject.uri)).empty();
}
/// Site furniture is left out on purpose; blocks that hold no words are the body's structure.
/// A list or a row that stands in a list gets an item around it.
bool is_said(const Block& block) {
  switch (block.kind) {
    case BlockKind::boilerplate:
      return false;
    case BlockKind::paragraph:
    case BlockKind::heading:
    case BlockKind::list_item:
    case BlockKind::preformatted:
    case BlockKind::correction:
    case BlockKind::aside:
    case BlockKind::raw:
      return !say(block.field).empty();
    case BlockKind::quote:
    case BlockKind::pull_quote:
    case BlockKind::list:
    case BlockKind::table:
    case BlockKind::table_row:
    case BlockKind::table_cell:
    case BlockKind::media:
    case BlockKind::embed:
    case BlockKind::rule:
      break;
  }
  return true;
}

/// Article::a, or its part Article::a.b
template <auto member, auto... parts>
Values one(const Article& article) {
  std::string words;
  if constexpr (sizeof...(parts) == 0)
    words = say(article.*member);
  else
    words = (say(article.*member.*parts), ...);
  if (words.empty()) return {};
  return {{-1, std::move(words)}};
}

/// Article::list[].member
template <auto list, auto member>
Values each(const Article& article) {
  Values out;
  for (std::size_t i = 0; i < (article.*list).size(); ++i) {
    const auto& item = (article.*list)[i];
    if (!is_said(item)) continue;
    if (std::string words = say(item.*member); !words.empty())
      out.push_back({static_cast<std::int32_t>(i), std::move(words)});
  }
  return out;
}

/// Article::list[]
template <auto list>
Values words_of(const Article& article) {
  Values out;
  for (std::size_t i = 0; i < (article.*list).size(); ++i)
    if (std::string words = say((article.*list)[i]); !words.empty())
      out.push_back({static_cast<std::int32_t>(i), std::move(words)});
  return out;
}

bool is_derived(const Field& field) { return field.known.how == How::derived; }
template <class T>
bool is_derived(const T&) {
  return false;
}

template <auto member>
Values media(const Article& article) {
  Values out = each<&Article::media, member>(article);
  for (FieldValue& value : out)
    value.derived = is_derived(article.media[static_cast<std::size_t>(value.index)].*member);
  return out;
}

/// Article::media[].list[].member
template <auto list, auto member>
Values of_media(const Article& article) {
  Values out;
  for (std::size_t i = 0; i < article.media.size(); ++i)
    for (const auto& item : article.media[i].*list)
      if (std::string words = say(item.*member); is_said(item) && !words.empty())
        out.push_back({static_cast<std::int32_t>(i), std::move(words)});
  return out;
}

/// An address of each entry.
template <auto list, auto member>
Values addresses(const Article& article) {
  Values out;
  for (std::size_t i = 0; i < (article.*list).size(); ++i)
    if (std::string words = say_address((article.*list)[i].*member); !words.empty())
      out.push_back({static_cast<std::int32_t>(i), std::move(words)});
  return out;
}
template <auto list, auto member>
Values addresses_of_media(const Article& article) {
  Values out;
  for (std::size_t i = 0; i < article.media.size(); ++i)
    for (const auto& item : article.media[i].*list)
      if (std::string words = say_address(item.*member); is_said(item) && !words.empty())
        out.push_back({static_cast<std::int32_t>(i), std::move(words)});
  return out;
}

/// article.h: a creator without a role is an author, a link without a relation is related.
template <auto list, auto member>
Values word_of(const Article& article, std::string_view when_blank) {
  Values out;
  for (std::size_t i = 0; i < (article.*list).size(); ++i) {
    if (!is_said((article.*list)[i])) continue;
    std::string word = say((article.*list)[i].*member);
    out.push_back({static_cast<std::int32_t>(i), word.empty() ? std::string(when_blank) : word});
  }
  return out;
}
Values roles(const Article& article) {
  return word_of<&Article::creators, &Creator::role>(article, "author");
}
Values relations(const Article& article) {
  return word_of<&Article::links, &Link::rel>(article, "related");
}
Values kinds_of_correction(const Article& article) {
  return word_of<&Article::corrections, &Correction::kind>(article, "correction");
}
Values roles_of_media(const Article& article) {
  Values out;
  for (std::size_t i = 0; i < article.media.size(); ++i)
    for (const Creator& creator : article.media[i].creators)
      if (is_said(creator))
        out.push_back({static_cast<std::int32_t>(i),
                       say(creator.role).empty() ? "author" : say(creator.role)});
  return out;
}

/// "update" is IPTC's "sig:update".
Values signals(const Article& article) {
  Values out = words_of<&Article::signals>(article);
  for (FieldValue& value : out)
    if (value.words.starts_with("sig:")) value.words.erase(0, 4);
  return out;
}

/// "en_GB" is en-GB.
Values language(const Article& article) {
  Values out = one<&Article::language>(article);
  for (FieldValue& value : out) std::replace(value.words.begin(), value.words.end(), '_', '-');
  return out;
}

/// A bare code is one of IPTC's digital source types.
std::string source_type(std::string_view type) {
  if (const std::string words = say(type); words.empty() || words.find(':') != std::string::npos)
    return say_address(type);
  return say_address(to_concept_uri({"digsrctype", type}));
}
Values made_how(const Article& article) {
  std::string words = source_type(article.provenance.digital_source_type);
  if (words.empty()) return {};
  return {{-1, std::move(words)}};
}
Values media_made_how(const Article& article) {
  Values out;
  for (std::size_t i = 0; i < article.media.size(); ++i)
    if (std::string words = source_type(article.media[i].digital_source_type); !words.empty())
      out.push_back({static_cast<std::int32_t>(i), std::move(words)});
  return out;
}

/// A year of 0 is not said.
Values years(const Article& article) {
  Values out = each<&Article::rights, &Rights::year>(article);
  std::erase_if(out, [](const FieldValue& value) { return value.words == "0"; });
  return out;
}
Values years_of_media(const Article& article) {
  Values out = of_media<&Media::rights, &Rights::year>(article);
  std::erase_if(out, [](const FieldValue& value) { return value.words == "0"; });
  return out;
}

/// A file without a name is the original.
Values file_names(const Article& article) {
  Values out;
  for (std::size_t i = 0; i < article.media.size(); ++i)
    for (const Rendition& file : article.media[i].renditions)
      out.push_back({static_cast<std::int32_t>(i),
                     say(file.name).empty() ? std::string("original") : say(file.name)});
  return out;
}

Values people_shown(const Article& article) {
  Values out;
  for (std::size_t i = 0; i < article.media.size(); ++i)
    for (const Field& person : article.media[i].people_shown)
      if (std::string words = say(person); !words.empty())
        out.push_back({static_cast<std::int32_t>(i), std::move(words)});
  return out;
}

Values is_embargoed(const Article& article) {
  if (!article.embargo.is_set && !article.embargo.until.is_present()) return {};
  return {{-1, "true"}};
}

/// Which picture stands where: Block::media, and Media::placed_at with it.
Values placed(const Article& article) {
  Values out;
  for (std::size_t i = 0; i < article.body.size(); ++i) {
    const std::int32_t media = article.body[i].media;
    if (article.body[i].kind == BlockKind::media && media >= 0 &&
        static_cast<std::size_t>(media) < article.media.size())
      out.push_back({static_cast<std::int32_t>(i), std::to_string(media)});
  }
  return out;
}

/// "source-id 123"
Values alt_ids(const Article& article) {
  Values out;
  for (std::size_t i = 0; i < article.alt_ids.size(); ++i)
    if (const std::string value = say(article.alt_ids[i].second); !value.empty())
      out.push_back({static_cast<std::int32_t>(i), say(article.alt_ids[i].first) + " is " + value});
  return out;
}

/// The one name that scheme, code and URI together are: a concept URI where there is one.
Values identities(const Article& article) {
  Values out;
  for (std::size_t i = 0; i < article.concepts.size(); ++i) {
    const Concept& subject = article.concepts[i];
    std::string name = is_blank(subject.scheme) ? std::string() : expected(subject.scheme);
    if (const Scheme* scheme = find_scheme(subject.scheme))
      name = scheme->uri;
    else if (!name.empty() && !name.ends_with(':') && name.find("://") == std::string::npos)
      name += ':';
    name += subject.code;
    if (is_blank(subject.code) ||
        (is_address(subject.uri) && name.find("://") == std::string::npos))
      name = subject.uri.empty() ? "" : subject.uri;
    if (name = say_address(name); !name.empty())
      out.push_back({static_cast<std::int32_t>(i), name});
  }
  return out;
}

/// The marks of all fields of the body: kind, words, address.
Values markup_of(const Article& article) {
  constexpr std::string_view kNames[] = {"strong",    "emphasis",    "underline", "link",
                                         "subscript", "superscript", "code",      "deleted",
                                         "inserted",  "quote",       "line_break"};
  Values out;
  for (std::size_t i = 0; i < article.body.size(); ++i) {
    if (!is_said(article.body[i])) continue;
    const std::span<const Run> all_runs = article.runs_of(article.body[i].field);
    std::vector<Run> runs(all_runs.begin(), all_runs.end());
    // Two marks of the same words may stand in one another either way.
    std::sort(runs.begin(), runs.end(), [](const Run& a, const Run& b) {
      return std::pair(a.span.begin, a.markup) < std::pair(b.span.begin, b.markup);
    });
    for (const Run& run : runs) {
      const std::string_view all = article.body[i].field.bytes();
      if (run.span.begin >= run.span.end || run.span.end > all.size() ||
          run.markup == Markup::line_break)
        continue;
      const std::string words = say(all.substr(run.span.begin, run.span.size()));
      if (words.empty()) continue;
      out.push_back({static_cast<std::int32_t>(i),
                     std::string(kNames[static_cast<std::size_t>(run.markup)]) + " " + words +
                         (run.href.empty() ? "" : " to ") + std::string(run.href)});
    }
  }
  return out;
}

using A = Article;
using M = Media;

constexpr ArticleField kFields[] = {
    {"id", one<&A::id>},
    {"alt_ids", alt_ids},
    {"version", one<&A::version>},
    {"kind", one<&A::kind>},
    {"profile", one<&A::profile>},
    {"language", language},
    {"right_to_left", one<&A::right_to_left>},
    {"headlines", each<&A::headlines, &Headline::field>},
    {"headlines.role", each<&A::headlines, &Headline::role>},
    {"summary", one<&A::summary>},
    {"slug", one<&A::slug>},
    {"slugline", one<&A::slugline>},
    {"byline", one<&A::byline>},
    {"creators.name", each<&A::creators, &Creator::name>},
    {"creators.role", roles},
    {"creators.id", each<&A::creators, &Creator::id>},
    {"creators.uri", addresses<&A::creators, &Creator::uri>},
    {"creators.email", each<&A::creators, &Creator::email>},
    {"creators.affiliation", each<&A::creators, &Creator::affiliation>},
    {"creators.job_title", each<&A::creators, &Creator::job_title>},
    {"creators.organisation", each<&A::creators, &Creator::organisation>},
    {"dateline", one<&A::dateline, &Dateline::text>},
    {"dateline.place", one<&A::dateline, &Dateline::place>},
    {"dateline.date_text", one<&A::dateline, &Dateline::date_text>},
    {"dateline.source", one<&A::dateline, &Dateline::source>},
    {"dateline.date", one<&A::dateline, &Dateline::date>},
    {"sources.name", each<&A::sources, &Source::name>},
    {"sources.role", each<&A::sources, &Source::role>},
    {"sources.uri", addresses<&A::sources, &Source::uri>},
    {"credit", one<&A::credit>},
    {"created", one<&A::created>},
    {"modified", one<&A::modified>},
    {"content_created", one<&A::content_created>},
    {"first_published", one<&A::first_published>},
    {"published", one<&A::published>},
    {"scheduled", one<&A::scheduled>},
    {"expires", one<&A::expires>},
    {"embargo", is_embargoed},
    {"embargo.until", one<&A::embargo, &Embargo::until>},
    {"embargo.note", one<&A::embargo, &Embargo::note>},
    {"status", one<&A::status>},
    {"workflow_flags", words_of<&A::workflow_flags>},
    {"signals", signals},
    {"editorial_note", one<&A::editorial_note>},
    {"corrections.kind", kinds_of_correction},
    {"corrections.text", each<&A::corrections, &Correction::text>},
    {"corrections.date", each<&A::corrections, &Correction::date>},
    {"rights.holder", each<&A::rights, &Rights::holder>},
    {"rights.notice", each<&A::rights, &Rights::notice>},
    {"rights.usage_terms", each<&A::rights, &Rights::usage_terms>},
    {"rights.licence_uri", addresses<&A::rights, &Rights::licence_uri>},
    {"rights.year", years},
    {"concepts.kind", each<&A::concepts, &Concept::kind>},
    {"concepts.name", each<&A::concepts, &Concept::name>},
    {"concepts.uri", identities},
    {"concepts.rel", each<&A::concepts, &Concept::rel>},
    {"concepts.relevance", each<&A::concepts, &Concept::relevance>},
    {"concepts.confidence", each<&A::concepts, &Concept::confidence>},
    {"keywords", words_of<&A::keywords>},
    {"urgency", one<&A::urgency>},
    {"priority", one<&A::priority>},
    {"body", each<&A::body, &Block::field>},
    {"body.citation", each<&A::body, &Block::citation>},
    {"body.kind", each<&A::body, &Block::kind>},
    {"body.level", each<&A::body, &Block::level>},
    {"body.href", each<&A::body, &Block::href>},
    {"body.language", each<&A::body, &Block::language>},
    {"body.markup", markup_of},
    {"media.id", media<&M::id>},
    {"media.kind", media<&M::kind>},
    {"media.role", media<&M::role>},
    {"media.headline", media<&M::headline>},
    {"media.title", media<&M::title>},
    {"media.caption", media<&M::caption>},
    {"media.library_caption", media<&M::library_caption>},
    {"media.alt", media<&M::alt>},
    {"media.decorative", media<&M::decorative>},
    {"media.long_description", media<&M::long_description>},
    {"media.credit", media<&M::credit>},
    {"media.photographer", media<&M::photographer>},
    {"media.agency", media<&M::agency>},
    {"media.creators.name", of_media<&M::creators, &Creator::name>},
    {"media.creators.role", roles_of_media},
    {"media.creators.id", of_media<&M::creators, &Creator::id>},
    {"media.creators.uri", addresses_of_media<&M::creators, &Creator::uri>},
    {"media.creators.email", of_media<&M::creators, &Creator::email>},
    {"media.creators.affiliation", of_media<&M::creators, &Creator::affiliation>},
    {"media.creators.job_title", of_media<&M::creators, &Creator::job_title>},
    {"media.creators.organisation", of_media<&M::creators, &Creator::organisation>},
    {"media.source", media<&M::source>},
    {"media.rights.holder", of_media<&M::rights, &Rights::holder>},
    {"media.rights.notice", of_media<&M::rights, &Rights::notice>},
    {"media.rights.usage_terms", of_media<&M::rights, &Rights::usage_terms>},
    {"media.rights.licence_uri", addresses_of_media<&M::rights, &Rights::licence_uri>},
    {"media.rights.year", years_of_media},
    {"media.created", media<&M::created>},
    {"media.place", media<&M::place>},
    {"media.instructions", media<&M::instructions>},
    {"media.people_shown", people_shown},
    {"media.digital_source_type", media_made_how},
    {"body.media", placed},
    {"media.renditions.name", file_names},
    {"media.renditions.href", addresses_of_media<&M::renditions, &Rendition::href>},
    {"media.renditions.mime", of_media<&M::renditions, &Rendition::mime>},
    {"media.renditions.width", of_media<&M::renditions, &Rendition::width>},
    {"media.renditions.height", of_media<&M::renditions, &Rendition::height>},
    {"media.renditions.bytes", of_media<&M::renditions, &Rendition::bytes>},
    {"media.renditions.duration_ms", of_media<&M::renditions, &Rendition::duration_ms>},
    {"links.rel", relations},
    {"links.href", addresses<&A::links, &Link::href>},
    {"links.title", each<&A::links, &Link::title>},
    {"provenance.digital_source_type", made_how},
    {"extra", each<&A::extra, &Extra::path>},
};

/// "media[2].caption" and "media.caption" of media.caption with index 2.
std::string numbered(std::string_view path, std::int32_t index) {
  std::string name(path);
  if (index >= 0)
    name.insert(std::min(name.find('.'), name.size()), "[" + std::to_string(index) + "]");
  return name;
}

/// Whether `loss` is of `path` or of what holds it, or of a part of it.
bool covers(std::string_view loss, std::string_view path) {
  const std::string_view shorter = loss.size() < path.size() ? loss : path;
  const std::string_view longer = loss.size() < path.size() ? path : loss;
  return longer.starts_with(shorter) &&
         (longer.size() == shorter.size() || longer[shorter.size()] == '.' ||
          longer[shorter.size()] == '[');
}

class Said {
 public:
  explicit Said(const std::vector<Loss>& losses) : losses_(losses) {}
  bool of(std::string_view path, std::int32_t index) const {
    // Scheme, code and URI are one name.
    if (path == "concepts.uri" && (of("concepts.scheme", index) || of("concepts.code", index)))
      return true;
    const std::string full = numbered(path, index);
    return std::any_of(losses_.begin(), losses_.end(), [&](const Loss& loss) {
      return covers(loss.field, full) || covers(loss.field, path);
    });
  }
  /// Of whichever entry.
  bool anywhere(std::string_view path) const {
    return std::any_of(losses_.begin(), losses_.end(), [&](const Loss& loss) {
      std::string name;
      bool in_number = false;
      for (const char c : loss.field) {
        in_number = c == '[' || (in_number && c != ']');
        if (!in_number && c != ']') name += c;
      }
      return covers(name, path);
    });
  }

 private:
  const std::vector<Loss>& losses_;
};

}  // namespace

std::span<const ArticleField> article_fields() { return kFields; }

namespace {

std::size_t stated(const Values& values) {
  return static_cast<std::size_t>(std::count_if(
      values.begin(), values.end(), [](const FieldValue& value) { return !value.derived; }));
}

}  // namespace

std::vector<Unequal> compare(const Article& before, const Article& after,
                             const std::vector<Loss>& losses) {
  std::vector<Unequal> out;
  const Said said(losses);
  for (const ArticleField& field : kFields) {
    Values was = field.get(before), is = field.get(after);
    // Formats have a list for each kind of concept, the main headline and the best file of a
    // picture first.
    const bool is_concept = field.path.starts_with("concepts.") ||
                            field.path.starts_with("headlines") || field.path.starts_with("links.");
    if (is_concept || field.path.starts_with("media.renditions.")) {
      const auto by_words = [&](const FieldValue& a, const FieldValue& b) {
        if (!is_concept && a.index != b.index) return a.index < b.index;
        return a.words < b.words;
      };
      std::stable_sort(was.begin(), was.end(), by_words);
      std::stable_sort(is.begin(), is.end(), by_words);
    }
    // What is no named loss comes back in its order; what is one may.
    std::size_t at = 0;
    std::string missing;
    for (const FieldValue& value : was) {
      if (said.of(field.path, value.index)) continue;
      std::size_t found = at;
      while (found < is.size() && is[found].words != value.words) ++found;
      if (found < is.size())
        at = found + 1;
      else if (missing.empty())
        missing = numbered(field.path, value.index) + " \"" + value.words.substr(0, 90) +
                  "\" did not come back; there was \"" +
                  (at < is.size() ? is[at].words.substr(0, 90) : std::string()) + "\"";
    }
    if (!missing.empty())
      out.push_back({field.path, missing});
    else if (stated(is) > was.size() && !said.anywhere(field.path))
      out.push_back({field.path, std::string(field.path) + " came back " +
                                     std::to_string(is.size()) + " times, was there " +
                                     std::to_string(was.size()) + ": \"" +
                                     is.back().words.substr(0, 90) + "\""});
  }
  return out;
}

}  // namespace stet::test
