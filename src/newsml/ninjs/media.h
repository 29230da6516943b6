#pragma once
/// Associations: the pictures of a story, and the stories it refers to.

#include "article/article.h"
#include "newsml/ninjs/edition.h"
#include "newsml/release.h"

#include <string_view>
#include <vector>

namespace stet::ninjs {

/// Texts by role: a list of {role, value} from 2.0 on, members "description_summary" before.
class Texts {
 public:
  Texts(Members& out, std::string_view listed, std::string_view flat)
      : out_(out), listed_(listed), flat_(flat) {}
  void add(std::string_view role, const Field& field, const Where& where);
  void end();

 private:
  Members& out_;
  std::string_view listed_, flat_;
  bool open_ = false;
};

/// Holder, notice and terms of the first; the others are losses.
void write_rights(Members& out, const std::vector<Rights>& rights, const Where& where);
void write_digital_source_type(Members& out, std::string_view type, const Where& where);
/// Nothing but the related stories when the story is canceled.
void write_associations(Members& out, const Article& article, const Release& release);

}  // namespace stet::ninjs
