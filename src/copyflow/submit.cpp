#include "copyflow/submit.h"

#include "copyflow/photos.h"

namespace stet {
namespace {

std::string_view language_for(const Engine& engine, const Request& request) {
  if (!request.default_language.empty()) return request.default_language;
  if (!engine.default_language.empty()) return engine.default_language;
  return engine.schema->language;
}

std::optional<Stage> own_stage(Stage stage) {
  return static_cast<std::size_t>(stage) < 3 ? std::nullopt : std::optional(stage);
}

}  // namespace

Result<std::unique_ptr<Article>> read_article(const Engine& engine, const Request& request) {
  const ReadOptions options{.limits = engine.limits,
                            .budget = request.budget,
                            .default_language = language_for(engine, request),
                            .base_url = {},
                            .within = request.part};
  Result<Article> article = read(request.document, request.format, options);
  if (!article) return article.error();
  article->part_begins = request.part_begins;
  fill_from_photos(*article, request.facts);
  return std::make_unique<Article>(std::move(*article));
}

Result<ArticlePart> next_part(const Engine& engine, const Request& request, std::uint32_t from) {
  return next_article(request.document, request.format, from,
                      {.limits = engine.limits, .budget = request.budget});
}

Result<Judged> judge_article(const Engine& engine, const Request& request) {
  Result<std::unique_ptr<Article>> article = read_article(engine, request);
  if (!article) return article.error();
  const StagePolicy& policy = engine.schema->stages[static_cast<std::size_t>(request.stage)];
  Result<Proof> proof = make_proof(**article,
                                   {.stage = policy.base,
                                    .own_stage = own_stage(request.stage),
                                    .format = (*article)->provenance.format,
                                    .now_ms = request.now_ms,
                                    .target = policy.target},
                                   {}, request.budget);
  if (!proof) return proof.error();
  Judged judged{.article = std::move(*article),
                .proof = std::make_unique<Proof>(std::move(*proof)),
                .report = {}};
  Result<Report> report = judge(*judged.proof, *engine.schema,
                                {.waivers = request.waivers,
                                 .facts = request.facts,
                                 .limits = engine.limits,
                                 .budget = request.budget,
                                 .article_author = request.author});
  if (!report) return report.error();
  judged.report = std::move(*report);
  return judged;
}

}  // namespace stet
