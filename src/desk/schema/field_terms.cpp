#include "desk/schema/field_terms.h"

#include "desk/schema/nearest.h"
#include "text/utf8.h"

#include <algorithm>
#include <set>

namespace stet {
namespace {

std::optional<Concept::Kind> kind_of_path(std::string_view path) {
  constexpr std::pair<std::string_view, Concept::Kind> kPaths[]{
      {"subjects", Concept::Kind::subject},   {"genres", Concept::Kind::genre},
      {"places", Concept::Kind::place},       {"people", Concept::Kind::person},
      {"events", Concept::Kind::event},       {"organisations", Concept::Kind::organisation},
      {"categories", Concept::Kind::category}};
  for (const auto& [name, kind] : kPaths)
    if (name == path) return kind;
  return std::nullopt;
}

/// Articles name a scheme by its alias or its address, some by nothing.
bool is_of(const Concept& each, const Vocabulary& vocabulary) {
  if (!each.uri.empty() && !vocabulary.scheme.empty() && each.uri.starts_with(vocabulary.scheme))
    return true;
  if (each.scheme.empty()) return each.uri.empty();
  return each.scheme == vocabulary.alias || each.scheme == vocabulary.scheme ||
         (!vocabulary.scheme.empty() && std::string(each.scheme) + "/" == vocabulary.scheme);
}

std::string_view code_of(const Concept& each, const Vocabulary& vocabulary) {
  if (!each.code.empty()) return each.code;
  if (!vocabulary.scheme.empty() && each.uri.starts_with(vocabulary.scheme))
    return each.uri.substr(vocabulary.scheme.size());
  return each.name.bytes();
}

std::string shown(std::string_view code, const Vocabulary::Term* term) {
  std::string out = "'" + printable(code) + "'";
  if (term && !term->name.empty() && term->name != code) out += " (" + printable(term->name) + ")";
  return out;
}

std::string names_of(const FieldRule& rule) {
  std::string out;
  for (const auto& each : rule.vocabularies) {
    if (!out.empty()) out += " or ";
    out += each->name;
  }
  return out;
}

/// "medtop:04000000/**", "04000000": the term, or it and all below.
bool takes_term(std::string_view pattern, const Vocabulary& vocabulary,
                const Vocabulary::Term* term, std::string_view code) {
  if (const std::size_t colon = pattern.find(':'); colon != std::string_view::npos) {
    const std::string_view scheme = pattern.substr(0, colon);
    if (scheme != vocabulary.alias && scheme != vocabulary.name) return false;
    pattern.remove_prefix(colon + 1);
  }
  if (!pattern.ends_with("/**")) return pattern == code || (term && pattern == term->code);
  pattern.remove_suffix(3);
  return pattern == code || (term && vocabulary.is_below(*term, pattern));
}

void check_one(const FieldRule& rule, const Vocabulary& vocabulary, std::string_view code,
               const Place& place, const TermMark& mark) {
  const Vocabulary::Term* term = vocabulary.find(code);
  if (!term && vocabulary.closed && !vocabulary.terms.empty()) {
    std::string message = shown(code, nullptr) + " is no term of " + vocabulary.name;
    Nearest nearest(code);
    for (const Vocabulary::Term& each : vocabulary.terms) {
      if (!each.name.empty()) nearest.offer(each.name);
      if (code.size() != each.code.size() || vocabulary.terms.size() < 200)
        nearest.offer(each.code);
    }
    if (!nearest.word().empty())
      message.append("; did you mean '").append(nearest.word()).append("'");
    return mark(place, Severity::error, std::move(message));
  }
  if (term && term->retired) {
    std::string message = shown(code, term) + " is retired from " + vocabulary.name;
    if (!term->successor.empty())
      message += "; its successor is " + shown(term->successor, vocabulary.find(term->successor));
    mark(place, Severity::warning, std::move(message));
  }
  const auto takes = [&](const std::string& pattern) {
    return takes_term(pattern, vocabulary, term, code);
  };
  if (std::any_of(rule.deny.begin(), rule.deny.end(), takes))
    mark(place, Severity::error, shown(code, term) + " is a term the house does not use");
  else if (!rule.allow.empty() && std::none_of(rule.allow.begin(), rule.allow.end(), takes))
    mark(place, Severity::error,
         shown(code, term) + " is outside the part of " + vocabulary.name + " that the house uses");
  if (rule.need_leaf && term && !term->leaf && !term->retired)
    mark(place, Severity::error,
         shown(code, term) + " has narrower terms; the house wants the narrowest");
}

}  // namespace

void check_terms(const FieldRule& rule, const Proof& proof, const TermMark& mark) {
  const std::optional<Concept::Kind> kind = kind_of_path(rule.path);
  if (!kind) return;
  std::set<std::string> seen;
  for (const Concept& each : proof.article.concepts) {
    if (each.kind != *kind) continue;
    const Place place = Proof::missing({.name = rule.path}, each.at);
    const std::string_view shown_code = each.code.empty() ? each.name.bytes() : each.code;
    if (rule.unique_items &&
        !seen.insert(std::string(each.scheme) + ":" + std::string(shown_code)).second)
      mark(place, Severity::error, shown(shown_code, nullptr) + " is given twice");
    if (rule.vocabularies.empty()) continue;
    const auto at = std::find_if(rule.vocabularies.begin(), rule.vocabularies.end(),
                                 [&](const auto& vocabulary) { return is_of(each, *vocabulary); });
    if (at != rule.vocabularies.end())
      check_one(rule, **at, code_of(each, **at), place, mark);
    else if (std::all_of(rule.vocabularies.begin(), rule.vocabularies.end(),
                         [](const auto& vocabulary) { return vocabulary->closed; }))
      mark(place, Severity::error,
           shown(shown_code, nullptr) + " is from '" +
               printable(each.scheme.empty() ? each.uri : each.scheme) + "'; the house wants " +
               names_of(rule));
  }
}

void check_term(const FieldRule& rule, std::string_view words, const Place& place,
                const TermMark& mark) {
  if (rule.vocabularies.empty()) return;
  for (const auto& vocabulary : rule.vocabularies)
    if (vocabulary->find(words)) return check_one(rule, *vocabulary, words, place, mark);
  check_one(rule, *rule.vocabularies.front(), words, place, mark);
}

}  // namespace stet
