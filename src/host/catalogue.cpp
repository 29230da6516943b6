#include "host/commands.h"
#include "host/json_values.h"
#include "host/output.h"

#include <simdjson.h>

#include <algorithm>

namespace stet::host {
namespace {

const stet_rules_1& rules_of(const Session& session) {
  const auto* extension = session.plugin().extension<stet_rules_1>("stet.rules/1");
  if (!extension) throw Failure(kUsage, "the plugin has no extension stet.rules/1");
  return *extension;
}

std::string severities(simdjson::dom::element severity) {
  const std::string_view submit = string_of(severity, "submit");
  const std::string_view publish = string_of(severity, "publish");
  const std::string_view at_export = string_of(severity, "export");
  if (submit == publish && publish == at_export) return std::string(submit);
  return std::string(submit) + " / " + std::string(publish) + " / " + std::string(at_export);
}

void pad(std::string& out, std::size_t width) {
  if (out.size() < width)
    out.append(width - out.size(), ' ');
  else
    out.push_back(' ');
}

}  // namespace

int run_rules(const RulesCommand& command) {
  const Session session(command.settings);
  abi::Blob blob(session.library().entry());
  stet_error error = abi::empty_error();
  if (const stet_status status = rules_of(session).list(session.plugin().get(), blob.out(), &error);
      status < 0)
    throw abi::Error(status, error);
  if (command.format == "json") {
    write_stdout(pretty_json(blob.bytes()) + "\n");
    flush_stdout();
    return kClean;
  }
  simdjson::dom::parser parser;
  const simdjson::padded_string padded(blob.bytes());
  simdjson::dom::element root;
  if (parser.parse(padded).get(root) != simdjson::SUCCESS)
    throw Failure(kStorage, "the plugin gave a catalogue that is no JSON");
  std::string out = "rules under " + std::string(string_of(root["schema"], "name")) +
                    " (severity at submit / publish / export)\n";
  simdjson::dom::array rules;
  if (root["rules"].get(rules) == simdjson::SUCCESS)
    for (simdjson::dom::element rule : rules) {
      std::string line = "  " + std::string(string_of(rule, "id"));
      pad(line, 38);
      line += severities(rule["severity"]);
      pad(line, 70);
      line += string_of(rule, "languages");
      out.append(line).append("\n");
    }
  write_stdout(out);
  flush_stdout();
  return kClean;
}

int run_explain(const RulesCommand& command) {
  const Session session(command.settings);
  abi::Blob blob(session.library().entry());
  stet_error error = abi::empty_error();
  const stet_status status =
      rules_of(session).explain(session.plugin().get(), command.rule.c_str(), blob.out(), &error);
  if (status < 0) throw abi::Error(status, error);
  if (command.format == "json") {
    write_stdout(pretty_json(blob.bytes()) + "\n");
    flush_stdout();
    return kClean;
  }
  simdjson::dom::parser parser;
  const simdjson::padded_string padded(blob.bytes());
  simdjson::dom::element rule;
  if (parser.parse(padded).get(rule) != simdjson::SUCCESS)
    throw Failure(kStorage, "the plugin gave a rule that is no JSON");
  const Palette palette = Palette::for_stdout(command.colour);
  std::string out =
      palette.strong(string_of(rule, "id")) + "\n  " + std::string(string_of(rule, "why")) + "\n\n";
  out += "  severity   " + severities(rule["severity"]) +
         "  (submit / publish / export; without a schema " + severities(rule["default"]) + ")\n";
  out += "  languages  " + std::string(string_of(rule, "languages")) + "\n";
  bool is_heuristic = false;
  if (rule["heuristic"].get(is_heuristic) == simdjson::SUCCESS && is_heuristic) {
    const std::string_view precision = string_of(rule, "precision");
    out += "  precision  " + std::string(precision.empty() ? "not measured yet" : precision) + "\n";
  }
  if (const std::string_view pass = string_of(rule, "pass"); !pass.empty())
    out += "  passes     " + std::string(pass) + "\n";
  if (const std::string_view fails = string_of(rule, "fail"); !fails.empty())
    out += "  flagged    " + std::string(fails) + "\n";
  simdjson::dom::array options;
  if (rule["options"].get(options) == simdjson::SUCCESS && options.size() > 0) {
    out += "  options\n";
    for (simdjson::dom::element option : options) {
      std::string line = "    " + std::string(string_of(option, "name"));
      pad(line, 26);
      line += std::string(string_of(option, "type"));
      simdjson::dom::element fallback;
      if (option["default"].get(fallback) == simdjson::SUCCESS && !fallback.is_null())
        line += ", default " + simdjson::to_string(fallback);
      out += line + "\n";
      if (const std::string_view help = string_of(option, "help"); !help.empty())
        out += "                          " + std::string(help) + "\n";
    }
  }
  write_stdout(out);
  flush_stdout();
  return kClean;
}

int run(const SchemaCheckCommand& command) {
  int exit = kClean;
  for (const std::string& file : command.files) {
    Settings settings = command.settings;
    settings.schema = file;
    try {
      const Session session(settings);
      abi::Blob blob(session.library().entry());
      stet_error error = abi::empty_error();
      if (const stet_status status =
              rules_of(session).list(session.plugin().get(), blob.out(), &error);
          status < 0)
        throw abi::Error(status, error);
      simdjson::dom::parser parser;
      const simdjson::padded_string padded(blob.bytes());
      simdjson::dom::element root;
      if (parser.parse(padded).get(root) != simdjson::SUCCESS)
        throw Failure(kStorage, "the plugin gave a catalogue that is no JSON");
      write_stdout(printable(file, 4096) +
                   ": ok: " + std::string(string_of(root["schema"], "name")) + " " +
                   std::string(string_of(root["schema"], "version")) + ", hash " +
                   std::string(string_of(root["schema"], "hash")) + "\n");
    } catch (const abi::Error& error) {
      if (error.status != STET_E_CONFIG) throw;
      print_config_error(error.line, error.column, code_name(error.status), error.what());
      exit = worst(exit, kUsage);
    }
  }
  flush_stdout();
  return exit;
}

int run(const PluginInfoCommand& command) {
  const abi::Library library(find_plugin(command.settings.plugin));
  if (command.format == "json") {
    write_stdout(pretty_json(library.describe()) + "\n");
    flush_stdout();
    return kClean;
  }
  simdjson::dom::parser parser;
  const simdjson::padded_string padded(library.describe());
  simdjson::dom::element root;
  if (parser.parse(padded).get(root) != simdjson::SUCCESS)
    throw Failure(kUsage, library.path() + " describes itself with something that is no JSON");
  const auto ids = [&](std::string_view list) {
    std::string out;
    simdjson::dom::array items;
    if (root[list].get(items) == simdjson::SUCCESS)
      for (simdjson::dom::element item : items) {
        std::string_view name;
        if (item.get(name) != simdjson::SUCCESS) name = string_of(item, "id");
        out.append(out.empty() ? "" : ", ").append(name);
      }
    return out;
  };
  std::uint64_t rules = 0;
  if (root["rules"].get(rules) != simdjson::SUCCESS) rules = 0;
  write_stdout(library.path() + "\n  plugin      " + std::string(string_of(root, "name")) + " " +
               std::string(string_of(root, "version")) + "\n  abi         " +
               std::to_string(library.entry().abi_major) + "." +
               std::to_string(library.entry().abi_minor) + "\n  reads       " + ids("inputs") +
               "\n  writes      " + ids("outputs") + "\n  hooks       " + ids("hooks") +
               "\n  extensions  " + ids("extensions") + "\n  schemas     " + ids("schemas") +
               "\n  rules       " + std::to_string(rules) + "\n  compiler    " +
               std::string(string_of(root["build"], "compiler")) + "\n");
  flush_stdout();
  return kClean;
}

}  // namespace stet::host
