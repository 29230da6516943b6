/// What readers say about the characters of an input. Said through Article::provenance.notices; the
/// message and the place are the reader's.

#include "desk/rules/rules.h"

namespace stet {

constinit const Rule encoding_invalid_utf8{
    .id = "encoding.invalid-utf8",
    .severity = Severity::warning,
    .why = "Bytes that are no UTF-8 became replacement characters, and readers will see them.",
    .pass_example = "café in UTF-8",
    .fail_example = "café in Windows-1252, declared as UTF-8",
};

constinit const Rule encoding_invalid_utf16{
    .id = "encoding.invalid-utf16",
    .severity = Severity::warning,
    .why = "Half a character became a replacement character, and readers will see it.",
    .pass_example = "an emoji as a pair of surrogates",
    .fail_example = "one surrogate alone",
};

constinit const Rule encoding_lone_surrogate{
    .id = "encoding.lone-surrogate",
    .severity = Severity::warning,
    .why = "Half a character became a replacement character, and readers will see it.",
    .pass_example = "\"\\ud83c\\udf89\"",
    .fail_example = "\"\\ud83c\"",
};

constinit const Rule encoding_wrong_declaration{
    .id = "encoding.wrong-declaration",
    .severity = Severity::warning,
    .why =
        "The input says it is in one encoding and is in another; a stricter system will garble it.",
    .pass_example = "UTF-8 declared as UTF-8",
    .fail_example = "UTF-8 declared as ISO-8859-1",
};

constinit const Rule encoding_declaration_mismatch{
    .id = "encoding.declaration-mismatch",
    .severity = Severity::warning,
    .why = "Two declarations of the encoding disagree; a stricter system may believe the other.",
    .pass_example = "header and page both say UTF-8",
    .fail_example = "byte order mark of UTF-8, page says windows-1252",
};

constinit const Rule encoding_forbidden_character{
    .id = "encoding.forbidden-character",
    .severity = Severity::warning,
    .why =
        "No XML feed can carry this character, so it will be replaced or dropped on the way out.",
    .pass_example = "a tab, a line feed",
    .fail_example = "U+000B in a paragraph",
};

constinit const Rule encoding_control_character{
    .id = "encoding.control-character",
    .severity = Severity::warning,
    .why = "Nobody can see a control character, and some systems stop at one.",
    .pass_example = "a tab, a line feed",
    .fail_example = "U+0000 in a headline",
};

}  // namespace stet
