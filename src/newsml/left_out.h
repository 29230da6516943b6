#pragma once
/// Losses that every writer has, said the same way.

#include "article/article.h"
#include "newsml/losses.h"

#include <initializer_list>
#include <string_view>

namespace stet {

/// A path or five of what the input had and the article has no field for.
void say_extra(const Article& article, Losses& losses);

/// A kill takes back the summary with the body.
void say_summary_held(const Article& article, Losses& losses);

/// A part of one media, and whether it is there but not written.
struct Part {
  std::string_view name;
  bool lost = false;
};
/// One loss for all lost parts: "a ninjs association has no place for its source, place".
void say_parts(const Where& where, std::string_view owner, std::initializer_list<Part> parts,
               Losses& losses);

}  // namespace stet
