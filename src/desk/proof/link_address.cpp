#include "desk/proof/link_address.h"

#include "desk/proof/look.h"

#include <algorithm>

namespace stet::look {

Address split_address(std::string_view href) {
  Address address;
  const std::size_t colon = href.find_first_of(":/?#");
  const bool has_scheme = colon != std::string_view::npos && href[colon] == ':' && colon > 0 &&
                          ((href[0] | 0x20) >= 'a' && (href[0] | 0x20) <= 'z');
  std::string_view rest = href;
  if (has_scheme) {
    address.scheme = href.substr(0, colon);
    rest = href.substr(colon + 1);
  }
  if (rest.substr(0, 2) == "//") {
    rest.remove_prefix(2);
    const std::size_t end = std::min(rest.find_first_of("/?#"), rest.size());
    std::string_view authority = rest.substr(0, end);
    if (const std::size_t user = authority.rfind('@'); user != std::string_view::npos)
      authority.remove_prefix(user + 1);
    // a literal IPv6 address keeps its brackets and has colons of its own
    const bool literal = !authority.empty() && authority.front() == '[';
    address.host = authority.substr(0, literal ? authority.find(']') + 1 : authority.find(':'));
    address.rest = rest.substr(end);
  } else {
    address.rest = rest;
  }
  return address;
}

void for_each_link(
    const Proof& proof,
    const std::function<void(std::string_view, const Place&, std::string_view)>& visit) {
  const Article& article = proof.article;
  if (!article.runs.empty()) {
    for (const Passage& passage : proof.passages)
      for (const Run& run : article.runs_of(*passage.field)) {
        if (run.markup != Markup::link) continue;
        const Place place =
            run.span.empty()
                ? Proof::missing(passage.path, run.at)
                : Place{.path = passage.path, .text = passage.text, .span = run.span, .source = {}};
        visit(run.href, place, passage.text->cut(run.span));
      }
  }
  for (std::size_t i = 0; i < article.links.size(); ++i) {
    const Link& link = article.links[i];
    visit(link.href,
          Proof::missing({.name = "links", .index = static_cast<std::int32_t>(i)}, link.at),
          link.title.bytes());
  }
}

}  // namespace stet::look
