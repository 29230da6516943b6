#include "host/schema_file.h"

#include "host/errors.h"

#include <libxml/catalog.h>
#include <libxml/parser.h>
#include <libxml/valid.h>
#include <libxml/xmlschemas.h>

#include <climits>
#include <cstring>

namespace stet::host {
namespace {

template <class T, void (*free_it)(T*)>
struct Free {
  void operator()(T* thing) const { free_it(thing); }
};
using Document = std::unique_ptr<xmlDoc, Free<xmlDoc, xmlFreeDoc>>;

constexpr int kOptions = XML_PARSE_NONET | XML_PARSE_BIG_LINES;

xmlExternalEntityLoader default_loader() {
  static const xmlExternalEntityLoader loader = xmlGetExternalEntityLoader();
  return loader;
}

/// Files only: what a schema imports from the network is not there.
xmlParserInputPtr load_file(const char* url, const char* id, xmlParserCtxtPtr context) {
  if (url && std::strstr(url, "://") && std::strncmp(url, "file://", 7) != 0) return nullptr;
  return default_loader()(url, id, context);
}

xmlParserInputPtr load_nothing(const char*, const char*, xmlParserCtxtPtr) { return nullptr; }

/// libxml2 reports through a handler that the thread has: it is set for the life of this.
class Listener {
 public:
  explicit Listener(xmlExternalEntityLoader loader) {
    xmlSetStructuredErrorFunc(this, on_error);
    xmlSetExternalEntityLoader(loader);
  }
  ~Listener() {
    xmlSetStructuredErrorFunc(nullptr, nullptr);
    xmlSetExternalEntityLoader(default_loader());
  }
  Listener(const Listener&) = delete;
  Listener& operator=(const Listener&) = delete;
  std::vector<SchemaFault> faults;

 private:
#if LIBXML_VERSION >= 21200
  static void on_error(void* self, const xmlError* error){
#else
  static void on_error(void* self, xmlError* error) {
#endif
      auto& faults = static_cast<Listener*>(self)->faults;
  if (!error || error->level < XML_ERR_ERROR || faults.size() >= SchemaFile::kMostFaults) return;
  std::string message = error->message ? error->message : "the schema does not allow this";
  while (!message.empty() && (message.back() == '\n' || message.back() == '.')) message.pop_back();
  faults.push_back({error->line > 0 ? static_cast<std::uint32_t>(error->line) : 0u, message});
}
};  // namespace

void start_library() {
  static const bool started = [] {
    default_loader();
    xmlCatalogSetDefaults(XML_CATA_ALLOW_NONE);
    xmlInitParser();
    return true;
  }();
  (void)started;
}

/// The text of every element that holds nothing else loses the white space in front.
void trim_leading(xmlNode* first) {
  for (xmlNode* node = first; node;) {
    if (node->type == XML_TEXT_NODE && !node->prev && !node->next && node->content) {
      const xmlChar* from = node->content;
      while (*from == ' ' || *from == '\t' || *from == '\n' || *from == '\r') ++from;
      if (from != node->content && *from) {
        xmlChar* rest = xmlStrdup(from);
        // Nodes of a parsed document may keep short texts inside themselves.
        xmlNodeSetContent(node, nullptr);
        xmlNodeAddContent(node, rest);
        xmlFree(rest);
      }
    }
    if (node->type == XML_ELEMENT_NODE && node->children) {
      node = node->children;
      continue;
    }
    while (node && !node->next) {
      node = node->parent;
      if (node && node->type == XML_DOCUMENT_NODE) return;
    }
    if (node) node = node->next;
  }
}

}  // namespace stet::host

struct SchemaFile::Compiled {
  std::unique_ptr<xmlSchema, Free<xmlSchema, xmlSchemaFree>> xsd;
  std::unique_ptr<xmlDtd, Free<xmlDtd, xmlFreeDtd>> dtd;
};

SchemaFile::SchemaFile(Kind kind, const std::string& path)
    : compiled_(std::make_unique<Compiled>()) {
  start_library();
  Listener listener(load_file);
  if (kind == Kind::xsd) {
    std::unique_ptr<xmlSchemaParserCtxt, Free<xmlSchemaParserCtxt, xmlSchemaFreeParserCtxt>> parser(
        xmlSchemaNewParserCtxt(path.c_str()));
    if (parser) compiled_->xsd.reset(xmlSchemaParse(parser.get()));
  } else {
    compiled_->dtd.reset(xmlParseDTD(nullptr, reinterpret_cast<const xmlChar*>(path.c_str())));
  }
  if (compiled_->xsd || compiled_->dtd) return;
  std::string reason = listener.faults.empty() ? "it cannot be read" : listener.faults[0].message;
  throw Failure(kUsage, "the schema " + printable(path, 4096) + " cannot be used: " + reason);
}

SchemaFile::~SchemaFile() = default;

std::vector<SchemaFault> SchemaFile::judge(std::string_view bytes) const {
  Listener listener(load_nothing);
  if (bytes.size() > INT_MAX) return {{0, "the document is too large for the schema validator"}};
  const Document document(xmlReadMemory(bytes.data(), static_cast<int>(bytes.size()),
                                        "document.xml", nullptr, kOptions));
  if (!document) {
    if (listener.faults.empty()) listener.faults.push_back({0, "the document is not well-formed"});
    return std::move(listener.faults);
  }
  int verdict = 0;
  if (compiled_->xsd) {
    trim_leading(xmlDocGetRootElement(document.get()));
    std::unique_ptr<xmlSchemaValidCtxt, Free<xmlSchemaValidCtxt, xmlSchemaFreeValidCtxt>> context(
        xmlSchemaNewValidCtxt(compiled_->xsd.get()));
    verdict = context ? xmlSchemaValidateDoc(context.get(), document.get()) : -1;
  } else {
    std::unique_ptr<xmlValidCtxt, Free<xmlValidCtxt, xmlFreeValidCtxt>> context(xmlNewValidCtxt());
    verdict =
        context && xmlValidateDtd(context.get(), document.get(), compiled_->dtd.get()) ? 0 : 1;
  }
  if (verdict != 0 && listener.faults.empty())
    listener.faults.push_back({0, "the schema does not allow the document"});
  if (verdict == 0) listener.faults.clear();
  return std::move(listener.faults);
}

}  // namespace stet::host
