#include "desk/proof/look.h"
#include "desk/proof/pictures.h"
#include "desk/rules/rules.h"

namespace stet {
namespace {

using namespace look;

constexpr OptionSpec kOptions[] = {
    {.name = "siteZone",
     .type = OptionType::string,
     .fallback = "\"\"",
     .help = "zone of dates written without one, as Europe/Oslo; with one set they are no fault"},
};

struct Named {
  std::string_view path, name;
  const Value<DateTime>* value;
};

void check(const Proof& proof, const RuleOptions& options, Findings& out) {
  if (!options.string("siteZone").empty()) return;
  const Article& article = proof.article;
  const auto look_at = [&](const FieldPath& path, std::string_view name,
                           const Value<DateTime>& value) {
    if (!value.is_present() || !value.value.has_time || value.value.offset_minutes) return;
    out.add(
        {.place = Proof::missing(path, value.known.at.empty() ? near_top(article) : value.known.at),
         .message = std::string(name) + " " + to_iso(value.value) +
                    " has no time zone; write it as +00:00 or Z"});
  };
  // The embargo's zone is embargo.not-respected's.
  for (const Named& each :
       {Named{"dates.created", "date created", &article.created},
        Named{"dates.modified", "date modified", &article.modified},
        Named{"dates.contentCreated", "date of the content", &article.content_created},
        Named{"dates.firstPublished", "date first published", &article.first_published},
        Named{"dates.published", "date published", &article.published},
        Named{"dates.scheduled", "date scheduled", &article.scheduled},
        Named{"dates.expires", "expiry date", &article.expires}})
    look_at({.name = each.path}, each.name, *each.value);
  for (std::size_t i = 0; i < article.media.size(); ++i)
    look_at({.name = "media.created", .index = static_cast<std::int32_t>(i)},
            named(article, i) + ": date created", article.media[i].created);
}

}  // namespace

constinit const Rule newsml_datetime_zone{
    .id = "newsml.datetime-zone",
    .severity = {Severity::warning, Severity::warning, Severity::error},
    .why = "A time without its zone is read as another hour by every receiver elsewhere.",
    .options = kOptions,
    .pass_example = "2026-03-04T09:30:00+02:00",
    .fail_example = "2026-03-04T09:30:00",
    .check = check,
};

}  // namespace stet
