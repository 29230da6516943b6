#pragma once
/// The stages of make_proof(), in the order they run. Each fills its vectors of the Proof and reads
/// what the stages before it filled. Each is linear in the text. [one thread per Proof]

#include "desk/proof.h"
#include "desk/proof/lexicon.h"
#include "desk/proof/phrases.h"

namespace stet::proof {

/// Headline, deck, summary, byline, blocks with the captions where their media stand: every Text
/// once, zoned.
void add_passages(const Article& article, Proof& proof);

/// The words of every passage with their classes. Returns the lexicon that fits: the declared
/// language's, or the one the words speak for; nullptr when we have none.
const Lexicon* add_words(Proof& proof);

/// "l’eau", "dit-il": one word for the eye, two for the finder. Only words the lexicon does not
/// know as one. Only for languages that elide.
void part_elided_words(Proof& proof, const Lexicon& lexicon);

/// Marks and sentences of every passage.
void add_sentences(Proof& proof);

/// Quotations: marks joined over paragraphs, mark-up without marks, and the kind of each.
void find_quotations(Proof& proof);

/// Runs of capitalised words that name somebody or something, each with its fullest form.
void find_names(Proof& proof);

/// Dates written in the copy, the headlines, the summary and the captions.
void find_dates_told(Proof& proof);

/// Who says each quotation, and by which words.
void find_speakers(Proof& proof, const Phrases& phrases);

/// Reported speech without marks, and everybody the copy leans on.
void find_sources(Proof& proof, const Phrases& phrases);

/// Zones whose marks are quotations somebody could be asked about. Captions, credits and site
/// furniture are not.
constexpr bool holds_quotations(Zone zone) {
  switch (zone) {
    case Zone::headline:
    case Zone::deck:
    case Zone::summary:
    case Zone::lead:
    case Zone::body:
    case Zone::heading:
    case Zone::quote_block:
    case Zone::pull_quote:
    case Zone::list:
    case Zone::table:
      return true;
    case Zone::byline:
    case Zone::dateline:
    case Zone::caption:
    case Zone::credit:
    case Zone::alt:
    case Zone::boilerplate:
    case Zone::correction:
    case Zone::embed:
    case Zone::note:
      return false;
  }
  return false;
}

/// Copy that the story is told in, in reading order: what Proof::body lists.
constexpr bool is_copy(Zone zone) {
  return zone == Zone::lead || zone == Zone::body || zone == Zone::list ||
         zone == Zone::quote_block;
}

/// Zones in which somebody can be reported: the copy, and what stands over it.
constexpr bool may_report(Zone zone) {
  return is_copy(zone) || zone == Zone::headline || zone == Zone::deck || zone == Zone::heading;
}

}  // namespace stet::proof
