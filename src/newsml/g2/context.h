#pragma once
/// What every part of a G2 document is written from and to. Views only; made on the stack for one
/// document.

#include "article/article.h"
#include "newsml/inline.h"
#include "newsml/losses.h"
#include "newsml/release.h"
#include "newsml/writer.h"
#include "newsml/xml.h"

namespace stet::g2 {

/// A G2 property that is set once: attribute values of ours that an editor never sees. IPTC has no
/// confirmed codes for these, so they live in a scheme of our own, written into the inline catalog
/// of every item.
inline constexpr std::string_view kOwnAlias = "stet";
inline constexpr std::string_view kOwnScheme = "urn:stet:role:";

struct Context {
  const Article& article;
  const Envelope& envelope;
  const Release& release;
  XmlWriter& xml;
  Losses& losses;
  InlineWriter& inline_writer;

  bool is_message() const { return envelope.shape == Shape::message; }
  bool has_nitf() const { return envelope.payload == Payload::nitf; }
  /// The NITF body is really written, so what it shows with its markup is carried.
  bool shows_nitf() const { return has_nitf() && has_payload(); }
  /// A kill goes out without what it takes back; an article of nothing but files needs no payload.
  bool has_payload() const {
    return release.status != PublishStatus::canceled &&
           (!article.body.empty() || !article.headlines.empty() ||
            (!is_message() && !article.media.empty()));
  }
};

}  // namespace stet::g2
