#include "newsml/release.h"

#include "newsml/uri.h"
#include "newsml/xml.h"

#include <algorithm>
#include <charconv>

namespace stet {
namespace {

/// Documented: what a document says when nobody knows a time. Hosts always give one.
constexpr DateTime kNoTime{
    .year = 1970, .month = 1, .day = 1, .has_time = true, .offset_minutes = std::int16_t{0}};
constexpr std::size_t kLongestGuid = 512;

bool is_alpha(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// FNV-1a, 64 bit: small, the same everywhere, and no library for it.
class Hash {
 public:
  void add(std::string_view bytes) {
    for (const char c : bytes) value_ = (value_ ^ static_cast<unsigned char>(c)) * 1099511628211u;
    // So that "ab","c" and "a","bc" differ.
    value_ = (value_ ^ 0xFFu) * 1099511628211u;
  }
  std::string hex() const {
    constexpr char kHex[] = "0123456789abcdef";
    std::string text(16, '0');
    for (std::size_t i = 0; i < 16; ++i) text[15 - i] = kHex[(value_ >> (4 * i)) & 15];
    return text;
  }

 private:
  std::uint64_t value_ = 14695981039346656037u;
};

/// An id that names the story everywhere: urn:, tag:, or scheme://. "cms:1234" is somebody's own.
bool is_global_id(std::string_view id) {
  if (id.size() < 6 || id.size() > kLongestGuid) return false;
  for (const char c : id)
    if (c <= 0x20 || c == 0x7F || c == '<' || c == '>' || c == '"') return false;
  if (id.substr(0, 4) == "urn:" || id.substr(0, 4) == "tag:") return true;
  const std::size_t slashes = id.find("://");
  if (slashes == std::string_view::npos || slashes < 2 || slashes + 3 == id.size() ||
      !is_alpha(id[0]))
    return false;
  return std::all_of(id.begin(), id.begin() + static_cast<std::ptrdiff_t>(slashes), [](char c) {
    return is_alpha(c) || is_digit(c) || c == '+' || c == '.' || c == '-';
  });
}

/// A name that can stand in a URN as it is.
bool is_plain_name(std::string_view name) {
  if (name.empty() || name.size() > 100) return false;
  return std::all_of(name.begin(), name.end(), [](char c) {
    return is_alpha(c) || is_digit(c) || c == '-' || c == '_' || c == '.';
  });
}

std::string local_part(const Article& article) {
  const auto named = [](const Value<std::string_view>& value) {
    return value.is_present() && !is_blank(value.value);
  };
  if (named(article.id) && is_plain_name(article.id.value)) return std::string(article.id.value);
  Hash hash;
  if (named(article.id)) {
    hash.add(article.id.value);
    return hash.hex();
  }
  if (named(article.slug) && is_plain_name(article.slug.value))
    return std::string(article.slug.value);
  for (const Link& link : article.links) {
    if (link.rel != "canonical" || link.href.empty()) continue;
    hash.add(link.href);
    return hash.hex();
  }
  for (const Headline& headline : article.headlines) hash.add(headline.field.bytes());
  for (const Block& block : article.body) hash.add(block.field.bytes());
  return hash.hex();
}

/// The day a story began, as YYYYMMDD. Not `modified`: it changes with every version, the guid must
/// not.
std::string first_day(const Article& article) {
  Stamp earliest;
  const auto look = [&](const DateTime& time) {
    DateTime day = time;
    day.has_time = false;
    const std::optional<Stamp> stamp = basic_date(day);
    if (stamp && (earliest.size == 0 || stamp->view() < earliest.view())) earliest = *stamp;
  };
  for (const Value<DateTime>* value :
       {&article.first_published, &article.created, &article.content_created, &article.published})
    if (value->is_present()) look(value->value);
  if (earliest.size == 0 && article.dateline.date) look(*article.dateline.date);
  return earliest.size == 0 ? "19700101" : std::string(earliest.view());
}

/// Fills {domain}, {date}, {year} and {local} of a pattern.
std::string made_guid(std::string_view pattern, std::string_view domain, std::string_view day,
                      std::string_view local) {
  if (pattern.empty()) pattern = "urn:newsml:{domain}:{date}:{local}";
  std::string guid;
  while (!pattern.empty()) {
    const auto fill = [&](std::string_view name, std::string_view with) {
      if (!pattern.starts_with(name)) return false;
      guid += with;
      pattern.remove_prefix(name.size());
      return true;
    };
    if (fill("{domain}", domain) || fill("{date}", day) || fill("{year}", day.substr(0, 4)) ||
        fill("{local}", local))
      continue;
    guid += pattern.front();
    pattern.remove_prefix(1);
  }
  return guid;
}

std::uint32_t version_of(const Article& article, const Envelope& envelope, Losses& losses) {
  if (envelope.version > 0) return envelope.version;
  if (!article.version.is_present()) return 1;
  std::uint32_t number = 0;
  const std::string_view text = article.version.value;
  const auto parsed = std::from_chars(text.data(), text.data() + text.size(), number);
  if (parsed.ec == std::errc{} && parsed.ptr == text.data() + text.size() && number > 0)
    return number;
  losses.add({"version"}, "it is no positive whole number; version 1 is written");
  return 1;
}

std::string language_of(const Article& article, const Envelope& envelope, Losses& losses) {
  if (article.language.is_present()) {
    if (std::string tag = language_tag(article.language.value); !tag.empty()) return tag;
    losses.add({"language"}, "it is no language tag");
  }
  if (std::string tag = language_tag(envelope.default_language); !tag.empty()) return tag;
  return "und";
}

bool is_right_to_left(std::string_view language) {
  const std::string_view primary = language.substr(0, language.find('-'));
  for (const std::string_view each :
       {"ar", "he", "iw", "fa", "ur", "yi", "ps", "sd", "ug", "dv", "ckb"})
    if (primary == each) return true;
  return false;
}

/// The first of these that is a point in time.
const DateTime* time_of(const Article& article, const Envelope& envelope, bool for_sent) {
  const auto usable = [](const DateTime& time) { return date_time(time).has_value(); };
  const auto given = [&](const std::optional<DateTime>& time) {
    return time && usable(*time) ? &*time : nullptr;
  };
  if (const DateTime* time = given(for_sent ? envelope.sent : envelope.version_created))
    return time;
  if (const DateTime* time = given(for_sent ? envelope.version_created : envelope.sent))
    return time;
  for (const Value<DateTime>* value :
       {&article.modified, &article.published, &article.first_published, &article.created,
        &article.content_created})
    if (value->is_present() && usable(value->value)) return &value->value;
  return nullptr;
}

}  // namespace

std::string_view name_of(PublishStatus status) {
  switch (status) {
    case PublishStatus::usable:
      return "usable";
    case PublishStatus::draft:
    case PublishStatus::withheld:
      return "withheld";
    case PublishStatus::canceled:
      return "canceled";
  }
  return "usable";
}

std::string language_tag(std::string_view tag) {
  std::string clean;
  std::size_t part = 0;
  bool first = true;
  while (!tag.empty() && (tag.front() == ' ' || tag.front() == '\t' || tag.front() == '\n'))
    tag.remove_prefix(1);
  while (!tag.empty() && (tag.back() == ' ' || tag.back() == '\t' || tag.back() == '\n'))
    tag.remove_suffix(1);
  // RFC 5646 allows any number of subtags; nobody needs more than this.
  if (tag.empty() || tag.size() > 64) return {};
  for (const char c : tag) {
    if (c == '-' || c == '_') {
      if (part == 0) return {};
      clean += '-';
      part = 0;
      first = false;
      continue;
    }
    if (!is_alpha(c) && (first || !is_digit(c))) return {};
    if (++part > 8) return {};
    clean += c;
  }
  if (part == 0) return {};
  return clean;
}

std::string code_of(std::string_view words) {
  std::string code;
  for (const char c : words) {
    if (static_cast<unsigned char>(c) >= 0x80) return {};
    if (is_alpha(c) || is_digit(c))
      code += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    else if (!code.empty() && code.back() != '-')
      code += '-';
    if (code.size() > 64) return {};
  }
  if (!code.empty() && code.back() == '-') code.pop_back();
  return code;
}

NameCode name_code(std::string_view words) {
  const bool plain =
      !words.empty() && words.size() <= 64 && std::all_of(words.begin(), words.end(), [](char c) {
        return is_alpha(c) || is_digit(c) || c == '_' || c == '.' || c == ':' || c == '-';
      });
  if (plain) return {std::string(words), true};
  return {code_of(words), false};
}

Stamp sent_of(const Envelope& envelope) {
  if (envelope.sent)
    if (const std::optional<Stamp> stamp = date_time(*envelope.sent)) return *stamp;
  if (envelope.version_created)
    if (const std::optional<Stamp> stamp = date_time(*envelope.version_created)) return *stamp;
  return *date_time(kNoTime);
}

std::string domain_of(const Envelope& envelope) {
  if (is_plain_name(envelope.guid_base)) return envelope.guid_base;
  if (std::string host = host_of(envelope.provider_uri); is_plain_name(host)) return host;
  return "unknown.invalid";
}

Release release_of(const Article& article, const Envelope& envelope, Losses& losses) {
  Release release;
  release.domain = domain_of(envelope);
  release.id_is_guid = article.id.is_present() && is_global_id(article.id.value);
  if (release.id_is_guid) {
    // Once more through the door every attribute goes through, so that links to it say the same.
    XmlWriter door(article.id.value.size());
    door.text(article.id.value);
    release.id_is_guid = door.characters_lost() == 0;
  }
  if (release.id_is_guid) {
    release.guid = article.id.value;
  } else {
    release.guid =
        made_guid(envelope.guid_pattern, release.domain, first_day(article), local_part(article));
    if (release.domain == "unknown.invalid")
      losses.add({"id"},
                 "there is neither a guid nor a provider domain to make one from; the guid says "
                 "unknown.invalid");
  }
  release.version = version_of(article, envelope, losses);
  release.language = language_of(article, envelope, losses);
  release.right_to_left = article.right_to_left || is_right_to_left(release.language);

  const DateTime* created = time_of(article, envelope, false);
  if (!created) {
    created = &kNoTime;
    losses.add({"modified"},
               "nobody says when this version was made; 1970-01-01T00:00:00Z is written");
  }
  const DateTime* sent = time_of(article, envelope, true);
  release.version_created = *date_time(*created);
  release.version_created_seconds = *seconds_since_1970(*created);
  release.sent = sent ? *date_time(*sent) : release.version_created;

  if (!envelope.provider_uri.empty() &&
      !clean_uri(envelope.provider_uri, UriUse::identifier, release.provider_uri))
    losses.add({"provider"}, "its address is no URI");
  release.provider_name = envelope.provider_name;
  if (is_blank(release.provider_name))
    for (const Source& source : article.sources)
      if (source.role == SourceRole::provider && !is_blank(source.name.bytes())) {
        release.provider_name = source.name.bytes();
        break;
      }
  if (release.provider_uri.empty() && is_blank(release.provider_name))
    losses.add({"provider"}, "neither the envelope nor the article names one");

  release.status = article.status.is_present() ? article.status.value : PublishStatus::usable;
  if (release.status == PublishStatus::draft) {
    release.status = PublishStatus::withheld;
    losses.add({"status"}, "a draft is written as withheld");
  }
  return release;
}

std::string media_guid(const Release& release, const Article& article, std::size_t index) {
  std::string guid = release.guid;
  switch (article.media[index].kind) {
    case MediaKind::picture:
      guid += ":pic";
      break;
    case MediaKind::graphic:
      guid += ":graphic";
      break;
    case MediaKind::video:
      guid += ":video";
      break;
    case MediaKind::audio:
      guid += ":audio";
      break;
  }
  return guid + std::to_string(index + 1);
}

}  // namespace stet
