#pragma once
/// The elements we know by name, and what the standard says of each. Static [any thread].

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace stet::html {

enum class Tag : std::uint8_t {
  unknown,
  a,
  abbr,
  acronym,
  address,
  amp_img,
  applet,
  area,
  article,
  aside,
  audio,
  b,
  base,
  basefont,
  bdi,
  bdo,
  bgsound,
  big,
  blockquote,
  body,
  br,
  button,
  canvas,
  caption,
  center,
  cite,
  code,
  col,
  colgroup,
  data,
  datalist,
  dd,
  del,
  details,
  dfn,
  dialog,
  dir,
  div,
  dl,
  dt,
  em,
  embed,
  fieldset,
  figcaption,
  figure,
  font,
  footer,
  form,
  frame,
  frameset,
  h1,
  h2,
  h3,
  h4,
  h5,
  h6,
  head,
  header,
  hgroup,
  hr,
  html,
  i,
  iframe,
  image,
  img,
  input,
  ins,
  kbd,
  keygen,
  label,
  legend,
  li,
  link,
  listing,
  main,
  map,
  mark,
  marquee,
  math,
  menu,
  meta,
  meter,
  nav,
  nobr,
  noembed,
  noframes,
  noscript,
  object,
  ol,
  optgroup,
  option,
  p,
  param,
  picture,
  plaintext,
  pre,
  progress,
  q,
  rb,
  rbc,
  rp,
  rt,
  rtc,
  ruby,
  s,
  samp,
  script,
  search,
  section,
  select,
  slot,
  small,
  source,
  span,
  strike,
  strong,
  style,
  sub,
  summary,
  sup,
  svg,
  table,
  tbody,
  td,
  template_,
  textarea,
  tfoot,
  th,
  thead,
  time,
  title,
  tr,
  track,
  tt,
  u,
  ul,
  var,
  video,
  wbr,
  xmp,
};

inline constexpr std::size_t kTagCount = 140;

enum TagFlags : std::uint16_t {
  kVoid = 1,          ///< has no content and no end tag
  kFormatting = 2,    ///< may be closed across others: <b><i></b></i>
  kSpecial = 4,       ///< no other end tag closes it
  kClosesP = 8,       ///< its start tag ends an open paragraph
  kBlock = 16,        ///< words before and behind it belong to different blocks
  kScope = 32,        ///< end tags inside do not reach through it
  kHeading = 64,      ///< h1 .. h6
  kInHead = 128,      ///< does not end <head>
  kRawText = 256,     ///< content is text up to its end tag
  kRcdata = 512,      ///< the same, with character references
  kRemoved = 1024,    ///< never copy: goes with its content
  kBreaksOut = 2048,  ///< ends svg and math
};

std::uint16_t flags_of(Tag tag);
inline bool is(Tag tag, std::uint16_t flags) { return (flags_of(tag) & flags) != 0; }
/// By name in any case; Tag::unknown when we do not know it.
Tag find_tag(std::string_view name);
/// Lower case; empty for Tag::unknown.
std::string_view name_of(Tag tag);

}  // namespace stet::html
