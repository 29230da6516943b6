/// What the table promises a host: arguments, results, sizes, callbacks, cancel and deadline.

#include "plugin/plugin.h"

#include <simdjson.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <filesystem>
#include <thread>
#include <vector>

extern "C" int stet_header_is_c11(void);

namespace {

using namespace stet::test;

std::size_t count_entries(const char* folder) {
  std::size_t count = 0;
  for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator(folder)) ++count;
  return count;
}

simdjson::dom::element parse(simdjson::dom::parser& parser, std::string_view json) {
  simdjson::dom::element root;
  const auto failed = parser.parse(simdjson::padded_string(json)).get(root);
  BOOST_REQUIRE_MESSAGE(failed == simdjson::SUCCESS, std::string(json.substr(0, 200)));
  return root;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(plugin)
BOOST_AUTO_TEST_SUITE(calls)

BOOST_AUTO_TEST_CASE(header_compiles_as_c) { BOOST_TEST(stet_header_is_c11() == 3); }

BOOST_AUTO_TEST_CASE(another_major_version_gets_no_table) {
  const Loaded library;
  void* handle = dlopen(STET_LIBRARY, RTLD_NOW | RTLD_LOCAL);
  const auto get = reinterpret_cast<const stet_entry* (*)(std::uint32_t, std::uint32_t)>(
      dlsym(handle, "stet_get_entry"));
  BOOST_TEST(get(2, 0) == nullptr);
  BOOST_TEST(get(0, 0) == nullptr);
  BOOST_TEST(get(1, 99) == library.entry);
  dlclose(handle);
}

BOOST_AUTO_TEST_CASE(describe_is_the_same_text_every_time_and_json) {
  const Loaded library;
  const char* first = library->describe();
  BOOST_TEST(first == library->describe());
  simdjson::dom::parser parser;
  const auto root = parse(parser, first);
  BOOST_TEST(std::string_view(root["id"]) == "stet");
  BOOST_TEST(root["inputs"].get_array().value().size() >= 3u);
}

BOOST_AUTO_TEST_CASE(create_before_init_is_a_state_error) {
  const Loaded library;
  library->deinit();
  stet_plugin* self = nullptr;
  stet_error error = new_error();
  BOOST_TEST(library->create(nullptr, nullptr, 0, &self, &error) == STET_E_STATE);
  BOOST_TEST(self == nullptr);
  library->init(nullptr, nullptr);
}

BOOST_AUTO_TEST_CASE(a_bad_configuration_names_its_line) {
  const Loaded library;
  stet_plugin* self = nullptr;
  stet_error error = new_error();
  const std::string_view config = "{\n  \"shema\": \"stet:wire\"\n}";
  BOOST_TEST(library->create(nullptr, config.data(), config.size(), &self, &error) ==
             STET_E_CONFIG);
  BOOST_TEST(error.line == 2u);
  BOOST_TEST(std::string_view(error.message).find("shema") != std::string_view::npos);
}

BOOST_AUTO_TEST_CASE(a_missing_schema_file_is_a_configuration_error) {
  const Loaded library;
  stet_plugin* self = nullptr;
  stet_error error = new_error();
  const std::string_view config = "{\"schema\": \"/nowhere/house.jsonc\"}";
  BOOST_TEST(library->create(nullptr, config.data(), config.size(), &self, &error) ==
             STET_E_CONFIG);
  BOOST_TEST(std::string_view(error.message).find("/nowhere/house.jsonc") !=
             std::string_view::npos);
}

BOOST_AUTO_TEST_CASE(submit_gives_a_report_with_decision) {
  const Loaded library;
  stet_plugin* self = create(library);
  stet_call call = new_call();
  call.input_format = "text";
  stet_blob blob = new_blob();
  stet_error error = new_error();
  BOOST_REQUIRE_MESSAGE(
      library->on_submit(self, &call, kStory.data(), kStory.size(), &blob, &error) == STET_OK,
      error.message);
  BOOST_TEST(blob.decision != STET_NO_DECISION);
  BOOST_TEST(blob.data[blob.size] == '\0');
  BOOST_TEST(std::string_view(blob.media_type) == "application/json");
  simdjson::dom::parser parser;
  const auto root = parse(parser, bytes(blob));
  BOOST_TEST(std::string_view(root["format"]) == "text");
  BOOST_TEST(root["findings"].get_array().value().size() > 0u);
  const simdjson::dom::array findings = root["findings"];
  for (const auto finding : findings) {
    const std::uint64_t begin = finding["span"].at(0).get_uint64();
    const std::uint64_t end = finding["span"].at(1).get_uint64();
    BOOST_REQUIRE(begin <= end);
    BOOST_REQUIRE(end <= kStory.size());
    BOOST_TEST(std::string_view(finding["match"]) == kStory.substr(begin, end - begin));
  }
  library->release(&blob);
  BOOST_TEST(blob.data == nullptr);
  library->release(&blob);
  library->destroy(self);
}

BOOST_AUTO_TEST_CASE(every_null_is_answered_and_leaves_nothing) {
  const Loaded library;
  stet_plugin* self = create(library);
  stet_call call = new_call();
  stet_error error = new_error();
  stet_blob blob = new_blob();
  BOOST_TEST(library->on_submit(nullptr, &call, "x", 1, &blob, &error) == STET_E_ARGUMENT);
  BOOST_TEST(library->on_submit(self, &call, nullptr, 4, &blob, &error) == STET_E_ARGUMENT);
  BOOST_TEST(library->on_submit(self, &call, "x", 1, nullptr, &error) == STET_E_ARGUMENT);
  BOOST_TEST(library->on_submit(self, nullptr, kStory.data(), kStory.size(), &blob, nullptr) ==
             STET_OK);
  library->release(&blob);
  BOOST_TEST(library->on_submit(self, &call, nullptr, 0, &blob, &error) == STET_E_INPUT);
  BOOST_TEST(blob.data == nullptr);
  call.flags = 1;
  BOOST_TEST(library->on_submit(self, &call, "x", 1, &blob, &error) == STET_E_ARGUMENT);
  call = new_call();
  call.options_size = 3;
  BOOST_TEST(library->on_submit(self, &call, "x", 1, &blob, &error) == STET_E_ARGUMENT);
  call = new_call();
  call.deadline_ms = 60'001;
  BOOST_TEST(library->on_submit(self, &call, "x", 1, &blob, &error) == STET_E_ARGUMENT);
  call = new_call();
  call.input_format = "telex";
  BOOST_TEST(library->on_submit(self, &call, "x", 1, &blob, &error) == STET_E_UNSUPPORTED);
  call = new_call();
  call.output_format = "newsml-g9";
  BOOST_TEST(library->export_item(self, &call, kStory.data(), kStory.size(), &blob, &error) ==
             STET_E_UNSUPPORTED);
  BOOST_TEST(library->cancel(self, 77) == STET_E_STATE);
  BOOST_TEST(library->get_extension(self, "stet.nothing/1") == nullptr);
  library->destroy(nullptr);
  library->release(nullptr);
  library->destroy(self);
}

BOOST_AUTO_TEST_CASE(structs_smaller_than_the_first_version_are_refused_and_not_written) {
  const Loaded library;
  stet_plugin* self = create(library);
  stet_error error = new_error();
  stet_blob blob = new_blob();
  blob.struct_size = 8;
  blob.size = 12345;
  BOOST_TEST(library->on_submit(self, nullptr, "x", 1, &blob, &error) == STET_E_ABI);
  BOOST_TEST(blob.size == 12345u);
  stet_call call = new_call();
  call.struct_size = 8;
  blob = new_blob();
  BOOST_TEST(library->on_submit(self, &call, "x", 1, &blob, &error) == STET_E_ABI);
  error.struct_size = 16;
  error.line = 999;
  call = new_call();
  BOOST_TEST(library->on_submit(self, &call, "x", 1, &blob, &error) == STET_E_ABI);
  BOOST_TEST(error.line == 999u);
  stet_host host{};
  host.struct_size = 16;
  error = new_error();
  stet_plugin* other = nullptr;
  BOOST_TEST(library->create(&host, nullptr, 0, &other, &error) == STET_E_ABI);
  library->destroy(self);
}

BOOST_AUTO_TEST_CASE(an_input_error_has_offset_line_and_column) {
  const Loaded library;
  stet_plugin* self = create(library);
  stet_call call = new_call();
  call.input_format = "ninjs";
  const std::string_view broken = "{\n \"uri\": \"urn:x:1\",\n \"headlines\": [}\n";
  stet_blob blob = new_blob();
  stet_error error = new_error();
  BOOST_TEST(library->on_submit(self, &call, broken.data(), broken.size(), &blob, &error) ==
             STET_E_INPUT);
  BOOST_TEST(error.line == 3u);
  BOOST_TEST(error.offset != UINT64_MAX);
  library->destroy(self);
}

BOOST_AUTO_TEST_CASE(an_input_over_the_limit_is_refused_with_the_limit) {
  const Loaded library;
  stet_plugin* self = create(library, R"({"limits":{"inputBytes":100}})");
  stet_blob blob = new_blob();
  stet_error error = new_error();
  BOOST_TEST(library->on_submit(self, nullptr, kStory.data(), kStory.size(), &blob, &error) ==
             STET_E_LIMIT);
  BOOST_TEST(std::string_view(error.message).find("100") != std::string_view::npos);
  library->destroy(self);
}

BOOST_AUTO_TEST_CASE(the_same_call_gives_the_same_bytes) {
  const Loaded library;
  stet_plugin* self = create(library);
  for (const auto hook : {library->on_submit, library->before_publish, library->export_item,
                          library->after_publish}) {
    stet_call call = new_call();
    const std::string_view options = R"({"now":"2026-05-04T10:00:00Z","gate":false})";
    call.options_json = options.data();
    call.options_size = options.size();
    stet_blob one = new_blob();
    stet_blob two = new_blob();
    stet_error error = new_error();
    BOOST_REQUIRE_MESSAGE(hook(self, &call, kStory.data(), kStory.size(), &one, &error) == STET_OK,
                          error.message);
    BOOST_REQUIRE(hook(self, &call, kStory.data(), kStory.size(), &two, &error) == STET_OK);
    BOOST_TEST(bytes(one) == bytes(two));
    BOOST_TEST(one.size > 0u);
    library->release(&one);
    library->release(&two);
  }
  library->destroy(self);
}

BOOST_AUTO_TEST_CASE(a_blocked_article_is_not_exported) {
  const Loaded library;
  stet_plugin* self =
      create(library, R"({"schema":{"stet":1,"name":"strict","version":"1","extends":"stet:core",
      "fields":{"slugline":{"required":true}}}})");
  stet_blob blob = new_blob();
  stet_error error = new_error();
  BOOST_REQUIRE_MESSAGE(
      library->export_item(self, nullptr, kStory.data(), kStory.size(), &blob, &error) == STET_OK,
      error.message);
  BOOST_TEST(blob.decision == STET_BLOCKED);
  BOOST_TEST(blob.data == nullptr);
  library->release(&blob);
  library->destroy(self);
}

struct Probe {
  std::string log;
  stet_plugin* self = nullptr;
  const stet_entry* entry = nullptr;
  stet_status inside = STET_OK;
};

BOOST_AUTO_TEST_CASE(a_callback_that_comes_back_in_is_refused) {
  const Loaded library;
  Probe probe;
  probe.entry = library.entry;
  stet_host host{};
  host.struct_size = sizeof host;
  host.abi_major = 1;
  host.ctx = &probe;
  host.log = [](const stet_host* from, std::int32_t, const char* text, std::uint64_t size) {
    auto& mine = *static_cast<Probe*>(from->ctx);
    mine.log.append(text, size);
    stet_blob blob = new_blob();
    mine.inside = mine.entry->on_submit(mine.self, nullptr, "x", 1, &blob, nullptr);
  };
  host.now_ms = [](const stet_host*) { return std::int64_t{1'777'888'000'000}; };
  probe.self = create(library, "{}", &host);
  stet_blob blob = new_blob();
  BOOST_REQUIRE(library->on_submit(probe.self, nullptr, kStory.data(), kStory.size(), &blob,
                                   nullptr) == STET_OK);
  BOOST_TEST(probe.inside == STET_E_REENTRY);
  BOOST_TEST(!probe.log.empty());
  library->release(&blob);
  library->destroy(probe.self);
}

BOOST_AUTO_TEST_CASE(a_host_that_polls_can_call_off_and_cancel_stops_a_running_call) {
  const Loaded library;
  static std::atomic<int> polls{0};
  static const stet_host_cancelled_1 kCancelled = {
      sizeof(stet_host_cancelled_1), 0,
      [](const stet_host*, std::uint64_t) -> std::int32_t { return ++polls > 1; }};
  stet_host host{};
  host.struct_size = sizeof host;
  host.abi_major = 1;
  host.get_extension = [](const stet_host*, const char* id) -> const void* {
    return std::string_view(id) == "stet.host.cancelled/1" ? &kCancelled : nullptr;
  };
  stet_plugin* self = create(library, "{}", &host);
  stet_blob blob = new_blob();
  stet_error error = new_error();
  BOOST_TEST(library->on_submit(self, nullptr, kStory.data(), kStory.size(), &blob, &error) ==
             STET_E_CANCELLED);
  library->destroy(self);

  // A feed that never ends by itself, stopped from another thread.
  self = create(library);
  stet_call call = new_call();
  call.call_id = 42;
  call.deadline_ms = 20'000;
  std::atomic<bool> running{false};
  const auto pull = [](void* context, const char** document, std::uint64_t* size) -> stet_status {
    static_cast<std::atomic<bool>*>(context)->store(true);
    *document = kStory.data();
    *size = kStory.size();
    return STET_OK;
  };
  const auto push = [](void*, const char*, std::uint64_t) -> stet_status { return STET_OK; };
  stet_status ended = STET_OK;
  std::thread worker([&] {
    stet_blob report = new_blob();
    ended = library->export_feed(self, &call, pull, &running, push, nullptr, &report, nullptr);
    library->release(&report);
  });
  while (!running) std::this_thread::yield();
  const auto asked = std::chrono::steady_clock::now();
  BOOST_TEST(library->cancel(self, 42) == STET_OK);
  worker.join();
  BOOST_TEST(ended == STET_E_CANCELLED);
  BOOST_TEST((std::chrono::steady_clock::now() - asked < std::chrono::milliseconds(500)));
  library->destroy(self);
}

BOOST_AUTO_TEST_CASE(a_deadline_is_kept_on_large_input) {
  const Loaded library;
  stet_plugin* self = create(library);
  std::string large;
  while (large.size() < 3'500'000)
    large += "\"So it was,\" said the mayor of Elin on Monday. 'It's late.' ";
  stet_call call = new_call();
  call.input_format = "text";
  call.deadline_ms = 1;
  stet_blob blob = new_blob();
  const auto begun = std::chrono::steady_clock::now();
  BOOST_TEST(library->on_submit(self, &call, large.data(), large.size(), &blob, nullptr) ==
             STET_E_DEADLINE);
  const auto took = std::chrono::steady_clock::now() - begun;
  BOOST_TEST_MESSAGE("deadline 1 ms kept after "
                     << std::chrono::duration_cast<std::chrono::milliseconds>(took).count()
                     << " ms");
  BOOST_TEST((took < std::chrono::milliseconds(2000)));
  library->release(&blob);
  library->destroy(self);
}

struct Feed {
  std::vector<std::string> documents;
  std::size_t next = 0;
  std::string out;
  std::size_t fail_push_after = SIZE_MAX;
};

stet_status pull_one(void* context, const char** document, std::uint64_t* size) {
  auto& feed = *static_cast<Feed*>(context);
  if (feed.next == feed.documents.size()) {
    *document = nullptr;
    *size = 0;
    return STET_OK;
  }
  *document = feed.documents[feed.next].data();
  *size = feed.documents[feed.next++].size();
  return STET_OK;
}

stet_status push_some(void* context, const char* text, std::uint64_t size) {
  auto& feed = *static_cast<Feed*>(context);
  if (feed.out.size() > feed.fail_push_after) return STET_E_STORE;
  feed.out.append(text, size);
  return STET_OK;
}

BOOST_AUTO_TEST_CASE(a_feed_leaves_out_what_cannot_be_read_and_names_it) {
  const Loaded library;
  stet_plugin* self = create(library, R"({"schema":{"stet":1,"name":"open","version":"1",
      "stages":{"export":{"blockOn":"never"}}}})");
  Feed feed;
  feed.documents = {std::string(kStory), "{\"uri\": }", std::string(kStory)};
  stet_blob report = new_blob();
  stet_error error = new_error();
  BOOST_REQUIRE_MESSAGE(library->export_feed(self, nullptr, pull_one, &feed, push_some, &feed,
                                             &report, &error) == STET_OK,
                        error.message);
  simdjson::dom::parser parser;
  const auto root = parse(parser, bytes(report));
  BOOST_TEST(std::uint64_t(root["pulled"]) == 3u);
  BOOST_TEST(std::uint64_t(root["written"]) == 2u);
  BOOST_TEST(std::uint64_t(root["leftOut"].at(0)["index"]) == 1u);
  BOOST_TEST(feed.out.find("</newsMessage>") != std::string::npos);
  library->release(&report);

  Feed broken;
  broken.documents = {std::string(kStory), std::string(kStory)};
  broken.fail_push_after = 500;
  BOOST_TEST(library->export_feed(self, nullptr, pull_one, &broken, push_some, &broken, &report,
                                  &error) == STET_E_HOST);
  BOOST_TEST(report.data == nullptr);
  library->destroy(self);
}

BOOST_AUTO_TEST_CASE(rules_and_read_extensions_answer) {
  const Loaded library;
  stet_plugin* self = create(library);
  const auto* rules =
      static_cast<const stet_rules_1*>(library->get_extension(self, "stet.rules/1"));
  BOOST_REQUIRE(rules != nullptr);
  stet_blob blob = new_blob();
  stet_error error = new_error();
  BOOST_REQUIRE(rules->list(self, &blob, &error) == STET_OK);
  simdjson::dom::parser parser;
  BOOST_TEST(parse(parser, bytes(blob))["rules"].get_array().value().size() >= 25u);
  library->release(&blob);
  BOOST_TEST(rules->explain(self, "quote.unbalanced", &blob, &error) == STET_OK);
  library->release(&blob);
  BOOST_TEST(rules->explain(self, "quote.unbalancd", &blob, &error) == STET_E_ARGUMENT);
  BOOST_TEST(std::string_view(error.message).find("quote.unbalanced") != std::string_view::npos);
  const auto* read = static_cast<const stet_read_1*>(library->get_extension(self, "stet.read/1"));
  BOOST_REQUIRE(read->read(self, nullptr, kStory.data(), kStory.size(), &blob, &error) == STET_OK);
  BOOST_TEST(std::string_view(parse(parser, bytes(blob))["provenance"]["format"]) == "text");
  library->release(&blob);
  library->destroy(self);
}

BOOST_AUTO_TEST_CASE(a_schema_tells_its_values_its_tests_and_its_layers) {
  const Loaded library;
  stet_plugin* self = create(library, R"({"schema":{"stet":1,"rules":{"quote.unbalanced":"warning"},
    "tests":[{"name":"open","article":"a.txt","expect":[{"rule":"quote.unbalanced","count":7}]}]}})");
  const auto* schema =
      static_cast<const stet_schema_1*>(library->get_extension(self, "stet.schema/1"));
  BOOST_REQUIRE(schema != nullptr);
  BOOST_REQUIRE(schema->struct_size == sizeof(stet_schema_1));
  stet_blob blob = new_blob();
  stet_error error = new_error();
  simdjson::dom::parser parser;
  BOOST_REQUIRE(schema->show(self, &blob, &error) == STET_OK);
  BOOST_TEST(parse(parser, bytes(blob))["values"].get_array().value().size() > 25u);
  library->release(&blob);
  BOOST_REQUIRE(schema->tests(self, &blob, &error) == STET_OK);
  BOOST_TEST(std::string_view(parse(parser, bytes(blob)).at(0)["article"]) == "a.txt");
  library->release(&blob);

  stet_call call = new_call();
  const auto with = [&](std::string_view options) {
    call.options_json = options.data();
    call.options_size = options.size();
    return &call;
  };
  BOOST_REQUIRE(schema->test(self, with(R"({"test":0})"), kStory.data(), kStory.size(), &blob,
                             &error) == STET_OK);
  BOOST_TEST(bool(parse(parser, bytes(blob))["passed"]) == false);
  library->release(&blob);
  BOOST_TEST(schema->test(self, with(R"({"test":1})"), kStory.data(), kStory.size(), &blob,
                          &error) == STET_E_ARGUMENT);
  BOOST_REQUIRE(schema->explain(self, with(R"({"rule":"quote.unbalanced"})"), kStory.data(),
                                kStory.size(), &blob, &error) == STET_OK);
  BOOST_TEST(std::string_view(parse(parser, bytes(blob))["result"]) == "warning");
  BOOST_TEST(parse(parser, bytes(blob))["layers"].get_array().value().size() == 2u);
  library->release(&blob);
  BOOST_TEST(schema->explain(self, with(R"({"rule":"quote.unbalancd"})"), kStory.data(),
                             kStory.size(), &blob, &error) == STET_E_ARGUMENT);
  BOOST_TEST(std::string_view(error.message).find("quote.unbalanced") != std::string_view::npos);
  library->destroy(self);
}

BOOST_AUTO_TEST_CASE(calls_open_no_descriptor_and_start_no_thread) {
  const Loaded library;
  stet_plugin* self = create(library);
  const std::size_t descriptors = count_entries("/proc/self/fd");
  const std::size_t threads = count_entries("/proc/self/task");
  for (int i = 0; i < 20; ++i) {
    stet_blob blob = new_blob();
    library->export_item(self, nullptr, kStory.data(), kStory.size(), &blob, nullptr);
    library->release(&blob);
  }
  BOOST_TEST(count_entries("/proc/self/fd") == descriptors);
  BOOST_TEST(count_entries("/proc/self/task") == threads);
  library->destroy(self);
}

BOOST_AUTO_TEST_CASE(forked_children_go_on_with_the_parents_instance) {
  const Loaded library;
  stet_plugin* self = create(library);
  for (int child = 0; child < 4; ++child) {
    const pid_t process = fork();
    BOOST_REQUIRE(process >= 0);
    if (process == 0) {
      for (int i = 0; i < 50; ++i) {
        stet_blob blob = new_blob();
        if (library->on_submit(self, nullptr, kStory.data(), kStory.size(), &blob, nullptr) !=
            STET_OK)
          _exit(1);
        library->release(&blob);
      }
      _exit(0);
    }
    int status = -1;
    waitpid(process, &status, 0);
    BOOST_TEST(status == 0);
  }
  library->destroy(self);
}

BOOST_AUTO_TEST_SUITE_END()
BOOST_AUTO_TEST_SUITE_END()
