#include "newsml/g2/news_message.h"
#include "newsml/writer.h"

#include <array>

namespace stet {
namespace {

constinit const std::array<const Writer*, 1> kWriters = {&newsml_g2_writer};

}  // namespace

std::span<const Writer* const> writers() { return kWriters; }

const Writer* find_writer(std::string_view id) {
  for (const Writer* writer : kWriters)
    if (writer->id == id) return writer;
  return nullptr;
}

}  // namespace stet
