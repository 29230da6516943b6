#include "desk/waivers.h"

#include "desk/fingerprint.h"
#include "desk/schema/builder.h"
#include "text/dates.h"
#include "text/utf8.h"

#include <algorithm>
#include <charconv>

namespace stet {
namespace {

constexpr std::int64_t kDayMs = 86'400'000;

std::string_view trim(std::string_view words) {
  constexpr std::string_view kSpace = " \t\r\n";
  const std::size_t begin = words.find_first_not_of(kSpace);
  if (begin == std::string_view::npos) return {};
  return words.substr(begin, words.find_last_not_of(kSpace) - begin + 1);
}

/// The block, headline or picture that begins first at or after `from`; where two begin together,
/// the larger.
Span next_block(const Article& article, std::uint32_t from) {
  Span next{UINT32_MAX, UINT32_MAX};
  const auto offer = [&](Span at) {
    if (at.empty() || at.begin < from) return;
    if (at.begin < next.begin || (at.begin == next.begin && at.end > next.end)) next = at;
  };
  for (const Block& block : article.body) offer(block.at);
  for (const Media& media : article.media) offer(media.at);
  for (const Headline& headline : article.headlines)
    if (!headline.field.text.empty()) offer(headline.field.text.source());
  return next;
}

std::optional<std::uint64_t> parse_hex(std::string_view digits) {
  std::uint64_t value = 0;
  const auto [end, trouble] =
      std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
  if (digits.empty() || trouble != std::errc() || end != digits.data() + digits.size())
    return std::nullopt;
  return value;
}

bool takes_one(const std::vector<std::string>& patterns, std::string_view id) {
  return std::any_of(patterns.begin(), patterns.end(),
                     [&](const std::string& pattern) { return takes(pattern, id); });
}

std::optional<std::int64_t> time_of(std::string_view words) {
  const std::optional<DateTime> time = parse_iso(words);
  if (!time) return std::nullopt;
  DateTime at = *time;
  // a waiver's own dates are the host's; without a zone they are read as UTC, a day as its first
  // moment
  if (!at.offset_minutes) at.offset_minutes = 0;
  at.has_time = true;
  return to_unix_ms(at);
}

}  // namespace

Waivers::Waivers(const Proof& proof, const Schema& schema, const Judgement& judgement,
                 std::vector<std::unique_ptr<Waiver>>& owner)
    : proof_(proof),
      schema_(schema),
      policy_(schema.waivers),
      article_author_(judgement.article_author),
      owner_(owner) {
  std::vector<const Extra*> found;
  for (const Extra& extra : proof.article.extra)
    if (extra.path == "comment") found.push_back(&extra);
  std::stable_sort(found.begin(), found.end(),
                   [](const Extra* a, const Extra* b) { return a->at.begin < b->at.begin; });
  for (const Extra* extra : found) read_comment(trim(extra->value), extra->at);
  records_.reserve(judgement.waivers.size());
  for (const WaiverRecord& record : judgement.waivers) read_record(record);
}

const Waiver* Waivers::keep(Waiver waiver) {
  return owner_.emplace_back(std::make_unique<Waiver>(std::move(waiver))).get();
}

void Waivers::read_comment(std::string_view words, Span at) {
  const std::size_t end = std::min(words.find_first_of(" \t\r\n"), words.size());
  const std::string_view verb = words.substr(0, end);
  if (!verb.starts_with("stet-")) return;
  words = trim(words.substr(end));
  if (verb == "stet-enable") return close(words, at);
  Span over{at.end, UINT32_MAX};
  std::string fault;
  if (verb == "stet-disable-next")
    over = next_block(proof_.article, at.end);
  else if (verb != "stet-disable")
    fault = "'" + printable(verb) +
            "' is no order to the desk; write stet-disable-next, stet-disable or stet-enable";
  const std::size_t colon = std::min(words.find(':'), words.size());
  const std::string_view reason = trim(words.substr(std::min(colon + 1, words.size())));
  std::string_view ids = words.substr(0, colon);
  do {
    const std::size_t comma = std::min(ids.find(','), ids.size());
    Comment comment{.rule = trim(ids.substr(0, comma)),
                    .reason = reason,
                    .at = at,
                    .over = over,
                    .fault = fault};
    ids.remove_prefix(std::min(comma + 1, ids.size()));
    if (comments_.size() >= kMaxCommentWaivers) {
      ++too_many_;
      continue;
    }
    const std::string id = printable(comment.rule);
    if (comment.fault.empty() && !schema_.answers(comment.rule)) {
      comment.fault = "no rule is named '" + id + "'";
      if (const std::string_view near = schema_.nearest(comment.rule); !near.empty())
        comment.fault.append("; did you mean '").append(near).append("'");
    } else if (comment.fault.empty() && reason.empty()) {
      comment.fault = "the waiver of " + id + " gives no reason; write '" + std::string(verb) +
                      " " + id + ": why it may stand'";
    }
    if (comment.fault.empty())
      comment.waiver = keep({.reason = std::string(reason), .in_text = true});
    comments_.push_back(std::move(comment));
  } while (!ids.empty());
}

void Waivers::close(std::string_view rule, Span at) {
  rule = trim(rule.substr(0, rule.find(':')));
  for (Comment& comment : comments_)
    if (comment.over.end == UINT32_MAX && comment.over.begin <= at.begin &&
        (rule.empty() || comment.rule == rule))
      comment.over.end = at.begin;
}

void Waivers::read_record(const WaiverRecord& record) {
  if (!record.article_id.empty() && proof_.article.id.is_present() &&
      record.article_id != proof_.article.id.value)
    return;
  Record kept{.record = &record, .fingerprint = parse_hex(record.fingerprint)};
  // a fingerprint that is no number fits nothing
  if (!record.fingerprint.empty() && !kept.fingerprint) return;
  kept.waiver = keep(
      {.reason = record.reason, .author = record.author, .role = record.role, .at = record.at});
  records_.push_back(kept);
}

bool Waivers::fits(const Record& record, const Finding& finding) const {
  const WaiverRecord& words = *record.record;
  if (words.rule.empty() ? !record.fingerprint : !takes(words.rule, finding.rule)) return false;
  if (record.fingerprint) return *record.fingerprint == finding.fingerprint;
  if (!words.field.empty()) return words.field == to_string(finding.place.path, proof_.article);
  return words.scope == "article";
}

std::string Waivers::refusal(const Waiver& waiver, const Finding& finding,
                             const WaiverRecord* record) const {
  if (takes_one(policy_.never, finding.rule)) return "the house lets nobody waive this rule";
  std::uint32_t letters = 0;
  for (char c : waiver.reason) letters += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  if (letters < policy_.reason_min_length)
    return "its reason has " + std::to_string(letters) + " characters; the house wants at least " +
           std::to_string(policy_.reason_min_length);
  const std::vector<std::string>* roles = nullptr;
  if (finding.severity == Severity::error) roles = &policy_.error_roles;
  if (finding.severity == Severity::warning) roles = &policy_.warning_roles;
  if (roles && !roles->empty() &&
      std::find(roles->begin(), roles->end(), waiver.role) == roles->end()) {
    std::string why =
        waiver.role.empty() ? "it names no role" : "it is by a " + printable(waiver.role);
    why += "; the house wants " + printable(roles->front());
    for (std::size_t i = 1; i < roles->size(); ++i) why += " or " + printable((*roles)[i]);
    return why;
  }
  if (const int rule = schema_.index_of(finding.rule); rule >= 0)
    if (std::string why =
            unmet(schema_.rules[static_cast<std::size_t>(rule)], waiver, letters, record);
        !why.empty())
      return why;
  if (takes_one(policy_.second_person, finding.rule)) {
    if (waiver.author.empty()) return "it names nobody, and the house wants a second person";
    if (article_author_.empty())
      return "the house wants a second person, and the author of the story is not known";
    if (waiver.author == article_author_)
      return "it is by the author of the story; the house wants a second person";
  }
  return {};
}

std::string Waivers::unmet(const RuleSetting& setting, const Waiver& waiver, std::uint32_t letters,
                           const WaiverRecord* record) const {
  const WaiverTerms& terms = setting.waivable;
  if (setting.needs_ack && !(record && record->ack))
    return "the house wants this rule acknowledged: a record with \"ack\": true";
  if (letters < terms.reason_min_length)
    return "its reason has " + std::to_string(letters) +
           " characters; for this rule the house wants at least " +
           std::to_string(terms.reason_min_length);
  if (!terms.roles.empty() &&
      std::find(terms.roles.begin(), terms.roles.end(), waiver.role) == terms.roles.end()) {
    std::string why =
        waiver.role.empty() ? "it names no role" : "it is by a " + printable(waiver.role);
    why += "; for this rule the house wants " + printable(terms.roles.front());
    for (std::size_t i = 1; i < terms.roles.size(); ++i) why += " or " + printable(terms.roles[i]);
    return why;
  }
  if (!terms.must_expire) return {};
  if (!record || record->expires.empty())
    return "it does not say when it ends, and for this rule the house wants an end";
  if (terms.max_days == 0) return {};
  const std::optional<std::int64_t> made = time_of(record->at), end = time_of(record->expires);
  if (!made) return "it does not say when it was given";
  if (end && *end - *made > terms.max_days * kDayMs)
    return "it lasts longer than " + std::to_string(terms.max_days) + " days";
  return {};
}

void Waivers::apply(Finding& finding) {
  const auto consider = [&](const Waiver& waiver, Span at, std::string refused) {
    if (refused.empty()) {
      finding.waiver = &waiver;
      return true;
    }
    constexpr std::size_t kMaxRelated = 8;
    if (finding.related.size() < kMaxRelated)
      finding.related.push_back(
          {.message = "a waiver of this does not count: " + refused, .place = {.source = at}});
    return false;
  };
  for (Comment& comment : comments_) {
    if (!comment.waiver || !takes(comment.rule, finding.rule)) continue;
    const std::uint32_t at = finding.place.source.begin;
    if (at < comment.over.begin || at >= comment.over.end) continue;
    comment.used = true;
    if (consider(*comment.waiver, comment.at, refusal(*comment.waiver, finding, nullptr))) return;
  }
  const std::optional<std::int64_t> now = proof_.context.now_ms;
  for (const Record& record : records_) {
    if (!fits(record, finding)) continue;
    const WaiverRecord& words = *record.record;
    std::string refused;
    if (!words.expires.empty()) {
      const std::optional<std::int64_t> end = time_of(words.expires);
      if (!end)
        refused = "its end '" + printable(words.expires) + "' is no date";
      else if (now && *now >= *end)
        refused = "it ended " + words.expires;
    }
    if (refused.empty() && policy_.max_age_days > 0 && now) {
      const std::optional<std::int64_t> made = time_of(words.at);
      if (!made)
        refused = "it does not say when it was given";
      else if (*now - *made > policy_.max_age_days * kDayMs)
        refused = "it is older than " + std::to_string(policy_.max_age_days) + " days";
    }
    if (refused.empty()) refused = refusal(*record.waiver, finding, record.record);
    if (consider(*record.waiver, finding.place.source, std::move(refused))) return;
  }
}

void Waivers::unused(const std::function<void(Span at, std::string message)>& mark) const {
  for (const Comment& comment : comments_) {
    if (!comment.fault.empty())
      mark(comment.at, comment.fault);
    else if (!comment.used)
      mark(comment.at,
           "this waiver of " + printable(comment.rule) + " waives nothing; take it out");
  }
  if (too_many_ > 0)
    mark(comments_.back().at, std::to_string(too_many_) + " waivers more than the limit of " +
                                  std::to_string(kMaxCommentWaivers) + " are not looked at");
}

}  // namespace stet
