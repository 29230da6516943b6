#pragma once
/// NITF 3.6 that stands alone: the payload of NewsML-G2, with a head that says what contentMeta and
/// itemMeta would say around it.

#include "newsml/writer.h"

namespace stet {
extern const Writer nitf_writer;
}
