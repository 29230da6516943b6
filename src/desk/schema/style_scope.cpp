#include "desk/schema/style_scope.h"

#include "text/utf8.h"

#include <algorithm>

namespace stet {
namespace {

constexpr std::uint32_t bit(Zone zone) { return 1u << static_cast<unsigned>(zone); }
constexpr std::uint32_t kBody =
    bit(Zone::lead) | bit(Zone::body) | bit(Zone::list) | bit(Zone::quote_block);
constexpr std::uint32_t kProse = kBody | bit(Zone::headline) | bit(Zone::deck) |
                                 bit(Zone::summary) | bit(Zone::heading) | bit(Zone::pull_quote) |
                                 bit(Zone::caption) | bit(Zone::alt) | bit(Zone::table) |
                                 bit(Zone::correction) | bit(Zone::note);

struct Named {
  std::string_view name;
  StyleScope::Term term;
};
const Named kNamed[]{
    {"headline", {.zones = bit(Zone::headline)}},
    {"deck", {.zones = bit(Zone::deck)}},
    {"summary", {.zones = bit(Zone::summary)}},
    {"byline", {.zones = bit(Zone::byline)}},
    {"dateline", {.zones = bit(Zone::dateline)}},
    {"lead", {.zones = bit(Zone::lead)}},
    {"body", {.zones = kBody}},
    {"heading", {.zones = bit(Zone::heading)}},
    {"caption", {.zones = bit(Zone::caption)}},
    {"credit", {.zones = bit(Zone::credit)}},
    {"alt", {.zones = bit(Zone::alt)}},
    {"table", {.zones = bit(Zone::table)}},
    {"list", {.zones = bit(Zone::list)}},
    {"blockquote", {.zones = bit(Zone::quote_block) | bit(Zone::pull_quote)}},
    {"boilerplate", {.zones = bit(Zone::boilerplate)}},
    {"correction", {.zones = bit(Zone::correction)}},
    {"text", {.zones = kProse}},
    {"raw", {}},
    {"quote", {.in_quote = true}},
    {"title", {.in_title = true}},
    {"link", {.in_link = true}},
};

std::string_view trim(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

bool read_term(const Node& node, std::string_view words, StyleScope::Term& out) {
  while (!words.empty()) {
    const std::size_t end = std::min(words.find('&'), words.size());
    const std::string_view name = trim(words.substr(0, end));
    words.remove_prefix(std::min(end + 1, words.size()));
    const auto named = std::find_if(std::begin(kNamed), std::end(kNamed),
                                    [&](const Named& each) { return each.name == name; });
    if (named == std::end(kNamed)) {
      std::vector<std::string_view> names;
      for (const Named& each : kNamed) names.push_back(each.name);
      return node.fail("unknown scope '" + printable(name) + "' at ", suggestion(name, names));
    }
    out.zones &= named->term.zones;
    out.in_quote |= named->term.in_quote;
    out.in_title |= named->term.in_title;
    out.in_link |= named->term.in_link;
  }
  if (out.zones == 0)
    return node.fail("nothing can be in both places named at ", "; write two items for \"or\"");
  return true;
}

bool read_terms(const Node& node, std::vector<StyleScope::Term>& in,
                std::vector<StyleScope::Term>& outside) {
  const auto one = [&](const Node& item) {
    std::string words;
    if (!item.read(words)) return false;
    std::string_view rest = trim(words);
    std::vector<StyleScope::Term>& out = rest.starts_with('~') ? outside : in;
    if (rest.starts_with('~')) rest.remove_prefix(1);
    if (trim(rest).empty()) return item.fail({}, " names no place");
    StyleScope::Term term;
    if (!read_term(item, rest, term)) return false;
    out.push_back(term);
    return true;
  };
  return node.json().is(Json::Kind::string) ? one(node) : node.each_item(one);
}

bool in_link(const Proof& proof, const Passage& passage, Span span) {
  const auto first = proof.article.runs.begin() + passage.field->first_run;
  return std::any_of(first, first + passage.field->runs, [&](const Run& run) {
    return run.markup == Markup::link && run.span.contains(span);
  });
}

/// Inside somebody's words, and inside the title of a work. A block quote is one as a whole.
bool in_quotation(const Proof& proof, const Passage& passage, Span span, bool title) {
  if (!title && (passage.zone == Zone::quote_block || passage.zone == Zone::pull_quote))
    return true;
  const auto index = static_cast<std::uint32_t>(&passage - proof.passages.data());
  for (std::uint32_t i = passage.quotations.begin; i < passage.quotations.end; ++i) {
    const Quotation& quotation = proof.quotations[i];
    if ((quotation.kind == QuoteKind::title) != title) continue;
    for (const Quotation::Part& part : quotation.parts)
      if (part.passage == index && part.span.contains(span)) return true;
  }
  if (title) return false;
  const Range words = proof.words_in(index, span);
  return !words.empty() && (proof.words[words.begin].flags & kInQuote) != 0 &&
         !in_quotation(proof, passage, span, true);
}

bool holds(const StyleScope::Term& term, const Proof& proof, const Passage& passage, Span span) {
  return (term.zones & bit(passage.zone)) &&
         (!term.in_quote || in_quotation(proof, passage, span, false)) &&
         (!term.in_title || in_quotation(proof, passage, span, true)) &&
         (!term.in_link || in_link(proof, passage, span));
}

}  // namespace

bool read_scope(const Node& node, StyleScope& scope) {
  return read_terms(node, scope.in, scope.outside);
}
bool read_skip(const Node& node, StyleScope& scope) {
  std::vector<StyleScope::Term> not_out;
  return read_terms(node, scope.outside, not_out) &&
         (not_out.empty() || node.fail("'~' has no meaning at ", "; skip says not already"));
}

bool may_look(const StyleScope& scope, const Passage& passage) {
  const std::uint32_t zone = bit(passage.zone);
  for (const StyleScope::Term& term : scope.outside)
    if ((term.zones & zone) && !term.in_quote && !term.in_title && !term.in_link) return false;
  if (scope.in.empty()) return (kProse & zone) != 0;
  return std::any_of(scope.in.begin(), scope.in.end(),
                     [&](const StyleScope::Term& term) { return (term.zones & zone) != 0; });
}

bool is_in_scope(const StyleScope& scope, const Proof& proof, const Passage& passage, Span span) {
  const auto any = [&](const std::vector<StyleScope::Term>& terms) {
    return std::any_of(terms.begin(), terms.end(), [&](const StyleScope::Term& term) {
      return holds(term, proof, passage, span);
    });
  };
  if (scope.in.empty() ? !(kProse & bit(passage.zone)) : !any(scope.in)) return false;
  return !any(scope.outside);
}

}  // namespace stet
