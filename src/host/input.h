#pragma once
/// What the command reads: files, folders walked, standard input.

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace stet::host {

struct Input {
  std::string path;  ///< as given or found; "-" is standard input
};

/// Folders become the files below them, sorted; hidden files and folders are passed over. A path
/// that is not there is kept: reading it gives the error line. Nothing is read here.
std::vector<Input> expand(const std::vector<std::string>& paths);

struct Bytes {
  std::string bytes;
  std::int64_t modified_ms = 0;  ///< of the file; of standard input: the time of reading
  bool cut = false;              ///< there was more than the limit
};

/// At most `limit` + 1 bytes, so that the plugin sees that there are too many. Throws
/// Failure(kUnreadable).
Bytes read_input(const Input& input, std::uint64_t limit);
/// The same; what is larger than `limit` and holds many articles, says `holds_many` of its first
/// bytes, is read to its end. Throws Failure(kUnreadable) beyond `most`.
Bytes read_input(const Input& input, std::uint64_t limit,
                 const std::function<bool(std::string_view)>& holds_many, std::uint64_t most);
/// A small file of the caller's own (waivers): all of it. Throws Failure(kUsage).
std::string read_setting(const std::string& path);

}  // namespace stet::host
