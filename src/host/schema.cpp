/// stet schema test and show; stet explain --article. What they say comes from the plugin's
/// stet.schema/1.

#include "host/answer.h"
#include "host/commands.h"
#include "host/input.h"
#include "host/output.h"

#include <algorithm>

namespace stet::host {
namespace {

const stet_schema_1& extension_of(const Session& session) {
  const auto* extension = session.plugin().extension<stet_schema_1>("stet.schema/1");
  if (!extension) throw Failure(kUsage, "the plugin has no extension stet.schema/1");
  return *extension;
}

template <class Function>
abi::Blob ask(const Session& session, Function function) {
  abi::Blob blob(session.library().entry());
  stet_error error = abi::empty_error();
  if (const stet_status status = function(session.plugin().get(), blob.out(), &error); status < 0)
    throw abi::Error(status, error);
  return blob;
}

void print_schema_error(const abi::Error& error) {
  print_config_error(error.line, error.column, code_name(error.status), error.what());
}

}  // namespace

int run(const SchemaTestCommand& command) {
  const Palette palette = Palette::for_stdout(command.colour);
  int exit = kClean;
  std::size_t passed = 0, failed = 0;
  for (const std::string& file : command.files) {
    try {
      const Settings settings = with_schema(command.settings, file);
      const Session session(settings);
      const stet_schema_1& extension = extension_of(session);
      const abi::Blob blob = ask(session, extension.tests);
      const Answer tests(blob.bytes());
      simdjson::dom::array list;
      if (tests.root().get(list) != simdjson::SUCCESS)
        throw Failure(kStorage, "the plugin gave tests that are no list");
      std::size_t index = 0;
      for (simdjson::dom::element test : list) {
        const std::string article(string_of(test, "article"));
        std::string verdict;
        std::vector<std::string> failures;
        try {
          const std::string document = read_input({article}, kInputLimit).bytes;
          const CallFor call(settings, std::string(string_of(test, "stage")),
                             ",\"test\":" + std::to_string(index));
          const abi::Blob judged = session.plugin().call(extension.test, call.get(), document);
          const Answer answer(judged.bytes());
          for (simdjson::dom::element failure : list_of(answer.root(), "failures")) {
            std::string_view words;
            if (failure.get(words) == simdjson::SUCCESS) failures.emplace_back(words);
          }
          verdict = is_true(answer.root(), "passed") ? "pass" : "FAIL";
        } catch (const abi::Error& error) {
          if (exit_code(error.status) == kUsage) throw;
          verdict = "FAIL";
          failures.push_back(article + " cannot be judged: " + error.what());
          exit = worst(exit, exit_code(error.status));
        } catch (const Failure& failure) {
          if (failure.code != kUnreadable) throw;
          verdict = "FAIL";
          failures.push_back(article + " " + failure.what());
          exit = worst(exit, failure.code);
        }
        ++(verdict == "pass" ? passed : failed);
        write_stdout((verdict == "pass" ? palette.good(verdict) : palette.error(verdict)) + "  " +
                     printable(file, 4096) + ": " + printable(string_of(test, "name")) + "\n");
        for (const std::string& failure : failures)
          write_stdout("      " + printable(failure, 4096) + "\n");
        if (!failures.empty()) exit = worst(exit, kFindings);
        ++index;
      }
      if (index == 0) write_stdout("none  " + printable(file, 4096) + ": has no tests\n");
    } catch (const abi::Error& error) {
      if (error.status != STET_E_CONFIG) throw;
      print_schema_error(error);
      exit = worst(exit, kUsage);
    }
  }
  write_stdout(std::to_string(passed) + " passed, " + std::to_string(failed) + " failed\n");
  flush_stdout();
  return exit;
}

int run(const SchemaShowCommand& command) {
  const Session session(with_schema(command.settings, command.file));
  const abi::Blob blob = ask(session, extension_of(session).show);
  if (command.format == "json") {
    write_stdout(pretty_json(blob.bytes()) + "\n");
    flush_stdout();
    return kClean;
  }
  const Palette palette = Palette::for_stdout(command.colour);
  const Answer answer(blob.bytes());
  for (simdjson::dom::element value : list_of(answer.root(), "values")) {
    std::string line = printable(string_of(value, "path"), 4096) + " = " +
                       printable(simdjson::to_string(value["value"].value()), 4096);
    simdjson::dom::element from = value["from"].value();
    line += palette.faint(from.is_null() ? std::string("   (default)")
                                         : "   " + printable(string_of(from, "file"), 4096) + ":" +
                                               std::to_string(number_of(from, "line")) + ":" +
                                               std::to_string(number_of(from, "column")));
    write_stdout(line + "\n");
  }
  flush_stdout();
  return kClean;
}

int run(const ExplainArticleCommand& command) {
  const Session session(command.settings);
  const stet_schema_1& extension = extension_of(session);
  const std::string document = read_input({command.article}, kInputLimit).bytes;
  const CallFor call(command.settings, command.settings.stage,
                     ",\"rule\":" + json_string(command.rule));
  std::string json;
  try {
    const abi::Blob blob = session.plugin().call(extension.explain, call.get(), document);
    json = blob.bytes();
  } catch (const abi::Error& error) {
    if (exit_code(error.status) == kUsage) throw;
    return refuse(command.article, error);
  }
  if (command.format == "json") {
    write_stdout(pretty_json(json) + "\n");
    flush_stdout();
    return kClean;
  }
  const Palette palette = Palette::for_stdout(command.colour);
  const Answer answer(json);
  const std::string stage(string_of(answer.root(), "stage"));
  std::string out = palette.strong(string_of(answer.root(), "rule")) + " for " +
                    printable(command.article, 4096) + " at " + stage + "\n";
  for (simdjson::dom::element layer : list_of(answer.root(), "layers")) {
    const std::string_view by = string_of(layer, "by");
    const bool applies = is_true(layer, "applies");
    std::string line = "  ";
    line.append(by).resize(std::max<std::size_t>(line.size() + 1, 12), ' ');
    std::string_view severity;
    if (layer["severity"][stage].get(severity) != simdjson::SUCCESS) severity = "";
    line.append(severity).resize(std::max<std::size_t>(line.size() + 1, 24), ' ');
    line += printable(string_of(layer, "name"), 4096);
    if (const std::string_view file = string_of(layer, "file"); !file.empty())
      line += "  (" + printable(file, 4096) + ":" + std::to_string(number_of(layer, "line")) + ":" +
              std::to_string(number_of(layer, "column")) + ": \"" +
              printable(string_of(layer, "key")) + "\")";
    else if (by == "waiver")
      line += "  (" + std::to_string(number_of(layer, "line")) + ":" +
              std::to_string(number_of(layer, "column")) + ", " +
              printable(string_of(layer, "author")) + "): " + printable(string_of(layer, "reason"));
    if (!applies) line = palette.faint(line + "  does not hold for this article");
    out += line + "\n";
  }
  out += "  = " + std::string(string_of(answer.root(), "result")) + ", " +
         std::to_string(number_of(answer.root(), "findings")) + " findings";
  if (const std::string_view silent = string_of(answer.root(), "silent"); !silent.empty())
    out += ": " + std::string(silent);
  write_stdout(out + "\n");
  flush_stdout();
  return kClean;
}

}  // namespace stet::host
