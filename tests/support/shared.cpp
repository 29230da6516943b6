#include "support/shared.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace stet::test {
namespace {

std::filesystem::path root() {
  if (const char* named = std::getenv("STET_SHARED"); named && *named) return named;
  if (*STET_SHARED_DEFAULT) return STET_SHARED_DEFAULT;
  return std::filesystem::path(STET_SOURCE_DIR).parent_path() / "shared";
}

}  // namespace

std::optional<std::filesystem::path> shared(const std::string& relative) {
  const std::filesystem::path path = root() / relative;
  std::error_code ignored;
  if (std::filesystem::exists(path, ignored)) return path;
  std::fprintf(stderr,
               "*** SKIPPED: %s is not there; set STET_SHARED to the folder that holds %s\n",
               path.c_str(), relative.c_str());
  return std::nullopt;
}

std::vector<std::filesystem::path> shared_files(const std::string& relative,
                                                const std::string& extension) {
  std::vector<std::filesystem::path> files;
  if (const auto folder = shared(relative)) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(*folder))
      if (entry.is_regular_file() && (extension.empty() || entry.path().extension() == extension))
        files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

std::filesystem::path source_path(const std::string& relative) {
  return std::filesystem::path(STET_SOURCE_DIR) / relative;
}

std::string slurp(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error("cannot read " + path.string());
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace stet::test
