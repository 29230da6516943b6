# Writes OUT, a C++ file with every schemas/*.jsonc as a string, named as a schema's "extends" names it.
# cmake -DFOLDER=schemas -DOUT=builtin.cpp -P embed.cmake
file(GLOB files ${FOLDER}/*.jsonc)
list(SORT files)
set(rows "")
foreach(file IN LISTS files)
  get_filename_component(name ${file} NAME_WE)
  file(READ ${file} text)
  # one literal a line: a compiler need not accept a literal past 65,536 bytes, and none of ours has a line that long
  string(REPLACE "\\" "\\\\" text "${text}")
  string(REPLACE "\"" "\\\"" text "${text}")
  string(REPLACE "\n" "\\n\"\n     \"" text "${text}")
  string(APPEND rows "    {\"stet:${name}\",\n     \"${text}\"},\n")
endforeach()
set(content "// Made by schema/embed.cmake.
#include \"desk/schema/builtin.h\"

namespace stet {
namespace {

constexpr BuiltinSchema kFiles[]{
${rows}};

}  // namespace

std::span<const BuiltinSchema> builtin_schema_files() { return kFiles; }

}  // namespace stet
")
file(WRITE ${OUT} "${content}")
