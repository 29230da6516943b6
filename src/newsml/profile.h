#pragma once
/// What one receiver wants: a small JSON file (examples/profiles) that names format, payload and
/// form of the message, who sends it, its catalogs and schemes, how guids and dates look, which
/// files of a picture go out under which name, and what is left out. Pure [any thread].
///
///   {"format": "newsml-g2-2.30", "payload": "xhtml", "as": "message", "package": "sequence",
///    "provider": {"name": "Harbour Wire", "uri": "https://harbourwire.example/"},
///    "guidBase": "harbourwire.example", "guid": "tag:{domain},{year}:{local}", "dates": "utc",
///    "catalogs": ["https://harbourwire.example/catalog.xml"],
///    "schemes": {"hwdesk": "https://harbourwire.example/desk/"},
///    "renditions": {"original": "highRes", "viewImage": "web"},
///    "leaveOut": ["workflow_flags", "creators.email"]}

#include "article/article.h"
#include "newsml/writer.h"
#include "text/result.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace stet {

struct Profile {
  std::string format;              ///< writer and version; empty: the call's
  std::optional<Payload> payload;  ///< empty: the call's
  std::optional<Shape> shape;      ///< empty: the call's
  std::optional<Package> package;  ///< empty: the call's
  std::string provider_name, provider_uri, guid_base, guid_pattern;
  bool utc = false;  ///< times with a zone go out in UTC
  std::vector<std::string> catalogs;
  std::vector<std::pair<std::string, std::string>> schemes;     ///< alias, URI
  std::vector<std::pair<std::string, std::string>> renditions;  ///< name, new name; empty: all
  std::vector<std::string> leave_out;                           ///< field paths
};

/// `file` names the profile in errors, which have line and column (Code::config). Comments are
/// allowed; an unknown member, field or format is an error that says what there is.
Result<Profile> read_profile(std::string_view json, std::string_view file);

/// The profile's own on top of `envelope`.
void apply(const Profile& profile, Envelope& envelope);
/// Whether the article itself has to change.
bool changes_article(const Profile& profile);
/// Takes out and renames what the profile says. What was there and goes is a loss.
std::vector<Loss> apply(const Profile& profile, Article& article);

}  // namespace stet
