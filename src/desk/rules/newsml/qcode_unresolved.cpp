#include "desk/proof/look.h"
#include "desk/rules/rules.h"
#include "vocabulary/qcode.h"

namespace stet {
namespace {

using namespace look;

constexpr OptionSpec kOptions[] = {
    {.name = "catalogs",
     .type = OptionType::strings,
     .fallback = "[]",
     .help = "schemes of the house beside IPTC's, each as alias=uri"},
};

/// What an alias stands for; empty when no catalog has it. The house's own come first.
std::string_view uri_of(std::string_view alias, const RuleOptions& options) {
  for (const std::string& each : options.strings("catalogs"))
    if (each.size() > alias.size() + 1 && each[alias.size()] == '=' && each.starts_with(alias))
      return std::string_view(each).substr(alias.size() + 1);
  const Scheme* scheme = find_scheme(alias);
  return scheme ? scheme->uri : std::string_view();
}

/// http and https, with or without a slash at the end, are one scheme.
std::string_view bare(std::string_view uri) {
  for (const std::string_view prefix : {"https://", "http://"})
    if (uri.starts_with(prefix)) uri.remove_prefix(prefix.size());
  while (uri.ends_with('/')) uri.remove_suffix(1);
  return uri;
}

void check(const Proof& proof, const RuleOptions& options, Findings& out) {
  const Article& article = proof.article;
  for (std::size_t i = 0; i < article.concepts.size(); ++i) {
    const Concept& subject = article.concepts[i];
    std::string_view alias = trim(subject.scheme), code = trim(subject.code);
    if (alias.empty())
      if (const std::optional<QCode> qcode = split_qcode(code)) {
        alias = qcode->alias;
        code = qcode->code;
      }
    // A scheme given by its URI needs no catalog; a code alone is no QCode.
    if (alias.empty() || code.empty() || alias.find(':') != std::string_view::npos) continue;
    const Place place = Proof::missing({.name = "concepts", .index = static_cast<std::int32_t>(i)},
                                       subject.at.empty() ? near_top(article) : subject.at);
    const std::string qcode = std::string(alias) + ":" + std::string(code);
    const std::string_view uri = uri_of(alias, options);
    if (uri.empty()) {
      // Its own URI is written in its stead.
      if (!subject.uri.empty()) continue;
      out.add({.place = place,
               .message = "no catalog says what " + shown(alias, 30) + " in " + shown(qcode, 40) +
                          " stands for; give its scheme by URI or name a catalog"});
    } else if (!subject.uri.empty() && !bare(subject.uri).starts_with(bare(uri))) {
      out.add({.place = place,
               .message = shown(qcode, 40) + " is " + shown(uri, 60) +
                          " in the catalog, and the story means " + shown(subject.uri, 80)});
    }
  }
}

}  // namespace

constinit const Rule newsml_qcode_unresolved{
    .id = "newsml.qcode-unresolved",
    .severity = {Severity::suggestion, Severity::suggestion, Severity::error},
    .why = "A code whose scheme nobody can look up says nothing to a receiver, or something else.",
    .options = kOptions,
    .pass_example = "medtop:20000065, which the IPTC catalog resolves",
    .fail_example = "foo:1",
    .check = check,
};

}  // namespace stet
