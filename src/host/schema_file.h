#pragma once
/// What a schema of the standard says of a document: XML Schema or DTD, by libxml2. Only here, in
/// the command: the library opens no file and links no libxml2. Nothing is fetched: no network, no
/// system catalog, no DTD that a document names; a schema may import files beside it.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace stet::host {

struct SchemaFault {
  std::uint32_t line = 0;  ///< 1-based; 0: of the whole document
  std::string message;
};

class SchemaFile {
 public:
  enum class Kind : unsigned char { xsd, dtd };
  static constexpr std::size_t kMostFaults = 200;

  /// Reads and compiles. Throws Failure(kUsage) when it cannot be used.
  SchemaFile(Kind kind, const std::string& path);
  ~SchemaFile();
  SchemaFile(const SchemaFile&) = delete;
  SchemaFile& operator=(const SchemaFile&) = delete;

  /// Empty: valid. A document that is not well-formed is not valid.
  /// White space around a date or number is legal in XML Schema, but libxml2 refuses it in front:
  /// it is taken away before the judgement.
  std::vector<SchemaFault> judge(std::string_view document) const;

 private:
  struct Compiled;
  std::unique_ptr<Compiled> compiled_;
};

}  // namespace stet::host
