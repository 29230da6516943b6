#include "desk/proof/carry.h"

#include "desk/proof/clauses.h"
#include "desk/proof/stages.h"

#include <algorithm>

namespace stet::proof {
namespace {

using Kind = Phrase::Kind;
constexpr std::int32_t kNone = Clauses::kNone;

bool is_speech(const Quotation& quotation) {
  return quotation.kind == QuoteKind::direct || quotation.kind == QuoteKind::partial;
}

void lend(const Quotation& from, Quotation& to, Via via) {
  to.speaker = from.speaker;
  to.cue = from.cue;
  to.via = via;
  to.confidence = via == Via::same_sentence ? from.confidence : Confidence::medium;
}

class Carrier {
 public:
  Carrier(Proof& proof, const Phrases& phrases, std::uint32_t passage)
      : proof_(proof), phrases_(phrases), clauses_(proof, phrases, passage), passage_(passage) {}

  void run() {
    within_sentence();
    within_paragraph();
    // "«...», aseguró, y habló de «...»": the first of them had to wait for its paragraph.
    if (clauses_.grammar()) within_sentence();
  }

 private:
  Quotation& at(std::int32_t phrase) { return proof_.quotations[clauses_[phrase].quote]; }

  // “theatre” and the verdict as “a gift”: one speaker for the quotations of a sentence.
  void within_sentence() {
    std::int32_t before = kNone;
    for (std::int32_t i = 0; i < clauses_.size(); ++i) {
      if (clauses_.is(i, Kind::stop)) before = kNone;
      if (!clauses_.is(i, Kind::quote)) continue;
      Quotation& here = at(i);
      if (here.speaker) {
        before = i;
      } else if (before != kNone && here.kind != QuoteKind::title && here.kind != QuoteKind::term) {
        lend(at(before), here, Via::same_sentence);
        before = i;
      }
    }
    std::int32_t after = kNone;
    for (std::int32_t i = clauses_.size(); i-- > 0;) {
      if (clauses_.is(i, Kind::stop)) after = kNone;
      if (!clauses_.is(i, Kind::quote)) continue;
      Quotation& here = at(i);
      if (here.speaker) {
        after = i;
      } else if (after != kNone && is_speech(here)) {
        lend(at(after), here, Via::same_sentence);
      }
    }
  }

  // "A," she said. "B.": sentences follow a speaker until somebody else takes the word.
  void within_paragraph() {
    std::int32_t running = kNone;
    for (std::int32_t i = 0; i < clauses_.size(); ++i) {
      if (!clauses_.is(i, Kind::quote)) continue;
      Quotation& here = at(i);
      if (here.speaker) {
        if (is_speech(here)) running = i;
        continue;
      }
      if (!is_speech(here) && !(here.kind == QuoteKind::scare && has_cue_of_its_own(i))) continue;
      if (take_from_sentence_before(i)) {
        running = i;
        continue;
      }
      if (clauses_.grammar() && take_by_grammar(i)) {
        running = i;
        continue;
      }
      if (running != kNone && (here.kind == QuoteKind::direct || here.words >= 5)) {
        lend(at(running), here, Via::same_paragraph);
        continue;
      }
      if (take_from_paragraph_before(i) || go_on_from_paragraph_before(i) || take_from_signature(i))
        running = i;
    }
    // "A. B." "C," she said: what stands before the first tag.
    std::int32_t later = kNone;
    for (std::int32_t i = clauses_.size(); i-- > 0;) {
      if (!clauses_.is(i, Kind::quote)) continue;
      Quotation& here = at(i);
      if (here.speaker) {
        later = i;
      } else if (later != kNone && here.kind == QuoteKind::direct && only_stops_between(i, later)) {
        lend(at(later), here, Via::same_paragraph);
      } else if (here.kind == QuoteKind::direct) {
        take_from_sentence_after(i);
      }
    }
  }

  bool only_stops_between(std::int32_t from, std::int32_t to) const {
    for (std::int32_t i = from + 1; i < to; ++i)
      if (!clauses_.is(i, Kind::stop)) return false;
    return true;
  }

  void set(Quotation& quotation, const Clauses& clauses, std::int32_t noun, std::int32_t verb,
           Span cue, Via via) {
    const std::int32_t limit = clauses.sentence_end(noun);
    quotation.speaker = Mention{.passage = clauses.passage(),
                                .span = clauses.extent(noun, verb > noun ? verb : kNone, limit),
                                .resolved = {}};
    quotation.cue = Cue{.passage = clauses.passage(), .span = cue};
    quotation.via = via;
    quotation.confidence = Confidence::medium;
  }

  // Ito disagreed. "No."
  bool take_from_sentence_before(std::int32_t phrase) {
    std::int32_t begin = clauses_.sentence_begin(phrase);
    if (begin != phrase || begin == 0) return false;
    const std::int32_t stop = begin - 1;
    return take_from(at(phrase), clauses_, clauses_.sentence_begin(stop), stop,
                     Via::sentence_before, false);
  }

  bool take_from(Quotation& quotation, const Clauses& clauses, std::int32_t begin, std::int32_t end,
                 Via via, bool only_colon) {
    if (end <= begin) return false;
    const bool colon = clauses.is(end - 1, Kind::colon);
    if (only_colon && !colon) return false;
    for (std::int32_t i = begin; i < end; ++i)
      if (clauses.is(i, Kind::quote) && !clauses.is_transparent(i)) return false;
    for (std::int32_t v = end; v-- > begin;) {
      if (!clauses.is_finite(v) || !(clauses[v].classes & kReports)) continue;
      const std::int32_t noun = clauses.speaker_of(v);
      if (noun == kNone || noun < begin) continue;
      set(quotation, clauses, noun, v, clauses.cue_of(v), via);
      return true;
    }
    if (!colon) return false;
    std::int32_t noun = clauses.main_subject(begin, end);
    if (noun == kNone)
      for (std::int32_t i = begin; i < end && noun == kNone; ++i)
        if (clauses.can_speak(i) && !clauses[i].has(Phrase::kIsGoverned)) noun = i;
    if (noun == kNone) return false;
    set(quotation, clauses, noun, kNone, clauses[end - 1].span, via);
    return true;
  }

  bool take_from_paragraph_before(std::int32_t phrase) {
    if (phrase != 0 || passage_ == 0) return false;
    const std::uint32_t before = passage_ - 1;
    if (!is_copy(proof_.passages[before].zone)) return false;
    const Clauses clauses(proof_, phrases_, before);
    if (clauses.size() == 0) return false;
    const std::int32_t stop = clauses.size() - 1;
    return take_from(at(phrase), clauses, clauses.sentence_begin(stop), stop, Via::paragraph_before,
                     true);
  }

  // "And ...", "But ...": a bare paragraph that begins by going on from the one before.
  bool go_on_from_paragraph_before(std::int32_t phrase) {
    if (phrase != 0 || passage_ == 0 || !is_copy(proof_.passages[passage_ - 1].zone)) return false;
    const Range words = proof_.words_in(passage_, at(phrase).parts.front().inside);
    if (words.empty()) return false;
    const std::uint32_t link = proof_.words[words.begin].hash;
    if (!is_link(clauses_.grammar() ? clauses_.grammar()->meaning(link) : link)) return false;
    const Range before = proof_.passages[passage_ - 1].quotations;
    for (std::uint32_t i = before.end; i-- > before.begin;) {
      const Quotation& quotation = proof_.quotations[i];
      if (quotation.depth > 0 || !quotation.speaker) continue;
      if (quotation.kind != QuoteKind::direct) return false;
      lend(quotation, at(phrase), Via::paragraph_before);
      at(phrase).confidence = Confidence::low;
      return true;
    }
    return false;
  }

  static bool is_link(std::uint32_t hash) {
    constexpr std::uint32_t kLinks[] = {
        word_hash_of_lower("and"),     word_hash_of_lower("but"),   word_hash_of_lower("so"),
        word_hash_of_lower("because"), word_hash_of_lower("or"),    word_hash_of_lower("then"),
        word_hash_of_lower("they"),    word_hash_of_lower("he"),    word_hash_of_lower("she"),
        word_hash_of_lower("they're"), word_hash_of_lower("these"), word_hash_of_lower("those")};
    for (const std::uint32_t link : kLinks)
      if (link == hash) return true;
    return false;
  }

  // —¿Vienes? —preguntó Pablo.
  bool take_dashed_tag(std::int32_t phrase, std::int32_t dash) {
    if (!clauses_.is(dash, Kind::dash) || !clauses_.is_finite(dash + 1)) return false;
    if (!(clauses_[dash + 1].classes & kReports)) return false;
    const std::int32_t noun = clauses_.subject_behind(dash + 1);
    if (noun == kNone) return false;
    set(at(phrase), clauses_, noun, kNone, clauses_.cue_of(dash + 1), Via::sentence_after);
    return true;
  }

  // "..., añadió.", "Und weiter: ...", "Das Angebot sei ...": whoever spoke before goes on.
  bool take_by_grammar(std::int32_t phrase) {
    const std::int32_t cue = cue_without_subject(phrase);
    if (cue == kNone) return false;
    const std::int32_t stop = clauses_.sentence_begin(phrase) - 1;
    const std::int32_t subject = subject_of_sentence_before(stop);
    // "..., hieß es": whoever the copy is about, but not whoever spoke last.
    const bool impersonal = clauses_.is(cue, Kind::verb) &&
                            is_listed(clauses_.grammar()->impersonal, clauses_[cue].hash);
    const Quotation* before = subject == kNone && !impersonal ? spoken_before(phrase) : nullptr;
    const Span span = clauses_.is(cue, Kind::verb) ? clauses_.cue_of(cue) : clauses_[cue].span;
    if (before) {
      lend(*before, at(phrase), Via::same_paragraph);
      at(phrase).cue = Cue{.passage = passage_, .span = span};
      return true;
    }
    if (subject == kNone) return false;
    set(at(phrase), clauses_, subject, kNone, span, Via::sentence_before);
    return true;
  }

  // Who the sentence that ends in `stop` is about; kNone when somebody speaks in it, which says
  // more.
  std::int32_t subject_of_sentence_before(std::int32_t stop) const {
    if (stop <= 0) return kNone;
    const std::int32_t begin = clauses_.sentence_begin(stop);
    for (std::int32_t i = begin; i < stop; ++i)
      if (clauses_.is(i, Kind::quote) && !clauses_.is_transparent(i)) return kNone;
    const std::int32_t noun = clauses_.main_subject(begin, stop);
    if (noun == kNone || !clauses_.can_speak(noun)) return kNone;
    constexpr std::uint32_t kSpeakers =
        kRole | kOrganisation | kCollective | kAnonymous | kTitle | kPronoun;
    const Phrase& phrase = clauses_[noun];
    return phrase.has(Phrase::kIsName) || (phrase.classes & kSpeakers) ? noun : kNone;
  }

  std::int32_t cue_without_subject(std::int32_t phrase) const {
    const Grammar& grammar = *clauses_.grammar();
    const std::int32_t begin = std::max(clauses_.sentence_begin(phrase), phrase - Clauses::kReach);
    // "Und weiter: ...", "Et d’ajouter : ..."
    if (clauses_.is(phrase - 1, Kind::colon)) {
      for (std::int32_t i = begin; i < phrase - 1; ++i) {
        if (clauses_.is(i, Kind::quote)) return kNone;
        if (clauses_.can_speak(i) && !clauses_[i].has(Phrase::kIsGoverned)) return kNone;
        if (clauses_.is_finite(i) && !(clauses_[i].classes & kReports)) return kNone;
      }
      return phrase - 1;
    }
    std::int32_t behind = phrase + 1;
    while (clauses_.is(behind, Kind::comma) || clauses_.is(behind, Kind::dash) ||
           clauses_.is(behind, Kind::adverb))
      ++behind;
    // "..., hieß es"
    if (clauses_.is(behind, Kind::verb) && is_listed(grammar.impersonal, clauses_[behind].hash) &&
        clauses_.is(behind + 1, Kind::noun) &&
        is_listed(grammar.impersonal_subjects, clauses_[behind + 1].hash))
      return behind;
    if (grammar.drops_subject) {
      if (behind > phrase + 1 && is_speech_of_nobody(behind, kReports | kThinks)) return behind;
      for (std::int32_t v = begin; v < phrase; ++v) {
        if (clauses_.is(v, Kind::quote) || clauses_.can_speak(v)) break;
        if (is_speech_of_nobody(v, kReports)) return v;
      }
    }
    for (std::int32_t v = begin; v < phrase; ++v)
      if (clauses_.is_finite(v) && is_listed(grammar.reported_mood, clauses_[v].hash)) return v;
    return kNone;
  }

  // "Das Angebot sei „eine Frechheit“.", "«Sin comentarios», se limitó a decir."
  bool has_cue_of_its_own(std::int32_t phrase) const {
    if (!clauses_.grammar()) return false;
    const std::int32_t cue = cue_without_subject(phrase);
    return cue != kNone && clauses_.is(cue, Kind::verb);
  }

  bool is_speech_of_nobody(std::int32_t verb, std::uint32_t classes) const {
    return clauses_.is_finite(verb) &&
           ((clauses_[verb].classes & classes) || clauses_[verb].has(Phrase::kIsGuess)) &&
           clauses_.subject_of(verb) == kNone;
  }

  // The last quotation before this one that has a speaker, here or in the paragraph before.
  const Quotation* spoken_before(std::int32_t phrase) {
    const auto index = static_cast<std::uint32_t>(&at(phrase) - proof_.quotations.data());
    const std::uint32_t first = passage_ == 0 ? 0 : passage_ - 1;
    for (std::uint32_t i = index; i-- > 0 && index - i <= kMostBack;) {
      const Quotation& quotation = proof_.quotations[i];
      if (quotation.parts.front().passage < first) return nullptr;
      if (quotation.depth == 0 && quotation.speaker) return &quotation;
    }
    return nullptr;
  }

  // A paragraph of its own, and below it "— Marta Lind".
  bool take_from_signature(std::int32_t phrase) {
    if (phrase != 0 || !clauses_.is(1, Kind::stop) || passage_ + 1 >= proof_.passages.size())
      return false;
    const Clauses below(proof_, phrases_, passage_ + 1);
    if (!below.is(0, Kind::dash) || !below.can_speak(1)) return false;
    set(at(phrase), below, 1, kNone, below[0].span, Via::paragraph_before);
    at(phrase).via = Via::citation;
    return true;
  }

  // "No." He said it twice.
  bool take_from_sentence_after(std::int32_t phrase) {
    const std::int32_t stop = clauses_.sentence_end(phrase);
    const std::int32_t begin = stop + 1;
    if (begin >= clauses_.size()) return false;
    const std::int32_t end = clauses_.sentence_end(begin);
    for (std::int32_t i = begin; i < end; ++i)
      if (clauses_.is(i, Kind::quote)) return false;
    if (clauses_.grammar() && take_dashed_tag(phrase, begin)) return true;
    if (!clauses_.can_speak(begin)) return false;
    const std::string_view inside = proof_.bytes(passage_, at(phrase).parts.back().inside);
    const bool asks = at(phrase).parts.back().passage == passage_ && !inside.empty() &&
                      (inside.back() == '?' || inside.back() == '!');
    for (std::int32_t v = begin + 1; v < end; ++v) {
      if (!clauses_.is_finite(v) || clauses_.is(v - 1, Kind::relative)) continue;
      if (clauses_.subject_of(v) != begin) return false;
      // “Go!” Ito pressed.: behind ? and ! a name and a verb are a tag, whatever the verb.
      const bool tag = clauses_.is(v + 1, Kind::stop);
      const bool reports = (clauses_[v].classes & kReports) != 0;
      if (!(asks && (reports || tag)) &&
          !(reports && (tag || clauses_[begin].has(Phrase::kIsPronoun))))
        return false;
      set(at(phrase), clauses_, begin, v, clauses_.cue_of(v), Via::sentence_after);
      return true;
    }
    return false;
  }

  static constexpr std::uint32_t kMostBack = 16;  ///< quotations looked back for who spoke

  Proof& proof_;
  const Phrases& phrases_;
  const Clauses clauses_;
  const std::uint32_t passage_;
};

}  // namespace

void carry_speakers(Proof& proof, const Phrases& phrases) {
  for (std::uint32_t i = 0; i < proof.passages.size(); ++i)
    // A quotation that runs on into a passage brings its mark.
    if (!phrases.of_passage[i].empty() &&
        (!proof.passages[i].quotations.empty() || !proof.passages[i].marks.empty()))
      Carrier(proof, phrases, i).run();
}

}  // namespace stet::proof
