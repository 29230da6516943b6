#pragma once
/// Looking into a written document: by XPath (pugixml), and by xmllint with the standard's own
/// schema.

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

/// Whether xmllint and the standard's schemas are here.
bool has_schema();

/// Who judges a batch.
enum class Judge : unsigned char {
  g2_and_nitf,  ///< g2-with-nitf.xsd: NewsML-G2 with its payload, or NITF alone
  newsml_1_2,   ///< the DTD
  ninjs,        ///< the JSON Schema that each document names in its `standard`
};

/// A folder of documents below the current directory (the build's), emptied first; judged by one
/// xmllint call for many files, and removed when all was well.
class Batch {
 public:
  explicit Batch(const std::string& name, Judge judge = Judge::g2_and_nitf);
  ~Batch();
  Batch(const Batch&) = delete;
  Batch& operator=(const Batch&) = delete;
  void add(const std::string& name, std::string_view bytes);
  std::size_t size() const { return size_; }
  /// What the judge says (xmllint, or python3-jsonschema), or for being well-formed alone when the
  /// schemas are not there. Empty: all is well. Nothing is checked, loudly, when there is no
  /// xmllint.
  std::string complaints();

 private:
  std::string run(const std::string& command);
  std::filesystem::path folder_;
  Judge judge_;
  std::size_t size_ = 0;
};

}  // namespace stet::test
