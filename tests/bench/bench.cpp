/// Product beside floor over 1,000 invented articles, in one binary and one run. Compare medians:
///   bench --benchmark_repetitions=9 --benchmark_enable_random_interleaving=true
///         --benchmark_report_aggregates_only=true
/// With --rules it prints what each rule costs. With --count MODE N the program runs one mode over
/// N articles and ends: for counting instructions.

#include "bench/corpus.h"
#include "bench/floor.h"
#include "copyflow/convert.h"
#include "copyflow/report_json.h"
#include "copyflow/submit.h"
#include "intake/reader.h"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <cinttypes>
#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace {

using namespace stet;

const std::vector<std::string>& corpus() {
  static const std::vector<std::string> articles = bench::make_corpus(1000);
  return articles;
}

const Engine& engine() {
  static const Engine instance = [] {
    Engine made;
    Result<std::shared_ptr<const Schema>> schema = load_schema(
        "stet:web",
        [](const std::string&) -> Result<std::string> { return Error{.code = Code::config}; });
    if (!schema) {
      std::fprintf(stderr, "stet:web: %s\n", schema.error().message.c_str());
      std::exit(1);
    }
    made.schema = std::move(*schema);
    return made;
  }();
  return instance;
}

/// How far along the line a mode goes.
enum class Until { parse, check, convert };

void floor_once(bench::Floor& floor, const std::string& article, Until until) {
  floor.parse(article);
  if (until != Until::parse) benchmark::DoNotOptimize(floor.check());
  if (until == Until::convert) benchmark::DoNotOptimize(floor.convert().size());
}

[[noreturn]] void give_up(const Error& error) {
  std::fprintf(stderr, "the corpus did not go through: %s\n", error.message.c_str());
  std::exit(1);
}

void product_once(const std::string& article, Until until) {
  Request request{
      .document = article, .format = "ninjs", .stage = Stage::export_, .now_ms = 1'780'000'000'000};
  if (until == Until::parse) {
    Result<std::unique_ptr<Article>> read = read_article(engine(), request);
    if (!read) give_up(read.error());
    benchmark::DoNotOptimize((*read)->body.size());
  } else if (until == Until::check) {
    Result<Judged> judged = judge_article(engine(), request);
    if (!judged) give_up(judged.error());
    benchmark::DoNotOptimize(judged->report.findings.size());
  } else {
    Result<Converted> converted = convert_article(engine(), request, {.gate = false});
    if (!converted) give_up(converted.error());
    benchmark::DoNotOptimize(converted->written->bytes.size());
  }
}

void run_floor(benchmark::State& state, Until until) {
  bench::Floor floor;
  std::size_t next = 0;
  for (auto step : state) {
    floor_once(floor, corpus()[next], until);
    next = (next + 1) % corpus().size();
  }
}

void run_product(benchmark::State& state, Until until) {
  std::size_t next = 0;
  for (auto step : state) {
    product_once(corpus()[next], until);
    next = (next + 1) % corpus().size();
  }
}

BENCHMARK_CAPTURE(run_floor, parse, Until::parse)->Name("Floor/parse");
BENCHMARK_CAPTURE(run_floor, check, Until::check)->Name("Floor/parse+check");
BENCHMARK_CAPTURE(run_floor, convert, Until::convert)->Name("Floor/parse+check+convert");
BENCHMARK_CAPTURE(run_product, parse, Until::parse)->Name("Product/parse");
BENCHMARK_CAPTURE(run_product, check, Until::check)->Name("Product/parse+check");
BENCHMARK_CAPTURE(run_product, convert, Until::convert)->Name("Product/parse+check+convert");

/// --count floor|product N
int count(const char* who, std::size_t articles) {
  bench::Floor floor;
  engine();
  for (std::size_t i = 0; i < articles; ++i) {
    const std::string& article = corpus()[i % corpus().size()];
    if (std::strcmp(who, "floor") == 0)
      floor_once(floor, article, Until::convert);
    else
      product_once(article, Until::convert);
  }
  return 0;
}

/// --rules: what each rule costs over the corpus, the dearest first.
int time_rules() {
  struct Cost {
    std::string_view rule;
    double microseconds;
    std::size_t findings;
  };
  std::vector<std::unique_ptr<const Article>> articles;
  std::vector<std::unique_ptr<const Proof>> proofs;
  for (std::size_t i = 0; i < 300; ++i) {
    Result<std::unique_ptr<Article>> article =
        read_article(engine(), {.document = corpus()[i], .format = "ninjs"});
    if (!article) give_up(article.error());
    Result<Proof> proof = make_proof(**article, {.format = "ninjs"}, {}, nullptr);
    if (!proof) give_up(proof.error());
    articles.push_back(std::move(*article));
    proofs.push_back(std::make_unique<Proof>(std::move(*proof)));
  }
  std::vector<Cost> costs;
  for (std::size_t row = 0; row < rules().size(); ++row) {
    const Rule& rule = *rules()[row];
    if (!rule.check) continue;
    std::size_t findings = 0;
    const auto begun = std::chrono::steady_clock::now();
    for (const auto& proof : proofs) {
      Findings out;
      rule.check(*proof, engine().schema->rules[row].options, out);
      findings += out.list().size();
    }
    const std::chrono::duration<double, std::micro> took = std::chrono::steady_clock::now() - begun;
    costs.push_back({rule.id, took.count() / static_cast<double>(proofs.size()), findings});
  }
  std::sort(costs.begin(), costs.end(),
            [](const Cost& a, const Cost& b) { return a.microseconds > b.microseconds; });
  for (const Cost& cost : costs)
    std::printf("%8.2f us  %6zu findings  %.*s\n", cost.microseconds, cost.findings,
                static_cast<int>(cost.rule.size()), cost.rule.data());
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc == 4 && std::strcmp(argv[1], "--count") == 0)
    return count(argv[2], static_cast<std::size_t>(std::strtoul(argv[3], nullptr, 10)));
  if (argc == 2 && std::strcmp(argv[1], "--rules") == 0) return time_rules();
  std::printf("corpus: 1000 articles, fnv1a %016" PRIx64 "\n", bench::corpus_hash(corpus()));
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 1;
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
