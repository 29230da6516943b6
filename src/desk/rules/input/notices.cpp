/// What readers say about an input that they could read, but not wholly as it was meant. Said
/// through Article::provenance.notices; the message and the place are the reader's.

#include "desk/rules/rules.h"

namespace stet {

constinit const Rule input_too_many_paragraphs{
    .id = "input.too-many-paragraphs",
    .severity = Severity::error,
    .why = "What stands past the limit was not read, so nobody has judged it.",
    .pass_example = "a story of 40 paragraphs",
    .fail_example = "a file of 6,000 paragraphs",
};

constinit const Rule input_too_many_images{
    .id = "input.too-many-images",
    .severity = Severity::error,
    .why = "Pictures past the limit were not read, so nobody has judged them.",
    .pass_example = "a gallery of 60 pictures",
    .fail_example = "a page of 900 pictures",
};

constinit const Rule input_too_many_links{
    .id = "input.too-many-links",
    .severity = Severity::error,
    .why = "Links past the limit were not read, so nobody has judged them.",
    .pass_example = "a story with 12 links",
    .fail_example = "a page with 5,000 links",
};

constinit const Rule input_too_many_attributes{
    .id = "input.too-many-attributes",
    .severity = Severity::warning,
    .why = "Attributes past the limit were dropped; no honest page has that many.",
    .pass_example = "<img src=\"a.jpg\" alt=\"A crane lifts a boat\">",
    .fail_example = "an element with 1,000 attributes",
};

constinit const Rule input_too_many_members{
    .id = "input.too-many-members",
    .severity = Severity::warning,
    .why = "Values past the limit were not read, so a field of the story may be missing.",
    .pass_example = "a head of 12 values",
    .fail_example = "a head of 5,000 values",
};

constinit const Rule input_too_deep{
    .id = "input.too-deep",
    .severity = Severity::warning,
    .why =
        "Elements below the limit were joined to the one above them, so a list or table may have "
        "lost its form.",
    .pass_example = "a list in a list",
    .fail_example = "300 elements inside each other",
};

constinit const Rule input_paragraph_too_long{
    .id = "input.paragraph-too-long",
    .severity = Severity::warning,
    .why = "What stands past the limit of a paragraph was carried on, not judged.",
    .pass_example = "a paragraph of 80 words",
    .fail_example = "a paragraph of 20,000 words",
};

constinit const Rule input_number_range{
    .id = "input.number-range",
    .severity = Severity::warning,
    .why = "A number that no computer can hold was left out.",
    .pass_example = "\"urgency\": 4",
    .fail_example = "\"urgency\": 1e999",
};

constinit const Rule input_not_carried{
    .id = "input.not-carried",
    .severity = Severity::warning,
    .why = "The story refers to something that was not handed over, so nobody could read it here.",
    .pass_example = "a gallery whose pictures come with the post",
    .fail_example = "a block that names a gallery by its number",
};

constinit const Rule input_unknown_element{
    .id = "input.unknown-element",
    .severity = Severity::suggestion,
    .why = "Words inside an element of an unknown kind may be missing from what was judged.",
    .pass_example = "{\"type\": \"text\", \"content\": \"The wall held.\"}",
    .fail_example = "{\"type\": \"house_widget\", \"data\": 12}",
};

constinit const Rule input_lenient_json{
    .id = "input.lenient-json",
    .severity = Severity::suggestion,
    .why =
        "The JSON was mended to be read; the system that made it has a fault that others will not "
        "forgive.",
    .pass_example = "{\"headline\": \"Wall\"}",
    .fail_example = "{\"headline\": \"Wall\",}",
};

constinit const Rule input_json_ld{
    .id = "input.json-ld",
    .severity = Severity::suggestion,
    .why =
        "Data about the story inside the page could not be used, so search engines cannot use it "
        "either.",
    .pass_example = "a page whose JSON-LD is well-formed",
    .fail_example = "a page whose JSON-LD lacks a bracket",
};

constinit const Rule input_format_mismatch{
    .id = "input.format-mismatch",
    .severity = Severity::warning,
    .why = "The article was read as the format that was named, and looks like another.",
    .pass_example = "HTML handed in as html",
    .fail_example = "ninjs handed in as html",
};

constinit const Rule input_duplicate_key{
    .id = "input.duplicate-key",
    .severity = Severity::warning,
    .why =
        "Of two values under one name the last was taken; the other may have been the right one.",
    .pass_example = "{\"headline\": \"Wall\"}",
    .fail_example = "{\"headline\": \"Wall\", \"headline\": \"Walls\"}",
};

constinit const Rule input_date{
    .id = "input.date",
    .severity = Severity::warning,
    .why = "A date that cannot be read is no date to a feed, an archive or an embargo.",
    .pass_example = "2026-03-04T09:30:00+02:00",
    .fail_example = "4.3.26 half past nine",
};

}  // namespace stet
