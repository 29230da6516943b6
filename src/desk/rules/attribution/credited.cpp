#include "desk/rules/attribution/credited.h"

namespace stet {
namespace {

void add_named(std::string_view text, std::vector<const Agency*>& credited) {
  std::vector<AgencyMention> mentions;
  find_agencies(text, mentions);
  for (const AgencyMention& mention : mentions) credited.push_back(mention.agency);
}

}  // namespace

std::vector<const Agency*> credited_agencies(const Article& article, bool dateline_of_text) {
  std::vector<const Agency*> credited;
  for (const Source& source : article.sources) add_named(source.name.bytes(), credited);
  add_named(article.credit.bytes(), credited);
  add_named(article.byline.bytes(), credited);
  for (const Field* field : {&article.dateline.text, &article.dateline.source})
    if (dateline_of_text || field->known.how == How::stated) add_named(field->bytes(), credited);
  for (const Creator& creator : article.creators) {
    add_named(creator.name.bytes(), credited);
    add_named(creator.affiliation.bytes(), credited);
  }
  return credited;
}

}  // namespace stet
