/// A page that an editor reads: each article as it reads, its marks in the copy, its notes in the
/// margin. It fetches nothing, and its security policy lets nothing run but its own script.

#include "host/check_output.h"
#include "host/markup.h"
#include "host/output.h"
#include "host/page.h"
#include "host/page_rows.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <utility>
#include <vector>

namespace stet::host {
namespace {

/// The SHA-256 of a policy: base64 of what is given in hexadecimal.
std::string base64_of_hex(std::string_view hex) {
  constexpr char kDigits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  std::uint32_t bits = 0;
  int count = 0;
  for (const char c : hex) {
    bits = bits << 4 | static_cast<std::uint32_t>(c <= '9' ? c - '0' : c - 'a' + 10);
    for (count += 4; count >= 6; count -= 6) out += kDigits[bits >> (count - 6) & 63];
  }
  if (count > 0) out += kDigits[bits << (6 - count) & 63];
  while (out.size() % 4 != 0) out += '=';
  return out;
}

std::string_view shape_of(std::string_view severity) {
  if (severity == "error") return "■";
  if (severity == "warning") return "▲";
  return severity == "waived" ? "○" : "●";
}

/// How a finding is called on the page.
struct Mark {
  const ReportFinding* finding = nullptr;
  std::string number;         ///< "3", "w1" for a waived one
  std::string_view severity;  ///< or "waived"
  bool is_in_copy = false;    ///< the words are marked, and it has a reference there
};

/// "pass-with-warnings" for people.
std::string verdict_of(const CheckReport& report) {
  if (report.decision == "blocked") return "■ Blocked";
  if (report.decision == "pass") return "✓ Pass";
  return "▲ Pass with warnings";
}

class Section {
 public:
  /// `number` of the section on the page; ids begin with it.
  Section(std::size_t number, const CheckReport& report) : id_("a" + std::to_string(number)) {
    std::size_t waived = 0;
    for (const ReportFinding& finding : report.findings) {
      Mark mark{.finding = &finding, .number = {}, .severity = finding.severity};
      if (finding.waiver) {
        mark.severity = "waived";
        mark.number = "w" + std::to_string(++waived);
      }
      marks_.push_back(std::move(mark));
    }
    for (Mark& mark : marks_)
      by_field_[{mark.finding->field, mark.finding->block}].push_back(&mark);
  }

  bool is_marked(const PageField& field) const { return by_field_.contains(field); }

  std::string write(const PageArticle& article) {
    std::vector<std::vector<Mark*>> beside(article.rows.size());
    std::vector<bool> is_placed(marks_.size());
    const auto place = [&](std::size_t row, Mark* mark) {
      const auto index = static_cast<std::size_t>(mark - marks_.data());
      if (is_placed[index]) return;
      is_placed[index] = true;
      beside[row].push_back(mark);
      mark->is_in_copy = true;
    };
    std::map<std::int64_t, std::size_t> pictures;
    for (std::size_t i = 0; i < article.rows.size(); ++i) {
      const PageRow& row = article.rows[i];
      if (row.media >= 0) pictures.try_emplace(row.media, i);
      if (const auto at = by_field_.find(row.field); at != by_field_.end())
        for (Mark* mark : at->second)
          if (mark->finding->inside) place(i, mark);
    }
    // What a picture lacks is said at the picture.
    for (const auto& [media, row] : pictures) {
      const std::string begin = "media[" + std::to_string(media) + "]";
      for (auto at = by_field_.lower_bound({begin, INT64_MIN});
           at != by_field_.end() && at->first.name.rfind(begin, 0) == 0; ++at)
        for (Mark* mark : at->second) place(row, mark);
    }
    std::vector<Mark*> top, waived;
    for (std::size_t i = 0; i < marks_.size(); ++i)
      if (!is_placed[i] && !marks_[i].finding->waiver) top.push_back(&marks_[i]);
    std::size_t number = 0;
    for (Mark* mark : top) mark->number = std::to_string(++number);
    for (std::vector<Mark*>& row : beside) {
      std::stable_sort(row.begin(), row.end(),
                       [](const Mark* a, const Mark* b) { return begin_of(*a) < begin_of(*b); });
      for (Mark* mark : row)
        if (!mark->finding->waiver) mark->number = std::to_string(++number);
    }
    for (Mark& mark : marks_)
      if (mark.finding->waiver) waived.push_back(&mark);

    std::string out;
    if (!top.empty()) {
      out += "<div class=\"top\"><h3 class=\"part\" id=\"" + id_ +
             "-top\">About the whole story</h3>\n" + notes(top, id_ + "-top") + "</div>\n";
    }
    out += "<article";
    if (!article.language.empty()) out += " lang=\"" + xml_attribute(article.language) + "\"";
    out += std::string(" dir=\"") + (article.is_right_to_left ? "rtl" : "ltr") + "\">\n";
    // A picture is one group: its words on the one side, all that is said of it on the other.
    for (std::size_t i = 0; i < article.rows.size();) {
      const std::int64_t media = article.rows[i].media;
      out += media < 0 ? "<div class=\"row\"><div class=\"copy\">"
                       : "<div class=\"row figure\"><div class=\"copy\">";
      std::vector<Mark*> standing;
      do {
        out += copy(article.rows[i], beside[i]);
        for (Mark* mark : beside[i])
          if (!mark->finding->waiver) standing.push_back(mark);
        ++i;
      } while (media >= 0 && i < article.rows.size() && article.rows[i].media == media);
      out += "</div>";
      if (!standing.empty()) out += "\n" + notes(standing, {});
      out += "</div>\n";
    }
    out += "</article>\n";
    if (!waived.empty())
      out += "<details><summary>" + std::to_string(waived.size()) + " waived</summary>\n" +
             notes(waived, {}) + "</details>\n";
    return out;
  }

 private:
  static std::size_t begin_of(const Mark& mark) {
    return mark.finding->inside ? mark.finding->inside->begin : 0;
  }

  std::string reference(const Mark& mark) const {
    const std::string severity(mark.severity);
    return "<span class=\"ref " + severity + "\" lang=\"en\"><a id=\"" + id_ + "-m" + mark.number +
           "\" href=\"#" + id_ + "-n" + mark.number + "\" aria-label=\"" + severity + " " +
           mark.number + ", to its note\">" + std::string(shape_of(mark.severity)) + mark.number +
           "</a></span>";
  }

  /// The words of a row with every mark and every run of the copy's own, cut at each of their ends,
  /// so that elements nest whatever overlaps.
  std::string copy(const PageRow& row, const std::vector<Mark*>& marks) const {
    struct End {
      std::size_t at;
      int change;  // +1 begins, -1 ends
      const Mark* mark;
      const PageRun* run;
    };
    const std::size_t size = row.text.size();
    std::vector<End> ends;
    std::string at_label;
    for (const Mark* mark : marks) {
      if (!mark->finding->inside || mark->finding->field != row.field.name) {
        at_label += reference(*mark);
        continue;
      }
      const std::size_t begin = std::min(mark->finding->inside->begin, size);
      const std::size_t end = std::clamp(mark->finding->inside->end, begin, size);
      ends.push_back({begin, +1, mark, nullptr});
      ends.push_back({end, -1, mark, nullptr});
    }
    for (const PageRun& run : row.runs) {
      ends.push_back({run.begin, +1, nullptr, &run});
      ends.push_back({run.end, -1, nullptr, &run});
    }
    std::stable_sort(ends.begin(), ends.end(),
                     [](const End& a, const End& b) { return a.at < b.at; });
    constexpr std::string_view kSeverities[] = {"error", "warning", "suggestion", "waived"};
    std::size_t open[4] = {};
    std::map<std::string_view, std::size_t> runs;
    std::string out = "<" + row.tag;
    if (!row.css.empty()) out += " class=\"" + std::string(row.css) + "\"";
    out += ">";
    if (!row.label.empty() || !at_label.empty())
      out +=
          "<b class=\"label\" lang=\"en\" dir=\"ltr\">" + xml_text(row.label) + at_label + "</b> ";
    std::size_t at = 0;
    const auto words = [&](std::size_t until) {
      if (until <= at) return;
      const std::string_view piece = std::string_view(row.text).substr(at, until - at);
      at = until;
      std::string close;
      for (std::size_t i = 0; i < 4; ++i)
        if (open[i] > 0) {
          out += "<mark class=\"" + std::string(kSeverities[i]) + "\">";
          close = "</mark>";
          break;
        }
      for (const auto& [mark, count] : runs) {
        const std::string_view tag = tag_of(mark);
        if (count == 0 || tag.empty()) continue;
        out += "<" + std::string(tag) + (mark == "link" ? " class=\"link\">" : ">");
        close.insert(0, "</" + std::string(tag) + ">");
      }
      out += xml_text(piece) + close;
    };
    for (const End& end : ends) {
      words(end.at);
      if (end.run) {
        runs[end.run->mark] += static_cast<std::size_t>(end.change);
        continue;
      }
      const auto* severity =
          std::find(std::begin(kSeverities), std::end(kSeverities), end.mark->severity);
      if (severity != std::end(kSeverities))
        open[severity - kSeverities] += static_cast<std::size_t>(end.change);
      if (end.change < 0) out += reference(*end.mark);
    }
    words(size);
    return out + "</" + row.tag + ">";
  }

  static std::string_view tag_of(std::string_view mark) {
    for (const std::string_view same : {"strong", "em", "sub", "sup", "code", "del", "ins"})
      if (mark == same) return same;
    return mark == "link" ? "span" : mark == "underline" ? "u" : "";
  }

  std::string notes(const std::vector<Mark*>& marks, const std::string& labelled_by) {
    std::string out = "<ul class=\"notes\" lang=\"en\" dir=\"ltr\"";
    if (!labelled_by.empty()) out += " aria-labelledby=\"" + labelled_by + "\"";
    out += ">\n";
    for (const Mark* mark : marks) out += note(*mark);
    return out + "</ul>";
  }

  std::string note(const Mark& mark) {
    const ReportFinding& finding = *mark.finding;
    const std::string severity(mark.severity), name = id_ + "-m" + mark.number;
    std::string out = "<li class=\"note " + severity + "\" id=\"" + id_ + "-n" + mark.number +
                      "\" tabindex=\"-1\"";
    if (!finding.waiver) out += " data-note=\"" + name + "\"";
    const std::string key = "<span class=\"key\">" + std::string(shape_of(severity)) + " " +
                            mark.number + " " + severity + "</span>";
    out += "><p class=\"head\">" +
           (mark.is_in_copy ? "<a href=\"#" + name + "\">" + key + "</a>" : key) + " <code>" +
           xml_text(finding.rule) + "</code></p><p>" + xml_text(finding.message) + "</p>";
    if (finding.waiver) {
      out += "<p class=\"more\">Waived: " + xml_text(finding.waiver->reason);
      if (!finding.waiver->author.empty()) out += " (" + xml_text(finding.waiver->author) + ")";
      out += "</p>";
    } else if (std::find(told_.begin(), told_.end(), finding.rule) == told_.end()) {
      told_.push_back(finding.rule);
      out += "<p class=\"why\">" + xml_text(finding.why) + "</p>";
    }
    for (const ReportFix& fix : finding.fixes)
      out += "<p class=\"more\">Fix: " + xml_text(fix.title) + (fix.safe ? " (safe)" : "") + "</p>";
    for (const ReportRelated& other : finding.related)
      out += "<p class=\"more\">Line " + std::to_string(other.line) + ": " +
             xml_text(other.message) + "</p>";
    return out + "</li>\n";
  }

  std::string id_;
  std::vector<Mark> marks_;  // in the order of the report; never moved once by_field_ points here
  std::map<PageField, std::vector<Mark*>> by_field_;
  std::vector<std::string_view> told_;  // rules whose reason has been said in this section
};

class HtmlOutput final : public CheckOutput {
 public:
  explicit HtmlOutput(std::size_t inputs) : inputs_(inputs) {}

  bool shows_the_copy() const override { return true; }

  void add(const Input& input, const Outcome& outcome) override {
    const std::string name = xml_text(name_of(input, outcome.job));
    begin(name);
    const std::string id = "a" + std::to_string(++sections_);
    std::string head = "<section id=\"" + id + "\" aria-labelledby=\"" + id +
                       "-h\">\n<header><h2 id=\"" + id + "-h\">" + name + "</h2>\n";
    std::string verdict, css;
    if (outcome.report.empty()) {
      const Refusal& refused = outcome.refused;
      verdict = "■ Cannot be read";
      css = "refused";
      head += "<p class=\"verdict refused\">" + verdict + "</p>\n<p class=\"facts\">";
      if (refused.line > 0)
        head += "line " + std::to_string(refused.line) + ", column " +
                std::to_string(refused.column) + ": ";
      write_stdout(head + xml_text(refused.message) + "</p></header>\n</section>\n");
      index_ += entry(id, name, verdict, {});
      return;
    }
    const CheckReport report = parse_report(outcome.report, outcome.job.bytes->bytes.size());
    Section section(sections_, report);
    const PageArticle article = page_article(
        outcome.article, [&](const PageField& field) { return section.is_marked(field); });
    verdict = verdict_of(report);
    const std::string counts = counts_text(report);
    head += "<p class=\"verdict " + xml_attribute(report.decision) + "\">" + verdict +
            "</p>\n<p class=\"facts\">" + counts;
    if (report.truncated) head += "; not all are listed";
    head += " · " + xml_text(report.format) + ", judged by " + xml_text(report.schema_name) + " " +
            xml_text(report.schema_version) + " at " + xml_text(report.stage) + "</p></header>\n";
    write_stdout(head + section.write(article) + "</section>\n");
    index_ += entry(
        id, article.title.empty() ? name : xml_text(article.title) + " <span>" + name + "</span>",
        verdict, counts);
  }

  void finish() override {
    begin("nothing to check");
    std::string out;
    if (sections_ == 0) out += "<p>Nothing to check.</p>\n";
    if (sections_ > 1)
      out +=
          "<nav class=\"index\" id=\"index\" aria-labelledby=\"index-h\"><section><h2 "
          "id=\"index-h\">Articles</h2>\n<ol>\n" +
          index_ + "</ol></section></nav>\n";
    write_stdout(out + "</main>\n<script>" + std::string(kPage_js.text) +
                 "</script>\n</body>\n</html>\n");
  }

 private:
  static std::string entry(const std::string& id, const std::string& name,
                           const std::string& verdict, const std::string& counts) {
    return "<li><a href=\"#" + id + "\">" + name + "</a> <span>" + verdict +
           (counts.empty() ? "" : ": " + counts) + "</span></li>\n";
  }

  void begin(const std::string& name) {
    if (std::exchange(begun_, true)) return;
    const std::string title = inputs_ > 1 ? std::to_string(inputs_) + " files" : name;
    const std::string heading = inputs_ > 1 ? "Stet: " + title : "Stet";
    write_stdout(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
        "'sha256-" +
        base64_of_hex(kPage_css.sha256) + "'; script-src 'sha256-" +
        base64_of_hex(kPage_js.sha256) +
        "'; base-uri 'none'; form-action 'none'\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<meta name=\"referrer\" content=\"no-referrer\">\n<title>" +
        title + ": Stet</title>\n<style>" + std::string(kPage_css.text) +
        "</style>\n</head>\n<body>\n<header>\n<h1>" + heading +
        "</h1>\n<p class=\"lead\">Marks: <span class=\"key error\">■ error</span>, <span "
        "class=\"key warning\">▲ warning</span>, <span class=\"key suggestion\">● "
        "suggestion</span>. Keys: j or n to the next finding, k or p back." +
        (inputs_ > 1 ? " <a href=\"#index\">Index of articles</a>" : "") +
        "</p>\n</header>\n<main>\n");
  }

  std::size_t inputs_, sections_ = 0;
  std::string index_;
  bool begun_ = false;
};

}  // namespace

std::unique_ptr<CheckOutput> make_html_output(std::size_t inputs) {
  return std::make_unique<HtmlOutput>(inputs);
}

}  // namespace stet::host
