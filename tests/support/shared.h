#pragma once
/// Real articles and the standards' schemas, which are not in this repository. STET_SHARED
/// (environment, or the CMake setting of the same name) names the folder; ../shared beside the
/// checkout is found by itself.

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace stet::test {

/// The file or folder, or nothing, after a loud line on stderr that says what was skipped.
std::optional<std::filesystem::path> shared(const std::string& relative);
/// The files below a folder of `shared`, sorted; empty (and loud) when it is not there.
std::vector<std::filesystem::path> shared_files(const std::string& relative,
                                                const std::string& extension = "");
/// A file of this repository.
std::filesystem::path source_path(const std::string& relative);
/// The whole of a file; throws when it cannot be read (a broken checkout).
std::string slurp(const std::filesystem::path& path);

}  // namespace stet::test
