#pragma once
/// What a photo file says of itself: IPTC photo metadata, from XMP, from IIM and from Exif, brought
/// together by Exempi.
///
/// The file is hostile input and Exempi a large parser: it runs in a child process with limits of
/// its own, so the worst that a photo can do is not to be read. [any thread]

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace stet::host {

/// Empty: the file does not say. All are valid UTF-8 of at most kPhotoFieldBytes.
struct Photo {
  std::string caption;       ///< dc:description
  std::string headline;      ///< photoshop:Headline
  std::string title;         ///< dc:title
  std::string credit;        ///< photoshop:Credit
  std::string source;        ///< photoshop:Source
  std::string created;       ///< photoshop:DateCreated, else Exif's; ISO 8601, as exact as written
  std::string place;         ///< "Quay 3, Port Elin, Norway"
  std::string copyright;     ///< dc:rights
  std::string usage_terms;   ///< xmpRights:UsageTerms
  std::string licence;       ///< xmpRights:WebStatement, an address
  std::string alt;           ///< Iptc4xmpCore:AltTextAccessibility
  std::string instructions;  ///< photoshop:Instructions
  std::string digital_source_type;    ///< Iptc4xmpExt:DigitalSourceType
  std::string expires;                ///< prism:expirationDate, else plus:LicenseEndDate
  std::vector<std::string> creators;  ///< dc:creator; at most kPhotoCreators
};

inline constexpr std::size_t kPhotoFieldBytes = 8192, kPhotoCreators = 20;
inline constexpr std::uint64_t kPhotoBytes = 256u << 20;
inline constexpr int kPhotoSeconds = 10;

/// "image/jpeg", "image/png", "image/tiff", by the first bytes; empty: no photo.
std::string_view photo_type(std::string_view head);

/// Reads the open regular file `descriptor`, which stays open. Throws Failure(kUnreadable) with a
/// sentence without the file's name.
Photo read_photo(int descriptor);
/// The same by name.
Photo read_photo(const std::string& path);

/// The value of a fact of kind "photo" (stet.h, PHOTOS): an object. `file` is how people call it.
std::string photo_json(const Photo& photo, std::string_view file);

}  // namespace stet::host
