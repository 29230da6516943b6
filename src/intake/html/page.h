#pragma once
/// A whole page: which of its statements become which field of the article.
///
/// Trust, field by field: JSON-LD, microdata, <meta>, then what the page shows. When a statement
/// says the same words as the page shows, the field stands where the page shows it: there an editor
/// would change it.

#include "article/article.h"
#include "intake/html/body_root.h"
#include "intake/html/linked_data.h"
#include "intake/html/media.h"
#include "intake/html/tree.h"
#include "intake/reader.h"

#include <string>
#include <string_view>
#include <vector>

namespace stet::html {

/// True when the tree is a document (html, head, body, title ...), not a fragment of one.
bool is_page(const Tree& tree);

class PageReader {
 public:
  /// All must outlive it; `html` is the Text the tree was parsed from.
  PageReader(const Tree& tree, const Text& html, Article& article, const ReadOptions& options);
  void read();

 private:
  struct Meta {
    std::string key;  ///< property, name or itemprop, one word, lower case
    NodeIndex node = 0;
  };

  void collect_metas();
  const Meta* find_meta(std::initializer_list<std::string_view> keys) const;
  Field meta_field(std::initializer_list<std::string_view> keys);
  std::string_view meta_address(std::initializer_list<std::string_view> keys);
  std::uint32_t meta_number(std::string_view key) const;  ///< 0: not said, or no number
  /// The first element that says to be that property of the story, in microdata or RDFa; 0: none.
  NodeIndex find_property(std::string_view name) const;
  NodeIndex property_within(NodeIndex element, std::string_view name) const;
  /// The thing (itemscope, typeof) an element is a property of; 0: none around it.
  NodeIndex thing_around(NodeIndex element) const;
  bool is_of_story(NodeIndex element) const;
  Field property_field(NodeIndex element);  ///< its `content`, or the words it shows
  void read_marked_creators();
  void read_marked_publisher();
  void read_corrections();
  Field shown(NodeIndex element);  ///< the words of an element, as one line

  void read_language();
  void read_identity();
  void read_dates();
  void date_from(const Attribute* attribute, float confidence, Value<DateTime>& into);
  void read_headlines();
  Field headline_shown(NodeIndex& element, const Field& stated);
  NodeIndex only_heading() const;
  void read_summary();
  void read_creators();
  NodeIndex find_byline() const;
  void add_creator(const Field& name, std::string_view uri);
  void read_topics();
  void read_sources();
  void read_body();
  void read_lead_pictures();
  void read_article_body_text();
  void read_main_picture();
  void join_images();
  void drop_shown_fields();
  void mark_boilerplate();
  void keep_kicker(NodeIndex element);

  bool is_dropped(NodeIndex element) const;
  Span place(Span in_html) const { return html_.source(in_html); }

  const Tree& tree_;
  Text html_;
  Article& article_;
  const ReadOptions& options_;
  MediaReader media_reader_;
  LinkedData linked_;
  BodyRoot root_;
  std::vector<Meta> metas_;
  NodeIndex headline_element_ = 0, byline_element_ = 0, summary_element_ = 0;
};

}  // namespace stet::html
