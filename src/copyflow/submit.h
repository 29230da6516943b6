#pragma once
/// Submit and publish: bytes become an article, the desk marks it. Stage decides which severities
/// count.

#include "copyflow/engine.h"

namespace stet {

Result<Judged> judge_article(const Engine& engine, const Request& request);

}  // namespace stet
