#include "settings.h"

#include "text/dates.h"
#include "text/json.h"
#include "text/utf8.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>

namespace stet::plugin {
namespace {

/// Reads the members of one JSON object one after the other and keeps the first thing that is
/// wrong.
class Members {
 public:
  Members(std::string_view document, std::string_view what) : document_(document), what_(what) {}

  bool failed() const { return error_.has_value(); }
  const Error& error() const { return *error_; }

  void fail(const Json& at, const std::string& message) {
    if (error_) return;
    error_ = Error{.code = Code::config,
                   .message = std::string(what_) + ": " + message,
                   .offset = at.at.begin};
    std::uint32_t line = 1;
    std::uint32_t column = 1;
    for (std::size_t i = 0; i < at.at.begin && i < document_.size(); ++i) {
      ++column;
      if (document_[i] == '\n') {
        ++line;
        column = 1;
      }
    }
    error_->line = line;
    error_->column = column;
  }
  void unknown(const Json& value, const std::string& key) {
    fail(value, "unknown member '" + printable(key) + "'");
  }
  void string(const Json& value, std::string_view key, std::string& into) {
    if (value.is(Json::Kind::string))
      into = value.string;
    else if (!value.is(Json::Kind::null))
      fail(value, std::string(key) + " must be a string");
  }
  void boolean(const Json& value, std::string_view key, bool& into) {
    if (value.is(Json::Kind::boolean))
      into = value.boolean;
    else
      fail(value, std::string(key) + " must be true or false");
  }
  /// A whole number in [least, most].
  template <class T>
  void whole(const Json& value, std::string_view key, double least, double most, T& into) {
    if (!value.is(Json::Kind::number) || value.number < least || value.number > most ||
        value.number != static_cast<double>(static_cast<std::int64_t>(value.number))) {
      fail(value, std::string(key) + " must be a whole number from " +
                      std::to_string(static_cast<std::int64_t>(least)) + " to " +
                      std::to_string(static_cast<std::int64_t>(most)));
      return;
    }
    into = static_cast<T>(value.number);
  }

 private:
  std::string_view document_, what_;
  std::optional<Error> error_;
};

Result<Json> parse_object(std::string_view json, std::string_view what) {
  if (json.size() > kMaxJson)
    return Error{.code = Code::limit,
                 .message = "limit: " + std::string(what) + " is larger than " +
                            std::to_string(kMaxJson) + " bytes"};
  Result<Json> parsed =
      parse_json(json.empty() ? std::string_view("{}") : json, {.bytes = kMaxJson});
  if (!parsed) {
    parsed.error().message.insert(0, std::string(what) + ": ");
    return parsed.error();
  }
  if (!parsed->is(Json::Kind::object))
    return Error{.code = Code::config,
                 .message = std::string(what) + " must be a JSON object",
                 .line = 1,
                 .column = 1};
  return parsed;
}

/// [begin, end] or [begin, end, line, column].
void read_part(Members& members, const Json& value, CallOptions& options) {
  const std::size_t size = value.items.size();
  if (!value.is(Json::Kind::array) || (size != 2 && size != 4))
    return members.fail(value, "part must be [begin, end] or [begin, end, line, column]");
  std::uint32_t* into[] = {&options.part.begin, &options.part.end, &options.part_begins.line,
                           &options.part_begins.column};
  for (std::size_t i = 0; i < size; ++i)
    members.whole(value.items[i], "part", i < 2 ? 0 : 1, UINT32_MAX, *into[i]);
  if (!members.failed() && options.part.begin >= options.part.end)
    members.fail(value, "part must end behind its beginning");
}

/// Members that both the configuration (as defaults) and the options of a call may have. False: not
/// one of them.
bool read_envelope_member(Members& members, const std::string& key, const Json& value,
                          Envelope& envelope) {
  if (key == "guidBase") {
    members.string(value, key, envelope.guid_base);
  } else if (key == "provider") {
    if (value.is(Json::Kind::string)) {
      envelope.provider_name = value.string;
    } else if (value.is(Json::Kind::object)) {
      for (std::size_t i = 0; i < value.items.size(); ++i) {
        if (value.keys[i].first == "name")
          members.string(value.items[i], "provider.name", envelope.provider_name);
        else if (value.keys[i].first == "uri")
          members.string(value.items[i], "provider.uri", envelope.provider_uri);
        else
          members.unknown(value.items[i], "provider." + value.keys[i].first);
      }
    } else {
      members.fail(value, "provider must be a name or an object with name and uri");
    }
  } else if (key == "as") {
    if (value.text_or("") == "item")
      envelope.shape = Shape::item;
    else if (value.text_or("") == "message")
      envelope.shape = Shape::message;
    else
      members.fail(value, "as must be \"item\" or \"message\"");
  } else if (key == "package") {
    constexpr std::string_view kWords[] = {"none", "simple", "hierarchical", "sequence",
                                           "alternatives"};
    std::size_t i = 0;
    while (i < std::size(kWords) && value.text_or("") != kWords[i]) ++i;
    if (i < std::size(kWords))
      envelope.package = static_cast<Package>(i);
    else
      members.fail(value,
                   "package must be \"none\", \"simple\", \"hierarchical\", \"sequence\" or "
                   "\"alternatives\"");
  } else if (key == "payload") {
    if (value.text_or("") == "nitf")
      envelope.payload = Payload::nitf;
    else if (value.text_or("") == "xhtml")
      envelope.payload = Payload::xhtml;
    else if (value.text_or("") == "text")
      envelope.payload = Payload::text;
    else
      members.fail(value, "payload must be \"nitf\", \"xhtml\" or \"text\"");
  } else {
    return false;
  }
  return true;
}

void read_limits(Members& members, const Json& value, Limits& limits) {
  if (!value.is(Json::Kind::object)) return members.fail(value, "limits must be an object");
  constexpr double kMost = 1u << 30;
  for (std::size_t i = 0; i < value.items.size(); ++i) {
    const std::string& key = value.keys[i].first;
    const Json& item = value.items[i];
    const std::string path = "limits." + key;
    if (key == "inputBytes") members.whole(item, path, 1, kMost, limits.input_bytes);
    // Recursion is bounded by depth: a host cannot raise it past what the stack was tested with.
    else if (key == "depth")
      members.whole(item, path, 1, 512, limits.depth);
    else if (key == "attributes")
      members.whole(item, path, 1, kMost, limits.attributes);
    else if (key == "attributeBytes")
      members.whole(item, path, 1, kMost, limits.attribute_bytes);
    else if (key == "jsonMembers")
      members.whole(item, path, 1, kMost, limits.json_members);
    else if (key == "paragraphs")
      members.whole(item, path, 1, kMost, limits.paragraphs);
    else if (key == "images")
      members.whole(item, path, 1, kMost, limits.images);
    else if (key == "links")
      members.whole(item, path, 1, kMost, limits.links);
    else if (key == "paragraphBytes")
      members.whole(item, path, 1, kMost, limits.paragraph_bytes);
    else if (key == "headlineBytes")
      members.whole(item, path, 1, kMost, limits.headline_bytes);
    else if (key == "findings")
      members.whole(item, path, 1, kMost, limits.findings);
    else
      members.unknown(item, path);
  }
}

Result<std::string> read_file(const std::string& path) {
  const auto close = [](std::FILE* file) { std::fclose(file); };
  const std::unique_ptr<std::FILE, decltype(close)> file(std::fopen(path.c_str(), "rbe"), close);
  if (!file)
    return Error{
        .code = Code::config,
        .message = "cannot read the schema " + printable(path) + ": " + std::strerror(errno),
        .file = path};
  std::string bytes;
  char buffer[16384];
  while (const std::size_t got = std::fread(buffer, 1, sizeof buffer, file.get())) {
    bytes.append(buffer, got);
    if (bytes.size() > kMaxSchema)
      return Error{.code = Code::config,
                   .message = "limit: the schema " + printable(path) + " is larger than " +
                              std::to_string(kMaxSchema) + " bytes",
                   .file = path};
  }
  if (std::ferror(file.get()))
    return Error{
        .code = Code::config, .message = "cannot read the schema " + printable(path), .file = path};
  return bytes;
}

void read_time(Members& members, const std::string& key, const Json& value,
               std::optional<std::int64_t>& now) {
  if (value.is(Json::Kind::number)) {
    std::int64_t ms = 0;
    members.whole(value, key, -62'135'596'800'000.0, 253'402'300'799'999.0, ms);
    now = ms;
    return;
  }
  if (const std::optional<DateTime> time = parse_iso(value.text_or(""))) now = to_unix_ms(*time);
  if (!now)
    members.fail(value, key + " must be a date-time with a zone, such as \"2026-11-24T09:15:02Z\"");
}

void read_waiver(Members& members, const Json& value, std::vector<WaiverRecord>& into) {
  if (!value.is(Json::Kind::object)) return members.fail(value, "a waiver must be an object");
  WaiverRecord record;
  for (std::size_t i = 0; i < value.items.size(); ++i) {
    const std::string& key = value.keys[i].first;
    const Json& item = value.items[i];
    if (key == "id")
      members.string(item, key, record.id);
    else if (key == "rule")
      members.string(item, key, record.rule);
    else if (key == "fingerprint")
      members.string(item, key, record.fingerprint);
    else if (key == "field")
      members.string(item, key, record.field);
    else if (key == "scope")
      members.string(item, key, record.scope);
    else if (key == "reason")
      members.string(item, key, record.reason);
    else if (key == "author")
      members.string(item, key, record.author);
    else if (key == "role")
      members.string(item, key, record.role);
    else if (key == "at")
      members.string(item, key, record.at);
    else if (key == "expires")
      members.string(item, key, record.expires);
    else if (key == "ack")
      members.boolean(item, key, record.ack);
    else if (key == "articleId")
      members.string(item, key, record.article_id);
    else if (key != "articleVersion")
      members.unknown(item, "waiver." + key);
  }
  into.push_back(std::move(record));
}

}  // namespace

Result<Engine> read_config(std::string_view json) {
  constexpr std::string_view kWhat = "configuration";
  Result<Json> parsed = parse_object(json, kWhat);
  if (!parsed) return parsed.error();
  Members members(json, kWhat);
  Engine engine;
  const Json* schema = nullptr;
  for (std::size_t i = 0; i < parsed->items.size(); ++i) {
    const std::string& key = parsed->keys[i].first;
    const Json& value = parsed->items[i];
    if (key == "schema")
      schema = &value;
    else if (key == "limits")
      read_limits(members, value, engine.limits);
    else if (key == "language")
      members.string(value, key, engine.default_language);
    else if (!read_envelope_member(members, key, value, engine.envelope))
      members.unknown(value, key);
  }
  if (members.failed()) return members.error();
  Result<std::shared_ptr<const Schema>> loaded =
      !schema || schema->is(Json::Kind::null) ? load_schema("stet:web", read_file)
      : schema->is(Json::Kind::string)        ? load_schema(schema->string, read_file)
      : schema->is(Json::Kind::object)
          ? parse_schema(json.substr(schema->at.begin, schema->at.size()), "inline schema",
                         read_file)
          : Error{.code = Code::config,
                  .message = "configuration: schema must be a name, a path or an object"};
  if (!loaded) return loaded.error();
  engine.schema = std::move(*loaded);
  engine.envelope.default_language =
      engine.default_language.empty() ? engine.schema->language : engine.default_language;
  return engine;
}

Result<CallOptions> read_options(std::string_view json, const Engine& engine) {
  CallOptions options;
  options.envelope = engine.envelope;
  if (json.empty()) return options;
  constexpr std::string_view kWhat = "options";
  Result<Json> parsed = parse_object(json, kWhat);
  if (!parsed) return parsed.error();
  Members members(json, kWhat);
  for (std::size_t i = 0; i < parsed->items.size(); ++i) {
    const std::string& key = parsed->keys[i].first;
    const Json& value = parsed->items[i];
    if (key == "now") {
      read_time(members, key, value, options.now_ms);
    } else if (key == "sent") {
      std::optional<std::int64_t> sent;
      read_time(members, key, value, sent);
      if (sent) options.envelope.sent = from_unix_ms(*sent);
    } else if (key == "language") {
      members.string(value, key, options.language);
    } else if (key == "author") {
      members.string(value, key, options.author);
    } else if (key == "event") {
      members.string(value, key, options.event);
    } else if (key == "version") {
      members.whole(value, key, 1, 2'147'483'647, options.envelope.version);
    } else if (key == "transmitId") {
      members.string(value, key, options.envelope.transmit_id);
    } else if (key == "profile") {
      const Json* text = value.find("text");
      const Json* file = value.find("file");
      if (!text || !text->is(Json::Kind::string))
        members.fail(value, "profile must be {\"file\", \"text\"}: its name and the JSON in it");
      else if (Result<Profile> profile =
                   read_profile(text->string, file ? file->text_or("profile") : "profile"))
        options.profile = std::move(*profile);
      else
        return profile.error();
    } else if (key == "rule") {
      members.string(value, key, options.rule);
    } else if (key == "test") {
      members.whole(value, key, 0, 1'000'000, options.test);
    } else if (key == "gate") {
      members.boolean(value, key, options.gate);
    } else if (key == "report") {
      members.boolean(value, key, options.report);
    } else if (key == "part") {
      read_part(members, value, options);
    } else if (key == "waivers") {
      if (!value.is(Json::Kind::array)) members.fail(value, "waivers must be a list");
      for (const Json& item : value.items) read_waiver(members, item, options.waivers);
    } else if (!read_envelope_member(members, key, value, options.envelope)) {
      members.unknown(value, key);
    }
  }
  if (members.failed()) return members.error();
  if (!options.language.empty()) options.envelope.default_language = options.language;
  return options;
}

Result<std::vector<Fact>> read_facts(std::string_view json) {
  std::vector<Fact> facts;
  if (json.empty()) return facts;
  if (json.size() > kMaxJson)
    return Error{.code = Code::limit,
                 .message = "limit: facts are larger than " + std::to_string(kMaxJson) + " bytes"};
  Result<Json> parsed = parse_json(json, {.bytes = kMaxJson});
  if (!parsed) {
    parsed.error().message.insert(0, "facts: ");
    return parsed.error();
  }
  Members members(json, "facts");
  if (!parsed->is(Json::Kind::array)) members.fail(*parsed, "must be a list");
  for (Json& item : parsed->items) {
    const Json* id = item.find("id");
    const Json* good = item.find("ok");
    if (!id || !id->is(Json::Kind::string)) {
      members.fail(item, "each fact needs an id");
      break;
    }
    Fact fact{.id = id->string, .ok = good && good->boolean, .value = {}};
    if (const Json* value = item.find("value")) fact.value = *value;
    facts.push_back(std::move(fact));
  }
  if (members.failed()) return members.error();
  return facts;
}

}  // namespace stet::plugin
