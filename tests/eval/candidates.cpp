/// Prints what the speaker finder chooses between, one JSON object a line for each text file named:
/// for every outer quotation its candidates with their features, and for the copy around them the
/// candidates for reported speech. tests/eval/train.py learns the weights from it.

#include "desk/proof/candidates.h"

#include "article/article.h"
#include "desk/proof.h"
#include "desk/proof/in_sentence.h"
#include "desk/proof/reported.h"
#include "desk/proof/stages.h"
#include "intake/reader.h"

#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>

namespace {

using namespace stet;
using namespace stet::proof;

Span source(const Proof& proof, std::uint32_t passage, Span span) {
  return proof.passages[passage].text->source(span);
}

void print(const char* key, Span span) {
  std::printf("\"%s\":[%u,%u],", key, span.begin, span.end);
}

void print(const Features& features) {
  std::printf("\"f\":[");
  bool first = true;
  for (const std::uint32_t each : features.list()) {
    std::printf(first ? "%u" : ",%u", each);
    first = false;
  }
  std::printf("]}");
}

void print_quotations(const Proof& proof, const Phrases& phrases) {
  bool first = true;
  for (std::uint32_t passage = 0; passage < proof.passages.size(); ++passage) {
    const Clauses clauses(proof, phrases, passage);
    for (std::int32_t i = 0; i < clauses.size(); ++i) {
      if (!clauses.is(i, Phrase::Kind::quote)) continue;
      const Quotation& quotation = proof.quotations[clauses[i].quote];
      if (quotation.parts.front().passage != passage) continue;
      const InSentence sentence(proof, clauses, i);
      const Found rules =
          quotation.kind == QuoteKind::title ? sentence.find_for_title() : sentence.find();
      const Candidates candidates(proof, clauses, i, rules);
      std::printf(first ? "{" : ",{");
      first = false;
      print("q", source(proof, passage, clauses[i].span));
      std::printf("\"c\":[");
      for (const Candidate& each : candidates.list()) {
        std::printf(&each == candidates.list().data() ? "{" : ",{");
        if (each.form != Candidate::Form::nobody) {
          print("s", source(proof, passage, candidates.speaker(each)));
          print("c", source(proof, passage, candidates.cue(each)));
        }
        print(each.features);
      }
      std::printf("]}");
    }
  }
}

void print_reported(const Proof& proof, const Phrases& phrases) {
  bool first = true;
  for (std::uint32_t passage = 0; passage < proof.passages.size(); ++passage) {
    if (!may_report(proof.passages[passage].zone)) continue;
    const Clauses clauses(proof, phrases, passage);
    Reports reports(proof, clauses);
    reports.each([&](std::int32_t cue, std::span<const Report> readings) {
      for (const Report& reading : readings) {
        Features features;
        reports.describe_cue(cue, reading.relation, features);
        reports.describe(reading, features);
        const ReportSpans spans = reports.spans(reading);
        std::printf(first ? "{" : ",{");
        first = false;
        print("s", source(proof, passage, spans.speaker));
        print("c", source(proof, passage, spans.cue));
        print(features);
      }
    });
  }
}

}  // namespace

int main(int count, char** arguments) {
  for (int i = 1; i < count; ++i) {
    std::ifstream file(arguments[i], std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    Result<Article> article = read(bytes, "text", {});
    if (!article) continue;
    Result<Proof> proof = make_proof(*article, {}, "en", nullptr);
    if (!proof) continue;
    const Phrases phrases = read_phrases(*proof, lexicon_en);
    std::printf("{\"input\":\"%s\",\"quotes\":[", arguments[i]);
    print_quotations(*proof, phrases);
    std::printf("],\"reported\":[");
    print_reported(*proof, phrases);
    std::printf("]}\n");
  }
}
