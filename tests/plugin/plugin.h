#pragma once
/// The library as a host without any help loads it: dlopen and the C header.

#include <stet/stet.h>

#include <boost/test/unit_test.hpp>
#include <dlfcn.h>

#include <string>
#include <string_view>

namespace stet::test {

/// One dlopen of the library under test; init on the way in, deinit and dlclose on the way out.
class Loaded {
 public:
  Loaded() : handle_(dlopen(STET_LIBRARY, RTLD_NOW | RTLD_LOCAL)) {
    BOOST_REQUIRE_MESSAGE(handle_ != nullptr, dlerror());
    const auto get = reinterpret_cast<const stet_entry* (*)(std::uint32_t, std::uint32_t)>(
        dlsym(handle_, "stet_get_entry"));
    BOOST_REQUIRE(get != nullptr);
    entry = get(1, 0);
    BOOST_REQUIRE(entry != nullptr);
    BOOST_REQUIRE(entry->init(STET_LIBRARY, nullptr) == STET_OK);
  }
  Loaded(const Loaded&) = delete;
  Loaded& operator=(const Loaded&) = delete;
  ~Loaded() {
    entry->deinit();
    dlclose(handle_);
  }
  const stet_entry* operator->() const { return entry; }
  const stet_entry* entry = nullptr;

 private:
  void* handle_;
};

inline stet_error new_error() {
  stet_error error{};
  error.struct_size = sizeof error;
  return error;
}
inline stet_blob new_blob() {
  stet_blob blob{};
  blob.struct_size = sizeof blob;
  return blob;
}
inline stet_call new_call() {
  stet_call call{};
  call.struct_size = sizeof call;
  return call;
}
inline std::string_view bytes(const stet_blob& blob) {
  return {blob.data ? blob.data : "", blob.size};
}

inline stet_plugin* create(const Loaded& library, std::string_view config = "{}",
                           const stet_host* host = nullptr) {
  stet_plugin* self = nullptr;
  stet_error error = new_error();
  const stet_status status = library->create(host, config.data(), config.size(), &self, &error);
  BOOST_REQUIRE_MESSAGE(status == STET_OK, error.message);
  return self;
}

/// An invented story with something to say about it.
inline constexpr std::string_view kStory =
    "News / Coast / More\n\n"
    "Ferry crews vote to extend their strike\n\n"
    "By Nadia Renko\n\n"
    "A picket at the Northport terminal, May 3, 2026. (Photo by EPA)\n\n"
    "NORTHPORT, May 4 (Harbour Wire) - Ferry crews voted on Monday to stay out for another week, "
    "the union said.\n\n"
    "\"We have waited for a fair offer since the winter,\xE2\x80\x9D said Ruth Mbeki, who leads "
    "the union.\n\n"
    "The terminal was quiet on Monday morning. \xE2\x80\x9CNobody told us that the boats would not "
    "sail today.\xE2\x80\x9D "
    "The cafe stayed closed.\n\n"
    "SHARE THIS ARTICLE\n";

}  // namespace stet::test
