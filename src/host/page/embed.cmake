# Writes OUT, a C++ file with the style and the script of the page, and their SHA-256 for its content security policy.
# cmake -DFOLDER=page -DOUT=page_parts.cpp -P embed.cmake
set(rows "")
foreach(part css js)
  file(READ ${FOLDER}/page.${part} text)
  string(SHA256 hash "${text}")
  string(REPLACE "\\" "\\\\" text "${text}")
  string(REPLACE "\"" "\\\"" text "${text}")
  string(REPLACE "\n" "\\n\"\n    \"" text "${text}")
  string(APPEND rows "const PagePart kPage_${part}{\n    \"${text}\",\n    \"${hash}\"};\n")
endforeach()
file(WRITE ${OUT} "// Made by page/embed.cmake.
#include \"host/page.h\"

namespace stet::host {

${rows}
}  // namespace stet::host
")
