/// The section "constraints" as the file has it. Each adds to those of the bases.

#include "desk/schema/builder.h"
#include "text/utf8.h"

#include <algorithm>

namespace stet {
namespace {

constexpr std::size_t kMaxConstraints = 200;
constexpr std::size_t kMaxShapes = 1'000;  ///< of one schema, all that is nested counted
constexpr int kMaxNested = 4;

class Reader {
 public:
  Reader(Builder& builder, std::size_t& shapes) : builder_(builder), shapes_(shapes) {}

  /// One constraint: a shape with a name, words and severity of its own.
  bool read(const Node& node, Constraint& out) {
    std::uint8_t stages = kAllStages;
    const Node::Member own[]{
        {"name", [&](const Node& value) { return value.read(out.name); }},
        {"message", [&](const Node& value) { return value.read(out.message); }},
        {"severity",
         [&](const Node& value) { return read_severities(value, builder_, out.severity); }},
        {"stage", [&](const Node& value) {
           std::uint8_t named = 0;
           if (!read_stages(value, builder_, named)) return false;
           stages = builder_.with_including(named);
           return true;
         }}};
    if (!read_shape(node, out.shape, 1, own)) return false;
    for (Stage stage : every_stage())
      if (!(stages & bit(stage))) out.severity.set(stage, Severity::off);
    return true;
  }

 private:
  using Own = std::span<const Node::Member>;

  /// `depth` 1 is the constraint itself.
  bool read_shape(const Node& node, ArticleShape& out, int depth, Own own = {}) {
    if (depth > kMaxNested)
      return node.fail("conditions nested deeper than " + std::to_string(kMaxNested) + " at ");
    if (++shapes_ > kMaxShapes)
      return node.fail("too many conditions at ",
                       "; the limit is " + std::to_string(kMaxShapes) + " a schema");
    bool says_something = false;
    const auto says = [&](auto read) {
      return [&says_something, read](const Node& value) {
        says_something = true;
        return read(value);
      };
    };
    const auto one = [&](std::vector<ArticleShape>& into) {
      return says([this, &into, depth](const Node& value) {
        return read_shape(value, into.emplace_back(), depth + 1);
      });
    };
    const auto several = [&](std::vector<ArticleShape>& into) {
      return says([this, &into, depth](const Node& value) {
        const bool good = value.each_item(
            [&](const Node& item) { return read_shape(item, into.emplace_back(), depth + 1); });
        return good &&
               (!into.empty() || value.fail({}, " is empty; it needs one condition or more"));
      });
    };
    std::vector<Node::Member> members{
        {"fields", says([&](const Node& value) {
           std::vector<std::string> touched;
           return apply_fields(value, builder_, out.fields, touched);
         })},
        {"required", says([&](const Node& value) { return read_required(value, out.fields); })},
        {"dependentRequired",
         says([&](const Node& value) { return read_dependent(value, out.dependent); })},
        {"anyOf", several(out.any_of)},
        {"allOf", several(out.all_of)},
        {"not", one(out.none)},
        {"if", one(out.if_)},
        {"then", one(out.then_)},
        {"else", one(out.else_)}};
    members.insert(members.end(), own.begin(), own.end());
    if (!node.object(members)) return false;
    if (!says_something)
      return node.fail({},
                       " asks nothing; one of fields, required, dependentRequired, anyOf, allOf, "
                       "not, if");
    if (out.if_.empty() && !(out.then_.empty() && out.else_.empty()))
      return node.fail("then and else need an if at ");
    if (!out.if_.empty() && out.then_.empty() && out.else_.empty())
      return node.fail("if needs a then or an else at ");
    return true;
  }

  static bool read_path(const Node& node, FieldRule& out) {
    std::string path;
    if (!node.read(path) || !read_field_path(node, path, out)) return false;
    out.required = Severity::error;
    return true;
  }

  static bool read_required(const Node& node, std::vector<FieldRule>& out) {
    return node.each_item([&](const Node& item) {
      FieldRule rule;
      if (!read_path(item, rule)) return false;
      const auto same = [&](const FieldRule& each) { return each.path == rule.path; };
      const auto at = std::find_if(out.begin(), out.end(), same);
      if (at == out.end())
        out.push_back(std::move(rule));
      else
        at->required = Severity::error;
      return true;
    });
  }

  static bool read_dependent(const Node& node, std::vector<ArticleShape::Dependent>& out) {
    return node.each_member([&](std::string_view key, const Node& value) {
      ArticleShape::Dependent each;
      if (!read_field_path(value, key, each.when)) return false;
      each.when.required = Severity::error;
      if (!read_required(value, each.then)) return false;
      if (each.then.empty()) return value.fail({}, " is empty; it must name what is needed too");
      out.push_back(std::move(each));
      return true;
    });
  }

  Builder& builder_;
  std::size_t& shapes_;
};

}  // namespace

bool apply_constraints(const Node& node, Builder& builder) {
  return node.each_item([&](const Node& item) {
    std::vector<Constraint>& constraints = builder.schema.constraints;
    if (constraints.size() >= kMaxConstraints)
      return item.fail("too many constraints at ",
                       "; the limit is " + std::to_string(kMaxConstraints));
    Constraint read;
    if (!Reader(builder, builder.shapes).read(item, read)) return false;
    constraints.push_back(std::move(read));
    return true;
  });
}

}  // namespace stet
