#pragma once
/// The photo files of an article, as facts for its call (stet.h, PHOTOS).
///
/// An address is looked for by its last part in the folder that the caller named, then, when it is
/// relative, beside the article. No name leads out of the two: "..", an absolute path and a
/// symbolic link are not followed. Nothing is fetched. [any thread]

#include "host/articles.h"
#include "host/input.h"
#include "host/session.h"

#include <string>

namespace stet::host {

class Photos {
 public:
  /// `folder` empty: every article goes without. Throws Failure(kUsage) when it is no folder.
  Photos(const Session& session, const std::string& folder);
  Photos(const Photos&) = delete;
  Photos& operator=(const Photos&) = delete;
  ~Photos();

  /// Gives `call` the facts of the photos that the article of `job` names. A photo that cannot be
  /// read is a line on stderr; the article goes on without. Throws abi::Error as a reading does.
  void add_facts(CallForJob& call, const Input& input, const Job& job) const;

 private:
  const Session& session_;
  const stet_read_1* reader_ = nullptr;
  std::string name_;
  int folder_ = -1;  ///< open; -1: none
};

}  // namespace stet::host
