#include "newsml/document.h"

#include "support/shared.h"

#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <stdexcept>

namespace stet::test {
namespace {

/// "a/b[@c='d']" with names as local names.
std::string localised(const std::string& path) {
  std::string out;
  std::size_t at = 0;
  const auto is_name = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
           c == '-';
  };
  while (at < path.size()) {
    const bool starts = at == 0 || path[at - 1] == '/';
    if (starts && is_name(path[at]) && path[at] != '.') {
      std::size_t end = at;
      while (end < path.size() && is_name(path[end])) ++end;
      out += "*[local-name()='" + path.substr(at, end - at) + "']";
      at = end;
    } else if (path[at] == '[') {
      const std::size_t end = path.find(']', at);
      out += path.substr(at, end - at + 1);
      at = end + 1;
    } else {
      out += path[at++];
    }
  }
  return out;
}

void gather(const pugi::xml_node& node, std::string& out) {
  for (const pugi::xml_node& child : node.children()) {
    if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata)
      out += child.value();
    else
      gather(child, out);
    const std::string_view name = child.name();
    if (name == "br" || name == "p" || name == "li") out += ' ';
  }
}

}  // namespace

std::string fold(std::string_view text) {
  std::string out;
  bool space = false;
  for (const char c : text) {
    if (c == ' ' || (c >= 0x09 && c <= 0x0D)) {
      space = true;
      continue;
    }
    if (space && !out.empty()) out += ' ';
    space = false;
    out += c;
  }
  return out;
}

std::string all_text(const pugi::xml_node& node) {
  std::string out;
  gather(node, out);
  return fold(out);
}

Document::Document(std::string_view bytes) {
  const pugi::xml_parse_result parsed = tree_.load_buffer(
      bytes.data(), bytes.size(), pugi::parse_default | pugi::parse_ws_pcdata, pugi::encoding_utf8);
  if (!parsed)
    throw std::runtime_error(std::string(parsed.description()) + " at byte " +
                             std::to_string(parsed.offset));
}

std::vector<std::string> Document::texts(const std::string& path) const {
  std::vector<std::string> out;
  for (const pugi::xpath_node& found : tree_.select_nodes(localised(path).c_str()))
    out.push_back(found.attribute() ? found.attribute().value() : all_text(found.node()));
  return out;
}

std::string Document::text(const std::string& path) const {
  const std::vector<std::string> all = texts(path);
  return all.empty() ? "(none)" : all.front();
}

std::size_t Document::count(const std::string& path) const { return texts(path).size(); }

bool Document::says(const std::string& path, std::string_view words) const {
  const std::string wanted = fold(words);
  for (const std::string& text : texts(path))
    if (text == wanted) return true;
  return false;
}

bool has_schema() {
  return std::system("xmllint --version >/dev/null 2>&1") == 0 &&
         shared("iptc/g2-with-nitf.xsd").has_value();
}

Batch::Batch(const std::string& name, Judge judge)
    : folder_(std::filesystem::temp_directory_path() /
              ("newsml-" + name + "-" + std::to_string(::getpid()))),
      judge_(judge) {
  std::filesystem::remove_all(folder_);
  std::filesystem::create_directories(folder_);
}

Batch::~Batch() {
  std::error_code ignored;
  std::filesystem::remove_all(folder_, ignored);
}

void Batch::add(const std::string& name, std::string_view bytes) {
  std::ofstream file(folder_ / (name + (judge_ == Judge::ninjs ? ".json" : ".xml")),
                     std::ios::binary);
  file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (!file) throw std::runtime_error("cannot write " + (folder_ / name).string());
  ++size_;
}

std::string Batch::complaints() {
  if (size() == 0) return {};  // no shared articles: said where they are listed
  std::string command;
  if (judge_ == Judge::ninjs) {
    const auto schemas = shared("iptc/ninjs");
    if (!schemas) return {};
    if (std::system("python3 -c 'import jsonschema' >/dev/null 2>&1") != 0) {
      std::fprintf(stderr,
                   "*** SKIPPED: no python3-jsonschema, so %zu documents are not validated\n",
                   size_);
      return {};
    }
    return run("python3 '" + source_path("tests/newsml/ninjs_valid.py").string() + "' '" +
               schemas->string() + "' '" + folder_.string() + "' 2>&1");
  }
  if (std::system("xmllint --version >/dev/null 2>&1") != 0) {
    std::fprintf(stderr, "*** SKIPPED: no xmllint, so %zu documents are not validated\n", size_);
    return {};
  }
  command = "cd '" + folder_.string() +
            "' && find . -name '*.xml' | sort | xargs -n 200 xmllint --nonet --noout";
  if (judge_ == Judge::newsml_1_2) {
    if (const auto dtd = shared("iptc/newsml-1.2/NewsMLv1.2.dtd"))
      command += " --dtdvalid '" + dtd->string() + "'";
  } else if (const auto schema = shared("iptc/g2-with-nitf.xsd")) {
    command += " --schema '" + schema->string() + "'";
  }
  return run(command + " 2>&1 | grep -v ' validates$'");
}

std::string Batch::run(const std::string& command) {
  FILE* pipe = popen(command.c_str(), "r");
  if (!pipe) throw std::runtime_error("cannot run the judge");
  std::string said;
  std::array<char, 4096> buffer{};
  while (const std::size_t got = std::fread(buffer.data(), 1, buffer.size(), pipe))
    said.append(buffer.data(), got);
  pclose(pipe);
  if (said.empty()) std::filesystem::remove_all(folder_);
  return said.substr(0, 4000);
}

}  // namespace stet::test
