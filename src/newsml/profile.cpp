#include "newsml/profile.h"

#include "newsml/uri.h"
#include "text/json.h"
#include "text/lines.h"
#include "vocabulary/qcode.h"

#include <algorithm>
#include <initializer_list>

namespace stet {
namespace {

/// A field that can be left out: what stands there is gone, and true when there was something.
struct Removable {
  std::string_view path;
  bool (*remove)(Article& article) = nullptr;
};

bool is_there(const Field& field) { return field.is_present(); }
template <class T>
bool is_there(const Value<T>& value) {
  return value.is_present();
}
template <class T>
bool is_there(const std::vector<T>& list) {
  return !list.empty();
}
bool is_there(std::string_view words) { return !words.empty(); }

template <class T>
bool clear(T& value) {
  const bool there = is_there(value);
  value = {};
  return there;
}
bool clear(Dateline& dateline) {
  const bool there = is_there(dateline.text) || is_there(dateline.place);
  dateline = {};
  return there;
}

template <auto member>
bool remove(Article& article) {
  return clear(article.*member);
}
/// The same part of every entry.
template <auto list, auto member>
bool remove_each(Article& article) {
  bool there = false;
  for (auto& item : article.*list) there = clear(item.*member) || there;
  return there;
}

constexpr Removable kRemovable[] = {
    {"alt_ids", remove<&Article::alt_ids>},
    {"byline", remove<&Article::byline>},
    {"concepts", remove<&Article::concepts>},
    {"concepts.rel", remove_each<&Article::concepts, &Concept::rel>},
    {"content_created", remove<&Article::content_created>},
    {"corrections", remove<&Article::corrections>},
    {"created", remove<&Article::created>},
    {"creators", remove<&Article::creators>},
    {"creators.affiliation", remove_each<&Article::creators, &Creator::affiliation>},
    {"creators.email", remove_each<&Article::creators, &Creator::email>},
    {"creators.id", remove_each<&Article::creators, &Creator::id>},
    {"creators.job_title", remove_each<&Article::creators, &Creator::job_title>},
    {"creators.uri", remove_each<&Article::creators, &Creator::uri>},
    {"credit", remove<&Article::credit>},
    {"dateline", remove<&Article::dateline>},
    {"editorial_note", remove<&Article::editorial_note>},
    {"expires", remove<&Article::expires>},
    {"extra", remove<&Article::extra>},
    {"first_published", remove<&Article::first_published>},
    {"keywords", remove<&Article::keywords>},
    {"links", remove<&Article::links>},
    {"media.alt", remove_each<&Article::media, &Media::alt>},
    {"media.creators", remove_each<&Article::media, &Media::creators>},
    {"media.id", remove_each<&Article::media, &Media::id>},
    {"media.instructions", remove_each<&Article::media, &Media::instructions>},
    {"media.library_caption", remove_each<&Article::media, &Media::library_caption>},
    {"media.long_description", remove_each<&Article::media, &Media::long_description>},
    {"media.people_shown", remove_each<&Article::media, &Media::people_shown>},
    {"media.place", remove_each<&Article::media, &Media::place>},
    {"media.title", remove_each<&Article::media, &Media::title>},
    {"modified", remove<&Article::modified>},
    {"priority", remove<&Article::priority>},
    {"profile", remove<&Article::profile>},
    {"published", remove<&Article::published>},
    {"rights", remove<&Article::rights>},
    {"scheduled", remove<&Article::scheduled>},
    {"signals", remove<&Article::signals>},
    {"slug", remove<&Article::slug>},
    {"slugline", remove<&Article::slugline>},
    {"sources", remove<&Article::sources>},
    {"summary", remove<&Article::summary>},
    {"urgency", remove<&Article::urgency>},
    {"workflow_flags", remove<&Article::workflow_flags>},
};

const Removable* find_removable(std::string_view path) {
  for (const Removable& each : kRemovable)
    if (each.path == path) return &each;
  return nullptr;
}

bool is_alias(std::string_view alias) {
  if (alias.empty() || alias.size() > 32 || (alias[0] >= '0' && alias[0] <= '9')) return false;
  return std::all_of(alias.begin(), alias.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_' || c == '.';
  });
}

/// "stet" and "s1", "s2" ... are given out by the writer.
bool is_ours(std::string_view alias) {
  if (alias == "stet") return true;
  return alias.size() > 1 && alias[0] == 's' &&
         std::all_of(alias.begin() + 1, alias.end(), [](char c) { return c >= '0' && c <= '9'; });
}

class ProfileReader {
 public:
  ProfileReader(std::string_view json, std::string_view file) : json_(json), file_(file) {}

  Result<Profile> read() {
    Result<Json> parsed = parse_json(json_, {.comments = true});
    if (!parsed) {
      Error error = parsed.error();
      error.file = file_;
      return error;
    }
    if (!parsed->is(Json::Kind::object)) fail(*parsed, "a profile is a JSON object");
    for (std::size_t i = 0; i < parsed->items.size() && !error_; ++i)
      read_member(parsed->keys[i].first, parsed->keys[i].second, parsed->items[i]);
    if (error_) return std::move(*error_);
    return std::move(profile_);
  }

 private:
  void fail(Span at, std::string message) {
    if (error_) return;
    error_ = Error{.code = Code::config,
                   .message = std::move(message),
                   .offset = at.begin,
                   .file = std::string(file_)};
    const LineColumn place = line_column_of(at.begin);
    error_->line = place.line;
    error_->column = place.column;
  }
  void fail(const Json& at, std::string message) { fail(at.at, std::move(message)); }

  LineColumn line_column_of(std::size_t offset) const {
    const std::string_view before = json_.substr(0, std::min(offset, json_.size()));
    const std::size_t line = before.rfind('\n');
    return {
        .line = static_cast<std::uint32_t>(std::count(before.begin(), before.end(), '\n')) + 1,
        .column =
            static_cast<std::uint32_t>(before.size() - (line == before.npos ? 0 : line + 1)) + 1};
  }

  bool string(const Json& value, std::string_view key, std::string& into) {
    if (!value.is(Json::Kind::string) || value.string.empty()) {
      fail(value, std::string(key) + " must be a string");
      return false;
    }
    into = value.string;
    return true;
  }

  /// One of a few words; their number.
  std::optional<std::size_t> word(const Json& value, std::string_view key,
                                  std::initializer_list<std::string_view> words) {
    std::string all;
    std::size_t number = 0;
    for (const std::string_view each : words) {
      if (value.text_or("") == each) return number;
      all.append(number++ == 0 ? "" : ", ").append(each);
    }
    fail(value, std::string(key) + " is one of " + all);
    return std::nullopt;
  }

  bool address(const Json& value, std::string_view key, std::string& into) {
    std::string clean;
    if (value.is(Json::Kind::string) && clean_uri(value.string, UriUse::identifier, clean)) {
      into = std::move(clean);
      return true;
    }
    fail(value, std::string(key) + " must be a URI");
    return false;
  }

  void read_member(const std::string& key, Span at, const Json& value) {
    if (key == "name" || key == "description") {
      std::string ignored;
      string(value, key, ignored);
    } else if (key == "format") {
      if (string(value, key, profile_.format) && !choose_writer(profile_.format).writer)
        fail(value, "no output format '" + profile_.format + "'");
    } else if (key == "payload") {
      if (const auto payload = word(value, key, {"nitf", "xhtml", "text"}))
        profile_.payload = static_cast<Payload>(*payload);
    } else if (key == "as") {
      if (const auto shape = word(value, key, {"item", "message"}))
        profile_.shape = static_cast<Shape>(*shape);
    } else if (key == "package") {
      if (const auto package =
              word(value, key, {"none", "simple", "hierarchical", "sequence", "alternatives"}))
        profile_.package = static_cast<Package>(*package);
    } else if (key == "dates") {
      if (const auto form = word(value, key, {"as-given", "utc"})) profile_.utc = *form == 1;
    } else if (key == "provider") {
      read_provider(value);
    } else if (key == "guidBase") {
      string(value, key, profile_.guid_base);
    } else if (key == "guid") {
      read_guid(value);
    } else if (key == "catalogs") {
      if (!value.is(Json::Kind::array)) return fail(value, "catalogs must be a list of URIs");
      for (const Json& each : value.items) {
        std::string uri;
        if (address(each, "a catalog", uri)) profile_.catalogs.push_back(std::move(uri));
      }
    } else if (key == "schemes") {
      read_schemes(value);
    } else if (key == "renditions") {
      read_renditions(value);
    } else if (key == "leaveOut") {
      read_leave_out(value);
    } else {
      fail(at, "unknown member '" + key +
                   "'; there is name, description, format, payload, as, package, provider, "
                   "guidBase, guid, "
                   "dates, catalogs, schemes, renditions, leaveOut");
    }
  }

  void read_provider(const Json& value) {
    if (!value.is(Json::Kind::object))
      return fail(value, "provider must be an object with name and uri");
    for (std::size_t i = 0; i < value.items.size(); ++i) {
      if (value.keys[i].first == "name")
        string(value.items[i], "provider.name", profile_.provider_name);
      else if (value.keys[i].first == "uri")
        address(value.items[i], "provider.uri", profile_.provider_uri);
      else
        fail(value.keys[i].second,
             "unknown member 'provider." + value.keys[i].first + "'; there is name and uri");
    }
  }

  /// G2-05: a guid is a URI, and the same for all versions of a story.
  void read_guid(const Json& value) {
    std::string pattern;
    if (!string(value, "guid", pattern)) return;
    if (!pattern.starts_with("urn:newsml:") && !pattern.starts_with("tag:") &&
        pattern.find("://") == std::string::npos)
      return fail(value, "guid must begin with urn:newsml:, tag: or a scheme such as https://");
    if (pattern.find("{local}") == std::string::npos)
      return fail(value, "guid needs {local}, which tells one story from another");
    std::string filled = pattern;
    for (const std::string_view name : {"{domain}", "{date}", "{year}", "{local}"})
      for (std::size_t at = filled.find(name); at != std::string::npos; at = filled.find(name))
        filled.replace(at, name.size(), "0");
    std::string clean;
    if (filled.find_first_of("{}") != std::string::npos)
      return fail(value, "guid knows {domain}, {date}, {year} and {local}");
    if (!clean_uri(filled, UriUse::identifier, clean) || clean != filled)
      return fail(value, "guid must be a URI");
    profile_.guid_pattern = std::move(pattern);
  }

  void read_schemes(const Json& value) {
    if (!value.is(Json::Kind::object))
      return fail(value, "schemes must be an object of alias and URI");
    constexpr std::size_t kMostSchemes = 64;
    if (value.items.size() > kMostSchemes)
      return fail(value, "limit: a profile has at most 64 schemes");
    for (std::size_t i = 0; i < value.items.size(); ++i) {
      const auto& [alias, at] = value.keys[i];
      if (!is_alias(alias)) return fail(at, "'" + alias + "' is no alias of a scheme");
      // G2-04: an alias of IPTC's means what IPTC says.
      if (find_scheme(alias)) return fail(at, "'" + alias + "' is an alias of IPTC's");
      if (is_ours(alias)) return fail(at, "'" + alias + "' is an alias that the writer gives out");
      std::string uri;
      if (address(value.items[i], "the URI of a scheme", uri))
        profile_.schemes.emplace_back(alias, std::move(uri));
    }
  }

  void read_renditions(const Json& value) {
    if (!value.is(Json::Kind::object))
      return fail(value, "renditions must be an object of a file's name and its name out there");
    for (std::size_t i = 0; i < value.items.size(); ++i) {
      std::string name;
      if (string(value.items[i], "the name of a rendition", name))
        profile_.renditions.emplace_back(value.keys[i].first, std::move(name));
    }
  }

  void read_leave_out(const Json& value) {
    if (!value.is(Json::Kind::array)) return fail(value, "leaveOut must be a list of fields");
    for (const Json& each : value.items) {
      std::string path;
      if (!string(each, "a field to leave out", path)) return;
      if (!find_removable(path)) {
        std::string all;
        for (const Removable& row : kRemovable)
          all.append(all.empty() ? "" : ", ").append(row.path);
        return fail(each, "'" + path + "' cannot be left out; there is " + all);
      }
      profile_.leave_out.push_back(std::move(path));
    }
  }

  std::string_view json_, file_;
  Profile profile_;
  std::optional<Error> error_;
};

void to_utc(DateTime& time) {
  if (!time.has_time || !time.offset_minutes || *time.offset_minutes == 0) return;
  if (const std::optional<std::int64_t> ms = to_unix_ms(time)) time = from_unix_ms(*ms);
}

void all_to_utc(Article& article) {
  for (Value<DateTime>* value :
       {&article.created, &article.modified, &article.content_created, &article.first_published,
        &article.published, &article.scheduled, &article.expires, &article.embargo.until})
    to_utc(value->value);
  if (article.dateline.date) to_utc(*article.dateline.date);
  for (Correction& correction : article.corrections) to_utc(correction.date.value);
  for (Media& media : article.media) to_utc(media.created.value);
}

/// Files under the receiver's names, the others gone; a picture keeps those it has when none fits.
void choose_renditions(const Profile& profile, Article& article, std::vector<Loss>& losses) {
  for (std::size_t i = 0; i < article.media.size(); ++i) {
    std::vector<Rendition> kept;
    for (Rendition file : article.media[i].renditions)
      for (const auto& [name, out] : profile.renditions) {
        if (file.name != name) continue;
        file.name = article.arena.keep(out);
        kept.push_back(file);
        break;
      }
    if (kept.empty() || kept.size() == article.media[i].renditions.size()) {
      if (!kept.empty()) article.media[i].renditions = std::move(kept);
      continue;
    }
    losses.push_back({.field = "media[" + std::to_string(i) + "].renditions",
                      .reason = "the receiver takes " + std::to_string(kept.size()) + " of " +
                                std::to_string(article.media[i].renditions.size()) + " files"});
    article.media[i].renditions = std::move(kept);
  }
}

}  // namespace

Result<Profile> read_profile(std::string_view json, std::string_view file) {
  return ProfileReader(json, file).read();
}

void apply(const Profile& profile, Envelope& envelope) {
  const auto take = [](std::string& into, const std::string& from) {
    if (!from.empty()) into = from;
  };
  take(envelope.provider_name, profile.provider_name);
  take(envelope.provider_uri, profile.provider_uri);
  take(envelope.guid_base, profile.guid_base);
  take(envelope.guid_pattern, profile.guid_pattern);
  if (profile.payload) envelope.payload = *profile.payload;
  if (profile.shape) envelope.shape = *profile.shape;
  if (profile.package) envelope.package = *profile.package;
  envelope.catalogs = profile.catalogs;
  envelope.schemes = profile.schemes;
  if (!profile.utc) return;
  if (envelope.sent) to_utc(*envelope.sent);
  if (envelope.version_created) to_utc(*envelope.version_created);
}

bool changes_article(const Profile& profile) {
  return profile.utc || !profile.renditions.empty() || !profile.leave_out.empty();
}

std::vector<Loss> apply(const Profile& profile, Article& article) {
  std::vector<Loss> losses;
  for (const std::string& path : profile.leave_out)
    if (find_removable(path)->remove(article))
      losses.push_back({.field = path, .reason = "the profile of the receiver leaves it out"});
  if (!profile.renditions.empty()) choose_renditions(profile, article, losses);
  if (profile.utc) all_to_utc(article);
  return losses;
}

}  // namespace stet
