#include "host/output.h"

#include "host/errors.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>

namespace stet::host {
namespace {

[[noreturn]] void throw_errno(const std::string& what) {
  if (errno == EPIPE) throw Failure(kStorage, "");
  throw Failure(kStorage, what + ": " + std::strerror(errno));
}

}  // namespace

void write_stdout(std::string_view bytes) {
  if (std::fwrite(bytes.data(), 1, bytes.size(), stdout) != bytes.size())
    throw_errno("standard output");
}

void flush_stdout() {
  if (std::fflush(stdout) != 0) throw_errno("standard output");
}

FileWriter::FileWriter(std::string path) : path_(std::move(path)) { open(0644); }

FileWriter::FileWriter(std::string path, const struct stat& file) : path_(std::move(path)) {
  open(0600);
  try {
    take_after(file);
  } catch (...) {
    ::close(descriptor_);
    ::unlink(temporary_.c_str());
    throw;
  }
}

void FileWriter::open(unsigned mode) {
  const std::filesystem::path target(path_);
  const std::filesystem::path folder = target.has_parent_path() ? target.parent_path() : ".";
  // A name that stands there already may be a link somebody laid: never opened, the next is tried.
  constexpr int kNames = 100;
  for (int i = 0; i < kNames && descriptor_ < 0; ++i) {
    temporary_ = (folder / ("." + target.filename().string() + "." + std::to_string(::getpid()) +
                            (i > 0 ? "." + std::to_string(i) : "") + ".tmp"))
                     .string();
    descriptor_ = ::open(temporary_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
    if (descriptor_ < 0 && errno != EEXIST) break;
  }
  if (descriptor_ < 0) throw_errno(path_ + " cannot be written");
}

FileWriter::~FileWriter() {
  ::close(descriptor_);
  if (!done_) ::unlink(temporary_.c_str());
}

void FileWriter::write(std::string_view bytes) {
  for (std::size_t done = 0; done < bytes.size();) {
    const ssize_t wrote = ::write(descriptor_, bytes.data() + done, bytes.size() - done);
    if (wrote < 0 && errno == EINTR) continue;
    if (wrote < 0) throw_errno(path_ + " cannot be written");
    done += static_cast<std::size_t>(wrote);
  }
}

void FileWriter::take_after(const struct stat& file) {
  // Owner first: a change of owner may clear bits of the mode.
  if (::fchown(descriptor_, file.st_uid, file.st_gid) != 0) {
    if (errno != EPERM) throw_errno(path_ + " cannot keep its owner");
    if (::fchown(descriptor_, static_cast<uid_t>(-1), file.st_gid) != 0)
      throw_errno(path_ + " cannot keep its group");
  }
  if (::fchmod(descriptor_, file.st_mode & 07777) != 0)
    throw_errno(path_ + " cannot keep its mode");
}

void FileWriter::finish() {
  if (::fsync(descriptor_) != 0) throw_errno(path_ + " cannot be synced");
  if (::rename(temporary_.c_str(), path_.c_str()) != 0) throw_errno(path_ + " cannot be named");
  done_ = true;
  // The name itself must survive a power cut too.
  const std::filesystem::path target(path_);
  const std::filesystem::path folder = target.has_parent_path() ? target.parent_path() : ".";
  const int parent = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (parent >= 0) {
    ::fsync(parent);
    ::close(parent);
  }
}

void write_file(const std::string& path, std::string_view bytes) {
  FileWriter file(path);
  file.write(bytes);
  file.finish();
}

std::string pretty_json(std::string_view compact) {
  std::string out;
  out.reserve(compact.size() * 2);
  std::size_t depth = 0;
  const auto line = [&] { out.append("\n").append(depth * 2, ' '); };
  for (std::size_t i = 0; i < compact.size(); ++i) {
    const char c = compact[i];
    if (c == '"') {
      const std::size_t begin = i;
      for (++i; i < compact.size() && compact[i] != '"'; ++i)
        if (compact[i] == '\\') ++i;
      out.append(compact.substr(begin, i + 1 - begin));
    } else if (c == '{' || c == '[') {
      const char close = c == '{' ? '}' : ']';
      out.push_back(c);
      if (i + 1 < compact.size() && compact[i + 1] == close) {
        out.push_back(close);
        ++i;
        continue;
      }
      // Number pairs (spans) read better on one line.
      const std::size_t end = compact.find_first_not_of("0123456789,.-", i + 1);
      if (c == '[' && end != std::string_view::npos && compact[end] == ']') {
        for (++i; i <= end; ++i) {
          out.push_back(compact[i]);
          if (compact[i] == ',') out.push_back(' ');
        }
        i = end;
        continue;
      }
      ++depth;
      line();
    } else if (c == '}' || c == ']') {
      --depth;
      line();
      out.push_back(c);
    } else if (c == ',') {
      out.push_back(c);
      line();
    } else if (c == ':') {
      out.append(": ");
    } else {
      out.push_back(c);
    }
  }
  return out;
}

std::string json_string(std::string_view text) {
  std::string out = "\"";
  std::size_t i = 0;
  while (i < text.size()) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte < 0x80) {
      if (byte == '"' || byte == '\\') {
        out.push_back('\\');
        out.push_back(text[i]);
      } else if (byte < 0x20) {
        char escape[8];
        std::snprintf(escape, sizeof escape, "\\u%04x", byte);
        out.append(escape);
      } else {
        out.push_back(text[i]);
      }
      ++i;
      continue;
    }
    std::size_t length = byte >= 0xF0 && byte <= 0xF4 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC2 ? 2 : 0;
    if (byte > 0xF4) length = 0;
    for (std::size_t k = 1; k < length; ++k)
      if (i + k >= text.size() || (static_cast<unsigned char>(text[i + k]) & 0xC0) != 0x80)
        length = 0;
    if (length == 0) {
      out.append("\xEF\xBF\xBD");
      ++i;
    } else {
      out.append(text.substr(i, length));
      i += length;
    }
  }
  out.push_back('"');
  return out;
}

}  // namespace stet::host
