#pragma once
/// What an import makes: parts of a schema, and a list of what it could not say. Importers are
/// functions from a file's bytes to this; what they write is tried by the plugin before it is
/// printed.

#include "host/session.h"

#include <string>
#include <string_view>
#include <vector>

namespace stet::host {

/// One thing that has no place in a schema, and why.
struct NotMapped {
  std::string file, entry, reason;
  std::uint32_t line = 0;
};

struct Imported {
  /// An element of `style` or `overrides`, as JSON with what it came from.
  struct Part {
    std::string from;  ///< for the comment above it
    std::string json;
  };
  std::vector<Part> style, overrides;
  std::vector<NotMapped> left;
  std::size_t mapped = 0;
};

/// Whether a schema with this JSON in this section loads; if not, what the plugin says of it.
class Trial {
 public:
  explicit Trial(const std::string& plugin);
  bool loads(std::string_view section, const std::string& json, std::string& why) const;

 private:
  abi::Library library_;
};

void import_superdesk(const std::string& file, std::string_view bytes, const Trial& trial,
                      Imported& out);
void import_vale(const std::string& file, std::string_view bytes, const Trial& trial,
                 Imported& out);

/// Members of a JSON object, one after the other.
class JsonMembers {
 public:
  void add(std::string_view key, const std::string& json);
  bool empty() const { return members_.empty(); }
  std::string object() const { return "{ " + members_ + " }"; }

 private:
  std::string members_;
};

}  // namespace stet::host
