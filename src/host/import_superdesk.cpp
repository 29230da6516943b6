/// Superdesk's validators: a list of {"_id", "act", "type", "embedded", "schema"}, the schema in
/// the words of Cerberus. Each becomes an override that holds for its act and type.

#include "host/imported.h"
#include "host/json_values.h"
#include "host/output.h"

#include <simdjson.h>

#include <algorithm>

namespace stet::host {
namespace {

using simdjson::dom::element;

struct FieldName {
  std::string_view theirs, ours;
  bool list = false;
};
// Superdesk's content schema (superdesk/metadata/item.py) and the path that holds the same.
constexpr FieldName kItem[]{{"guid", "id"},
                            {"headline", "headline"},
                            {"slugline", "slugline"},
                            {"abstract", "summary"},
                            {"byline", "byline"},
                            {"body_html", "body"},
                            {"ednote", "edNote"},
                            {"language", "language"},
                            {"profile", "profile"},
                            {"pubstatus", "status"},
                            {"urgency", "urgency"},
                            {"priority", "priority"},
                            {"embargo", "embargo.until"},
                            {"publish_schedule", "dates.scheduled"},
                            {"expiry", "dates.expires"},
                            {"firstcreated", "dates.created"},
                            {"versioncreated", "dates.modified"},
                            {"copyrightholder", "rights.holder"},
                            {"copyrightnotice", "rights.notice"},
                            {"usageterms", "rights.usageTerms"},
                            {"authors", "creators", true},
                            {"source", "sources", true},
                            {"subject", "subjects", true},
                            {"genre", "genres", true},
                            {"place", "places", true},
                            {"anpa_category", "categories", true},
                            {"keywords", "keywords", true}};
constexpr FieldName kDateline[]{{"located", "dateline.place"},
                                {"text", "dateline.text"},
                                {"date", "dateline.date"},
                                {"source", "dateline.source"}};
constexpr FieldName kMedia[]{{"headline", "headline"},
                             {"description_text", "caption"},
                             {"alt_text", "alt"},
                             {"byline", "photographer"},
                             {"credit", "credit"},
                             {"source", "source"},
                             {"copyrightholder", "rights.holder"},
                             {"copyrightnotice", "rights.notice"},
                             {"usageterms", "rights.usageTerms"},
                             {"renditions", "renditions", true}};

template <std::size_t N>
const FieldName* find(const FieldName (&names)[N], std::string_view theirs) {
  const auto at = std::find_if(std::begin(names), std::end(names),
                               [&](const FieldName& each) { return each.theirs == theirs; });
  return at == std::end(names) ? nullptr : at;
}

/// true, or "true" as the files of some newsrooms have it.
bool is_true(element value) {
  bool flag = false;
  if (value.get(flag) == simdjson::SUCCESS) return flag;
  std::string_view word;
  return value.get(word) == simdjson::SUCCESS && word == "true";
}

class Validator {
 public:
  Validator(const std::string& file, element json, const Trial& trial, Imported& out)
      : file_(file), json_(json), trial_(trial), out_(out), id_(string_of(json, "_id")) {}

  void run() {
    if (id_.empty()) id_ = "validator";
    element embedded;
    embedded_ = json_["embedded"].get(embedded) == simdjson::SUCCESS && is_true(embedded);
    element schema;
    simdjson::dom::object fields;
    if (json_["schema"].get(schema) != simdjson::SUCCESS || schema.get(fields) != simdjson::SUCCESS)
      return leave("schema", "it has no schema");
    std::string when;
    if (!read_when(when)) return;
    for (const auto& [name, rules] : fields) field(name, rules);
    JsonMembers members;
    members.add("name", json_string(id_));
    members.add("when", when);
    if (!fields_.empty()) members.add("fields", fields_.object());
    if (!rules_.empty()) members.add("rules", rules_.object());
    std::string why;
    if (!trial_.loads("overrides", members.object(), why)) return leave("schema", why);
    out_.overrides.push_back({file_ + ", " + id_, members.object()});
    ++out_.mapped;
  }

 private:
  void leave(std::string_view what, std::string reason) {
    out_.left.push_back({file_, id_ + "/" + std::string(what), std::move(reason), 0});
  }

  bool read_when(std::string& out) {
    JsonMembers when;
    const std::string_view act = string_of(json_, "act"), type = string_of(json_, "type");
    if (act == "publish" || act == "auto_publish") {
      when.add("stage", "[\"publish\", \"export\"]");
    } else if (act == "correct" || act == "kill" || act == "takedown" || act == "recall") {
      when.add("stage", "[\"publish\", \"export\"]");
      when.add("signal", "[" + json_string(act == "correct" ? "correction" : act) + ", " +
                             json_string(act) + "]");
    } else {
      leave("act", "no stage is like '" + std::string(act) + "'");
      return false;
    }
    // an embedded picture is judged with the story that has it
    if (!embedded_ && !type.empty()) when.add("type", "[" + json_string(type) + "]");
    out = when.object();
    return true;
  }

  void field(std::string_view name, element rules) {
    if (name == "validate_characters") return characters(rules);
    simdjson::dom::object object;
    if (rules.get(object) != simdjson::SUCCESS)
      return rules.is_null() ? void() : leave(name, "its rules are no object");
    if (name == "type") return type_of_item(object);
    if (name == "dateline")
      return parts(name, object, [](std::string_view part) {
        const FieldName* found = find(kDateline, part);
        return found ? std::optional(*found) : std::nullopt;
      });
    if (name == "associations") return associations(object);
    const bool picture = embedded_ || string_of(json_, "type") == "picture";
    if (const FieldName* part = picture ? find(kMedia, name) : nullptr;
        part && (embedded_ || !find(kItem, name)))
      return rule(name,
                  std::string(embedded_ ? "media[*]." : "media[main].") + std::string(part->ours),
                  part->list, object);
    if (embedded_) return leave(name, "a picture has no such part in Stet's model");
    if (const FieldName* known = find(kItem, name))
      return rule(name, std::string(known->ours), known->list, object);
    std::string_view type;
    if (object["type"].get(type) == simdjson::SUCCESS && (type == "list" || type == "dict"))
      return leave(name, "Stet's model has no field for it, and what it holds is no single value");
    rule(name, "extra./" + std::string(name), false, object);
  }

  /// The type of the item says when the override holds; a list of one says it twice.
  void type_of_item(simdjson::dom::object object) {
    simdjson::dom::array allowed;
    std::string_view word;
    if (object["allowed"].get(allowed) == simdjson::SUCCESS &&
        (allowed.size() != 1 || allowed.at(0).get(word) != simdjson::SUCCESS ||
         word != string_of(json_, "type")))
      leave("type", "the type is what the override asks for; another one cannot be allowed");
  }

  template <class Named>
  void parts(std::string_view name, simdjson::dom::object object, Named named) {
    simdjson::dom::object inner;
    const std::string whole(name);
    element required;
    if (object["required"].get(required) == simdjson::SUCCESS && is_true(required))
      fields_.add(whole, "{ \"required\": true }");
    if (object["schema"].get(inner) != simdjson::SUCCESS) return;
    for (const auto& [part, rules] : inner) {
      simdjson::dom::object each;
      if (rules.get(each) != simdjson::SUCCESS) continue;
      const std::optional<FieldName> found = named(part);
      if (found)
        rule(whole + "." + std::string(part), std::string(found->ours), found->list, each);
      else
        leave(whole + "." + std::string(part), "Stet's model has no field for it");
    }
  }

  void associations(simdjson::dom::object object) {
    simdjson::dom::object inner;
    if (object["schema"].get(inner) != simdjson::SUCCESS)
      return leave("associations", "it does not say which item is wanted");
    for (const auto& [part, rules] : inner) {
      simdjson::dom::object each;
      if (part == "featuremedia" && rules.get(each) == simdjson::SUCCESS)
        rule("associations.featuremedia", "media[main]", true, each);
      else
        leave("associations." + std::string(part), "only featuremedia has a path: media[main]");
    }
  }

  void characters(element rules) {
    if (is_true(rules)) rules_.add("structure.markup-residue", "\"error\"");
  }

  void rule(std::string_view theirs, const std::string& path, bool list,
            simdjson::dom::object keywords) {
    JsonMembers ours;
    const auto whole = [](element value) {
      std::int64_t number = -1;
      return value.get(number) == simdjson::SUCCESS && number >= 0 ? std::to_string(number)
                                                                   : std::string();
    };
    for (const auto& [keyword, value] : keywords) {
      const std::string at = std::string(theirs) + "." + std::string(keyword);
      if (keyword == "required") {
        if (is_true(value)) ours.add("required", "true");
      } else if (keyword == "maxlength" || keyword == "minlength") {
        const std::string number = whole(value);
        const bool most = keyword == "maxlength";
        if (number.empty())
          leave(at, "it is no whole number");
        else if (path == "body")
          leave(at, "it counts the mark-up of body_html; body counts what a reader sees");
        else
          ours.add(list   ? (most ? "maxItems" : "minItems")
                   : most ? "maxLength"
                          : "minLength",
                   number);
      } else if (keyword == "min" || keyword == "max") {
        double number = 0;
        if (value.get(number) == simdjson::SUCCESS)
          ours.add(keyword == "min" ? "minimum" : "maximum", simdjson::to_string(value));
        else
          leave(at, "it is no number");
      } else if (keyword == "allowed") {
        if (list)
          leave(at, "Stet asks for terms by vocabulary, not by a list in the field");
        else
          ours.add("enum", simdjson::to_string(value));
      } else if (keyword == "regex") {
        std::string_view pattern;
        // Cerberus matches the whole value
        if (value.get(pattern) == simdjson::SUCCESS)
          ours.add("pattern", json_string("^(?:" + std::string(pattern) + ")$"));
        else
          leave(at, "it is no string");
      } else if (keyword == "mandatory_in_list") {
        mandatory(at, path, value, ours);
      } else if (keyword == "type") {
        std::string_view type;
        if (path.rfind("extra.", 0) == 0 && value.get(type) == simdjson::SUCCESS &&
            (type == "string" || type == "integer" || type == "number" || type == "boolean"))
          ours.add("type", json_string(type));
      } else if (keyword == "schema") {
        if (list || !value.is_null()) leave(at, "what stands inside has no path in Stet's model");
      } else if (keyword != "empty" && keyword != "nullable" && keyword != "readonly" &&
                 keyword != "default" && keyword != "enabled") {
        // `required` takes what is empty and null for missing already
        leave(at, "no keyword of Stet's says it");
      }
    }
    if (ours.empty()) return;
    std::string why;
    JsonMembers one, trial;
    one.add(path, ours.object());
    trial.add("name", "\"t\"");
    trial.add("when", "{ \"stage\": \"publish\" }");
    trial.add("fields", one.object());
    if (!trial_.loads("overrides", trial.object(), why)) return leave(theirs, std::move(why));
    fields_.add(path, ours.object());
    ++out_.mapped;
  }

  /// {"scheme": {"subject_custom": {...}}}: a term of that scheme must be among them.
  void mandatory(const std::string& at, const std::string& path, element value, JsonMembers& ours) {
    simdjson::dom::object schemes;
    if ((path != "subjects" && path != "genres" && path != "places") ||
        value["scheme"].get(schemes) != simdjson::SUCCESS)
      return leave(at, "only schemes of subjects, genres and places can be asked for");
    std::size_t count = 0;
    for (const auto& [scheme, rules] : schemes) {
      if (++count > 1)
        leave(at + "." + std::string(scheme), "a list takes one contains, and it asks for another");
      else
        ours.add("contains", "{ \"scheme\": { \"const\": " + json_string(scheme) + " } }");
    }
  }

  const std::string& file_;
  element json_;
  const Trial& trial_;
  Imported& out_;
  std::string id_;
  bool embedded_ = false;
  JsonMembers fields_, rules_;
};

}  // namespace

void import_superdesk(const std::string& file, std::string_view bytes, const Trial& trial,
                      Imported& out) {
  simdjson::dom::parser parser;
  const simdjson::padded_string padded(bytes);
  simdjson::dom::array validators;
  if (const auto failed = parser.parse(padded).get(validators); failed != simdjson::SUCCESS)
    throw Failure(kUnreadable,
                  std::string("is no list of validators: ") + simdjson::error_message(failed));
  for (element each : validators) Validator(file, each, trial, out).run();
}

}  // namespace stet::host
