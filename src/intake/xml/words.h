#pragma once
/// Words out of XML on their way to a Field: character data folded or as it stands, and the
/// marked-up runs over it.

#include "article/article.h"
#include "intake/xml/xml.h"
#include "text/text.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace stet {

/// The run that an inline element of XHTML or NITF makes; false for every other. Takes the
/// attributes that say so.
bool xml_markup(XmlNode element, Markup& markup, std::string_view& href);

/// Builds one Field after the other. The article outlives it.
class XmlWords {
 public:
  explicit XmlWords(Article& article) : article_(&article), builder_(article.arena) {}

  void append(const Text& text, bool keep_space);
  void line_break(Span at, bool keep_space);
  void space(Span at) { builder_.fold_space(at); }
  /// Nothing new inside a run of the same kind: <b> in <b>.
  void open_run(XmlNode element, Markup markup, std::string_view href);
  void close_run(std::uint32_t element);

  bool empty() const { return builder_.empty(); }
  bool is_blank() const;
  /// Throws the words away; runs stay open.
  void clear();
  /// The words so far, trimmed unless `keep_space`, with their runs in Article::runs; runs that are
  /// open go on in what follows. Present, or empty with no place.
  Field finish(bool keep_space = false);

 private:
  struct Open {
    std::uint32_t element = 0;
    std::uint32_t begin = 0;
    Markup markup{};
    std::string_view href;
    Span at;
  };
  void add_run(const Open& run);

  Article* article_;
  TextBuilder builder_;
  std::vector<Open> open_;
  std::vector<Run> runs_;
};

}  // namespace stet
