#pragma once
/// Small values pages state in their own spelling: dates, keyword lists, titles, names.

#include "article/article.h"
#include "text/dates.h"
#include "text/span.h"

#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace stet::html {

/// ISO 8601, also "2015-07-10 09:53:00 -0400".
std::optional<DateTime> parse_page_date(std::string_view text);

/// "a, b; c" as keywords of the article, each a part of `list`; words that are there already are
/// left out.
void split_keywords(const Field& list, Article& article);

/// The title without the site's name behind " | ", " - ", " — " ...; the whole when nothing says
/// where it ends. `site` is the site's name, or empty.
Span title_without_site(std::string_view title, std::string_view site);

/// Whether two lines have the same words, whatever their spaces, case and quotation marks.
bool same_words(std::string_view a, std::string_view b);
/// 0..1: how many of the words of the shorter line stand in the other.
double shared_words(std::string_view a, std::string_view b);

/// Names in a byline ("By Nadia Renko and Ola Brun, Port Elin"), as spans of it.
void find_byline_names(std::string_view byline, std::vector<Span>& out);

/// The part of what stands at the byline's place that names people: "By Nadia Renko" of "Opinion By
/// Nadia Renko, a reporter in Port Elin". The whole when none of `names` stands in it.
Span trim_byline(std::string_view byline, std::span<const std::string_view> names);

/// A part of a field, trimmed (no-break spaces too), as one of its own, derived from it.
Field part_of(const Field& whole, Span span, float confidence, TextArena& arena);

}  // namespace stet::html
