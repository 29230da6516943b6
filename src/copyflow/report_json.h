#pragma once
/// The report as hosts read it. Field names and their order are a contract (README, "The report").

#include "copyflow/engine.h"

#include <string>

namespace stet {

/// Compact JSON, one line. `language` as far as it is known.
std::string report_json(const Judged& judged, const Schema& schema, Stage stage);

inline constexpr std::string_view kEngineVersion = "stet 0.1.0";

}  // namespace stet
