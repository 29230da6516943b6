#include "desk/proof/look.h"
#include "desk/rules/rules.h"
#include "desk/rules/style/near_names.h"

namespace stet {
namespace {

using namespace look;

constexpr OptionSpec kOptions[] = {
    {.name = "distance",
     .type = OptionType::integer,
     .fallback = "1",
     .help = "letters that may differ, 1 or 2; two only in long names"},
};

void check(const Proof& proof, const RuleOptions& options, Findings& out) {
  if (proof.article.media.empty() || proof.names.size() < 2) return;
  for (const NamePair& pair : near_names(proof, static_cast<int>(options.integer("distance")))) {
    // One form in captions alone, the other in the story.
    const bool rare = !pair.rare.in_copy && pair.common.in_copy;
    const bool common = !pair.common.in_copy && pair.rare.in_copy;
    if (!rare && !common) continue;
    const NameWord& caption = rare ? pair.rare : pair.common;
    const NameWord& story = rare ? pair.common : pair.rare;
    const std::uint32_t place = caption.places.front(), other = story.places.front();
    const std::uint32_t index = proof.passage_of(place), there = proof.passage_of(other);
    const Span span = proof.words[place].span, said = proof.words[other].span;
    Finding finding{
        .confidence = Confidence::medium,
        .place = proof.place(index, span),
        .message = "the caption has " + shown(proof.bytes(index, span)) + ", the story " +
                   shown(proof.bytes(there, said)) + "; one of them is wrong",
        .related = {{.message = "as the story has it", .place = proof.place(there, said)}}};
    if (!((proof.words[place].flags | proof.words[other].flags) & kPossessive))
      finding.fixes.push_back(
          {.title = "write " + shown(proof.bytes(there, said)),
           .edits = {{.span = span, .text = std::string(proof.bytes(there, said))}}});
    out.add(std::move(finding));
  }
}

}  // namespace

constinit const Rule media_person_name_mismatch{
    .id = "media.person-name-mismatch",
    .severity = Severity::warning,
    .heuristic = true,
    .why = "A caption with another spelling than the story names somebody who was not there.",
    .options = kOptions,
    .pass_example = "Ruth Mbeki in the story, Ruth Mbeki in the caption",
    .fail_example = "Ruth Mbeki in the story, Ruth Mbeky in the caption",
    .precision =
        "not measured: no caption of the published articles misspells a name; off in the built-in "
        "schemas",
    .check = check,
};

}  // namespace stet
