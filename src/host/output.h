#pragma once
/// Where results go: standard output, or files that are complete once they carry their name.

#include <sys/stat.h>

#include <string>
#include <string_view>

namespace stet::host {

/// Throws Failure(kStorage) when it cannot be written; a reader that went away (EPIPE) ends the
/// command quietly.
void write_stdout(std::string_view bytes);
void flush_stdout();

/// Writes beside the target under a hidden name, syncs, renames. Throws Failure(kStorage).
void write_file(const std::string& path, std::string_view bytes);

/// The same in pieces: nothing is there under the name until finish().
class FileWriter {
 public:
  explicit FileWriter(std::string path);
  /// In the place of `file`: readable by nobody else until it has the mode and the group of that
  /// one, and its owner where that is allowed. Throws when it cannot have them.
  FileWriter(std::string path, const struct stat& file);
  ~FileWriter();
  FileWriter(const FileWriter&) = delete;
  FileWriter& operator=(const FileWriter&) = delete;
  void write(std::string_view bytes);
  void finish();

 private:
  void open(unsigned mode);
  void take_after(const struct stat& file);

  std::string path_, temporary_;
  int descriptor_ = -1;
  bool done_ = false;
};

/// JSON, indented by two; `compact` must be valid.
std::string pretty_json(std::string_view compact);
/// A JSON string with its quotes. Bytes that are not UTF-8 (a file name) become U+FFFD.
std::string json_string(std::string_view text);

}  // namespace stet::host
