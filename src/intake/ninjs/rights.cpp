#include "intake/json/fields.h"
#include "intake/ninjs/item.h"

#include <utility>

namespace stet::ninjs {

void read_rights(JsonValue item, std::vector<Rights>& rights, Reading& reading) {
  Article& article = reading.article;
  Rights made;
  const auto field = [&](std::string_view name) {
    return read_field(item.any_case(name), article);
  };
  made.holder = field("copyrightholder");
  made.notice = field("copyrightnotice");
  made.usage_terms = field("usageterms");
  // Rights in a language of their own (ODRL) stay in `extra`; an address of them is a licence.
  made.licence_uri = item.any_case("rightsinfo").any_case("linkedrights").string();
  const bool said = made.holder.known.presence != Presence::absent ||
                    made.notice.known.presence != Presence::absent ||
                    made.usage_terms.known.presence != Presence::absent ||
                    !made.licence_uri.empty();
  if (said) rights.push_back(std::move(made));
}

}  // namespace stet::ninjs
