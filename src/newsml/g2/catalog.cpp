#include "newsml/g2/catalog.h"

#include "newsml/uri.h"
#include "vocabulary/qcode.h"

#include <algorithm>
#include <charconv>

namespace stet::g2 {

bool is_code(std::string_view code) {
  if (code.empty() || code.size() > 256) return false;
  return std::all_of(code.begin(), code.end(), [](char c) {
    return c > 0x20 && c < 0x7F && c != '<' && c != '>' && c != '"' && c != '&';
  });
}

std::string_view SchemeTable::uri_of(std::string_view alias) const {
  if (known_)
    for (const auto& [name, uri] : *known_)
      if (name == alias) return uri;
  return {};
}

std::string SchemeTable::alias_for(std::string_view scheme_uri) {
  if (!clean_uri(scheme_uri, UriUse::identifier, clean_)) return {};
  if (known_)
    for (const auto& [name, uri] : *known_)
      if (uri == clean_) return name;
  auto found = std::find(uris_.begin(), uris_.end(), clean_);
  if (found == uris_.end()) {
    if (uris_.size() >= kMost) return {};
    uris_.push_back(clean_);
    found = uris_.end() - 1;
  }
  return "s" + std::to_string(found - uris_.begin() + 1);
}

namespace {

Identity choose_identity(const Concept& subject, std::int32_t index, SchemeTable& schemes,
                         Losses& losses) {
  const auto qcode = [](std::string_view alias, std::string_view code) {
    std::string value(alias);
    value.append(":").append(code);
    return Identity{Identity::Kind::qcode, std::move(value)};
  };
  if (is_code(subject.code) && !schemes.uri_of(subject.scheme).empty())
    return qcode(subject.scheme, subject.code);
  if (is_code(subject.code)) {
    const Scheme* scheme = find_scheme(subject.scheme);
    if (scheme && !scheme->retired) return qcode(scheme->alias, subject.code);
    if (scheme) {
      Identity identity{Identity::Kind::uri, {}};
      if (clean_uri(std::string(scheme->uri) + std::string(subject.code), UriUse::identifier,
                    identity.value))
        return identity;
    }
  }
  const auto iptc = [&](std::string_view uri) -> Identity {
    const std::optional<SchemeCode> split = split_concept_uri(uri);
    if (!split || split->scheme->retired || !is_code(split->code)) return {};
    return qcode(split->scheme->alias, split->code);
  };
  if (!subject.uri.empty()) {
    if (Identity identity = iptc(subject.uri); identity.kind != Identity::Kind::none)
      return identity;
    Identity identity{Identity::Kind::uri, {}};
    if (clean_uri(subject.uri, UriUse::identifier, identity.value)) return identity;
    losses.add({"concepts", index, "uri"}, "it is no URI");
  }
  if (is_blank(subject.code)) return {};
  if (subject.scheme.find(':') != std::string_view::npos && is_code(subject.code)) {
    if (Identity identity = iptc(std::string(subject.scheme) + std::string(subject.code));
        identity.kind != Identity::Kind::none)
      return identity;
    if (const std::string alias = schemes.alias_for(subject.scheme); !alias.empty())
      return qcode(alias, subject.code);
  }
  Identity identity{Identity::Kind::literal, std::string(subject.scheme)};
  if (!identity.value.empty()) {
    losses.add({"concepts", index, "scheme"},
               "no catalog says what the scheme is; scheme and code are a literal");
    if (!identity.value.ends_with(':') && subject.scheme.find("://") == std::string_view::npos)
      identity.value += ':';
  }
  identity.value.append(subject.code);
  return identity;
}

/// Whether `identity` is what code or URI says: one of them is written, and the other may differ.
bool says_all(const Concept& subject, const Identity& identity, const SchemeTable& schemes) {
  if (is_blank(subject.code) || is_blank(subject.uri)) return true;
  std::string by_code(subject.scheme);
  if (const Scheme* scheme = find_scheme(subject.scheme)) by_code = scheme->uri;
  if (const std::string_view uri = schemes.uri_of(subject.scheme); !uri.empty()) by_code = uri;
  by_code += subject.code;
  std::string written = identity.value;
  if (identity.kind == Identity::Kind::qcode)
    if (const std::optional<QCode> code = split_qcode(identity.value)) {
      written = to_concept_uri(*code);
      if (const std::string_view uri = schemes.uri_of(code->alias); !uri.empty())
        written = std::string(uri) + std::string(code->code);
      // "s2" is the second of the schemes that have no alias elsewhere.
      std::size_t number = 0;
      const char* end = code->alias.data() + code->alias.size();
      if (code->alias.starts_with('s') &&
          std::from_chars(code->alias.data() + 1, end, number).ptr == end && number > 0 &&
          number <= schemes.uris().size())
        written = schemes.uris()[number - 1] + std::string(code->code);
    }
  return by_code == subject.uri || (written == subject.uri && is_blank(subject.scheme));
}

}  // namespace

Identity identity_of(const Concept& subject, std::int32_t index, SchemeTable& schemes,
                     Losses& losses) {
  Identity identity = choose_identity(subject, index, schemes, losses);
  if (says_all(subject, identity, schemes)) return identity;
  std::string uri;
  if (identity.kind != Identity::Kind::uri && clean_uri(subject.uri, UriUse::identifier, uri))
    identity.same_as = std::move(uri);
  else
    losses.add({"concepts", index, "uri"},
               "a concept has one identity here, and its code and its URI are two");
  return identity;
}

void write_identity(const Identity& identity, XmlWriter& xml) {
  switch (identity.kind) {
    case Identity::Kind::none:
      return;
    case Identity::Kind::qcode:
      return xml.own_attribute("qcode", identity.value);
    case Identity::Kind::uri:
      return xml.attribute("uri", identity.value);
    case Identity::Kind::literal:
      return xml.attribute("literal", identity.value);
  }
}

void write_own_code(XmlWriter& xml, std::string_view attribute, std::string_view code) {
  std::string value(kOwnAlias);
  value.append(":").append(code);
  xml.own_attribute(attribute, value);
}

void write_own_property(XmlWriter& xml, std::string_view element, std::string_view rel,
                        std::string_view value) {
  if (is_blank(value)) return;
  xml.start(element);
  write_own_code(xml, "rel", rel);
  xml.attribute("value", value);
  xml.end(element);
}

void write_catalog_ref(XmlWriter& xml) {
  xml.start("catalogRef");
  xml.own_attribute("href", "http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml");
  xml.end("catalogRef");
}

void write_catalogs(XmlWriter& xml, const SchemeTable& schemes, const Envelope& envelope) {
  write_catalog_ref(xml);
  for (const std::string& href : envelope.catalogs) {
    xml.start("catalogRef");
    xml.attribute("href", href);
    xml.end("catalogRef");
  }
  xml.start("catalog");
  xml.start("scheme");
  xml.own_attribute("alias", kOwnAlias);
  xml.own_attribute("uri", kOwnScheme);
  xml.end("scheme");
  if (schemes.known())
    for (const auto& [alias, uri] : *schemes.known()) {
      xml.start("scheme");
      xml.attribute("alias", alias);
      xml.attribute("uri", uri);
      xml.end("scheme");
    }
  for (std::size_t i = 0; i < schemes.uris().size(); ++i) {
    xml.start("scheme");
    xml.own_attribute("alias", "s" + std::to_string(i + 1));
    xml.attribute("uri", schemes.uris()[i]);
    xml.end("scheme");
  }
  xml.end("catalog");
}

}  // namespace stet::g2
