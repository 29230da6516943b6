#pragma once
/// The straight line of work. An Engine is one house: its schema and the defaults of its exports;
/// made once, immutable [any thread]. A Request is one call. Each page of copyflow takes both and
/// gives a value.

#include "article/article.h"
#include "desk/proof.h"
#include "desk/report.h"
#include "desk/schema.h"
#include "newsml/writer.h"
#include "text/budget.h"
#include "text/limits.h"
#include "text/result.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stet {

struct Engine {
  std::shared_ptr<const Schema> schema;
  Limits limits;
  Envelope envelope;             ///< defaults for every export
  std::string default_language;  ///< wins over the schema's
};

struct Request {
  std::string_view document;  ///< borrowed until the result is gone
  std::string_view format;    ///< reader id, "json" or "auto"
  Stage stage = Stage::submit;
  std::optional<std::int64_t> now_ms;
  std::string_view default_language;
  std::string_view author;
  std::vector<WaiverRecord> waivers;
  std::vector<Fact> facts;
  const Budget* budget = nullptr;
  Span part;               ///< one article of a document that holds many; empty: all of it
  LineColumn part_begins;  ///< where `part` begins
};

/// An article read and judged. Heap members, so that moving it keeps the views inside valid.
struct Judged {
  std::unique_ptr<const Article> article;
  std::unique_ptr<const Proof> proof;
  Report report;
};

Result<std::unique_ptr<Article>> read_article(const Engine& engine, const Request& request);

}  // namespace stet
