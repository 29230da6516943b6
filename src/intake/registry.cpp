#include "intake/readers.h"

namespace stet {
namespace {

// In the order they are tried; of two that are equally sure the first wins. Plain text takes what
// is left.
constexpr const Reader* kReaders[] = {
    &ninjs_reader, &newsml_g2_reader, &nitf_reader, &html_reader, &plain_text_reader,
};

}  // namespace

std::span<const Reader* const> readers() { return kReaders; }

}  // namespace stet
