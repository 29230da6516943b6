#pragma once
/// ninjs 1.3, 2.0 to 2.2, 3.0 and 3.1: one object for the story, pictures and related stories as
/// its associations.
///
/// 1.x names members in lower case and keys texts by role ("body_html"); 2.x has lists of role and
/// value; 3.x is 2.x in camelCase. All objects are closed, so a member is written only in an
/// edition that has it (reference: the JSON Schemas of each edition, and newsml.md, 5).

#include "newsml/writer.h"

namespace stet {
extern const Writer ninjs_writer;
}
