#include "newsml/document.h"

#include "support/shared.h"

#include <libxml/parser.h>
#include <libxml/valid.h>
#include <libxml/xmlschemas.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <memory>
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

template <class T, void (*free_it)(T*)>
struct Free {
  void operator()(T* thing) const { free_it(thing); }
};
using Tree = std::unique_ptr<xmlDoc, Free<xmlDoc, xmlFreeDoc>>;

/// What libxml2 says while this lives, a line a fault.
class Listener {
 public:
  Listener() { xmlSetStructuredErrorFunc(this, on_error); }
  ~Listener() { xmlSetStructuredErrorFunc(nullptr, nullptr); }
  Listener(const Listener&) = delete;
  Listener& operator=(const Listener&) = delete;
  std::string said;

 private:
#if LIBXML_VERSION >= 21200
  static void on_error(void* self, const xmlError* error){
#else
  static void on_error(void* self, xmlError* error) {
#endif
      auto& said = static_cast<Listener*>(self)->said;
  if (error && error->level >= XML_ERR_ERROR && said.size() < 4000)
    said += "line " + std::to_string(error->line) + ": " + (error->message ? error->message : "?");
}
};  // namespace

/// XSD and DTD, each read once a process. Without the shared folder they stay null, and documents
/// are held to be well-formed alone.
struct Schemas {
  xmlSchemaPtr xsd = nullptr;
  xmlDtdPtr dtd = nullptr;
  std::string said;  ///< when one of them cannot be read: then nothing is valid

  Schemas() {
    const Listener listener;
    if (const auto path = shared("iptc/g2-with-nitf.xsd")) {
      const xmlSchemaParserCtxtPtr parser = xmlSchemaNewParserCtxt(path->c_str());
      xsd = xmlSchemaParse(parser);
      xmlSchemaFreeParserCtxt(parser);
      if (!xsd) said = "the schema cannot be read: " + listener.said;
    }
    if (const auto path = shared("iptc/newsml-1.2/NewsMLv1.2.dtd")) {
      dtd = xmlParseDTD(nullptr, reinterpret_cast<const xmlChar*>(path->c_str()));
      if (!dtd) said = "the DTD cannot be read: " + listener.said;
    }
  }
  ~Schemas() {
    xmlSchemaFree(xsd);
    xmlFreeDtd(dtd);
  }
  Schemas(const Schemas&) = delete;
  Schemas& operator=(const Schemas&) = delete;
};

const Schemas& schemas() {
  static const Schemas once;
  return once;
}

Tree parse(std::string_view bytes) {
  return Tree(xmlReadMemory(bytes.data(), static_cast<int>(bytes.size()), nullptr, nullptr,
                            XML_PARSE_NONET | XML_PARSE_BIG_LINES));
}

std::string judge_by_xsd(std::string_view bytes) {
  const Schemas& known = schemas();
  if (!known.said.empty()) return known.said;
  const Listener listener;
  const Tree tree = parse(bytes);
  if (!tree || !known.xsd) return listener.said;
  const xmlSchemaValidCtxtPtr context = xmlSchemaNewValidCtxt(known.xsd);
  const int rc = xmlSchemaValidateDoc(context, tree.get());
  xmlSchemaFreeValidCtxt(context);
  return rc == 0 ? listener.said : "not valid: " + listener.said + '\n';
}

std::string judge_by_dtd(std::string_view bytes) {
  const Schemas& known = schemas();
  if (!known.said.empty()) return known.said;
  const Listener listener;
  const Tree tree = parse(bytes);
  if (!tree || !known.dtd) return listener.said;
  const xmlValidCtxtPtr context = xmlNewValidCtxt();
  const int ok = xmlValidateDtd(context, tree.get(), known.dtd);
  xmlFreeValidCtxt(context);
  return ok == 1 ? listener.said : "not valid: " + listener.said + '\n';
}

std::string output_of(const std::string& command) {
  FILE* pipe = popen(command.c_str(), "r");
  if (!pipe) throw std::runtime_error("cannot run the judge");
  std::string said;
  std::array<char, 4096> buffer{};
  while (const std::size_t got = std::fread(buffer.data(), 1, buffer.size(), pipe))
    said.append(buffer.data(), got);
  pclose(pipe);
  return said;
}

}  // namespace stet::test

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

bool has_schema() { return shared("iptc/g2-with-nitf.xsd").has_value(); }

Batch::Batch(const std::string& name, Judge judge) : name_(name), judge_(judge) {}

Batch::~Batch() = default;

void Batch::add(const std::string& name, std::string_view bytes) {
  ++size_;
  if (judge_ == Judge::ninjs) {
    documents_.append(name).append(1, '\0').append(bytes).append(1, '\0');
    return;
  }
  const std::string said = judge_ == Judge::newsml_1_2 ? judge_by_dtd(bytes) : judge_by_xsd(bytes);
  if (!said.empty() && complaints_.size() < 4000) complaints_ += name_ + '/' + name + ": " + said;
}

std::string Batch::complaints() {
  if (judge_ != Judge::ninjs || size() == 0) return complaints_;
  const auto schemas = shared("iptc/ninjs");
  if (!schemas) return {};
  static const bool is_here = std::system("python3 -c 'import jsonschema' >/dev/null 2>&1") == 0;
  if (!is_here) {
    std::fprintf(stderr, "*** SKIPPED: no python3-jsonschema, so %zu documents are not validated\n",
                 size_);
    return {};
  }
  const std::filesystem::path file = std::filesystem::temp_directory_path() /
                                     ("ninjs-" + name_ + "-" + std::to_string(::getpid()));
  std::ofstream(file, std::ios::binary) << documents_;
  const std::string said =
      output_of("python3 '" + source_path("tests/newsml/ninjs_valid.py").string() + "' '" +
                schemas->string() + "' '" + file.string() + "' 2>&1");
  std::filesystem::remove(file);
  return said.substr(0, 4000);
}

}  // namespace stet::test
