#pragma once
/// The style and the script of the page that `check --format html` writes, from page/.

#include <string_view>

namespace stet::host {

struct PagePart {
  std::string_view text;
  std::string_view sha256;  ///< of `text`, in hexadecimal
};

extern const PagePart kPage_css, kPage_js;

}  // namespace stet::host
