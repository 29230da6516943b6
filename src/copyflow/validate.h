#pragma once
/// Validate: a NewsML-G2, NewsML 1.2 or NITF document of anybody's is judged as a document, in the
/// same report as an article. What a schema (XSD or DTD) says comes from the host as facts of id
/// "schema": a list of {"line", "message"}; the library opens no schema.

#include "copyflow/engine.h"
#include "newsml/conform/conform.h"

#include <string>

namespace stet {

/// A document, judged. Views `Request::document`.
struct Validated {
  std::string_view document;
  Conformance conformance;
  Report report;  ///< decision and counts; its findings stand in `conformance`
};

Result<Validated> validate_document(const Engine& engine, const Request& request);

/// Compact JSON, one line, as report_json(): `in.field` is the path of the element.
std::string validation_json(const Validated& validated);
/// The checks there are: [{"id", "severity", "why"}].
std::string checks_json();

}  // namespace stet
