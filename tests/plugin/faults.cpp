/// Nothing thrown crosses the border: every n-th allocation fails, callbacks throw, and the answer
/// is a status.

#include "plugin/plugin.h"

#include <cstdlib>
#include <new>
#include <stdexcept>

namespace {

/// Allocations until one fails; below zero: none does. One thread.
thread_local long allowed = -1;

void* allocate(std::size_t size) {
  if (allowed == 0) throw std::bad_alloc();
  if (allowed > 0) --allowed;
  if (void* memory = std::malloc(size ? size : 1)) return memory;
  throw std::bad_alloc();
}

}  // namespace

// RE2 leaks when its compilation runs out of memory; what leaks without it is ours.
extern "C" __attribute__((visibility("default"))) const char* __lsan_default_suppressions();
extern "C" const char* __lsan_default_suppressions() { return "leak:libre2.so\n"; }

// The library's own operator new resolves to these: a host may bring its allocator, and so may a
// test.
__attribute__((visibility("default"))) void* operator new(std::size_t size) {
  return allocate(size);
}
__attribute__((visibility("default"))) void* operator new[](std::size_t size) {
  return allocate(size);
}
__attribute__((visibility("default"))) void* operator new(std::size_t size,
                                                          const std::nothrow_t&) noexcept {
  return allowed == 0 ? nullptr : allocate(size);
}
__attribute__((visibility("default"))) void* operator new[](std::size_t size,
                                                            const std::nothrow_t&) noexcept {
  return allowed == 0 ? nullptr : allocate(size);
}
__attribute__((visibility("default"))) void operator delete(void* memory) noexcept {
  std::free(memory);
}
__attribute__((visibility("default"))) void operator delete[](void* memory) noexcept {
  std::free(memory);
}
__attribute__((visibility("default"))) void operator delete(void* memory, std::size_t) noexcept {
  std::free(memory);
}
__attribute__((visibility("default"))) void operator delete[](void* memory, std::size_t) noexcept {
  std::free(memory);
}

namespace {

using namespace stet::test;

/// Lets one allocation more through each time until the call works; every failure must be
/// STET_E_MEMORY.
template <class Call>
long sweep(Call&& call) {
  for (long n = 0; n < 200'000; ++n) {
    allowed = n;
    const stet_status status = call();
    const bool ran_out = allowed == 0;
    allowed = -1;
    if (status == STET_OK) return n;
    BOOST_REQUIRE_MESSAGE(status == STET_E_MEMORY && ran_out,
                          "allocation " << n << " gave status " << status);
  }
  BOOST_FAIL("the call never worked");
  return 0;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(plugin)
BOOST_AUTO_TEST_SUITE(faults)

BOOST_AUTO_TEST_CASE(every_failing_allocation_is_a_status_and_leaves_nothing_behind) {
  // RE2 says on stderr, in its own words, that a compilation was cut short; the status is ours all
  // the same.
  const Loaded library;
  const std::string_view config = R"({"schema":{"stet":1,"name":"small","version":"1"}})";
  stet_plugin* self = nullptr;
  const long for_create = sweep([&] {
    stet_error error = new_error();
    return library->create(nullptr, config.data(), config.size(), &self, &error);
  });
  BOOST_TEST(for_create > 0);
  library->destroy(self);

  self = create(library, R"({"schema":"stet:web"})");
  for (const auto hook : {library->on_submit, library->export_item, library->after_publish}) {
    stet_blob blob = new_blob();
    bool left_something = false;
    const long needed = sweep([&] {
      stet_error error = new_error();
      stet_call call = new_call();
      const std::string_view options = R"({"now":"2026-05-04T10:00:00Z","gate":false})";
      call.options_json = options.data();
      call.options_size = options.size();
      const stet_status status = hook(self, &call, kStory.data(), kStory.size(), &blob, &error);
      if (status != STET_OK && (blob.data || blob.owner)) left_something = true;
      return status;
    });
    BOOST_TEST_MESSAGE(needed << " allocations");
    BOOST_TEST(needed > 0);
    BOOST_TEST(!left_something);
    library->release(&blob);
  }
  library->destroy(self);
}

BOOST_AUTO_TEST_CASE(an_exception_from_a_callback_ends_as_a_status) {
  const Loaded library;
  stet_plugin* self = create(library);
  stet_blob report = new_blob();
  stet_error error = new_error();
  const auto push = [](void*, const char*, std::uint64_t) -> stet_status { return STET_OK; };
  const auto pull_error = [](void*, const char**, std::uint64_t*) -> stet_status {
    throw std::runtime_error("host");
  };
  const auto pull_number = [](void*, const char**, std::uint64_t*) -> stet_status { throw 7; };
  BOOST_TEST(library->export_feed(self, nullptr, pull_error, nullptr, push, nullptr, &report,
                                  &error) == STET_E_INTERNAL);
  BOOST_TEST(library->export_feed(self, nullptr, pull_number, nullptr, push, nullptr, &report,
                                  &error) == STET_E_INTERNAL);
  stet_blob blob = new_blob();
  BOOST_TEST(library->on_submit(self, nullptr, kStory.data(), kStory.size(), &blob, &error) ==
             STET_OK);
  library->release(&blob);
  library->destroy(self);
}

BOOST_AUTO_TEST_SUITE_END()
BOOST_AUTO_TEST_SUITE_END()
