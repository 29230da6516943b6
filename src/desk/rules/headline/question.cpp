#include "desk/proof/look.h"
#include "desk/rules/rules.h"

#include <algorithm>

namespace stet {
namespace {

using namespace look;

constexpr OptionSpec kOptions[] = {
    {.name = "contentTypes",
     .type = OptionType::strings,
     .fallback = "[]",
     .help = "content types whose headlines are judged; empty: all"},
};

/// The sign that asks; a semicolon does so in Greek alone.
bool asks(std::string_view sign, std::string_view language) {
  for (std::string_view each : {"?", "？", "؟", "\xCD\xBE", "՞"})
    if (sign == each) return true;
  return sign == ";" && language.substr(0, 2) == "el";
}

/// "Q&A: ...", "Explainer: ...": asking is what such a piece does.
bool is_announced(std::string_view headline) {
  for (std::string_view each : {"q&a", "q & a", "q+a", "explainer", "factbox", "quiz", "faq"})
    if (starts_with_folded(headline, each)) return true;
  return false;
}

void check(const Proof& proof, const RuleOptions& options, Findings& out) {
  const Article& article = proof.article;
  const auto types = options.strings("contentTypes");
  if (!types.empty() && !is_profile(article, types)) return;
  for (std::size_t i = 0; i < article.headlines.size(); ++i) {
    const Headline& headline = article.headlines[i];
    if (headline.role != HeadlineRole::main || !has_words(headline.field)) continue;
    const std::string_view words = trim(headline.field.bytes());
    // a question in quotation marks is somebody's: its last sign is the mark
    const std::string_view last = sign_before(words, words.size());
    if (!asks(last, proof.language) || is_announced(words)) continue;
    const auto end =
        static_cast<std::uint32_t>(words.data() + words.size() - headline.field.bytes().data());
    out.add({.place = {.path = {.name = "headlines", .index = static_cast<std::int32_t>(i)},
                       .text = &headline.field.text,
                       .span = {end - static_cast<std::uint32_t>(last.size()), end},
                       .source = {}},
             .message = "headline asks a question; say what the story found"});
  }
}

}  // namespace

constinit const Rule headline_question{
    .id = "headline.question",
    .severity = Severity::off,
    .why = "A reader comes for the answer; a headline that asks has often none.",
    .options = kOptions,
    .pass_example = "Why the bridge closed",
    .fail_example = "Is the bridge safe?",
    .check = check,
};

}  // namespace stet
