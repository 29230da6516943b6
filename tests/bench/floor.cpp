#include "bench/floor.h"

#include <simdjson.h>

namespace stet::bench {
namespace {

simdjson::ondemand::parser& parser() {
  thread_local simdjson::ondemand::parser instance;
  return instance;
}

/// The one entity scheme of the corpus: &amp; and decimal numbers.
std::size_t entity(std::string_view html, std::size_t at, std::string& out) {
  const std::size_t end = html.find(';', at);
  if (html[at + 1] != '#') {
    out.push_back('&');
    return end + 1;
  }
  std::uint32_t value = 0;
  for (std::size_t i = at + 2; i < end; ++i)
    value = value * 10 + static_cast<std::uint32_t>(html[i] - '0');
  out.push_back(static_cast<char>(0xE0 | value >> 12));
  out.push_back(static_cast<char>(0x80 | (value >> 6 & 0x3F)));
  out.push_back(static_cast<char>(0x80 | (value & 0x3F)));
  return end + 1;
}

void strip(std::string_view html, FloorArticle& article) {
  article.text.clear();
  article.spans.clear();
  std::size_t i = 0;
  while (i < html.size()) {
    if (html[i] == '<') {
      const std::size_t end = html.find('>', i);
      if (html[i + 1] == '/' && (html[i + 2] == 'p' || html[i + 2] == 'h'))
        article.text.push_back('\n');
      i = end + 1;
      continue;
    }
    const auto begin = static_cast<std::uint32_t>(article.text.size());
    const auto source = static_cast<std::uint32_t>(i);
    if (html[i] == '&') {
      i = entity(html, i, article.text);
    } else {
      std::size_t end = i;
      while (end < html.size() && html[end] != '<' && html[end] != '&') ++end;
      article.text.append(html.substr(i, end - i));
      i = end;
    }
    article.spans.push_back(
        {begin, source, static_cast<std::uint32_t>(article.text.size()) - begin});
  }
}

void walk(FloorArticle& article) {
  article.sentences.clear();
  article.quotes.clear();
  const std::string& text = article.text;
  std::uint32_t open = UINT32_MAX;
  for (std::uint32_t i = 0; i + 2 < text.size(); ++i) {
    const char c = text[i];
    if (c == '\xE2' && text[i + 1] == '\x80') {
      if (text[i + 2] == '\x9C')
        open = i;
      else if (text[i + 2] == '\x9D' && open != UINT32_MAX) {
        article.quotes.emplace_back(open, i + 3);
        open = UINT32_MAX;
      }
    } else if ((c == '.' || c == '?' || c == '!') && (text[i + 1] == ' ' || text[i + 1] == '\n')) {
      article.sentences.push_back(i + 1);
    }
  }
}

void escaped(std::string& out, std::string_view text) {
  std::size_t clean = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c != '&' && c != '<' && c != '>') continue;
    out.append(text.substr(clean, i - clean));
    out.append(c == '&' ? "&amp;" : c == '<' ? "&lt;" : "&gt;");
    clean = i + 1;
  }
  out.append(text.substr(clean));
}

void element(std::string& out, std::string_view name, std::string_view text) {
  out.append("<").append(name).append(">");
  escaped(out, text);
  out.append("</").append(name.substr(0, name.find(' '))).append(">");
}

}  // namespace

void Floor::parse(const std::string& json) {
  padded_.reserve(json.size() + simdjson::SIMDJSON_PADDING);
  padded_.assign(json);
  simdjson::ondemand::document document =
      parser().iterate(padded_.data(), padded_.size(), padded_.capacity());
  FloorArticle& a = article_;
  for (auto field : document.get_object()) {
    const std::string_view key = field.unescaped_key();
    auto value = field.value();
    if (key == "uri")
      a.uri = value.get_string();
    else if (key == "language")
      a.language = value.get_string();
    else if (key == "versionCreated")
      a.version_created = value.get_string();
    else if (key == "firstCreated")
      a.first_created = value.get_string();
    else if (key == "by")
      a.by = value.get_string();
    else if (key == "slugline")
      a.slugline = value.get_string();
    else if (key == "headlines") {
      for (auto item : value.get_array()) a.headline = item["value"].get_string();
    } else if (key == "descriptions") {
      for (auto item : value.get_array()) a.summary = item["value"].get_string();
    } else if (key == "associations") {
      for (auto item : value.get_array()) {
        for (auto description : item["descriptions"].get_array()) {
          const std::string_view role = description["role"].get_string();
          (role == "caption" ? a.caption : a.credit) = description["value"].get_string();
        }
        for (auto rendition : item["renditions"].get_array())
          a.href = rendition["href"].get_string();
      }
    } else if (key == "bodies") {
      for (auto item : value.get_array()) {
        const std::string_view body = item["value"].get_string();
        a.body.assign(body);
      }
    }
  }
  strip(a.body, a);
}

std::uint32_t Floor::check() {
  walk(article_);
  const FloorArticle& a = article_;
  std::uint32_t faults = 0;
  for (const std::string_view field :
       {a.uri, a.language, a.headline, a.by, a.caption, a.credit, a.slugline})
    if (field.empty() || field.size() > 400) ++faults;
  return faults + static_cast<std::uint32_t>(a.quotes.size() + a.sentences.size());
}

const std::string& Floor::convert() {
  const FloorArticle& a = article_;
  std::string& out = out_;
  out.clear();
  out.reserve(a.text.size() * 2 + 4096);
  out.append("<newsMessage xmlns=\"http://iptc.org/std/nar/2006-10-01/\"><header>");
  element(out, "sent", a.version_created);
  out.append(
      "</header><itemSet><newsItem standard=\"NewsML-G2\" standardversion=\"2.35\" "
      "conformance=\"power\" guid=\"");
  escaped(out, a.uri);
  out.append("\" version=\"2\" xml:lang=\"")
      .append(a.language)
      .append("\"><itemMeta><itemClass qcode=\"ninat:text\"/>");
  element(out, "versionCreated", a.version_created);
  element(out, "firstCreated", a.first_created);
  out.append("<pubStatus qcode=\"stat:usable\"/></itemMeta><contentMeta>");
  element(out, "slugline", a.slugline);
  element(out, "headline", a.headline);
  element(out, "by", a.by);
  element(out, "description role=\"drol:summary\"", a.summary);
  out.append(
      "</contentMeta><contentSet><inlineXML contenttype=\"application/nitf+xml\"><nitf "
      "xmlns=\"http://iptc.org/std/NITF/2006-10-18/\"><body><body.content>");
  std::size_t begin = 0;
  while (begin < a.text.size()) {
    std::size_t end = a.text.find('\n', begin);
    if (end == std::string::npos) end = a.text.size();
    element(out, "p", std::string_view(a.text).substr(begin, end - begin));
    begin = end + 1;
  }
  out.append(
      "</body.content></body></nitf></inlineXML></contentSet></newsItem><newsItem "
      "standard=\"NewsML-G2\" standardversion=\"2.35\"><itemMeta><itemClass "
      "qcode=\"ninat:picture\"/></itemMeta><contentMeta>");
  element(out, "creditline", a.credit);
  element(out, "description role=\"drol:caption\"", a.caption);
  out.append("</contentMeta><contentSet><remoteContent href=\"");
  escaped(out, a.href);
  out.append("\"/></contentSet></newsItem></itemSet></newsMessage>");
  return out;
}

}  // namespace stet::bench
