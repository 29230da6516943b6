#pragma once
/// What a host says of a photo file, as a fact of id "photo:ADDRESS" (stet.h, PHOTOS), and which
/// fact belongs to which picture. [any thread]

#include "article/article.h"
#include "desk/report.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace stet {

inline constexpr std::string_view kPhotoFact = "photo:";

/// Views the Fact. Empty: the file does not say.
struct PhotoFact {
  std::string_view file;  ///< as people call it; never empty
  std::string_view caption, headline, credit, source, created, place, copyright, usage_terms,
      licence, alt, instructions, digital_source_type;
  std::vector<std::string_view> creators;
};

/// Empty: no answer, or none of that shape.
std::optional<PhotoFact> read_photo_fact(const Fact& fact);

/// Renditions of one picture that are looked at.
inline constexpr std::size_t kPhotoRenditions = 16;

/// Whether a picture can have a photo file: a still with an address.
bool may_have_photo(const Media& media);

/// The facts of one call by address, built once: a picture costs a search.
class PhotoFacts {
 public:
  explicit PhotoFacts(std::span<const Fact> facts);
  bool empty() const { return by_id_.empty(); }
  /// The fact of the first rendition that has one.
  const Fact* of(const Media& media) const;

 private:
  std::vector<const Fact*> by_id_;  ///< sorted by id
};

}  // namespace stet
