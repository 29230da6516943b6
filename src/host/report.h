#pragma once
/// The report of the hooks as plain structs, for the forms that are more than its JSON.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stet::host {

/// Half open, in bytes.
struct Stretch {
  std::size_t begin = 0, end = 0;
  std::size_t size() const { return end - begin; }
};

struct ReportEdit {
  Stretch at;  ///< of the input
  std::string text;
};
struct ReportFix {
  std::string title;
  bool safe = false;
  std::vector<ReportEdit> edits;  ///< in order, apart from each other
};
struct ReportRelated {
  std::string message;
  Stretch at;
  std::uint64_t line = 0, column = 0;
};
struct ReportWaiver {
  std::string reason, author, role;
  bool in_text = false;
};

struct ReportFinding {
  std::string rule, severity, message, why, match, confidence, fingerprint;
  Stretch at;  ///< of the input, inside it
  std::uint64_t line = 0, column = 0;
  std::string field;              ///< "headline", "body", "media[0].caption"
  std::int64_t block = -1;        ///< of the body
  std::optional<Stretch> inside;  ///< bytes of the field's plain text; none: something is missing
  std::vector<ReportFix> fixes;
  std::vector<ReportRelated> related;
  std::optional<ReportWaiver> waiver;
};

struct CheckReport {
  std::string format, decision, stage, language, schema_name, schema_version, schema_hash, engine;
  std::uint64_t errors = 0, warnings = 0, suggestions = 0, waived = 0;
  bool truncated = false;
  std::vector<ReportFinding> findings;  ///< in reading order
};

/// Throws Failure(kStorage) when it is not the JSON of a report. Places are brought inside an input
/// of `source_size` bytes.
CheckReport parse_report(std::string_view json, std::size_t source_size);

/// Whether a finding of that severity counts under --fail-on.
bool counts_for(std::string_view severity, std::string_view fail_on);

/// "1 error, 0 warnings, 2 suggestions, 1 waived".
std::string counts_text(const CheckReport& report);

}  // namespace stet::host
