#include "intake/text/caption.h"
#include "intake/text/dateline.h"
#include "intake/text/furniture.h"
#include "intake/text/guess_language.h"
#include "intake/text/head_lines.h"
#include "intake/text/layout.h"
#include "intake/text/look.h"

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace stet;

std::string cut(std::string_view text, Span span) {
  return std::string(text.substr(span.begin, span.size()));
}

std::vector<std::string> blocks(std::string_view text) {
  std::vector<std::string> result;
  for (const LayoutBlock& block : lay_out(text, 1000).blocks)
    result.push_back(cut(text, block.words));
  return result;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(intake)
BOOST_AUTO_TEST_SUITE(text)

BOOST_AUTO_TEST_SUITE(caption)

BOOST_AUTO_TEST_CASE(a_credit_is_found_and_told_into_photographer_and_agency) {
  const struct {
    const char* block;
    CreditSign sign;
    const char *credit, *photographer, *agency;
  } cases[] = {
      {"A crane at work. (Photo by AFP)", CreditSign::labelled, "AFP", "", "AFP"},
      {"A crane at work. (Photo by Mara Oduya/EPA)", CreditSign::labelled, "Mara Oduya/EPA",
       "Mara Oduya", "EPA"},
      {"A crane at work (Mara Oduya/AFP).", CreditSign::composed, "Mara Oduya/AFP", "Mara Oduya",
       "AFP"},
      {"A crane at work. (AP Photo/Mara Oduya)", CreditSign::labelled, "AP Photo/Mara Oduya",
       "Mara Oduya", "AP Photo"},
      {"A crane at work. (Mara Oduya via AP)", CreditSign::composed, "Mara Oduya via AP",
       "Mara Oduya", "AP"},
      {"A crane at work. [File photo]", CreditSign::labelled, "", "", ""},
      {"A crane at work. Photo: Mara Oduya", CreditSign::labelled, "Mara Oduya", "Mara Oduya", ""},
      {"Ein Kran im Hafen. Foto: Mara Oduya/dpa", CreditSign::labelled, "Mara Oduya/dpa",
       "Mara Oduya", "dpa"},
      {"Une grue au port. (Crédit : AFP)", CreditSign::labelled, "AFP", "", "AFP"},
      {"FILE PHOTO: A crane at work, May 3, 2026. REUTERS/Mara Oduya", CreditSign::labelled,
       "REUTERS/Mara Oduya", "Mara Oduya", "REUTERS"},
      {"The harbour reopened, they said. (AP)", CreditSign::bare, "AP", "", "AP"},
  };
  for (const auto& each : cases) {
    BOOST_TEST_CONTEXT(each.block) {
      const auto found = find_caption_credit(each.block);
      BOOST_REQUIRE(found.has_value());
      BOOST_TEST((found->sign == each.sign));
      BOOST_TEST(cut(each.block, found->credit) == each.credit);
      BOOST_TEST(cut(each.block, found->photographer) == each.photographer);
      BOOST_TEST(cut(each.block, found->agency) == each.agency);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_bracket_with_anything_else_is_no_credit) {
  for (const char* block :
       {"The plan would cost 4 million crowns (3.6 million euros).",
        "She joined the Port Safety Board (PSB).",
        "Rescuers searched the quay (and found nothing).", "He spoke to Lena Oster (R-Morrow).",
        "It was over (at last)", "They asked for a photo by a friend.", "©", "(", ")", ""})
    BOOST_TEST(!find_caption_credit(block).has_value(), block);
}

BOOST_AUTO_TEST_CASE(tense_and_date_tell_a_caption_from_a_lead) {
  BOOST_TEST(reads_like_caption("A crane lifts a boat in Port Elin, May 3, 2026.", true));
  BOOST_TEST(reads_like_caption("Anton Varga (L) and Lena Oster in Morrow, April 12, 2025", true));
  BOOST_TEST(
      !reads_like_caption("The harbour reopened on May 4, 2026, after a storm closed it.", true));
  BOOST_TEST(
      !reads_like_caption("A crane lifts a boat, the port office said on May 3, 2026.", true));
  BOOST_TEST(!reads_like_caption(
      "Governor Lena Oster (R) called on the mayor to resign over the dam.", false));
  BOOST_TEST(!reads_like_caption("The harbour reopens to ferries on Monday.", false));
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(dateline)

BOOST_AUTO_TEST_CASE(datelines_of_every_house_are_taken_apart) {
  const struct {
    const char *paragraph, *whole, *place, *date, *source, *prose;
  } cases[] = {
      {"PORT ELIN, May 4 (Stet Wire) — The harbour", "PORT ELIN, May 4 (Stet Wire)", "PORT ELIN",
       "May 4", "Stet Wire", "The"},
      {"Luxembourg (dpa) - Britain", "Luxembourg (dpa)", "Luxembourg", "", "dpa", "Britain"},
      {"Paris (ats afp) Les violences", "Paris (ats afp)", "Paris", "", "ats afp", "Les"},
      {"SAITAMA, Japan, Dec. 9 Kyodo - Urawa", "SAITAMA, Japan, Dec. 9 Kyodo", "SAITAMA, Japan",
       "Dec. 9", "Kyodo", "Urawa"},
      {"LUSAKA, March 4 (Stet Wire) - The bank", "LUSAKA, March 4 (Stet Wire)", "LUSAKA", "March 4",
       "Stet Wire", "The"},
      {"WASHINGTON — The senate", "WASHINGTON", "WASHINGTON", "", "", "The"},
      {"TRENTON, N.J. (AP) — “We", "TRENTON, N.J. (AP)", "TRENTON, N.J.", "", "AP", "“We"},
      {"NEW YORK (Reuters) -- Oil", "NEW YORK (Reuters)", "NEW YORK", "", "Reuters", "Oil"},
  };
  for (const auto& each : cases) {
    BOOST_TEST_CONTEXT(each.paragraph) {
      const auto found = find_dateline(each.paragraph, "en");
      BOOST_REQUIRE(found.has_value());
      BOOST_TEST(cut(each.paragraph, found->whole) == each.whole);
      BOOST_TEST(cut(each.paragraph, found->place) == each.place);
      BOOST_TEST(cut(each.paragraph, found->date_text) == each.date);
      BOOST_TEST(cut(each.paragraph, found->source) == each.source);
      BOOST_TEST(std::string_view(each.paragraph).substr(found->prose).starts_with(each.prose));
    }
  }
}

BOOST_AUTO_TEST_CASE(prose_with_dashes_and_brackets_is_no_dateline) {
  for (const char* paragraph :
       {"The mayor - a former pilot - resigned.", "NATO — the alliance of 1949 — met on Monday.",
        "UPDATE - The harbour has reopened.", "Trump (R) leads in the poll.",
        "Brandt (58) said she would stay.", "“PORT ELIN” — The film opens today.",
        "PORT ELIN reopened on Monday.", "(Reuters) - Oil rose.", "A", "—", ""})
    BOOST_TEST(!find_dateline(paragraph, "en").has_value(), paragraph);
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(head_lines)

BOOST_AUTO_TEST_CASE(bylines_name_people_desks_and_agencies) {
  const struct {
    const char *line, *names, *affiliation, *job;
  } cases[] = {
      {"By Nadia Renko", "Nadia Renko|", "", ""},
      {"By Nadia Renko and Tom Adeyemi", "Nadia Renko|Tom Adeyemi|", "", ""},
      {"By NADIA RENKO, Chief Reporter", "NADIA RENKO|", "", "Chief Reporter"},
      {"By Helen Maguire, dpa  =", "Helen Maguire|", "dpa", ""},
      {"Von Jan van der Berg, dpa", "Jan van der Berg|", "dpa", ""},
      {"Par Élodie Marchand", "Élodie Marchand|", "", ""},
      {"By dpa correspondents", "dpa correspondents|", "", ""},
      {"By Ana Ruiz, Tom Adeyemi and Pavel Ito", "Ana Ruiz|Tom Adeyemi|Pavel Ito|", "", ""},
  };
  for (const auto& each : cases) {
    BOOST_TEST_CONTEXT(each.line) {
      const auto found = find_byline(each.line);
      BOOST_REQUIRE(found.has_value());
      std::string names;
      for (const BylineName& name : found->names) names += cut(each.line, name.name) + "|";
      BOOST_TEST(names == each.names);
      BOOST_TEST(cut(each.line, found->names[0].affiliation) == each.affiliation);
      BOOST_TEST(cut(each.line, found->names[0].job_title) == each.job);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_sentence_that_begins_with_by_is_no_byline) {
  for (const char* line :
       {"By Tuesday the harbour was open.", "By the time they came it was over", "By 1931 it stood",
        "Byron Byrne", "Di", "By ", "By \"Nadia\"", "Por la noche todo cambió en el puerto"})
    BOOST_TEST(!find_byline(line).has_value(), line);
}

BOOST_AUTO_TEST_CASE(a_line_of_copy_with_a_date_in_it_is_no_date_line) {
  BOOST_TEST(find_date_line("Tuesday, March 3, 2026", "en").has_value());
  BOOST_TEST(find_date_line("Published 4 May 2026", "en").has_value());
  BOOST_TEST(!find_date_line("Harbour closed since March 3, 2026", "en").has_value());
  BOOST_TEST(!find_date_line("March 3", "en").has_value());
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(furniture)

BOOST_AUTO_TEST_CASE(breadcrumbs_are_short_parts_between_marks) {
  for (const char* line :
       {"News / World / More", "Home > News > Coast", "Startseite » Politik", "News | World"})
    BOOST_TEST(is_breadcrumb(line), line);
  for (const char* line :
       {"Harbour reopens after storm", "Win/win for the harbour",
        "The vote was 14 / 3 / 2 in the end.", "https://port.example/a/b", "", "/"})
    BOOST_TEST(!is_breadcrumb(line), line);
}

BOOST_AUTO_TEST_CASE(the_end_of_a_page_is_told_from_the_end_of_a_story) {
  for (const char* line :
       {"SHARE THIS ARTICLE", "www.portelinpost.example", "Follow us on every platform you use.",
        "12 comments", "© 2026 Port Elin Post", "Alle Rechte vorbehalten",
        "Suivez-nous sur tous les réseaux",
        "Press Morrow’s website can also be accessed at the following addresses:"})
    BOOST_TEST((judge_tail(line) == Tail::strong), line);
  for (const char* line :
       {"Comments by the mayor drew anger.", "“Share this,” he said.",
        "The paper will end its newsletter in May.", "Related work had stopped by noon.",
        "He had no email.", "The harbour reopened, they said. (Reuters)"})
    BOOST_TEST((judge_tail(line) == Tail::no), line);
  BOOST_TEST((judge_tail("Who pays when the sea takes the road") == Tail::weak));
}

BOOST_AUTO_TEST_CASE(wire_lines_are_known_by_their_form) {
  BOOST_TEST(is_wire_header("stw025 3 ec 121   etf 967"));
  BOOST_TEST(!is_wire_header("Flight 123 was 4 hours late"));
  BOOST_TEST(!is_wire_header("B52 bombers flew"));
  BOOST_TEST(is_wire_keywords("/politics/Britain/EU/"));
  BOOST_TEST(!is_wire_keywords("He said yes and/or no"));
  BOOST_TEST(is_wire_version("2ND LEAD"));
  BOOST_TEST(!is_wire_version("HARBOUR REOPENS"));
  BOOST_TEST(is_wire_trailer("stw hm bs wjh"));
  BOOST_TEST(!is_wire_trailer("He said no."));
  const auto time = wire_time("101137 GMT Dez 18");
  BOOST_REQUIRE(time.has_value());
  BOOST_TEST(to_iso(*time) == "2018-12-10T11:37:00Z");
  BOOST_TEST(!wire_time("321137 GMT Dec 18").has_value());
  BOOST_TEST(!wire_time("101137").has_value());
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(layout)

const std::vector<std::string> kStory{
    "The boat went out again that night and nobody on the quay could say who had steered it",
    "By morning it lay at its old place with wet ropes and a lamp that was still burning.",
    "“I never saw a soul,” said the keeper of the lock, who had been awake since two o’clock."};

std::string wrapped(const std::string& paragraph, std::size_t width, const std::string& indent) {
  std::string result = indent;
  std::size_t at = 0, column = indent.size();
  while (at < paragraph.size()) {
    const std::size_t end = std::min(paragraph.find(' ', at), paragraph.size());
    if (at > 0) {
      const bool fits = column + 1 + (end - at) <= width;
      result += fits ? ' ' : '\n';
      column = fits ? column + 1 : 0;
    }
    result += paragraph.substr(at, end - at);
    column += end - at;
    at = end + 1;
  }
  return result + "\n";
}

std::string unwrapped(std::string text) {
  for (char& each : text)
    if (each == '\n') each = ' ';
  return text;
}

BOOST_AUTO_TEST_CASE(the_same_paragraphs_are_found_however_the_lines_are_set) {
  const struct {
    const char* indent;
    const char* between;
    std::size_t width;
  } settings[] = {
      {"", "\n", 40}, {"", "\n", 1000}, {"    ", "", 40}, {"", "", 1000}, {"   ", "\n", 44}};
  for (const auto& setting : settings) {
    std::string text;
    for (const std::string& paragraph : kStory)
      text += wrapped(paragraph, setting.width, setting.indent) + setting.between;
    std::vector<std::string> found;
    for (const std::string& block : blocks(text)) found.push_back(unwrapped(block));
    BOOST_TEST(found == kStory, boost::test_tools::per_element());
  }
}

BOOST_AUTO_TEST_CASE(line_ends_of_every_kind_part_lines) {
  for (const char* end : {"\n", "\r\n", "\r"}) {
    const std::string text = std::string("One came.") + end + end + "Two went." + end;
    BOOST_TEST(blocks(text) == (std::vector<std::string>{"One came.", "Two went."}),
               boost::test_tools::per_element());
  }
}

BOOST_AUTO_TEST_CASE(a_line_of_no_break_spaces_is_blank) {
  BOOST_TEST(blocks("One came\n\u00A0\nand two went.\n").size() == 2u);
}

BOOST_AUTO_TEST_CASE(a_dash_that_begins_a_wrapped_line_is_no_list) {
  const std::string text =
      "Opponents said the plan would cost the town 40 boats\n- about a tenth of what it owns - and "
      "that nobody on the\n"
      "council had asked the crews before the vote was taken.\n";
  BOOST_TEST(blocks(text).size() == 1u);
}

BOOST_AUTO_TEST_CASE(layout_stops_where_it_is_told) {
  const Layout layout = lay_out("a\n\nb\n\nc\n", 2);
  BOOST_TEST(layout.blocks.size() == 2u);
  BOOST_TEST(layout.unread_from == 6u);
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(look)

BOOST_AUTO_TEST_CASE(a_sentence_end_is_seen_through_marks_and_brackets) {
  for (const char* block :
       {"It is.", "“It is.”", "(It is.)", "It is. (AP)", "Is it?", "Il vient. »", "It is…"})
    BOOST_TEST(ends_sentence(block), block);
  for (const char* block : {"It is", "It is (AP)", "The “end”", "", ")", "2026"})
    BOOST_TEST(!ends_sentence(block), block);
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(guess_language)

BOOST_AUTO_TEST_CASE(four_languages_are_told_apart_and_figures_have_none) {
  const struct {
    const char *text, *tag;
  } cases[] = {
      {"The boat went out again that night and nobody on the quay could say who had steered it, "
       "but by the morning it "
       "was back at its old place.",
       "en"},
      {"Das Boot fuhr in der Nacht noch einmal hinaus, und niemand auf dem Kai konnte sagen, wer "
       "es gesteuert hatte, aber "
       "am Morgen lag es wieder an seinem alten Platz.",
       "de"},
      {"Le bateau est reparti dans la nuit et personne sur le quai ne pouvait dire qui le menait, "
       "mais au matin il était "
       "de nouveau à sa place avec les autres.",
       "fr"},
      {"El barco salió otra vez por la noche y nadie en el muelle pudo decir quién lo llevaba, "
       "pero por la mañana estaba "
       "de nuevo en su sitio con los demás.",
       "es"},
  };
  for (const auto& each : cases) {
    const auto guessed = stet::guess_language(each.text);
    BOOST_REQUIRE(guessed.has_value());
    BOOST_TEST(guessed->tag == each.tag);
    BOOST_TEST(guessed->confidence < 1.0f);
  }
  std::string figures;
  for (int i = 0; i < 200; ++i) figures += "Port Elin " + std::to_string(i) + " Brackwater ";
  BOOST_TEST(!stet::guess_language(figures).has_value());
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE_END()
BOOST_AUTO_TEST_SUITE_END()
