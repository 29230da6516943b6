#pragma once
/// Classic content: what WordPress stores before its filters have run. Paragraphs are blank lines,
/// captions and galleries are shortcodes.

#include "text/text.h"

namespace stet::wordpress {

/// Neither blocks nor paragraphs in it: the filters have not run.
bool is_classic(std::string_view content);

/// The content as HTML, every byte with its place: blank lines begin a paragraph, a line end breaks
/// the line, `[caption]<img> words[/caption]` is a figure, `[embed]address[/embed]` a link;
/// `[gallery ids=...]` and its like, which name what is not here, are left out. Other brackets are
/// prose. Linear.
Text classic_to_html(const Text& content, TextArena& arena);

}  // namespace stet::wordpress
