#pragma once
/// Which members an edition of ninjs has, and how it spells them.

#include "newsml/losses.h"
#include "text/json_writer.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace stet::ninjs {

struct Edition {
  std::string_view version;  ///< "3.1"
  bool lists = true;         ///< headlines, descriptions, bodies, renditions are lists (2.0 on)
  bool camel = false;        ///< versionCreated (3.0 on)
  bool expires = true;       ///< also relevance and confidence of subjects, e-mail addresses (2.1)
  bool source_type = false;  ///< digitalsourcetype (2.2, 3.1)
};

/// "" is the newest; nullptr when there is none of that name.
const Edition* find_edition(std::string_view version);

/// Writes members in the spelling of one edition, and none that is blank.
class Members {
 public:
  Members(const Edition& edition, std::string& out, Losses& losses)
      : edition_(edition), json_(out), losses_(losses) {}

  const Edition& edition() const { return edition_; }
  JsonWriter& json() { return json_; }
  Losses& losses() { return losses_; }

  /// The key of a member, given as 3.x spells it: "versionCreated".
  JsonWriter& key(std::string_view camel);
  /// Words, cleaned; false when nothing is left. Characters that had to go are a loss at `where`.
  bool words(std::string_view camel, std::string_view value, const Where& where);
  /// A value of ours, or an address that was checked.
  void own(std::string_view camel, std::string_view value) { key(camel).string(value); }

 private:
  const Edition& edition_;
  JsonWriter json_;
  Losses& losses_;
};

}  // namespace stet::ninjs
