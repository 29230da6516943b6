#include "desk/proof/caption_credit.h"
#include "desk/proof/look.h"
#include "desk/rules/rules.h"

#include <algorithm>
#include <array>

namespace stet {
namespace {

using namespace look;

constexpr OptionSpec kOptions[] = {
    {.name = "patterns",
     .type = OptionType::patterns,
     .fallback = "[]",
     .help = "more words that only a caption has, as patterns"},
};

constexpr double kNearlyEqual = 0.9;
constexpr std::size_t kMinWords = 4;
constexpr std::size_t kMostComparisons = 8;  // of one paragraph with captions that begin like it

constexpr std::string_view kOpenings[] = {
    "file photo:", "file photo -", "file photo –", "file photo —",      "file - ",   "file – ",
    "file — ",     "image:",       "photo:",       "picture:",          "(photo",    "caption:",
    "foto:",       "archivfoto:",  "bild:",        "bildunterschrift:", "légende :", "légende:",
    "imagen:",     "pie de foto:"};

/// A first byte that one of kOpenings begins with, in either case.
bool may_open(char c) {
  switch (c | 0x20) {
    case 'f':
    case 'i':
    case 'p':
    case 'c':
    case 'a':
    case 'b':
    case 'l':
    case '(':
      return true;
    default:
      return false;
  }
}

bool looks_left_behind(std::string_view text, const RuleOptions& options) {
  if (text.empty()) return false;
  if (may_open(text.front()))
    for (std::string_view opening : kOpenings)
      if (starts_with_folded(text, opening) && text.size() > opening.size() + 2 &&
          // "(photo" opens a caption's bracket only when a credit closes it
          (opening != "(photo" || credit_in_caption(text)))
        return true;
  const char last = text.back();
  if (last == ')' || last == ']' ||
      (last == '.' && text.size() > 1 && text[text.size() - 2] == ')')) {
    const std::optional<CreditInCaption> credit = credit_in_caption(text);
    // An agency alone in brackets may close a wire story; a credit word never does.
    if (credit && credit->has_word) return true;
  }
  for (const Pattern& pattern : options.patterns("patterns"))
    if (pattern.matches(text)) return true;
  return false;
}

std::vector<std::uint32_t> without_credit(std::string_view text) {
  const std::optional<CreditInCaption> credit = credit_in_caption(text);
  return hashes_in(credit ? text.substr(0, credit->whole.begin) : text);
}

const Passage* same_caption(const Proof& proof, const Passage& paragraph,
                            std::span<const Passage* const> captions) {
  std::size_t compared = 0;
  for (const Passage* caption : captions) {
    if (compared == kMostComparisons) return nullptr;
    const std::uint32_t a = paragraph.words.size(), b = caption->words.size();
    if (std::min(a, b) < kMinWords || std::max(a, b) > std::min(a, b) * 2) continue;
    // Nearly equal texts share their opening or, with a word put before, their second word.
    const auto words = words_of(proof, paragraph), other = words_of(proof, *caption);
    if (words[0].hash != other[0].hash && words[1].hash != other[1].hash) continue;
    ++compared;
    if (likeness(without_credit(paragraph.bytes()), without_credit(caption->bytes())) >=
        kNearlyEqual)
      return caption;
  }
  return nullptr;
}

void check(const Proof& proof, const RuleOptions& options, Findings& out) {
  constexpr std::size_t kMostCaptions = 64;  // a gallery; more are not held against each paragraph
  std::array<const Passage*, kMostCaptions> captions{};
  std::size_t count = 0;
  for (const Passage& passage : proof.passages)
    if (passage.zone == Zone::caption && count < kMostCaptions) captions[count++] = &passage;

  for (std::uint32_t index : proof.body) {
    const Passage& passage = proof.passages[index];
    if (passage.zone == Zone::quote_block) continue;
    const Passage* caption = same_caption(proof, passage, std::span(captions).first(count));
    if (caption) {
      Finding finding{.place = proof.place(index, {0, passage.text->size()}),
                      .message = "paragraph " + shown(passage.bytes()) +
                                 " is the caption of a picture and stands in the story as well"};
      finding.related.push_back({.message = "the caption",
                                 .place = {.path = caption->path,
                                           .text = caption->text,
                                           .span = {0, caption->text->size()},
                                           .source = {}}});
      finding.fixes.push_back({.title = "delete the paragraph",
                               .safe = false,
                               .edits = {{{0, passage.text->size()}, ""}}});
      out.add(std::move(finding));
    } else if (looks_left_behind(trim(passage.bytes()), options)) {
      out.add({.confidence = Confidence::medium,
               .place = proof.place(index, {0, passage.text->size()}),
               .message = "paragraph " + shown(passage.bytes()) +
                          " reads like a caption; make it the caption of its picture"});
    }
  }
}

}  // namespace

constinit const Rule structure_caption_in_body{
    .id = "structure.caption-in-body",
    .severity = Severity::warning,
    .why = "A caption left in the text interrupts the story, and its picture stands without one.",
    .options = kOptions,
    .pass_example = "the caption stands under its picture only",
    .fail_example = "Ferry workers walk out on Monday. (Photo: Mara Oduya/EPA)",
    .check = check,
};

}  // namespace stet
