#include "desk/proof/look.h"
#include "desk/rules/rules.h"
#include "text/utf8.h"

namespace stet {
namespace {

using namespace look;

constexpr OptionSpec kOptions[] = {
    {.name = "max",
     .type = OptionType::integer,
     .fallback = "110",
     .help = "characters of the main headline at most"},
    {.name = "min",
     .type = OptionType::integer,
     .help = "characters of the main headline at least"},
    {.name = "maxShort",
     .type = OptionType::integer,
     .fallback = "64",
     .help = "characters of the short headline"},
    {.name = "maxSeo",
     .type = OptionType::integer,
     .fallback = "110",
     .help = "characters of the search headline"},
    {.name = "maxSocial",
     .type = OptionType::integer,
     .fallback = "140",
     .help = "characters of the social headline"},
    {.name = "maxPush",
     .type = OptionType::integer,
     .fallback = "178",
     .help = "characters of the push headline"},
    {.name = "maxPrint", .type = OptionType::integer, .help = "characters of the print headline"},
};

struct RoleLimit {
  HeadlineRole role;
  std::string_view option, name;
};
constexpr RoleLimit kLimits[] = {
    {HeadlineRole::main, "max", "headline"},
    {HeadlineRole::short_form, "maxShort", "short headline"},
    {HeadlineRole::seo, "maxSeo", "search headline"},
    {HeadlineRole::social, "maxSocial", "social headline"},
    {HeadlineRole::push, "maxPush", "push headline"},
    {HeadlineRole::print, "maxPrint", "print headline"},
};

/// A sign of Chinese, Japanese or Korean takes the room of two letters and says as much.
bool is_wide(char32_t c) {
  return (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0x9FFF) ||
         (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0xF900 && c <= 0xFAFF) ||
         (c >= 0xFE30 && c <= 0xFE4F) || (c >= 0xFF00 && c <= 0xFF60) ||
         (c >= 0x20000 && c <= 0x3FFFF);
}

struct Size {
  std::int64_t characters = 0, room = 0;
};

/// Characters as a reader counts them: marks on a letter, joiners and soft hyphens are part of it.
Size measure(std::string_view text) {
  Size size;
  for (std::uint32_t at = 0; at < text.size();) {
    const CodePoint point = decode(text, at);
    at += point.length;
    const char32_t c = point.value;
    if (is_combining(c) || c == 0xAD || c == 0x200B || c == 0x200C || c == 0x200D ||
        (c >= 0xFE00 && c <= 0xFE0F))
      continue;
    ++size.characters;
    size.room += is_wide(c) ? 2 : 1;
  }
  return size;
}

void check(const Proof& proof, const RuleOptions& options, Findings& out) {
  const std::vector<Headline>& headlines = proof.article.headlines;
  for (std::size_t i = 0; i < headlines.size(); ++i) {
    const Headline& headline = headlines[i];
    if (!has_words(headline.field)) continue;
    const std::string_view text = trim(headline.field.bytes());
    for (const RoleLimit& limit : kLimits) {
      if (limit.role != headline.role) continue;
      const Place place = Proof::place({.name = "headlines", .index = static_cast<std::int32_t>(i)},
                                       headline.field);
      const bool has_max = options.is_set(limit.option),
                 has_min = limit.option == "max" && options.is_set("min");
      if (!has_max && !has_min) continue;
      // fewer bytes than the limit cannot be more characters
      if (has_max && !has_min &&
          static_cast<std::int64_t>(text.size()) <= options.integer(limit.option))
        continue;
      const Size size = measure(text);
      const std::string found =
          std::string(limit.name) + " has " + std::to_string(size.characters) + " characters; ";
      if (has_max && size.room > options.integer(limit.option)) {
        const std::int64_t max = options.integer(limit.option);
        const bool wide = size.room > size.characters + size.characters / 2;
        out.add({.place = place,
                 .message = found + "the house limit is " + std::to_string(wide ? max / 2 : max)});
      } else if (has_min && size.room < options.integer("min")) {
        out.add({.place = place,
                 .message =
                     found + "the house wants at least " + std::to_string(options.integer("min"))});
      }
    }
  }
}

}  // namespace

constinit const Rule headline_length{
    .id = "headline.length",
    .severity = Severity::warning,
    .why = "A headline that does not fit is cut by a machine, often in the middle of its point.",
    .options = kOptions,
    .pass_example = "Rail strike halts northern trains",
    .fail_example = "a headline of 140 characters",
    .check = check,
};

}  // namespace stet
