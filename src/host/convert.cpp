#include "host/articles.h"
#include "host/commands.h"
#include "host/input.h"
#include "host/message.h"
#include "host/output.h"
#include "host/photos.h"

#include <simdjson.h>

#include <cstdio>
#include <filesystem>
#include <set>

namespace stet::host {
namespace {

namespace fs = std::filesystem;

std::string options_of(const ConvertCommand& command) {
  std::string options = ",\"as\":" + json_string(command.as) +
                        ",\"payload\":" + json_string(command.payload) +
                        ",\"report\":true,\"gate\":" + (command.strict ? "true" : "false");
  if (!command.provider.empty() || !command.provider_uri.empty()) {
    options += ",\"provider\":{";
    if (!command.provider.empty()) options += "\"name\":" + json_string(command.provider);
    if (!command.provider_uri.empty())
      options +=
          (command.provider.empty() ? "" : ",") + ("\"uri\":" + json_string(command.provider_uri));
    options += "}";
  }
  if (!command.guid_base.empty()) options += ",\"guidBase\":" + json_string(command.guid_base);
  if (!command.profile.empty()) {
    options += ",\"profile\":{\"file\":" + json_string(command.profile) +
               ",\"text\":" + json_string(read_setting(command.profile)) + "}";
  }
  if (command.version) options += ",\"version\":" + std::to_string(command.version);
  return options;
}

/// What the document says of its sending must not change from run to run: the file's own time,
/// unless --now.
std::string sent_of(const ConvertCommand& command, const Job& job) {
  return command.settings.now.empty() ? std::to_string(job.bytes->modified_ms)
                                      : json_string(command.settings.now);
}

bool is_folder(const std::string& out) {
  std::error_code ignored;
  return !out.empty() && (out.back() == '/' || fs::is_directory(out, ignored));
}

/// Two inputs of one name would overwrite each other: the second says so instead.
class Targets {
 public:
  explicit Targets(const ConvertCommand& command)
      : command_(command), folder_(is_folder(command.out)) {
    if (!folder_) return;
    std::error_code error;
    fs::create_directories(command.out, error);
    if (error) throw Failure(kStorage, command.out + " cannot be made: " + error.message());
  }
  std::string for_article(const Input& input, const Job& job) {
    if (!folder_) return command_.out;
    std::string stem = input.path == "-" ? "stdin" : fs::path(input.path).filename().string();
    if (job.article != 0) stem += "." + std::to_string(job.article);
    std::string name = stem + (command_.to.rfind("ninjs", 0) == 0 ? ".json" : ".xml");
    for (int again = 2; !used_.insert(name).second; ++again)
      name = stem + "-" + std::to_string(again) +
             (command_.to.rfind("ninjs", 0) == 0 ? ".json" : ".xml");
    return (fs::path(command_.out) / name).string();
  }

 private:
  const ConvertCommand& command_;
  bool folder_;
  std::set<std::string> used_;
};

/// Tells on stderr why the gate held an article.
void print_blocked(const std::string& path, simdjson::dom::element answer) {
  std::string rules;
  if (simdjson::dom::array blocking;
      answer["report"]["blocking"].get(blocking) == simdjson::SUCCESS)
    for (simdjson::dom::element rule : blocking)
      rules.append(rules.empty() ? "" : ", ").append(std::string_view(rule));
  const std::string line =
      "stet: " + printable(path) + ": blocked by " + rules + "; nothing was written\n";
  std::fwrite(line.data(), 1, line.size(), stderr);
}

void print_losses(const std::string& path, simdjson::dom::element answer) {
  simdjson::dom::array losses;
  if (answer["losses"].get(losses) != simdjson::SUCCESS) return;
  for (simdjson::dom::element loss : losses) {
    const std::string line = "stet: " + printable(path) +
                             ": not carried: " + printable(std::string_view(loss["field"])) + ": " +
                             printable(std::string_view(loss["reason"])) + "\n";
    std::fwrite(line.data(), 1, line.size(), stderr);
  }
}

}  // namespace

int run(const ConvertCommand& command) {
  const Session session(command.settings);
  const std::vector<Input> inputs = expand(command.files);
  if (command.lines || (inputs.size() > 1 && !is_folder(command.out))) {
    if (is_folder(command.out))
      throw Failure(kUsage, "--lines makes one message; --out must be a file");
    if (!command.settings.photos.empty())
      throw Failure(
          kUsage,
          "--photos with several articles needs a folder: --out FOLDER/ (a name that ends in "
          "/ is made)");
    if (command.as != "message")
      throw Failure(kUsage,
                    "several articles need --as message or a folder: --out FOLDER/ (a name that "
                    "ends in / is made)");
    return write_message(
        session, inputs, command,
        options_of(command) + (command.settings.now.empty()
                                   ? std::string()
                                   : ",\"sent\":" + json_string(command.settings.now)));
  }
  const Photos photos(session, command.settings.photos);
  Targets targets(command);
  Progress progress(inputs.size());
  int exit = kClean;
  const CallFor reading(command.settings, "export");
  Articles articles(session, reading, inputs);
  std::size_t begun = 0;
  for (Job job; articles.next(job);) {
    const Input& input = inputs[job.input];
    for (; begun < job.input; ++begun) progress.step();
    if (job.refused) {
      print_error_line(input.path, job.refused->line, job.refused->column, job.refused->code,
                       job.refused->message);
      exit = worst(exit, job.refused->exit);
      continue;
    }
    if (job.article != 0 && !is_folder(command.out) && !command.settings.photos.empty())
      throw Failure(
          kUsage,
          "--photos with several articles needs a folder: --out FOLDER/ (a name that ends in "
          "/ is made)");
    if (job.article != 0 && !is_folder(command.out) && command.as == "message")
      return write_message(session, inputs, command,
                           options_of(command) + ",\"sent\":" + sent_of(command, job));
    if (job.article != 0 && !is_folder(command.out))
      throw Failure(kUsage,
                    input.path +
                        " holds many articles, which need --as message or a folder: --out FOLDER/ "
                        "(a name that ends in / is made)");
    try {
      CallFor base(command.settings, "export",
                   options_of(command) + ",\"sent\":" + sent_of(command, job));
      base.set_output(command.to);
      CallForJob call(base, job);
      photos.add_facts(call, input, job);
      const abi::Blob blob = session.plugin().export_item(call.get(), job.bytes->bytes);
      simdjson::dom::parser parser;
      const simdjson::padded_string padded(blob.bytes());
      simdjson::dom::element answer;
      if (parser.parse(padded).get(answer) != simdjson::SUCCESS)
        throw Failure(kStorage, "the plugin gave an answer that is no JSON");
      simdjson::dom::element report;
      if (answer["report"].get(report) == simdjson::SUCCESS)
        exit = worst(exit, findings_exit(simdjson::to_string(report), command.fail_on));
      if (command.losses) print_losses(name_of(input, job), answer);
      std::string_view document;
      if (answer["document"].get(document) != simdjson::SUCCESS) {
        print_blocked(name_of(input, job), answer);
        exit = worst(exit, kFindings);
      } else if (command.out.empty()) {
        write_stdout(document);
        flush_stdout();
      } else {
        write_file(targets.for_article(input, job), document);
      }
    } catch (const abi::Error& error) {
      // A format or option that is wrong is wrong for every file: said once.
      if (exit_code(error.status) == kUsage) throw;
      exit = worst(exit, refuse(input.path, error));
    }
  }
  return exit;
}

}  // namespace stet::host
