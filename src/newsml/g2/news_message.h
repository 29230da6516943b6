#pragma once
/// newsMessage: the envelope of one delivery, and the writer's row.

#include "newsml/writer.h"

namespace stet::g2 {

Result<Written> write(const Article& article, const Envelope& envelope, const Budget* budget);
std::string begin_feed(const Envelope& envelope);
Result<Written> items(const Article& article, const Envelope& envelope, const Budget* budget);
std::string end_feed(const Envelope& envelope);

}  // namespace stet::g2

namespace stet {
extern const Writer newsml_g2_writer;
}
