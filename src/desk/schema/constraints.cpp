#include "desk/schema/constraints.h"

#include "desk/rules/rules.h"
#include "desk/schema/fields.h"

#include <algorithm>

namespace stet {
namespace {

/// The paths a shape speaks of, in order, each once.
void collect_paths(const ArticleShape& shape, std::vector<const FieldRule*>& out) {
  const auto add = [&](const FieldRule& rule) {
    const auto same = [&](const FieldRule* each) { return each->path == rule.path; };
    if (std::none_of(out.begin(), out.end(), same)) out.push_back(&rule);
  };
  for (const FieldRule& rule : shape.fields) add(rule);
  for (const ArticleShape::Dependent& each : shape.dependent) {
    add(each.when);
    for (const FieldRule& rule : each.then) add(rule);
  }
  for (const auto* shapes :
       {&shape.any_of, &shape.all_of, &shape.none, &shape.if_, &shape.then_, &shape.else_})
    for (const ArticleShape& each : *shapes) collect_paths(each, out);
}

class Judge {
 public:
  Judge(const Proof& proof, std::string_view stage, const Constraint& constraint,
        const ConstraintMark& mark)
      : proof_(proof),
        stage_(stage),
        constraint_(constraint),
        mark_(mark),
        severity_(constraint.severity.at(proof.context.asked())) {}

  void run() const {
    if (severity_ != Severity::off) check(constraint_.shape);
  }

 private:
  bool holds_alone(const FieldRule& rule) const {
    bool good = true;
    const FieldRule* const one[]{&rule};
    check_fields(one, proof_, stage_,
                 [&](const Rule&, const FieldRule&, const Finding&) { good = false; });
    return good;
  }

  bool holds(const ArticleShape& shape) const {
    const auto each_holds = [&](const ArticleShape& each) { return holds(each); };
    const auto alone = [&](const FieldRule& rule) { return holds_alone(rule); };
    if (!std::all_of(shape.fields.begin(), shape.fields.end(), alone)) return false;
    for (const ArticleShape::Dependent& each : shape.dependent)
      if (holds_alone(each.when) && !std::all_of(each.then.begin(), each.then.end(), alone))
        return false;
    if (!std::all_of(shape.all_of.begin(), shape.all_of.end(), each_holds)) return false;
    if (!shape.any_of.empty() && std::none_of(shape.any_of.begin(), shape.any_of.end(), each_holds))
      return false;
    if (std::any_of(shape.none.begin(), shape.none.end(), each_holds)) return false;
    if (shape.if_.empty()) return true;
    const std::vector<ArticleShape>& branch = holds(shape.if_.front()) ? shape.then_ : shape.else_;
    return std::all_of(branch.begin(), branch.end(), each_holds);
  }

  void check(const ArticleShape& shape) const {
    for (const FieldRule& rule : shape.fields) check(rule);
    for (const ArticleShape::Dependent& each : shape.dependent)
      if (holds_alone(each.when))
        for (const FieldRule& rule : each.then) check(rule);
    for (const ArticleShape& each : shape.all_of) check(each);
    if (!shape.any_of.empty() &&
        std::none_of(shape.any_of.begin(), shape.any_of.end(),
                     [&](const ArticleShape& each) { return holds(each); }))
      mark(shape.any_of, "none of the ways that the house accepts is there, in ");
    if (!shape.none.empty() && holds(shape.none.front()))
      mark(shape.none, "the house does not want this together, in ");
    if (shape.if_.empty()) return;
    for (const ArticleShape& each : holds(shape.if_.front()) ? shape.then_ : shape.else_)
      check(each);
  }

  void check(const FieldRule& rule) const {
    const FieldRule* const one[]{&rule};
    check_fields(one, proof_, stage_,
                 [&](const Rule& row, const FieldRule& field, Finding finding) {
                   finding.at_most = std::min(finding.at_most, severity_);
                   mark_(row, std::move(finding),
                         field.message.empty() ? constraint_.message : field.message);
                 });
  }

  /// One mark for several shapes, at the first field there is among those they speak of.
  void mark(const std::vector<ArticleShape>& shapes, std::string message) const {
    std::vector<const FieldRule*> paths;
    for (const ArticleShape& each : shapes) collect_paths(each, paths);
    Place place = Proof::missing({.name = "source"}, nearest_place(proof_.article));
    bool placed = false;
    for (std::size_t i = 0; i < paths.size(); ++i) {
      message.append(i > 0 ? ", " : "").append(paths[i]->path);
      std::vector<FieldValue> values;
      read_field(paths[i]->selector, paths[i]->path, proof_.article, values);
      for (const FieldValue& value : values) {
        if (placed || !value.known.is_present()) continue;
        placed = true;
        if (value.text && !value.text->pieces.empty())
          place = {.path = value.path, .text = value.text, .span = {0, value.text->size()}};
        else if (!value.known.at.empty() || !value.near.empty())
          place = Proof::missing(value.path, value.known.at.empty() ? value.near : value.known.at);
      }
    }
    if (!constraint_.name.empty()) message.append(" (").append(constraint_.name).append(")");
    mark_(structure_format,
          {.at_most = severity_, .place = std::move(place), .message = std::move(message)},
          constraint_.message);
  }

  const Proof& proof_;
  std::string_view stage_;
  const Constraint& constraint_;
  const ConstraintMark& mark_;
  Severity severity_;
};

}  // namespace

bool check_constraints(const Schema& schema, const Proof& proof, const Budget* budget,
                       const ConstraintMark& mark) {
  const std::string_view stage = schema.stage_name(proof.context.asked());
  for (const Constraint& each : schema.constraints) {
    if (budget && budget->spent()) return false;
    Judge(proof, stage, each, mark).run();
  }
  return true;
}

}  // namespace stet
