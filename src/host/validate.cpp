#include "host/commands.h"
#include "host/input.h"
#include "host/json_values.h"
#include "host/output.h"
#include "host/report_text.h"
#include "host/schema_file.h"

#include <simdjson.h>

#include <set>

namespace stet::host {
namespace {

/// What the schema found, as a fact of the call.
std::string facts_of(const std::vector<SchemaFault>& faults) {
  std::string facts = "[{\"id\":\"schema\",\"ok\":true,\"value\":[";
  for (const SchemaFault& fault : faults) {
    if (facts.back() != '[') facts += ',';
    facts += "{\"line\":" + std::to_string(fault.line) +
             ",\"message\":" + json_string(printable(fault.message, 1'000)) + "}";
  }
  return facts + "]}]";
}

void print_checks(const Session& session, const stet_validate_1& extension,
                  const std::string& format) {
  abi::Blob blob(session.library().entry());
  stet_error error = abi::empty_error();
  if (const stet_status status = extension.checks(session.plugin().get(), blob.out(), &error);
      status < 0)
    throw abi::Error(status, error);
  if (format != "text") return write_stdout(pretty_json(blob.bytes()) + "\n");
  simdjson::dom::parser parser;
  const simdjson::padded_string padded(blob.bytes());
  simdjson::dom::array checks;
  if (parser.parse(padded).get(checks) != simdjson::SUCCESS)
    throw Failure(kStorage, "the plugin gave a list of checks that is no JSON");
  for (simdjson::dom::element check : checks) {
    std::string line(string_of(check, "id"));
    line.resize(std::max<std::size_t>(line.size() + 1, 32), ' ');
    line.append(string_of(check, "severity"));
    line.resize(std::max<std::size_t>(line.size() + 1, 44), ' ');
    write_stdout(line.append(string_of(check, "why")).append("\n"));
  }
}

}  // namespace

int run(const ValidateCommand& command) {
  const Session session(command.settings);
  const auto* extension = session.plugin().extension<stet_validate_1>("stet.validate/1");
  if (!extension) throw Failure(kUsage, "the plugin has no extension stet.validate/1");
  if (command.list_checks) {
    print_checks(session, *extension, command.format);
    flush_stdout();
    return kClean;
  }
  if (command.files.empty()) throw Failure(kUsage, "name at least one document, or --checks");
  std::vector<std::unique_ptr<SchemaFile>> schemas;
  if (!command.xsd.empty())
    schemas.push_back(std::make_unique<SchemaFile>(SchemaFile::Kind::xsd, command.xsd));
  if (!command.dtd.empty())
    schemas.push_back(std::make_unique<SchemaFile>(SchemaFile::Kind::dtd, command.dtd));

  const std::vector<Input> inputs = expand(command.files);
  const bool many = inputs.size() > 1;
  const Palette palette = Palette::for_stdout(command.colour);
  std::set<std::string> told;
  int exit = kClean;
  bool first = true;
  if (command.format == "json" && many) write_stdout("[\n");
  for (const Input& input : inputs) {
    try {
      const std::string document = read_input(input, kInputLimit).bytes;
      std::vector<SchemaFault> faults;
      for (const auto& schema : schemas)
        for (SchemaFault& fault : schema->judge(document)) faults.push_back(std::move(fault));
      CallFor call(command.settings, "export");
      if (!schemas.empty()) call.set_facts(facts_of(faults));
      const abi::Blob blob = session.plugin().call(extension->validate, call.get(), document);
      exit = worst(exit, findings_exit(blob.bytes(), command.fail_on));
      if (command.format == "text") {
        write_stdout(report_text(input.path, input.path, document, blob.bytes(), palette, told));
        continue;
      }
      const std::string json =
          "{\"input\":" + json_string(input.path) + "," + std::string(blob.bytes().substr(1));
      if (command.format == "jsonl") {
        write_stdout(json + "\n");
      } else {
        if (!first) write_stdout(",\n");
        write_stdout(pretty_json(json));
        first = false;
      }
    } catch (const abi::Error& error) {
      if (exit_code(error.status) == kUsage) throw;
      exit = worst(exit, refuse(input.path, error));
    } catch (const Failure& failure) {
      if (failure.code != kUnreadable) throw;
      print_error_line(input.path, 0, 0, "input", failure.what());
      exit = worst(exit, failure.code);
    }
  }
  if (command.format == "json") write_stdout(many ? "\n]\n" : "\n");
  flush_stdout();
  return exit;
}

}  // namespace stet::host
