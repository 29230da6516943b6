#pragma once
/// A report for people, read like a good compiler's: place, sentence, the line with the words
/// underlined, why, fix.

#include "host/terminal.h"

#include <set>
#include <string>
#include <string_view>

namespace stet::host {

/// `report` is the plugin's JSON, `source` the bytes that were judged. `told` remembers which
/// rules' reasons were already given: each is printed once a run. `article` names it in the
/// verdict: the path, with a number when the file holds many.
std::string report_text(std::string_view path, std::string_view article, std::string_view source,
                        std::string_view report, const Palette& palette,
                        std::set<std::string>& told);

}  // namespace stet::host
