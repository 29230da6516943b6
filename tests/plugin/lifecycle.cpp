/// Loaded and unloaded a thousand times; one handle shared by eight threads.

#include "plugin/plugin.h"

#include <thread>
#include <vector>

namespace {

using namespace stet::test;

std::string submit(const Loaded& library, stet_plugin* self, std::string_view document) {
  stet_blob blob = new_blob();
  stet_call call = new_call();
  call.deadline_ms = 60'000;
  if (library->on_submit(self, &call, document.data(), document.size(), &blob, nullptr) != STET_OK)
    return "failed";
  std::string report(bytes(blob));
  library->release(&blob);
  return report;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(plugin)
BOOST_AUTO_TEST_SUITE(lifecycle)

BOOST_AUTO_TEST_CASE(a_thousand_loads_and_unloads_leave_nothing) {
  std::string first;
  for (int round = 0; round < 1000; ++round) {
    const Loaded library;
    stet_plugin* self = create(library, R"({"schema":{"stet":1,"name":"small","version":"1"}})");
    const std::string report = submit(library, self, kStory);
    if (round == 0) first = report;
    BOOST_REQUIRE(report == first);
    library->destroy(self);
  }
}

BOOST_AUTO_TEST_CASE(eight_threads_share_one_handle_and_get_what_one_gets) {
  const Loaded library;
  stet_plugin* self = create(library);
  std::vector<std::string> documents;
  for (int i = 0; i < 16; ++i) {
    std::string document(kStory);
    for (int k = 0; k < i; ++k)
      document += "\nPort officer Tom Adeyemi said berth " + std::to_string(k) +
                  " would stay shut for the week.\n";
    documents.push_back(std::move(document));
  }
  std::vector<std::string> expected;
  for (const std::string& document : documents) expected.push_back(submit(library, self, document));
  std::vector<int> wrong(8, 0);
  std::vector<std::thread> threads;
  for (std::size_t t = 0; t < 8; ++t)
    threads.emplace_back([&, t] {
      for (std::size_t i = 0; i < 40; ++i) {
        const std::size_t which = (i * 7 + t) % documents.size();
        if (submit(library, self, documents[which]) != expected[which]) ++wrong[t];
        library->cancel(self, i + 1);
        library->describe();
      }
    });
  for (std::thread& thread : threads) thread.join();
  for (const int count : wrong) BOOST_TEST(count == 0);
  library->destroy(self);
}

BOOST_AUTO_TEST_SUITE_END()
BOOST_AUTO_TEST_SUITE_END()
