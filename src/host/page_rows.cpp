#include "host/page_rows.h"

#include "host/errors.h"
#include "host/json_values.h"

#include <simdjson.h>

#include <tuple>
#include <utility>

namespace stet::host {
namespace {

using simdjson::dom::element;

template <class Each>
void for_each_numbered(element object, std::string_view key, Each&& each) {
  simdjson::dom::array items;
  if (object[key].get(items) != simdjson::SUCCESS) return;
  std::size_t number = 0;
  for (const element item : items) each(item, number++);
}

std::string numbered(std::string_view list, std::size_t index, std::string_view member = {}) {
  return std::string(list) + "[" + std::to_string(index) + "]" + std::string(member);
}

/// Which element a block of the body becomes.
struct Look {
  std::string_view kind, tag, css, label;
};
constexpr Look kLooks[] = {
    {"heading", "h4", "", ""},
    {"quote", "blockquote", "", ""},
    {"pull-quote", "blockquote", "", ""},
    {"list-item", "p", "item", ""},
    {"preformatted", "pre", "", ""},
    {"correction", "p", "small", "Correction"},
    {"boilerplate", "p", "quiet", ""},
    {"embed", "p", "small", "Embedded"},
    {"table-cell", "p", "small", ""},
    {"aside", "p", "small", ""},
};

class Layout {
 public:
  Layout(element article, const std::function<bool(const PageField&)>& is_marked,
         std::vector<PageRow>& rows)
      : article_(article), is_marked_(is_marked), rows_(rows) {}

  void lay() {
    headlines();
    field(article_, "summary", "summary", "p", "deck");
    const bool has_byline = field(article_, "byline", "byline", "p", "byline");
    for_each_numbered(article_, "creators", [&](element who, std::size_t i) {
      const std::string name = numbered("creators", i, ".name");
      if (!has_byline || is_marked_({name})) field(who, "name", name, "p", "byline");
      if (is_marked_({numbered("creators", i, ".job_title")}))
        field(who, "jobTitle", numbered("creators", i, ".job_title"), "p", "small", "Job title");
      if (is_marked_({numbered("creators", i, ".affiliation")}))
        field(who, "affiliation", numbered("creators", i, ".affiliation"), "p", "small",
              "Works for");
    });
    count_media();
    // A main picture without a place of its own opens the story.
    for (std::size_t i = 0; i < media_.size(); ++i)
      if (string_of(media_[i], "role") == "main" && !placed_[i]) picture(i);
    dateline();
    body();
    for (std::size_t i = 0; i < media_.size(); ++i) picture(i);
    unseen();
  }

 private:
  /// True when there are words.
  bool field(element object, std::string_view key, std::string name, std::string_view tag,
             std::string_view css, std::string_view label = {}) {
    element words;
    if (object[key].get(words) != simdjson::SUCCESS) return false;
    return row(words, {std::move(name)}, tag, css, label);
  }
  bool row(element words, PageField name, std::string_view tag, std::string_view css,
           std::string_view label = {}) {
    const std::string_view text = string_of(words, "text");
    if (text.empty()) return false;
    PageRow made{.field = std::move(name),
                 .tag = std::string(tag),
                 .css = css,
                 .label = std::string(label),
                 .text = std::string(text)};
    for_each_numbered(words, "runs", [&](element run, std::size_t) {
      simdjson::dom::array at;
      std::uint64_t begin = 0, end = 0;
      if (run["at"].get(at) == simdjson::SUCCESS && at.size() == 2 &&
          at.at(0).get(begin) == simdjson::SUCCESS && at.at(1).get(end) == simdjson::SUCCESS &&
          begin < end && end <= text.size())
        made.runs.push_back({begin, end, std::string(string_of(run, "mark"))});
    });
    rows_.push_back(std::move(made));
    return true;
  }

  void headlines() {
    const auto each_of = [&](auto&& is_wanted, std::string_view tag, std::string_view css,
                             bool is_named) {
      for_each_numbered(article_, "headlines", [&](element headline, std::size_t) {
        const std::string role(string_of(headline, "role"));
        if (!is_wanted(role)) return;
        const std::string name = role == "main" ? "headline" : "headlines[" + role + "]";
        row(headline, {name}, tag, css, is_named ? "Headline, " + role : std::string());
      });
    };
    const auto is = [](std::string_view wanted) {
      return [wanted](const std::string& role) { return role == wanted; };
    };
    each_of(is("kicker"), "p", "small", false);
    each_of(is("main"), "h3", "", false);
    each_of(is("deck"), "p", "deck", false);
    each_of(
        [](const std::string& role) {
          return role != "kicker" && role != "main" && role != "deck";
        },
        "p", "small", true);
  }

  /// Where it is part of the first paragraph, it is read there.
  void dateline() {
    element lines, words;
    if (article_["dateline"].get(lines) != simdjson::SUCCESS ||
        lines["text"].get(words) != simdjson::SUCCESS)
      return;
    const std::string_view text = string_of(words, "text");
    bool in_body = false;
    for_each_numbered(article_, "body", [&](element block, std::size_t) {
      in_body |= string_of(block, "text").substr(0, text.size()) == text;
    });
    if (!in_body || is_marked_({"dateline"}))
      field(lines, "text", "dateline", "p", "small", "Dateline");
    for (const auto& [key, label] :
         {std::pair{"place", "Place"}, {"date", "Date"}, {"source", "Source"}})
      if (const std::string name = std::string("dateline.") + key; is_marked_({name}))
        field(lines, key, name, "p", "small", label);
  }

  void count_media() {
    for_each_numbered(article_, "media",
                      [&](element item, std::size_t) { media_.push_back(item); });
    placed_.resize(media_.size());
    shown_.resize(media_.size());
    for_each_numbered(article_, "body", [&](element block, std::size_t) {
      std::uint64_t media = 0;
      if (block["media"].get(media) == simdjson::SUCCESS && media < placed_.size())
        placed_[media] = true;
    });
  }

  void picture(std::size_t index) {
    if (index >= media_.size() || shown_[index]) return;
    shown_[index] = true;
    const element item = media_[index];
    const std::size_t first = rows_.size();
    std::string kind(string_of(item, "kind"));
    if (!kind.empty()) kind[0] = static_cast<char>(kind[0] - 'a' + 'A');
    std::string file;
    for_each_numbered(item, "renditions", [&](element rendition, std::size_t) {
      if (file.empty()) file = string_of(rendition, "href");
    });
    file = file.substr(0, file.find_first_of("?#"));
    if (const std::size_t slash = file.rfind('/'); slash != std::string::npos)
      file.erase(0, slash + 1);
    rows_.push_back({.field = {numbered("media", index)},
                     .tag = "p",
                     .css = "small",
                     .label = kind + " " + std::to_string(index + 1),
                     .text = std::move(file)});
    constexpr std::pair<std::string_view, std::pair<std::string_view, std::string_view>> kParts[] =
        {{"headline", {".headline", "Headline"}},
         {"title", {".title", "Title"}},
         {"caption", {".caption", "Caption"}},
         {"alt", {".alt", "Alt text"}},
         {"longDescription", {".long_description", "Description"}},
         {"credit", {".credit", "Credit"}},
         {"photographer", {".photographer", "Photographer"}},
         {"agency", {".agency", "Agency"}},
         {"place", {".place", "Place"}},
         {"instructions", {".instructions", "Instructions"}}};
    element credit;
    const bool has_credit =
        item["credit"].get(credit) == simdjson::SUCCESS && !string_of(credit, "text").empty();
    for (const auto& [key, path] : kParts) {
      std::string name = numbered("media", index, path.first);
      const bool is_in_credit = has_credit && (key == "photographer" || key == "agency");
      if (!is_in_credit || is_marked_({name}))
        field(item, key, std::move(name), "p", "small", path.second);
    }
    for (std::size_t i = first; i < rows_.size(); ++i)
      rows_[i].media = static_cast<std::int64_t>(index);
  }

  void body() {
    for_each_numbered(article_, "body", [&](element block, std::size_t index) {
      const std::string_view kind = string_of(block, "kind");
      std::uint64_t media = 0;
      if (block["media"].get(media) == simdjson::SUCCESS) picture(media);
      Look look{kind, "p", "", ""};
      for (const Look& each : kLooks)
        if (each.kind == kind) look = each;
      row(block, {"body", static_cast<std::int64_t>(index)}, look.tag, look.css, look.label);
      if (element citation; block["citation"].get(citation) == simdjson::SUCCESS)
        row(citation, {"body.citation", static_cast<std::int64_t>(index)}, "p", "small", "Said by");
    });
  }

  void unseen() {
    for (const auto& [key, name, label] : {std::tuple{"slugline", "slugline", "Slugline"},
                                           {"credit", "credit", "Credit"},
                                           {"editorialNote", "editorial_note", "Editorial note"}})
      if (is_marked_({name})) field(article_, key, name, "p", "small", label);
    for (const auto& [key, list, member, label] :
         {std::tuple{"sources", "sources", "name", "Source"},
          {"corrections", "corrections", "text", "Correction"},
          {"concepts", "concepts", "name", "Subject"},
          {"links", "links", "title", "Link"}})
      for_each_numbered(
          article_, key,
          [&, list = list, member = member, label = label](element item, std::size_t i) {
            const std::string name = numbered(list, i, std::string(".") + member);
            if (is_marked_({name})) field(item, member, name, "p", "small", label);
          });
    for_each_numbered(article_, "keywords", [&](element word, std::size_t i) {
      if (const std::string name = numbered("keywords", i); is_marked_({name}))
        row(word, {name}, "p", "small", "Keyword");
    });
  }

  element article_;
  const std::function<bool(const PageField&)>& is_marked_;
  std::vector<PageRow>& rows_;
  std::vector<element> media_;
  std::vector<bool> placed_, shown_;
};

}  // namespace

PageArticle page_article(std::string_view json,
                         const std::function<bool(const PageField&)>& is_marked) {
  simdjson::dom::parser parser;
  const simdjson::padded_string padded(json);
  element root;
  if (parser.parse(padded).get(root) != simdjson::SUCCESS)
    throw Failure(kStorage, "the plugin gave an article that is no JSON");
  PageArticle out;
  out.is_right_to_left = string_of(root, "direction") == "rtl";
  if (element language; root["language"].get(language) == simdjson::SUCCESS)
    out.language = string_of(language, "value");
  Layout(root, is_marked, out.rows).lay();
  for (const PageRow& row : out.rows)
    if (row.field.name == "headline") out.title = row.text;
  return out;
}

}  // namespace stet::host
