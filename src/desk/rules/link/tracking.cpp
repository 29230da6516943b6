#include "desk/proof/link_address.h"
#include "desk/proof/look.h"
#include "desk/rules/rules.h"

#include <algorithm>

namespace stet {
namespace {

using namespace look;

constexpr OptionSpec kOptions[] = {
    {.name = "params",
     .type = OptionType::strings,
     .fallback =
         R"(["utm_*", "fbclid", "gclid", "gclsrc", "dclid", "msclkid", "twclid", "igshid", "igsh", "mc_cid", "mc_eid", "yclid", "wbraid", "gbraid", "_hsenc", "_hsmi", "ocid", "cmpid", "phpsessid", "jsessionid", "sessionid"])",
     .help =
         "parameters that follow the reader and not the page; * at the end stands for the rest"},
};

constexpr std::size_t kMaxAddress = 4'000;  ///< bytes; a longer address is no link to a page

bool is_listed(std::string_view name, std::span<const std::string> params) {
  return std::any_of(params.begin(), params.end(), [&](const std::string& each) {
    if (!each.empty() && each.back() == '*')
      return starts_with_folded(name, std::string_view(each).substr(0, each.size() - 1));
    return same_folded(each, name);
  });
}

/// One part of a query, with the sign that joins it to the next; `&amp;` counts as one sign.
struct Parameter {
  std::string_view name;
  std::size_t begin = 0, end = 0;  ///< in the address; without the joining sign
};

/// Where the joining sign at `at` ends; 0 when none stands there.
std::size_t joint_end(std::string_view href, std::size_t at) {
  for (std::string_view each : {"&amp;", "&#38;", "&#038;", "&#x26;", "&"})
    if (href.substr(at, each.size()) == each) return at + each.size();
  return 0;
}

/// Of an address as it stands in the input, entities and all.
std::vector<Parameter> parameters_of(std::string_view href) {
  std::vector<Parameter> found;
  std::size_t at = href.find('?');
  if (at == std::string_view::npos) return found;
  // "&#38;" is a sign of the query, not the fragment behind it
  std::size_t stop = at;
  while (stop < href.size() && (href[stop] != '#' || href[stop - 1] == '&')) ++stop;
  for (++at; at < stop;) {
    std::size_t end = at;
    while (end < stop && href[end] != '&') ++end;
    const std::string_view part = href.substr(at, end - at);
    found.push_back({.name = part.substr(0, part.find('=')), .begin = at, .end = end});
    if (end >= stop) break;
    at = joint_end(href, end);
  }
  return found;
}

/// The address as written inside the element's own tag.
std::string_view address_in_source(const Article& article, Span element, std::string_view query) {
  constexpr std::size_t kTag = 6'000;  // bytes looked at
  const std::string_view bytes =
      article.source.substr(std::min<std::size_t>(element.begin, article.source.size()),
                            std::min<std::size_t>(element.size(), kTag));
  // another attribute may hold the address as well
  std::size_t at = bytes.find("href");
  at = bytes.find(query, at == std::string_view::npos ? 0 : at);
  if (at == std::string_view::npos) return {};
  std::size_t begin = at, end = at;
  const auto is_edge = [](char c) {
    return c == '"' || c == '\'' || c == '>' || c == '\\' || c == ' ';
  };
  while (begin > 0 && !is_edge(bytes[begin - 1])) --begin;
  while (end < bytes.size() && !is_edge(bytes[end])) ++end;
  return bytes.substr(begin, end - begin);
}

class Search {
 public:
  Search(const Proof& proof, const RuleOptions& options, Findings& out)
      : proof_(proof), params_(options.strings("params")), out_(out) {}

  void look_at(std::string_view href, const Place& place, Span element) {
    const std::size_t question = href.find('?');
    if (question == std::string_view::npos || href.size() > kMaxAddress) return;
    std::string_view name;
    std::size_t count = 0;
    for (const Parameter& each : parameters_of(href))
      if (is_listed(each.name, params_)) {
        if (name.empty()) name = each.name;
        ++count;
      }
    if (count == 0) return;
    std::string message = "link address carries " + shown(name, 30);
    if (count > 1) message += " and " + counted(count - 1, "more tracking part");
    message += ", which follows the reader; cut it";
    const std::size_t head = std::min<std::size_t>(question + 1, href.size());
    const std::string_view written =
        address_in_source(proof_.article, element, href.substr(0, head));
    Finding finding{.place = place, .message = std::move(message)};
    if (!written.empty()) mark_in_source(written, parameters_of(href), finding);
    out_.add(std::move(finding));
  }

 private:
  /// The mark goes on the parts themselves, and a fix cuts them out.
  void mark_in_source(std::string_view written, std::span<const Parameter> decoded,
                      Finding& finding) const {
    const auto base = static_cast<std::size_t>(written.data() - proof_.article.source.data());
    const std::vector<Parameter> all = parameters_of(written);
    // Escaped in a way not known here, or a sign without a parameter: nothing to cut with
    // confidence.
    const auto same = [](const Parameter& a, const Parameter& b) {
      return a.name == b.name && !a.name.empty();
    };
    if (!std::equal(all.begin(), all.end(), decoded.begin(), decoded.end(), same)) return;
    if (!all.empty() && all.back().end < written.size() && written[all.back().end] == '&') return;
    std::vector<bool> cut(all.size());
    std::size_t left = 0;
    for (std::size_t i = 0; i < all.size(); ++i) {
      cut[i] = is_listed(all[i].name, params_);
      left += !cut[i];
    }
    const auto span = [&](std::size_t begin, std::size_t end) {
      return Span{static_cast<std::uint32_t>(base + begin), static_cast<std::uint32_t>(base + end)};
    };
    Fix fix{.title = "cut the tracking parts", .safe = true, .edits = {}};
    std::size_t first = SIZE_MAX, last = 0;
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (!cut[i]) continue;
      std::size_t run = i;
      while (run + 1 < all.size() && cut[run + 1]) ++run;
      first = std::min(first, all[i].begin);
      last = all[run].end;
      // with nothing left of the query its question mark goes too; else one joining sign
      std::size_t begin = all[i].begin, end = all[run].end;
      if (left == 0)
        --begin;
      else if (run + 1 < all.size())
        end = all[run + 1].begin;
      else
        begin = all[i - 1].end;
      fix.edits.push_back({.span = span(begin, end), .text = {}});
      i = run;
    }
    if (fix.edits.empty()) return;
    finding.place = Proof::missing(finding.place.path, span(first, last));
    finding.fixes.push_back(std::move(fix));
  }

  const Proof& proof_;
  std::span<const std::string> params_;
  Findings& out_;
};

void check(const Proof& proof, const RuleOptions& options, Findings& out) {
  const Article& article = proof.article;
  if (article.runs.empty() && article.links.empty()) return;
  Search search(proof, options, out);
  if (!article.runs.empty())
    for (const Passage& passage : proof.passages)
      for (const Run& run : article.runs_of(*passage.field))
        if (run.markup == Markup::link)
          search.look_at(
              run.href,
              {.path = passage.path, .text = passage.text, .span = run.span, .source = {}}, run.at);
  for (std::size_t i = 0; i < article.links.size(); ++i)
    search.look_at(article.links[i].href,
                   Proof::missing({.name = "links", .index = static_cast<std::int32_t>(i)},
                                  article.links[i].at),
                   article.links[i].at);
}

}  // namespace

constinit const Rule link_tracking{
    .id = "link.tracking",
    .severity = Severity::suggestion,
    .why = "Such an address tells a third party who read our story, and breaks when shared.",
    .options = kOptions,
    .pass_example = "<a href=\"https://port.example.org/plan?page=2\">the plan</a>",
    .fail_example = "<a href=\"https://port.example.org/plan?utm_source=mail\">the plan</a>",
    .check = check,
};

}  // namespace stet
