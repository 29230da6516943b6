#pragma once
/// Looking into a written document: by XPath (pugixml), and by the standard's own schema.

#include <pugixml.hpp>

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace stet::test {

class Document {
 public:
  /// Throws when pugixml finds it is not well-formed. Comments and white space are kept.
  explicit Document(std::string_view bytes);

  /// Prefixes do not matter: write "newsItem/contentMeta/headline"; every name is read as
  /// local-name().
  std::vector<std::string> texts(const std::string& path) const;
  std::string text(const std::string& path) const;  ///< of the first; "(none)" when there is none
  std::size_t count(const std::string& path) const;
  /// Whether one of them says exactly this, white space folded on both sides.
  bool says(const std::string& path, std::string_view words) const;

 private:
  pugi::xml_document tree_;
};

/// All text below a node, white space folded.
std::string all_text(const pugi::xml_node& node);
std::string fold(std::string_view text);

/// Whether the standard's schemas are here.
bool has_schema();

/// Who judges a batch.
enum class Judge : unsigned char {
  g2_and_nitf,  ///< g2-with-nitf.xsd: NewsML-G2 with its payload, or NITF alone
  newsml_1_2,   ///< the DTD
  ninjs,        ///< the JSON Schema that each document names in its `standard`
};

/// Documents of one kind, judged by the standard's own schema: XML in this process by libxml2 as
/// each is added, with a schema that is read once; ninjs by one call of python3-jsonschema for them
/// all.
class Batch {
 public:
  explicit Batch(const std::string& name, Judge judge = Judge::g2_and_nitf);
  ~Batch();
  Batch(const Batch&) = delete;
  Batch& operator=(const Batch&) = delete;
  void add(const std::string& name, std::string_view bytes);
  std::size_t size() const { return size_; }
  /// What the judge says, a line a fault; for being well-formed alone, and loudly, when the schemas
  /// (or jsonschema) are not there. Empty: all is well.
  std::string complaints();

 private:
  std::string name_;
  Judge judge_;
  std::size_t size_ = 0;
  std::string complaints_;
  std::string documents_;  ///< of ninjs: name and document in turn, a NUL behind each
};

}  // namespace stet::test
