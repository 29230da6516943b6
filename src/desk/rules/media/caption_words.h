#pragma once
/// Words that rules about captions look for. Tables of facts, en de fr es together: a caption is
/// short, and a word of another language in it is rare.

#include "desk/proof/look.h"

namespace stet::look::caption_words {

/// Says that the picture is no new one.
inline constexpr auto kFile = word_hashes(
    {"file",       "archive",  "archives",     "archival",     "undated",    "library",
     "stock",      "archiv",   "archivbild",   "archivfoto",   "undatiert",  "symbolbild",
     "symbolfoto", "archivo",  "illustrative", "illustration", "d'archives", "d'illustration",
     "throwback",  "historic", "historical"});

/// Says that it is no photograph of an event.
inline constexpr auto kNotAnEvent =
    word_hashes({"illustration", "graphic",    "map",       "chart",    "logo",    "portrait",
                 "screenshot",   "screengrab", "rendering", "render",   "still",   "combination",
                 "composite",    "combo",      "grafik",    "karte",    "carte",   "mapa",
                 "poster",       "cover",      "sketch",    "headshot", "courtesy"});

/// Where somebody stands in the frame. "(L)", "(R)" and "(C)" are one letter each and read in
/// brackets only.
inline constexpr auto kPosition = word_hashes(
    {"left",       "right",  "centre", "center",    "middle",    "top",    "bottom",   "foreground",
     "background", "front",  "rear",   "row",       "clockwise", "l-r",    "links",    "rechts",
     "mitte",      "oben",   "unten",  "vorne",     "hinten",    "vorn",   "v.l",      "v.l.n.r",
     "gauche",     "droite", "centre", "izquierda", "derecha",   "centro", "pictured", "second",
     "third",      "fourth", "inset",  "shown",     "r",         "l",      "c",        "from"});

/// Covers everybody named: "from left".
inline constexpr auto kOrder =
    word_hashes({"from", "clockwise", "l-r", "v.l", "v.l.n.r", "von", "desde", "de"});

}  // namespace stet::look::caption_words
