#pragma once
/// Conformance: what is wrong with a NewsML-G2, NewsML 1.2 or NITF document of anybody's, beyond
/// what a schema can say. Offline: no catalog, DTD or schema is opened; IPTC's schemes are known as
/// facts (catalog 41). A document that is not well-formed is a finding with its place, like any
/// other fault.

#include "text/budget.h"
#include "text/limits.h"
#include "text/result.h"
#include "text/span.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace stet {

enum class Grade : std::uint8_t { suggestion, warning, error };

/// One thing that is looked at. All are static, listed by checks().
struct Check {
  std::string_view id;  ///< "g2.date-order"
  Grade grade = Grade::error;
  std::string_view why;
};
std::span<const Check> checks();
const Check* find_check(std::string_view id);

struct Fault {
  const Check* check = nullptr;
  Span at;           ///< bytes of the document
  std::string path;  ///< "newsItem/itemMeta/versionCreated"
  std::string message;
};

struct ConformOptions {
  Limits limits;
  const Budget* budget = nullptr;
  std::optional<std::int64_t> now_ms;  ///< for embargoes that are over; empty: not looked at
};

struct Conformance {
  std::string_view format;    ///< "newsml-g2", "newsml-1.2", "nitf"; "xml": none of them
  std::vector<Fault> faults;  ///< in the order of the document
  bool truncated = false;     ///< there are more than Limits::findings
};

/// Fails only for a limit or a spent budget.
Result<Conformance> judge_document(std::string_view document, const ConformOptions& options);

}  // namespace stet
