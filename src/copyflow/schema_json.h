#pragma once
/// What a schema says, and why: merged with the place of each value; one rule's layers for one
/// article; the schema's own tests. Compact JSON, one line each. [any thread]

#include "copyflow/engine.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace stet {

/// {"schema", "files": [...], "values": [{"path", "value", "from": {"file","line","column"} |
/// null}]}
std::string merged_json(const Schema& schema);

/// Every layer that touched `rule` for this article, and the severity that results. An unknown rule
/// is Code::argument and names the nearest.
Result<std::string> explain_article(const Engine& engine, const Request& request,
                                    std::string_view rule);

/// [{"name", "article", "stage", "expect": [{"rule", "count"}], "forbid": [...]}]
std::string tests_json(const Schema& schema);

/// Judges the article of test `index` at that test's stage: {"name", "passed", "failures": [...],
/// "decision", "found": {"rule": count}}. Waived findings count as found.
Result<std::string> run_schema_test(const Engine& engine, const Request& request,
                                    std::size_t index);

}  // namespace stet
