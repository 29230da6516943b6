#pragma once
/// NewsML 1.2 (DTD of 10 October 2003): one NewsItem with the story as its main component and each
/// picture as a supporting one. Named as the standard names its parts.
///
/// The body is XHTML as escaped text in DataContent, or plain text: NITF or XHTML elements are not
/// declared in the DTD, so they would make the document invalid (reference: newsml.md, 4).

#include "newsml/writer.h"

namespace stet {
extern const Writer newsml_1_2_writer;
}
