#include "host/commands.h"
#include "host/imported.h"
#include "host/input.h"
#include "host/output.h"

#include <algorithm>
#include <filesystem>

namespace stet::host {
namespace {

/// A comment must not end before its line does.
std::string comment(std::string_view text) { return "// " + printable(text, 4096) + "\n"; }

std::string section(std::string_view name, const std::vector<Imported::Part>& parts) {
  if (parts.empty()) return {};
  std::string out = ",\n  \"" + std::string(name) + "\": [\n";
  for (std::size_t i = 0; i < parts.size(); ++i) {
    out += "    " + comment(parts[i].from) + "    " + parts[i].json;
    out += i + 1 < parts.size() ? ",\n" : "\n";
  }
  return out + "  ]";
}

bool is_yaml(const std::string& path) {
  const std::string end = std::filesystem::path(path).extension().string();
  return end == ".yml" || end == ".yaml";
}

}  // namespace

void JsonMembers::add(std::string_view key, const std::string& json) {
  if (!members_.empty()) members_ += ", ";
  members_.append(json_string(key)).append(": ").append(json);
}

Trial::Trial(const std::string& plugin) : library_(find_plugin(plugin)) {}

bool Trial::loads(std::string_view section_name, const std::string& json, std::string& why) const {
  try {
    const abi::Instance tried(library_, "{\"schema\":{\"stet\":1,\"name\":\"import\",\"" +
                                            std::string(section_name) + "\":[" + json + "]}}");
    return true;
  } catch (const abi::Error& error) {
    if (error.status != STET_E_CONFIG && error.status != STET_E_LIMIT) throw;
    why = error.what();
    for (const std::string_view front : {"inline schema: ", "configuration: "})
      if (why.rfind(front, 0) == 0) why.erase(0, front.size());
    // where it stood in the trial says nothing to whoever reads the original
    if (const std::size_t at = why.rfind(" at /"); at != std::string::npos) why.erase(at);
    return false;
  }
}

int run(const ImportCommand& command) {
  const Trial trial(command.settings.plugin);
  const bool vale = command.from == "vale";
  Imported imported;
  int exit = kClean;
  std::size_t files = 0;
  for (const Input& input : expand(command.files)) {
    const bool named =
        std::find(command.files.begin(), command.files.end(), input.path) != command.files.end();
    if (!named && (vale ? !is_yaml(input.path) : input.path.find(".json") == std::string::npos))
      continue;
    ++files;
    try {
      const std::string bytes = read_input(input, kInputLimit).bytes;
      if (bytes.size() > kInputLimit)
        throw Failure(kUnreadable, "is larger than " + std::to_string(kInputLimit) + " bytes");
      (vale ? import_vale : import_superdesk)(input.path, bytes, trial, imported);
    } catch (const Failure& failure) {
      if (failure.code != kUnreadable) throw;
      print_error_line(input.path, 0, 0, "input", failure.what());
      exit = worst(exit, failure.code);
    }
  }
  if (files == 0) throw Failure(kUnreadable, "no rules to import there");

  std::string out =
      comment("Imported from " + command.from + ": " + std::to_string(imported.mapped) +
              " entries, " + std::to_string(imported.left.size()) + " not mapped");
  out += "{\n  \"stet\": 1,\n  \"name\": " + json_string("imported-" + command.from) +
         ",\n  \"version\": \"1\",\n  \"extends\": \"stet:core\"";
  out += section("style", imported.style) + section("overrides", imported.overrides) + "\n}\n";
  if (exit == kClean || imported.mapped > 0) write_stdout(out);
  flush_stdout();
  for (const NotMapped& each : imported.left)
    print_error_line(each.file, each.line, each.line ? 1 : 0, "not-mapped",
                     each.entry + ": " + each.reason);
  return worst(exit, imported.left.empty() ? kClean : kFindings);
}

}  // namespace stet::host
