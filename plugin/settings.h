#pragma once
/// What a host says in JSON (configuration, options and facts of a call) as the types of copyflow.
/// Strict: an unknown member or a wrong type is Code::config with line and column.

#include "copyflow/convert.h"
#include "copyflow/engine.h"
#include "text/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace stet::plugin {

inline constexpr std::uint64_t kMaxJson = 1u << 20;  ///< options and facts
inline constexpr std::uint64_t kMaxSchema = 1u << 20;

/// Reads the schema and its bases; the one place of the library that opens files.
Result<Engine> read_config(std::string_view json);

struct CallOptions {
  std::optional<std::int64_t> now_ms;
  std::string language, author, event = "publish";
  std::vector<WaiverRecord> waivers;
  Envelope envelope;  ///< the engine's with the call's own on top
  std::optional<Profile> profile;
  bool gate = true;
  bool report = false;
  std::string rule;        ///< stet.schema/1: explain
  std::uint32_t test = 0;  ///< stet.schema/1: test
  Span part;
  LineColumn part_begins;
};
Result<CallOptions> read_options(std::string_view json, const Engine& engine);
Result<std::vector<Fact>> read_facts(std::string_view json);

}  // namespace stet::plugin
