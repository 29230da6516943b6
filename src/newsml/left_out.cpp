#include "newsml/left_out.h"

#include "newsml/xml.h"

#include <string>

namespace stet {

void say_extra(const Article& article, Losses& losses) {
  const std::vector<Extra>& extra = article.extra;
  if (extra.empty()) return;
  constexpr std::size_t kNamed = 5;
  std::string reason =
      std::to_string(extra.size()) + (extra.size() == 1 ? " value of the input has no field: "
                                                        : " values of the input have no field: ");
  for (std::size_t i = 0; i < extra.size() && i < kNamed; ++i) {
    if (i > 0) reason += ", ";
    reason.append(extra[i].path.substr(0, 80));
  }
  if (extra.size() > kNamed) reason += " and others";
  losses.add({"extra"}, reason);
}

void say_summary_held(const Article& article, Losses& losses) {
  if (!is_blank(article.summary.bytes()))
    losses.add({"summary"}, "a canceled story goes out without its summary");
}

void say_parts(const Where& where, std::string_view owner, std::initializer_list<Part> parts,
               Losses& losses) {
  std::string names;
  for (const Part& part : parts)
    if (part.lost) names.append(names.empty() ? "" : ", ").append(part.name);
  if (!names.empty()) losses.add(where, std::string(owner) + " has no place for its " + names);
}

}  // namespace stet
