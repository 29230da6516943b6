#pragma once
/// Where the checks put their faults, and what they ask of values.

#include "intake/xml/xml.h"
#include "newsml/conform/checks.h"
#include "text/dates.h"

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace stet::conform {

class Marks {
 public:
  explicit Marks(const ConformOptions& options) : options_(options) {}

  const ConformOptions& options() const { return options_; }
  /// At the start tag of `node`.
  void add(const Check& check, XmlNode node, std::string message);
  /// At the value of an attribute.
  void add_at(const Check& check, XmlNode node, std::string_view attribute, std::string message);
  /// In document order.
  Conformance take(std::string_view format);

 private:
  const ConformOptions& options_;
  std::vector<Fault> faults_;
  bool truncated_ = false;
};

/// "newsItem/itemMeta/versionCreated"
std::string path_of(XmlNode node);

/// A value as messages quote it: printable and short, in quotes.
std::string quoted(std::string_view value);

/// xs:dateTime, xs:date, xs:gYearMonth or xs:gYear, or their basic forms; empty when it is none.
struct Moment {
  bool has_time = false, has_zone = false;
  std::int64_t seconds = 0;  ///< since 1970 UTC; a time without a zone counts as UTC
};
std::optional<Moment> read_moment(std::string_view text, bool basic);

/// Whether a before b is certain: both have a time and a zone, or they lie days apart.
bool is_certainly_after(const Moment& a, const Moment& b);

bool is_language(std::string_view tag);

/// Children that stand behind one they belong in front of. `order` names those whose order is
/// fixed.
void look_at_order(const Check& check, XmlNode node, std::initializer_list<std::string_view> order,
                   Marks& marks);

/// Collects ids; says which are there twice.
class Ids {
 public:
  /// False: it was there already.
  bool add(std::string_view id) { return ids_.emplace(std::string(id), true).second; }
  bool has(std::string_view id) const { return ids_.contains(std::string(id)); }

 private:
  std::unordered_map<std::string, bool> ids_;
};

/// Calls `visit` for `node` and every element below it, in document order. Depth is bounded by
/// Limits::depth.
template <class Visit>
void each_element(XmlNode node, Visit&& visit) {
  visit(node);
  for (XmlNode child : node.children()) each_element(child, visit);
}

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words);

void judge_g2(XmlNode root, Marks& marks);
void judge_nitf(XmlNode root, Marks& marks);
void judge_newsml_1_2(XmlNode root, Marks& marks);

}  // namespace stet::conform
