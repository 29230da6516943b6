#include "intake/readers.h"

namespace stet {
namespace {

// In the order they are tried; of two that are equally sure the first wins. Plain text takes what
// is left.
constexpr const Reader* kReaders[] = {
    &newsml_g2_reader, &nitf_reader,      &newsml_1_reader,  &wxr_reader,        &rss_reader,
    &ninjs_reader,     &wordpress_reader, &superdesk_reader, &ans_reader,        &agency_reader,
    &json_ld_reader,   &html_reader,      &markdown_reader,  &plain_text_reader,
};

}  // namespace

std::span<const Reader* const> readers() { return kReaders; }

}  // namespace stet
