#include "intake/html/tree.h"

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>
#include <vector>

using namespace stet::html;

namespace {

/// The tree as nested brackets: "p(a b(c))"; a formatting element that ended inside is "/b".
std::string outline(std::string_view input, std::uint32_t depth = 256) {
  stet::Limits limits;
  limits.depth = depth;
  const Tree tree = parse_html(input, limits);
  std::string out;
  std::vector<NodeIndex> open;
  for (NodeIndex i = 1; i < tree.nodes.size(); ++i) {
    while (!open.empty() && tree.nodes[open.back()].end <= i) {
      out += ')';
      open.pop_back();
    }
    if (!out.empty() && out.back() != '(') out += ' ';
    const Node& node = tree.nodes[i];
    switch (node.kind) {
      case NodeKind::text:
        out += cook(input, node.content, node.cooking);
        break;
      case NodeKind::comment:
        out += '!';
        out += tree.raw(node.content);
        break;
      case NodeKind::format_end:
        out += '/';
        out += name_of(node.tag);
        break;
      case NodeKind::element:
        out += cook(input, node.content, Cooking::name);
        if (node.end > i + 1) {
          out += '(';
          open.push_back(i);
        }
        break;
      case NodeKind::root:
        break;
    }
  }
  out.append(open.size(), ')');
  return out;
}

std::string times(std::string_view part, int count) {
  std::string out;
  for (int i = 0; i < count; ++i) out += part;
  return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(intake)
BOOST_AUTO_TEST_SUITE(html_tree)

BOOST_AUTO_TEST_CASE(blocks_end_an_open_paragraph) {
  BOOST_TEST(outline("<p>a<p>b<div>c</div>d") == "p(a) p(b) div(c) d");
  BOOST_TEST(outline("<p>a<b>b</b><h2>c</h2>") == "p(a b(b)) h2(c)");
  BOOST_TEST(outline("<p>a<button><p>b</button>c") == "p(a button(p(b)) c)");
}

BOOST_AUTO_TEST_CASE(optional_end_tags_are_implied) {
  BOOST_TEST(outline("<ul><li>a<li>b<ul><li>c</ul><li>d</ul>") ==
             "ul(li(a) li(b ul(li(c))) li(d))");
  BOOST_TEST(outline("<dl><dt>a<dd>b<dt>c</dl>") == "dl(dt(a) dd(b) dt(c))");
  BOOST_TEST(outline("<table><tr><td>a<td>b<tr><th>c</table>d") ==
             "table(tr(td(a) td(b)) tr(th(c))) d");
  BOOST_TEST(outline("<table><thead><tr><th>a<tbody><tr><td>b</table>") ==
             "table(thead(tr(th(a))) tbody(tr(td(b))))");
  BOOST_TEST(outline("<select><option>a<option>b</select>c") == "select(option(a) option(b)) c");
}

BOOST_AUTO_TEST_CASE(void_elements_hold_nothing) {
  BOOST_TEST(outline("a<br>b<img src=x>c<hr>d</br>e") == "a br b img c hr d br e");
}

BOOST_AUTO_TEST_CASE(formatting_may_close_across_other_elements) {
  BOOST_TEST(outline("<b>x<i>y</b>z</i>w") == "b(x i(y /b z)) w");
  BOOST_TEST(outline("<b><p>x</b>y</p>z") == "b(p(x /b y)) z");
  BOOST_TEST(outline("<a href=1>x<a href=2>y</a>z") == "a(x) a(y) z");
}

BOOST_AUTO_TEST_CASE(end_tags_do_not_reach_out_of_a_cell) {
  BOOST_TEST(outline("<div><table><tr><td>a</div>b</table>c</div>d") ==
             "div(table(tr(td(a b))) c) d");
  BOOST_TEST(outline("a</p>b</div>c") == "a b c");
}

BOOST_AUTO_TEST_CASE(raw_text_is_no_markup) {
  BOOST_TEST(outline("<script>a<p>b</script>c") == "script(a<p>b) c");
  BOOST_TEST(outline("<style><b></style>c") == "style(<b>) c");
  BOOST_TEST(outline("<title>a &amp; <b></title>c") == "title(a & <b>) c");
}

BOOST_AUTO_TEST_CASE(foreign_content_ends_where_html_begins) {
  BOOST_TEST(outline("<svg><path/><title>x</title></svg>y") == "svg(path title(x)) y");
  BOOST_TEST(outline("<svg><g><p>x") == "svg(g) p(x)");
  BOOST_TEST(outline("<svg><![CDATA[a<b]]></svg>") == "svg(a<b)");
  BOOST_TEST(outline("<svg><desc>x</svg>y") == "svg(desc(x)) y");
}

BOOST_AUTO_TEST_CASE(head_ends_at_the_first_element_of_the_body) {
  BOOST_TEST(outline("<html><head><meta charset=utf-8><title>t</title><p>x") ==
             "html(head(meta title(t)) p(x))");
  BOOST_TEST(outline("<head></head><body>a</body>b") == "head body(a b)");
}

BOOST_AUTO_TEST_CASE(elements_deeper_than_the_limit_are_flattened) {
  BOOST_TEST(outline("<div><div><div><div><div>a</div>b</div>c</div>d</div>e</div>f", 4) ==
             "div(div(div(div(div a b) c) d) e) f");
  const std::string deep = times("<div>", 20'000) + "text" + times("</div>", 20'000);
  const Tree tree = parse_html(deep, stet::Limits{});
  BOOST_TEST(tree.too_deep == 20'000u - 256u);
  BOOST_TEST((tree.first_too_deep == stet::Span{256 * 5, 257 * 5}));
}

BOOST_AUTO_TEST_CASE(every_node_lies_inside_its_parent) {
  for (const std::string_view input :
       {"<b><p>x</b>y</p>z", "<table><div>a<td>b</table>", "</p><li><a><li></a><p></div>",
        "<svg><p></svg><math><mi><b></math>", "<p><object></p><b></object></b>"}) {
    const Tree tree = parse_html(input, stet::Limits{});
    for (NodeIndex i = 1; i < tree.nodes.size(); ++i) {
      const Node& node = tree.nodes[i];
      BOOST_TEST(node.at.end <= input.size());
      BOOST_TEST(node.end > i);
      if (node.kind == NodeKind::format_end) continue;
      BOOST_TEST(node.parent < i);
      BOOST_TEST(node.end <= tree.nodes[node.parent].end);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
BOOST_AUTO_TEST_SUITE_END()
