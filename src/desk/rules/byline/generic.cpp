#include "desk/proof/byline_names.h"
#include "desk/proof/look.h"
#include "desk/rules/rules.h"

namespace stet {
namespace {

using namespace look;

constexpr OptionSpec kOptions[] = {
    {.name = "names",
     .type = OptionType::strings,
     .fallback = "[]",
     .help = "more names that are nobody's"},
    {.name = "allowDesk",
     .type = OptionType::boolean,
     .fallback = "false",
     .help = "a desk may sign: Staff reporter, Redaktion"},
};

// Accounts of a CMS, and what a template leaves.
constexpr std::string_view kAccounts[] = {
    "admin",          "administrator", "webmaster",      "guest",     "guest author", "root",
    "user",           "wordpress",     "author",         "anonymous", "unknown",      "test",
    "test user",      "site admin",    "super admin",    "superuser", "editor",       "contributor",
    "gast",           "gastautor",     "autor",          "invité",    "auteur",       "invitado",
    "autor invitado", "administrador", "administrateur", "no author", "n/a",          "none"};
// A desk or nobody in particular: a house may allow it.
constexpr std::string_view kDesks[] = {"staff",
                                       "staff reporter",
                                       "staff reporters",
                                       "staff writer",
                                       "staff writers",
                                       "news desk",
                                       "newsdesk",
                                       "newsroom",
                                       "web desk",
                                       "editors",
                                       "editorial staff",
                                       "editorial team",
                                       "the editors",
                                       "our correspondent",
                                       "our reporter",
                                       "special correspondent",
                                       "correspondent",
                                       "reporter",
                                       "online desk",
                                       "staff report",
                                       "from staff reports",
                                       "redaktion",
                                       "die redaktion",
                                       "red",
                                       "online-redaktion",
                                       "rédaction",
                                       "la rédaction",
                                       "redacción",
                                       "la redacción",
                                       "agencies",
                                       "agencias",
                                       "agences"};

bool is_one_of(std::string_view name, std::span<const std::string_view> list) {
  for (std::string_view each : list)
    if (each.size() == name.size() && same_folded(each, name)) return true;
  return false;
}

bool is_site(const Article& article, std::string_view name) {
  for (const Source& source : article.sources)
    if (source.role == SourceRole::provider && has_words(source.name) &&
        same_folded(source.name.bytes(), name))
      return true;
  return false;
}

bool is_generic(const Article& article, std::string_view name, bool organisation,
                const RuleOptions& options) {
  if (name.size() > 40 || name.empty()) return false;
  if (is_one_of(name, kAccounts)) return true;
  for (const std::string& each : options.strings("names"))
    if (same_folded(each, name)) return true;
  if (options.boolean("allowDesk")) return false;
  return is_one_of(name, kDesks) || (!organisation && is_site(article, name));
}

void check(const Proof& proof, const RuleOptions& options, Findings& out) {
  const Article& article = proof.article;
  const auto mark = [&](const FieldPath& path, const Field& field, std::string_view name) {
    const auto begin = static_cast<std::uint32_t>(name.data() - field.bytes().data());
    const Span span{begin, begin + static_cast<std::uint32_t>(name.size())};
    out.add({.place = {.path = path, .text = &field.text, .span = span, .source = {}},
             .message = "byline " + shown(name) + " is nobody's name; say who wrote it"});
  };
  std::string_view marked;
  if (has_words(article.byline)) {
    const std::string_view name = without_by(article.byline.bytes());
    if (is_generic(article, name, false, options)) {
      mark({.name = "byline"}, article.byline, name);
      marked = name;
    }
  }
  for (std::size_t i = 0; i < article.creators.size(); ++i) {
    const Creator& creator = article.creators[i];
    if (!has_words(creator.name)) continue;
    const std::string_view name = without_by(creator.name.bytes());
    // the byline is often the author's name again
    if (!is_generic(article, name, creator.organisation, options) || same_folded(name, marked))
      continue;
    mark({.name = "creators.name", .index = static_cast<std::int32_t>(i)}, creator.name, name);
  }
}

}  // namespace

constinit const Rule byline_generic{
    .id = "byline.generic",
    .severity = Severity::warning,
    .why = "An account is no author: nobody answers for the story.",
    .options = kOptions,
    .pass_example = "Nadia Renko",
    .fail_example = "admin",
    .check = check,
};

}  // namespace stet
