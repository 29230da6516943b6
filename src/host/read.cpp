#include "host/articles.h"
#include "host/commands.h"
#include "host/explain.h"
#include "host/json_values.h"
#include "host/output.h"
#include "host/photo.h"
#include "host/photos.h"

#include <simdjson.h>

namespace stet::host {
namespace {

constexpr std::size_t kShown = 90;  // characters of a field in the outline

/// One line of a text: white space folded, cut to what a terminal shows.
std::string shown(std::string_view text) {
  std::string flat;
  for (const char c : text) {
    const bool is_white = c == '\n' || c == '\r' || c == '\t' || c == ' ';
    if (!is_white)
      flat.push_back(c);
    else if (!flat.empty() && flat.back() != ' ')
      flat.push_back(' ');
  }
  return printable(flat, kShown);
}

void line(std::string& out, std::string_view name, std::string_view text,
          std::string_view note = {}) {
  out.append("  ").append(name);
  out.append(name.size() < 14 ? 14 - name.size() : 1, ' ');
  out.append(shown(text));
  if (!note.empty()) out.append("  (").append(note).append(")");
  out.append("\n");
}

/// "derived 0.6", "defaulted", "not-carried"; empty when the source said it itself.
std::string note_of(simdjson::dom::element field) {
  const std::string_view presence = string_of(field, "presence");
  if (!presence.empty()) return std::string(presence);
  const std::string_view how = string_of(field, "how");
  std::string note(how);
  if (const std::string_view photo = string_of(field, "photo"); !photo.empty())
    return note + " from photo " + printable(photo, kShown);
  double confidence = 0;
  if (how == "derived" && field["confidence"].get(confidence) == simdjson::SUCCESS &&
      confidence < 1) {
    char number[16];
    std::snprintf(number, sizeof number, " %.2g", confidence);
    note.append(number);
  }
  return note;
}

void field(std::string& out, simdjson::dom::element object, std::string_view key,
           std::string_view name) {
  simdjson::dom::element value;
  if (object[key].get(value) != simdjson::SUCCESS || !value.is_object()) return;
  std::string_view text = string_of(value, "text");
  if (text.empty()) text = string_of(value, "value");
  line(out, name, text, note_of(value));
}

void body(std::string& out, simdjson::dom::element article) {
  simdjson::dom::array blocks;
  if (article["body"].get(blocks) != simdjson::SUCCESS) return;
  out.append("  body\n");
  std::size_t number = 0;
  for (simdjson::dom::element block : blocks) {
    const std::string_view kind = string_of(block, "kind");
    std::string_view text = string_of(block, "text");
    if (text.empty()) text = string_of(block, "href");
    std::string label = std::to_string(number++);
    label.insert(0, label.size() < 5 ? 5 - label.size() : 0, ' ');
    out.append(label).append("  ").append(kind);
    out.append(kind.size() < 12 ? 12 - kind.size() : 1, ' ').append(shown(text));
    if (const std::string note = note_of(block); !note.empty())
      out.append("  (").append(note).append(")");
    out.append("\n");
  }
}

std::string outline(const std::string& path, std::string_view json) {
  simdjson::dom::parser parser;
  const simdjson::padded_string padded(json);
  simdjson::dom::element article;
  if (parser.parse(padded).get(article) != simdjson::SUCCESS)
    throw Failure(kStorage, "the plugin gave an article that is no JSON");
  std::string out = printable(path, 4096) + "\n";
  line(out, "format", string_of(article["provenance"], "format"));
  field(out, article, "id", "id");
  field(out, article, "language", "language");
  if (simdjson::dom::array headlines; article["headlines"].get(headlines) == simdjson::SUCCESS)
    for (simdjson::dom::element headline : headlines)
      line(out, "headline", string_of(headline, "text"),
           string_of(headline, "role") == "main"
               ? note_of(headline)
               : std::string(string_of(headline, "role")) +
                     (note_of(headline).empty() ? "" : ", " + note_of(headline)));
  field(out, article, "summary", "summary");
  field(out, article, "slugline", "slugline");
  field(out, article, "byline", "byline");
  if (simdjson::dom::element dateline; article["dateline"].get(dateline) == simdjson::SUCCESS) {
    field(out, dateline, "text", "dateline");
    field(out, dateline, "place", "  place");
    field(out, dateline, "source", "  source");
  }
  if (simdjson::dom::object dates; article["dates"].get(dates) == simdjson::SUCCESS)
    for (const auto& date : dates) field(out, article["dates"], date.key, date.key);
  if (simdjson::dom::array items; article["media"].get(items) == simdjson::SUCCESS)
    for (simdjson::dom::element item : items) {
      line(out, string_of(item, "kind"), string_of(item, "role"));
      field(out, item, "caption", "  caption");
      field(out, item, "credit", "  credit");
      field(out, item, "alt", "  alt");
      if (simdjson::dom::array renditions; item["renditions"].get(renditions) == simdjson::SUCCESS)
        for (simdjson::dom::element rendition : renditions)
          line(out, "  rendition", string_of(rendition, "href"));
    }
  body(out, article);
  if (simdjson::dom::array notices;
      article["provenance"]["notices"].get(notices) == simdjson::SUCCESS)
    for (simdjson::dom::element notice : notices)
      line(out, string_of(notice, "rule"), string_of(notice, "message"));
  if (simdjson::dom::array extra;
      article["extra"].get(extra) == simdjson::SUCCESS && extra.size() > 0)
    out.append("  extra         ")
        .append(std::to_string(extra.size()))
        .append(" values without a field\n");
  return out;
}

/// A photo given alone: one line for each thing it says.
std::string photo_outline(const std::string& path, std::string_view json) {
  simdjson::dom::parser parser;
  const simdjson::padded_string padded(json);
  simdjson::dom::object photo;
  std::string out = printable(path, 4096) + "\n";
  if (parser.parse(padded)["photo"].get(photo) != simdjson::SUCCESS) return out;
  for (const auto& member : photo) {
    std::string_view text;
    simdjson::dom::array list;
    if (member.key != "file" && member.value.get(text) == simdjson::SUCCESS)
      line(out, member.key, text);
    else if (member.value.get(list) == simdjson::SUCCESS)
      for (const simdjson::dom::element each : list)
        if (each.get(text) == simdjson::SUCCESS) line(out, "creator", text);
  }
  if (photo.size() == 1) out.append("  no metadata\n");
  return out;
}

}  // namespace

int run(const ReadCommand& command) {
  const Session session(command.settings);
  const auto* extension = session.plugin().extension<stet_read_1>("stet.read/1");
  if (!extension) throw Failure(kUsage, "the plugin has no extension stet.read/1");
  const CallFor call(command.settings, "submit");
  int exit = kClean;
  const std::vector<Input> inputs = expand(command.files);
  const Photos photos(session, command.settings.photos);
  Articles articles(session, call, inputs);
  for (Job job; articles.next(job);) {
    const Input& input = inputs[job.input];
    try {
      if (job.refused) {
        print_error_line(input.path, job.refused->line, job.refused->column, job.refused->code,
                         job.refused->message);
        exit = worst(exit, job.refused->exit);
        continue;
      }
      if (input.path != "-" && !photo_type(job.bytes->bytes).empty()) {
        const std::string json = answer_begin(input, job) +
                                 "\"photo\":" + photo_json(read_photo(input.path), input.path) +
                                 "}";
        if (command.format == "json" && !command.explain)
          write_stdout((inputs.size() == 1 ? pretty_json(json) : json) + "\n");
        else
          write_stdout(photo_outline(input.path, json));
        continue;
      }
      CallForJob with_part(call, job);
      photos.add_facts(with_part, input, job);
      const abi::Blob blob =
          session.plugin().call(extension->read, with_part.get(), job.bytes->bytes);
      if (command.explain) {
        const std::string_view source = job.bytes->bytes;
        const Places places = job.article == 0 ? Places(source, 0, source.size())
                                               : Places(source, job.part.begin, job.part.end,
                                                        job.part.line, job.part.column);
        write_stdout(printable(name_of(input, job), 4096) + "\n" + explain(blob.bytes(), places));
      } else if (command.format == "outline") {
        write_stdout(outline(name_of(input, job), blob.bytes()));
      } else {
        const std::string json = answer_begin(input, job) + std::string(blob.bytes().substr(1));
        // One document for one article; JSON Lines for several.
        write_stdout(inputs.size() == 1 && job.article == 0 ? pretty_json(json) : json);
        write_stdout("\n");
      }
    } catch (const Failure& failure) {
      if (failure.code != kUnreadable) throw;
      print_error_line(input.path, 0, 0, "input", failure.what());
      exit = worst(exit, failure.code);
    } catch (const abi::Error& error) {
      if (exit_code(error.status) == kUsage) throw;
      exit = worst(exit, refuse(input.path, error));
    }
  }
  flush_stdout();
  return exit;
}

}  // namespace stet::host
