#pragma once
/// The commands of `stet`. Each returns its exit code, throws Failure or abi::Error for what ends
/// it.

#include "host/session.h"
#include "host/terminal.h"

#include <cstdint>
#include <string>
#include <vector>

namespace stet::host {

struct CheckCommand {
  Settings settings;
  std::vector<std::string> files;
  std::string format = "text";    ///< text, json, jsonl, sarif, junit, html
  std::string fail_on = "error";  ///< error, warning, suggestion, never
  unsigned jobs = 1;
  bool fix = false;   ///< make the safe fixes in the files
  bool diff = false;  ///< only show them, as a unified diff
  ColourChoice colour = ColourChoice::automatic;
};
int run(const CheckCommand& command);

struct ReadCommand {
  Settings settings;
  std::vector<std::string> files;
  std::string format = "outline";  ///< outline, json
  bool explain = false;            ///< how each field came to be and from which bytes
};
int run(const ReadCommand& command);

struct ConvertCommand {
  Settings settings;
  std::vector<std::string> files;
  std::string to = "newsml-g2";
  std::string as = "message";
  std::string payload = "nitf";
  std::string provider, provider_uri, guid_base;
  std::uint32_t version = 0;
  std::string profile;  ///< file; empty: none
  std::string out;      ///< file or folder; empty: standard output
  std::string fail_on = "error";
  bool lines = false;  ///< each line of an input is an article
  bool strict = false;
  bool losses = false;
};
int run(const ConvertCommand& command);

struct ValidateCommand {
  Settings settings;
  std::vector<std::string> files;
  std::string xsd, dtd;           ///< schema files; empty: none
  std::string format = "text";    ///< text, json, jsonl
  std::string fail_on = "error";  ///< error, warning, suggestion, never
  bool list_checks = false;
  ColourChoice colour = ColourChoice::automatic;
};
int run(const ValidateCommand& command);

struct RulesCommand {
  Settings settings;
  std::string format = "text";  ///< text, json
  std::string rule;             ///< explain: one rule
  ColourChoice colour = ColourChoice::automatic;
};
int run_rules(const RulesCommand& command);
int run_explain(const RulesCommand& command);

struct SchemaCheckCommand {
  Settings settings;
  std::vector<std::string> files;
};
int run(const SchemaCheckCommand& command);

/// Runs the tests that stand in schemas.
struct SchemaTestCommand {
  Settings settings;
  std::vector<std::string> files;
  ColourChoice colour = ColourChoice::automatic;
};
int run(const SchemaTestCommand& command);

struct SchemaShowCommand {
  Settings settings;
  std::string file;
  std::string format = "text";  ///< text, json
  ColourChoice colour = ColourChoice::automatic;
};
int run(const SchemaShowCommand& command);

/// What a change of schema would newly flag, and free, over a corpus.
struct SchemaDiffCommand {
  Settings settings;
  std::string before, after;
  std::vector<std::string> corpus;
  std::string format = "text";  ///< text, json
  ColourChoice colour = ColourChoice::automatic;
};
int run(const SchemaDiffCommand& command);

/// The layers of one rule for one article.
struct ExplainArticleCommand {
  Settings settings;
  std::string article, rule;
  std::string format = "text";  ///< text, json
  ColourChoice colour = ColourChoice::automatic;
};
int run(const ExplainArticleCommand& command);

/// Another system's rules as a schema of ours.
struct ImportCommand {
  Settings settings;
  std::string from;  ///< superdesk-validators, vale
  std::vector<std::string> files;
};
int run(const ImportCommand& command);

struct PluginInfoCommand {
  Settings settings;
  std::string format = "text";
};
int run(const PluginInfoCommand& command);

/// What one unreadable input is: its error line on stderr, its exit code.
int refuse(const std::string& path, const abi::Error& error);

/// 1 when the report has an unwaived finding at or above `fail_on`, else 0.
int findings_exit(std::string_view report, const std::string& fail_on);

}  // namespace stet::host
