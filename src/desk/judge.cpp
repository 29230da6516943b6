/// The desk's order of work: run the rules, say where in the input each mark stands, let stand what
/// is waived, decide.

#include "desk/fingerprint.h"
#include "desk/judge_fixes.h"
#include "desk/report.h"
#include "desk/rules/rules.h"
#include "desk/schema/constraints.h"
#include "desk/schema/fields.h"
#include "desk/schema/overrides.h"
#include "desk/waivers.h"
#include "text/utf8.h"

#include <algorithm>
#include <cassert>
#include <deque>
#include <optional>

namespace stet {
namespace {

/// True when a rule that lists `languages` ("en de fr") knows `language` ("de-AT").
bool knows_language(std::string_view languages, std::string_view language) {
  const std::string_view primary = language.substr(0, language.find_first_of("-_"));
  if (primary.empty()) return false;
  while (!languages.empty()) {
    const std::size_t end = std::min(languages.find(' '), languages.size());
    if (languages.substr(0, end) == primary) return true;
    languages.remove_prefix(std::min(end + 1, languages.size()));
  }
  return false;
}

std::string with_match(std::string_view message, std::string_view match) {
  constexpr std::string_view kSlot = "{match}";
  std::string out;
  for (std::size_t slot; (slot = message.find(kSlot)) != std::string_view::npos;) {
    out += message.substr(0, slot);
    out += printable(match);
    message.remove_prefix(slot + kSlot.size());
  }
  return out += message;
}

class Judge {
 public:
  Judge(const Proof& proof, const Schema& schema, const Judgement& judgement)
      : proof_(proof),
        schema_(schema),
        judgement_(judgement),
        policy_(schema.stages[static_cast<std::size_t>(proof.context.asked())]),
        at_most_(std::min(policy_.max_findings, judgement.limits.findings)),
        marks_(judgement.facts.data(), judgement.facts.size()) {
    for (const RuleSetting& setting : schema.rules) settings_.push_back(&setting);
    for (const FieldRule& rule : schema.fields) fields_.push_back(&rule);
    for (const TypeRules& type : schema.types) {
      if (!is_of_type(type, schema, proof)) continue;
      put_over(type.fields);
      for (const auto& [rule, setting] : type.rules)
        settings_[static_cast<std::size_t>(rule)] = &setting;
    }
    for (const Override& each : schema.overrides) {
      if (!holds(each.when, schema, proof)) continue;
      put_over(each.fields);
      for (const RuleChange& change : each.rules) {
        const RuleSetting*& setting = settings_[static_cast<std::size_t>(change.rule)];
        setting = &overridden_.emplace_back(*setting);
        apply(change, overridden_.back());
      }
    }
  }

  Result<Report> run() {
    for (std::size_t i = 0; i < rules().size(); ++i) {
      const Rule& rule = *rules()[i];
      const RuleSetting& setting = *settings_[i];
      if (setting.severity.at(proof_.context.asked()) == Severity::off || !applies(rule)) continue;
      run_rule(rule, setting);
      if (judgement_.budget && judgement_.budget->spent())
        return judgement_.budget->why("rule " + std::string(rule.id));
    }
    run_style();
    if (judgement_.budget && judgement_.budget->spent())
      return judgement_.budget->why("the style entries of the house");
    run_notices();
    check_fields(fields_, proof_, schema_.stage_name(proof_.context.asked()),
                 [&](const Rule& rule, const FieldRule& constraint, Finding finding) {
                   add(rule, std::move(finding), constraint.message);
                 });
    if (!check_constraints(schema_, proof_, judgement_.budget,
                           [&](const Rule& rule, Finding finding, const std::string& house) {
                             add(rule, std::move(finding), house);
                           }))
      return judgement_.budget->why("the constraints of the house");
    waive();
    settle(report_, policy_);
    drop_overlapping_fixes(report_.findings);
    cut_to_limit();
    report_.needs = std::move(marks_.needs());
    report_.article_hash = article_hash(proof_.article);
    return std::move(report_);
  }

 private:
  bool applies(const Rule& rule) const {
    if (!rule.check) return false;
    return rule.languages == "any" ||
           (proof_.words_of && knows_language(rule.languages, proof_.language));
  }

  void run_rule(const Rule& rule, const RuleSetting& setting) {
    marks_.limit(at_most_);
    const std::size_t asked = marks_.needs().size();
    rule.check(proof_, setting.options, marks_);
    if (setting.on_missing_fact != Severity::off)
      for (std::size_t i = asked; i < marks_.needs().size(); ++i)
        if (!marks_.fact(marks_.needs()[i].id)) marks_.add(unanswered(marks_.needs()[i], setting));
    for (Finding& finding : marks_.list())
      if (stamp(rule, setting, finding, setting.message))
        report_.findings.push_back(std::move(finding));
    marks_.list().clear();
    report_.unlisted.add(setting.severity.at(proof_.context.asked()), marks_.take_over());
  }

  /// What the schema wants said when the host cannot tell.
  Finding unanswered(const Need& need, const RuleSetting& setting) const {
    return {.at_most = setting.on_missing_fact,
            .place = Proof::missing({.name = "source"}, nearest_place(proof_.article)),
            .message = "whether this stands is not known: nobody has looked up " +
                       printable(need.kind) + " " + printable(need.ref)};
  }

  /// The house's own entries; each stamps, waives and counts as a rule does.
  void run_style() {
    const std::size_t first = rules().size();
    std::vector<std::uint32_t> marked(schema_.style.size());
    check_style(
        schema_, proof_,
        [&](std::size_t entry) {
          return settings_[first + entry]->severity.at(proof_.context.asked()) != Severity::off;
        },
        judgement_.budget,
        [&](std::size_t entry, Finding finding) {
          const RuleSetting& setting = *settings_[first + entry];
          if (marked[entry]++ >= at_most_)
            return report_.unlisted.add(setting.severity.at(proof_.context.asked()), 1);
          if (stamp(schema_.style[entry]->row, setting, finding, setting.message))
            report_.findings.push_back(std::move(finding));
        });
  }

  /// Looked at once, when the first fix is to be written.
  const Script& script() {
    const Article& article = proof_.article;
    if (!script_) script_ = script_of(article.provenance, article.source, article.part);
    return *script_;
  }

  const RuleSetting& setting_of(const Rule& rule) const {
    return *settings_[static_cast<std::size_t>(rule_index(rule.id))];
  }

  /// Constraints that stand for those on the same path so far.
  void put_over(const std::vector<FieldRule>& rules) {
    for (const FieldRule& rule : rules) {
      const auto at = std::find_if(fields_.begin(), fields_.end(),
                                   [&](const FieldRule* each) { return each->path == rule.path; });
      if (at == fields_.end())
        fields_.push_back(&rule);
      else
        *at = &rule;
    }
  }

  /// A mark of the desk itself. `house` are words of the constraint that was broken, or empty.
  void add(const Rule& rule, Finding finding, const std::string& house) {
    const RuleSetting& setting = setting_of(rule);
    if (!stamp(rule, setting, finding, house.empty() ? setting.message : house)) return;
    report_.findings.push_back(std::move(finding));
  }

  void run_notices() {
    std::size_t left = at_most_;
    for (const Notice& notice : proof_.article.provenance.notices) {
      const Rule* rule = find_rule(notice.rule);
      if (!rule) rule = &input_notice;
      if (left == 0) {
        report_.unlisted.add(setting_of(*rule).severity.at(proof_.context.asked()), 1);
        continue;
      }
      --left;
      add(*rule,
          {.place = Proof::missing({.name = "source"}, notice.at), .message = notice.message}, {});
    }
  }

  /// Puts on a mark what only the desk knows. False when it is too unsure, or turned off.
  bool stamp(const Rule& rule, const RuleSetting& setting, Finding& finding,
             const std::string& house) {
    finding.rule = rule.id;
    finding.severity = std::min(setting.severity.at(proof_.context.asked()), finding.at_most);
    if (finding.severity == Severity::off || finding.confidence < setting.min_confidence)
      return false;
    finding.why = rule.why;
    fit(finding.place);
    for (Related& related : finding.related) fit(related.place);
    finding.fingerprint = fingerprint(finding, &proof_.article, scratch_);
    if (!house.empty()) {
      const Place& place = finding.place;
      finding.message =
          with_match(house, place.text ? place.text->cut(place.span) : std::string_view());
    }
    if (!finding.fixes.empty()) map_fixes(finding, script());
    locate(finding.place);
    for (Related& related : finding.related) locate(related.place);
    return true;
  }

  /// A rule that points outside its text is wrong, but does not take the host down.
  static void fit(Place& place) {
    if (!place.text) return;
    assert(place.span.begin <= place.span.end && place.span.end <= place.text->size());
    place.span.begin = std::min(place.span.begin, place.text->size());
    place.span.end = std::clamp(place.span.end, place.span.begin, place.text->size());
  }

  void locate(Place& place) const {
    if (place.text && !place.text->pieces.empty()) place.source = place.text->source(place.span);
    // Words that a photo file gave stand nowhere in the input: the picture itself is the place.
    const std::vector<Media>& media = proof_.article.media;
    if (place.text && !place.span.empty() && place.source.empty() && place.path.index >= 0 &&
        place.path.name.rfind("media", 0) == 0 &&
        static_cast<std::size_t>(place.path.index) < media.size())
      place.source = media[static_cast<std::size_t>(place.path.index)].at;
    const auto size = static_cast<std::uint32_t>(proof_.article.source.size());
    place.source.begin = std::min(place.source.begin, size);
    place.source.end = std::clamp(place.source.end, place.source.begin, size);
  }

  void waive() {
    Waivers waivers(proof_, schema_, judgement_, report_.waivers);
    for (Finding& finding : report_.findings) waivers.apply(finding);
    waivers.unused([&](Span at, std::string message) {
      add(meta_unused_waiver,
          {.place = Proof::missing({.name = "comment"}, at), .message = std::move(message)}, {});
    });
  }

  /// An error is never cut while a suggestion stays, nor what stands while what is waived stays.
  void cut_to_limit() {
    const Counts& unlisted = report_.unlisted;
    std::vector<Finding>& findings = report_.findings;
    const std::uint64_t all =
        std::uint64_t{findings.size()} + unlisted.error + unlisted.warning + unlisted.suggestion;
    if (all <= at_most_) return;
    report_.truncated = true;
    if (findings.size() > at_most_) {
      const auto weight = [](const Finding& each) {
        return each.waiver ? 0 : static_cast<int>(each.severity);
      };
      std::stable_sort(findings.begin(), findings.end(),
                       [&](const Finding& a, const Finding& b) { return weight(a) > weight(b); });
      for (std::size_t i = at_most_; i < findings.size(); ++i) {
        if (findings[i].waiver)
          ++report_.unlisted.waived;
        else
          report_.unlisted.add(findings[i].severity, 1);
      }
      findings.resize(at_most_);
    }
    const std::size_t listed = findings.size();
    add(findings_truncated,
        {.place = Proof::missing({.name = "source"}, nearest_place(proof_.article)),
         .message = "the article has " + std::to_string(all) + " findings; " +
                    std::to_string(listed) + " are listed"},
        {});
    settle(report_, policy_);
  }

  const Proof& proof_;
  const Schema& schema_;
  const Judgement& judgement_;
  const StagePolicy& policy_;
  const std::uint32_t at_most_;
  std::vector<const RuleSetting*>
      settings_;                          // for each rule, of the schema or of the article's type
  std::deque<RuleSetting> overridden_;    // as overrides of the schema changed them
  std::vector<const FieldRule*> fields_;  // one for each path
  Findings marks_;                        // of the rule that is running
  std::string scratch_;
  std::optional<Script> script_;
  Report report_;
};

}  // namespace

Result<Report> judge(const Proof& proof, const Schema& schema, const Judgement& judgement) {
  if (judgement.budget && judgement.budget->spent())
    return judgement.budget->why("the judging of the article, before its first rule");
  return Judge(proof, schema, judgement).run();
}

}  // namespace stet
