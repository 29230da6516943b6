#include "newsml/conform/aliases.h"
#include "newsml/conform/g2.h"
#include "vocabulary/qcode.h"

#include <map>
#include <set>

namespace stet::conform {
namespace {

/// Attributes that hold QCodes; the second group holds lists of them.
constexpr std::string_view kOne[] = {
    "qcode",    "type",   "rel",      "mode",     "rendition",   "confirmationstatus",
    "jobtitle", "target", "scope",    "aspect",   "colourspace", "durationunit",
    "severity", "format", "encoding", "hashtype", "nature",      "unit",
    "why",      "how"};
constexpr std::string_view kMany[] = {"role", "pubconstraint"};

/// @type and @rel mean something else on these.
bool is_foreign(XmlNode node, std::string_view attribute) {
  const std::string_view name = node.name();
  if (attribute == "encoding" || attribute == "format" || attribute == "scope") return false;
  return attribute == "mode" && name != "group";
}

struct Catalogs {
  std::map<std::string, std::string, std::less<>> declared;
  bool has_iptc = false, has_other = false;
};

void read_catalogs(XmlNode holder, Catalogs& catalogs, Marks& marks) {
  for (XmlNode child : holder.children()) {
    if (child.is("catalogRef"))
      (is_iptc_catalog(child.peek("href")) ? catalogs.has_iptc : catalogs.has_other) = true;
    if (!child.is("catalog")) continue;
    for (XmlNode scheme : child.children("scheme")) {
      const std::string_view alias = scheme.peek("alias"), uri = scheme.peek("uri");
      const Scheme* known = find_scheme(alias);
      const auto before = catalogs.declared.find(alias);
      if (known && known->uri != uri && !uri.empty())
        marks.add_at(check::g2_alias_collision, scheme, "alias",
                     "the alias " + quoted(alias) + " is IPTC's for " + std::string(known->uri) +
                         "; here it stands for " + quoted(uri));
      else if (before != catalogs.declared.end() && before->second != uri)
        marks.add_at(check::g2_alias_collision, scheme, "alias",
                     "the alias " + quoted(alias) + " stands for " + quoted(before->second) +
                         " already; here for " + quoted(uri));
      catalogs.declared.emplace(alias, uri);
    }
  }
}

class Codes {
 public:
  Codes(const Catalogs& catalogs, Marks& marks) : catalogs_(catalogs), marks_(marks) {}

  void look(XmlNode node, std::string_view attribute, std::string_view code) {
    const std::optional<QCode> split = split_qcode(code);
    if (!split) {
      if (code.find("://") != std::string_view::npos)
        marks_.add_at(check::g2_qcode_form, node, attribute,
                      quoted(code) + " is a URI; a QCode is wanted, or the attribute for URIs");
      else
        marks_.add_at(check::g2_qcode_form, node, attribute,
                      quoted(code) + " is no QCode of the form alias:code");
      return;
    }
    resolve(node, attribute, *split);
    if ((split->alias == "medtop" || split->alias == "subj") && !is_eight_digits(split->code))
      marks_.add_at(check::g2_code_form, node, attribute,
                    quoted(code) + " has no code of eight digits");
  }

 private:
  static bool is_eight_digits(std::string_view code) {
    if (code.size() != 8) return false;
    for (const char c : code)
      if (c < '0' || c > '9') return false;
    return true;
  }

  void resolve(XmlNode node, std::string_view attribute, const QCode& code) {
    if (const Scheme* scheme = find_scheme(code.alias);
        scheme && scheme->retired && !catalogs_.declared.contains(code.alias))
      marks_.add_at(check::g2_scheme_retired, node, attribute,
                    "the scheme " + quoted(code.alias) + " is retired");
    if (catalogs_.declared.contains(code.alias)) return;
    const bool iptc = is_iptc_alias(code.alias);
    if (iptc && catalogs_.has_iptc) return;
    // Once for each alias: a document with a wrong catalog would say nothing else.
    if (!said_.emplace(code.alias).second) return;
    if (catalogs_.has_other)
      marks_.add_at(check::g2_alias_unverified, node, attribute,
                    "the alias " + quoted(code.alias) +
                        " is not in a catalog that is known here; another catalog may declare it");
    else
      marks_.add_at(check::g2_alias_unresolved, node, attribute,
                    "no catalog declares the alias " + quoted(code.alias) +
                        (iptc ? "; it is IPTC's, but no catalogRef says so" : ""));
  }

  const Catalogs& catalogs_;
  Marks& marks_;
  std::set<std::string, std::less<>> said_;
};

void look_at_element(XmlNode node, Codes& codes) {
  for (std::uint32_t i = 0; i < node.attribute_count(); ++i) {
    const std::string_view name = node.attribute_name(i);
    const std::string_view value = node.peek(name);
    if (value.empty()) continue;
    for (const std::string_view one : kOne) {
      if (name != one || is_foreign(node, name)) continue;
      // @type, @format and their like are free words on some elements: only what has the shape of
      // a QCode is one there.
      if (name == "qcode" || split_qcode(value)) codes.look(node, name, value);
    }
    for (const std::string_view many : kMany) {
      if (name != many) continue;
      std::string_view rest = value;
      while (!rest.empty()) {
        const std::size_t end = std::min(rest.find(' '), rest.size());
        if (end > 0) codes.look(node, name, rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
      }
    }
  }
}

/// The payload's own attributes are no QCodes.
void walk(XmlNode node, Codes& codes) {
  look_at_element(node, codes);
  for (XmlNode child : node.children())
    if (!child.is("inlineXML") && !child.is("rightsExpressionXML"))
      walk(child, codes);
    else
      look_at_element(child, codes);
}

}  // namespace

std::string_view code_in(XmlNode property, std::string_view alias, std::string_view scheme_uri) {
  if (!property) return {};
  const std::string_view qcode = property.peek("qcode");
  if (const std::optional<QCode> split = split_qcode(qcode); split && split->alias == alias)
    return split->code;
  std::string_view uri = property.peek("uri");
  if (uri.substr(0, scheme_uri.size()) == scheme_uri) return uri.substr(scheme_uri.size());
  // IPTC's own generator writes the alias where the scheme's name belongs.
  const std::string wrong = "http://cv.iptc.org/newscodes/" + std::string(alias) + "/";
  if (uri.substr(0, wrong.size()) == wrong) return uri.substr(wrong.size());
  return {};
}

void judge_codes(XmlNode holder, Marks& marks) {
  Catalogs catalogs;
  read_catalogs(holder, catalogs, marks);
  Codes codes(catalogs, marks);
  walk(holder, codes);
}

}  // namespace stet::conform
