#pragma once
/// The floor: straight-line code that moves the same data as the product (JSON in, HTML body to
/// text and spans, sentences and quotes, seven field tests, NewsML-G2 out) with no rule engine and
/// no article model. What the product costs is told as a multiple of this, in the same binary and
/// run. It is no reader and no writer: it trusts its input.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace stet::bench {

struct FloorSpan {
  std::uint32_t text, source, length;
};

struct FloorArticle {
  std::string_view uri, language, version_created, first_created, by, slugline, headline, summary,
      caption, credit, href;
  std::string text;  ///< body, paragraphs ended by '\n'
  std::vector<FloorSpan> spans;
  std::vector<std::uint32_t> sentences;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> quotes;
  std::string body;  ///< unescaped HTML
};

/// Keeps its memory from article to article.
class Floor {
 public:
  void parse(const std::string& json);
  std::uint32_t check();
  const std::string& convert();

 private:
  FloorArticle article_;
  std::string padded_, out_;
};

}  // namespace stet::bench
