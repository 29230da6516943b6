#pragma once
/// Every reader there is, for the table in registry.cpp. Each is defined in the file named after
/// its format.

#include "intake/reader.h"

namespace stet {

extern const Reader plain_text_reader;
extern const Reader html_reader;
extern const Reader ninjs_reader;
extern const Reader wordpress_reader;
extern const Reader superdesk_reader;
extern const Reader ans_reader;
extern const Reader agency_reader;
extern const Reader nitf_reader;
extern const Reader newsml_1_reader;
extern const Reader wxr_reader;
extern const Reader rss_reader;
extern const Reader newsml_g2_reader;
extern const Reader json_ld_reader;
extern const Reader markdown_reader;

}  // namespace stet
