#include "newsml/g2/news_message.h"
#include "newsml/newsml_1_2/document.h"
#include "newsml/ninjs/item.h"
#include "newsml/nitf/alone.h"
#include "newsml/writer.h"

#include <array>

namespace stet {
namespace {

constinit const std::array<const Writer*, 4> kWriters = {&newsml_g2_writer, &newsml_1_2_writer,
                                                         &nitf_writer, &ninjs_writer};

}  // namespace

std::span<const Writer* const> writers() { return kWriters; }

const Writer* find_writer(std::string_view id) {
  for (const Writer* writer : kWriters)
    if (writer->id == id) return writer;
  return nullptr;
}

WriterChoice choose_writer(std::string_view name) {
  if (const Writer* writer = find_writer(name)) return {writer, {}};
  for (const Writer* writer : kWriters) {
    if (name.size() <= writer->id.size() || name[writer->id.size()] != '-' ||
        name.substr(0, writer->id.size()) != writer->id)
      continue;
    const std::string_view wanted = name.substr(writer->id.size() + 1);
    for (const std::string_view version : writer->versions)
      if (version == wanted || (version.size() > wanted.size() && version[wanted.size()] == '.' &&
                                version.substr(0, wanted.size()) == wanted))
        return {writer, version};
  }
  return {};
}

}  // namespace stet
