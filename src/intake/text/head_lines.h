#pragma once
/// The lines between a headline and its story: byline and dates. All pure [any thread], linear in
/// the line.

#include "text/dates.h"
#include "text/span.h"

#include <optional>
#include <string_view>
#include <vector>

namespace stet {

struct BylineName {
  Span name;
  Span affiliation;  ///< "dpa" in "By Helen Maguire, dpa"; empty: none
  Span job_title;
  bool organisation = false;
};
struct FoundByline {
  Span whole;
  std::vector<BylineName> names;  ///< at least one
};

/// "By Nadia Renko and Tom Adeyemi", "Von Jan Brandt, dpa", "By dpa correspondents". "By Tuesday
/// the harbour was open." is none. Spans count in `line`.
std::optional<FoundByline> find_byline(std::string_view line);

struct FoundDateLine {
  std::optional<DateTime> published, modified;
  Span published_at, modified_at;
};
/// A line that says when and little else: "Published: May 4, 2026 10:15 GMT", "Tuesday, March 3,
/// 2026", "Stand: 4. März 2026, 10.15 Uhr". Zones other than GMT and UTC stay unknown.
std::optional<FoundDateLine> find_date_line(std::string_view line, std::string_view language);

}  // namespace stet
