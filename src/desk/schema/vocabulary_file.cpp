/// The section "vocabularies": terms in the schema itself, in a file of the house, or in the JSON
/// that IPTC publishes for its NewsCodes (cv.iptc.org, "conceptSet" of IKOS JSON-LD).

#include "desk/schema/builder.h"
#include "text/utf8.h"

#include <algorithm>

namespace stet {
namespace {

constexpr std::uint64_t kMaxFileBytes = 64u << 20;
constexpr std::size_t kMaxVocabularies = 100;

/// A term while the others are not all known: broader ones by name.
struct Draft {
  Vocabulary::Term term;
  std::vector<std::string> broader;
};

/// "medtop:04000000", "http://.../04000000" and "04000000" are one code.
std::string bare(std::string_view code, const Vocabulary& vocabulary) {
  if (!vocabulary.scheme.empty() && code.starts_with(vocabulary.scheme))
    return std::string(code.substr(vocabulary.scheme.size()));
  if (!vocabulary.alias.empty() && code.starts_with(vocabulary.alias + ":"))
    return std::string(code.substr(vocabulary.alias.size() + 1));
  return std::string(code);
}

bool read_term(const Node& node, const Vocabulary& vocabulary, Draft& draft) {
  if (node.json().is(Json::Kind::string)) return node.read(draft.term.code);
  const bool good = node.object(
      {{"code", [&](const Node& value) { return value.read(draft.term.code); }},
       {"name", [&](const Node& value) { return value.read(draft.term.name); }},
       {"broader", [&](const Node& value) { return value.read_one_or_more(draft.broader); }},
       {"retired", [&](const Node& value) { return value.read(draft.term.retired); }},
       {"replacedBy", [&](const Node& value) { return value.read(draft.term.successor); }}});
  if (!good) return false;
  draft.term.code = bare(draft.term.code, vocabulary);
  return !draft.term.code.empty() || node.fail({}, " has no \"code\"");
}

bool read_terms(const Node& node, const Vocabulary& vocabulary, std::vector<Draft>& drafts) {
  return node.each_item([&](const Node& item) {
    if (drafts.size() >= Vocabulary::kMaxTerms)
      return item.fail("too many terms at ",
                       "; the limit is " + std::to_string(Vocabulary::kMaxTerms));
    return read_term(item, vocabulary, drafts.emplace_back());
  });
}

/// One concept as IPTC publishes it; members we have no use for are many.
bool read_published(const Json& concept_json, const Vocabulary& vocabulary, Draft& draft) {
  const Json* id = concept_json.find("qcode");
  if (!id) id = concept_json.find("uri");
  if (!id || !id->is(Json::Kind::string)) return false;
  draft.term.code = bare(id->string, vocabulary);
  draft.term.retired = concept_json.find("retired") != nullptr;
  if (const Json* labels = concept_json.find("prefLabel")) {
    const Json* label = labels->find("en-GB");
    if (!label && !labels->items.empty()) label = &labels->items.front();
    if (label) draft.term.name = label->text_or("");
  }
  const auto codes = [&](std::string_view key, std::vector<std::string>& out) {
    const Json* value = concept_json.find(key);
    if (!value) return;
    if (value->is(Json::Kind::string)) out.push_back(bare(value->string, vocabulary));
    for (const Json& item : value->items)
      if (item.is(Json::Kind::string)) out.push_back(bare(item.string, vocabulary));
  };
  codes("broader", draft.broader);
  std::vector<std::string> successors;
  codes("isReplacedBy", successors);
  if (!successors.empty()) draft.term.successor = successors.front();
  return true;
}

bool read_file(const Node& node, Builder& builder, const Vocabulary& vocabulary,
               std::vector<Draft>& drafts) {
  std::string path;
  if (!node.read(path)) return false;
  Document document{.file = resolve(path, node.document().file)};
  const std::string name = printable(document.file);
  Result<std::string> text =
      builder.read_file ? builder.read_file(document.file)
                        : Result<std::string>(Error{.message = "no files can be read here"});
  if (!text)
    return node.fail("vocabulary '" + name + "' cannot be read, asked for at ",
                     "; " + text.error().message);
  document.text = std::move(*text);
  Result<Json> json = parse_json(document.text, {.comments = true, .bytes = kMaxFileBytes});
  if (!json)
    return node.fail("vocabulary '" + name + "', line " + std::to_string(json.error().line) + ": " +
                     json.error().message + ", asked for at ");
  document.root = std::move(*json);
  const Json* published = document.root.find("conceptSet");
  if (published && published->is(Json::Kind::array)) {
    for (const Json& each : published->items)
      if (drafts.size() >= Vocabulary::kMaxTerms ||
          !read_published(each, vocabulary, drafts.emplace_back()))
        return node.fail("vocabulary '" + name +
                         "' has a concept without qcode and uri, or too many, asked for at ");
    return true;
  }
  Trouble trouble;
  if (read_terms(Node(document, trouble), vocabulary, drafts)) return true;
  return node.fail("vocabulary '" + name + "', line " + std::to_string(trouble->line) + ": " +
                   trouble->message + ", asked for at ");
}

bool read_vocabulary(const Node& node, Builder& builder, Vocabulary& out) {
  std::vector<Draft> drafts;
  std::string ignored;
  bool builtin = false;
  // scheme and alias decide how codes are read, wherever they stand
  const auto text = [&](std::string_view key, std::string& into) {
    return node.member(key, [&](const Node& value) { return value.read(into); });
  };
  if (!node.json().is(Json::Kind::object)) return node.fail({}, " must be an object");
  if (!text("scheme", out.scheme) || !text("alias", out.alias)) return false;
  const auto known = [](const Node&) { return true; };
  const bool good = node.object(
      {{"scheme", known},
       {"alias", known},
       {"closed", [&](const Node& value) { return value.read(out.closed); }},
       {"builtin", [&](const Node& value) { return value.read(builtin); }},
       {"asOf", [&](const Node& value) { return value.read(ignored); }},
       {"terms", [&](const Node& value) { return read_terms(value, out, drafts); }},
       {"file", [&](const Node& value) { return read_file(value, builder, out, drafts); }}});
  if (!good) return false;
  if (out.scheme.empty() && out.alias.empty())
    return node.fail({}, " needs a \"scheme\" or an \"alias\": how articles name it");
  if (drafts.empty() && !builtin)
    return node.fail({},
                     " needs \"terms\" or a \"file\", or \"builtin\": true for its scheme alone");
  std::map<std::string_view, std::uint32_t> at;
  for (std::uint32_t i = 0; i < drafts.size(); ++i) at.emplace(drafts[i].term.code, i);
  for (const Draft& draft : drafts) {
    Vocabulary::Term term = draft.term;
    for (const std::string& above : draft.broader)
      if (const auto found = at.find(bare(above, out)); found != at.end())
        term.broader.push_back(found->second);
    out.terms.push_back(std::move(term));
  }
  out.index();
  return true;
}

}  // namespace

bool apply_vocabularies(const Node& node, Builder& builder) {
  return node.each_member([&](std::string_view key, const Node& value) {
    auto vocabulary = std::make_shared<Vocabulary>();
    vocabulary->name = key;
    if (!read_vocabulary(value, builder, *vocabulary)) return false;
    if (builder.vocabularies.size() >= kMaxVocabularies)
      return value.fail("too many vocabularies at ",
                        "; the limit is " + std::to_string(kMaxVocabularies));
    builder.vocabularies.insert_or_assign(std::string(key), std::move(vocabulary));
    return true;
  });
}

bool read_vocabularies(const Node& node, const Builder& builder,
                       std::vector<std::shared_ptr<const Vocabulary>>& out) {
  std::vector<std::string> names;
  if (!node.read_one_or_more(names)) return false;
  std::vector<std::shared_ptr<const Vocabulary>> found;
  for (const std::string& name : names) {
    const auto at = builder.vocabularies.find(name);
    if (at == builder.vocabularies.end()) {
      std::vector<std::string_view> known;
      for (const auto& [each, ignored] : builder.vocabularies) known.push_back(each);
      return node.fail("no vocabulary is named '" + printable(name) + "', asked for at ",
                       suggestion(name, known));
    }
    found.push_back(at->second);
  }
  out = std::move(found);
  return true;
}

}  // namespace stet
