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

/// A folder of documents below the current directory (the build's), emptied first; judged by one
/// xmllint call for many files, and removed when all was well.
class Batch {
 public:
  explicit Batch(const std::string& name);
  void add(const std::string& name, std::string_view bytes);
  std::size_t size() const { return size_; }
  /// What xmllint says against g2-with-nitf.xsd, or for being well-formed alone when the schemas
  /// are not there. Empty: all is well. Nothing is checked, loudly, when there is no xmllint.
  std::string complaints();

 private:
  std::filesystem::path folder_;
  std::size_t size_ = 0;
};

}  // namespace stet::test
