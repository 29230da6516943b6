#pragma once
/// stet/stet.hpp: the ABI for a C++ host, header only, over Poco::SharedLibrary. Errors are thrown,
/// on the host's side of the line only. A Library is kept for the life of the process; an Instance
/// may be used from any thread.

#include <stet/stet.h>

#include <Poco/SharedLibrary.h>

#include <exception>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

namespace stet::abi {

/// A call that did not do its work. `status` tells the class, see STET_CLASS.
class Error : public std::runtime_error {
 public:
  Error(stet_status status_given, const stet_error& from)
      : std::runtime_error(from.message[0] ? from.message : "the plugin gave no reason"),
        status(status_given),
        offset(from.offset),
        line(from.line),
        column(from.column) {}
  Error(stet_status status_given, const std::string& message)
      : std::runtime_error(message), status(status_given) {}

  stet_status status;
  std::uint64_t offset = UINT64_MAX;
  std::uint32_t line = 0, column = 0;
};

inline stet_error empty_error() {
  stet_error error{};
  error.struct_size = sizeof error;
  error.offset = UINT64_MAX;
  return error;
}

/// Bytes of the plugin, released with it.
class Blob {
 public:
  explicit Blob(const stet_entry& entry) : entry_(&entry) { blob_.struct_size = sizeof blob_; }
  Blob(Blob&& other) noexcept
      : entry_(other.entry_), blob_(std::exchange(other.blob_, stet_blob{})) {}
  Blob& operator=(Blob&&) = delete;
  ~Blob() { entry_->release(&blob_); }

  std::string_view bytes() const { return {blob_.data ? blob_.data : "", blob_.size}; }
  bool has_bytes() const { return blob_.data != nullptr; }
  std::int32_t decision() const { return blob_.decision; }
  const char* media_type() const { return blob_.media_type ? blob_.media_type : ""; }
  stet_blob* out() { return &blob_; }

 private:
  const stet_entry* entry_;
  stet_blob blob_{};
};

/// The loaded plugin, its table checked.
class Library {
 public:
  /// `path` should be absolute: a bare name is searched for along the loader's path.
  explicit Library(const std::string& path) : path_(path) {
    try {
      library_.load(path, Poco::SharedLibrary::SHLIB_LOCAL);
    } catch (const Poco::Exception& failure) {
      throw Error(STET_E_ABI, "cannot load " + path + ": " + failure.message());
    }
    if (!library_.hasSymbol("stet_get_entry"))
      throw Error(STET_E_ABI, path + " is no Stet plugin: it exports no stet_get_entry");
    using GetEntry = const stet_entry* (*)(std::uint32_t, std::uint32_t);
    const auto get = reinterpret_cast<GetEntry>(library_.getSymbol("stet_get_entry"));
    entry_ = get(STET_ABI_MAJOR, STET_ABI_MINOR);
    if (!entry_ || entry_->abi_major != STET_ABI_MAJOR || entry_->struct_size < sizeof(stet_entry))
      throw Error(STET_E_ABI, path + " does not speak version 1.0 of the ABI");
    stet_error error = empty_error();
    if (const stet_status status = entry_->init(path.c_str(), &error); status < 0)
      throw Error(status, error);
  }
  Library(const Library&) = delete;
  Library& operator=(const Library&) = delete;
  ~Library() { entry_->deinit(); }

  const stet_entry& entry() const { return *entry_; }
  const std::string& path() const { return path_; }
  std::string_view describe() const { return entry_->describe(); }

 private:
  std::string path_;
  Poco::SharedLibrary library_;  // never unloaded: the plugin stays mapped
  const stet_entry* entry_ = nullptr;
};

/// One editorial schema. Move-free on purpose: hosts keep one and share it.
class Instance {
 public:
  Instance(const Library& library, std::string_view config_json, const stet_host* host = nullptr)
      : entry_(&library.entry()) {
    stet_error error = empty_error();
    const stet_status status =
        entry_->create(host, config_json.data(), config_json.size(), &self_, &error);
    if (status < 0) throw Error(status, error);
  }
  Instance(const Instance&) = delete;
  Instance& operator=(const Instance&) = delete;
  ~Instance() { entry_->destroy(self_); }

  Blob call(stet_hook hook, const stet_call& call, std::string_view document) const {
    Blob blob(*entry_);
    stet_error error = empty_error();
    const stet_status status =
        hook(self_, &call, document.data(), document.size(), blob.out(), &error);
    if (status < 0) throw Error(status, error);
    return blob;
  }
  Blob on_submit(const stet_call& options, std::string_view document) const {
    return call(entry_->on_submit, options, document);
  }
  Blob before_publish(const stet_call& options, std::string_view document) const {
    return call(entry_->before_publish, options, document);
  }
  Blob export_item(const stet_call& options, std::string_view document) const {
    return call(entry_->export_item, options, document);
  }

  /// `pull` gives the next document as a std::string_view (data() null: end), `push` takes a
  /// std::string_view. What they throw is kept on this side and thrown again when the plugin has
  /// returned.
  template <class Pull, class Push>
  Blob export_feed(const stet_call& options, Pull&& pull, Push&& push) const {
    struct Both {
      Pull& pull;
      Push& push;
      std::exception_ptr thrown;
    } both{pull, push, nullptr};
    const auto pull_one = [](void* context, const char** document,
                             std::uint64_t* size) noexcept -> stet_status {
      auto& self = *static_cast<Both*>(context);
      try {
        const std::string_view next = self.pull();
        *document = next.data();
        *size = next.size();
        return STET_OK;
      } catch (...) {
        self.thrown = std::current_exception();
        return STET_E_HOST;
      }
    };
    const auto push_some = [](void* context, const char* bytes,
                              std::uint64_t size) noexcept -> stet_status {
      auto& self = *static_cast<Both*>(context);
      try {
        self.push(std::string_view(bytes, size));
        return STET_OK;
      } catch (...) {
        self.thrown = std::current_exception();
        return STET_E_HOST;
      }
    };
    Blob report(*entry_);
    stet_error error = empty_error();
    const stet_status status = entry_->export_feed(self_, &options, pull_one, &both, push_some,
                                                   &both, report.out(), &error);
    if (both.thrown) std::rethrow_exception(both.thrown);
    if (status < 0) throw Error(status, error);
    return report;
  }

  /// A plugin's extension, nullptr when it has none of that id.
  template <class Extension>
  const Extension* extension(const char* id) const {
    const auto* found = static_cast<const Extension*>(entry_->get_extension(self_, id));
    return found && found->struct_size >= sizeof(Extension) ? found : nullptr;
  }

  /// Moves `part` on to the next article of a document that holds many; false when there is none.
  bool next(const stet_read_1& read, const stet_call& options, std::string_view document,
            stet_part& part) const {
    stet_error error = empty_error();
    const stet_status status =
        read.next(self_, &options, document.data(), document.size(), &part, &error);
    if (status < 0) throw Error(status, error);
    return part.begin != part.end;
  }
  stet_plugin* get() const { return self_; }
  const stet_entry& entry() const { return *entry_; }

 private:
  const stet_entry* entry_;
  stet_plugin* self_ = nullptr;
};

}  // namespace stet::abi
