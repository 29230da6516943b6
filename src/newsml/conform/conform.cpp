#include "newsml/conform/conform.h"

#include "newsml/conform/marks.h"

#include <algorithm>

namespace stet {
namespace {

std::string_view prefix_of(std::string_view name) {
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? std::string_view{} : name.substr(0, colon);
}

/// Prefixes in use where none of the elements around declares them. `declared` is the stack of
/// those that are.
void look_at_prefixes(XmlNode node, std::vector<std::string_view>& declared,
                      conform::Marks& marks) {
  const std::size_t before = declared.size();
  for (std::uint32_t i = 0; i < node.attribute_count(); ++i)
    if (const std::string_view name = node.attribute_name(i); name.substr(0, 6) == "xmlns:")
      declared.push_back(name.substr(6));
  const auto look = [&](std::string_view name) {
    const std::string_view prefix = prefix_of(name);
    if (prefix.empty() || prefix == "xml" || prefix == "xmlns") return true;
    return std::find(declared.begin(), declared.end(), prefix) != declared.end();
  };
  if (!look(node.qualified_name()))
    marks.add(check::xml_prefix_undeclared, node,
              "the prefix of " + conform::quoted(node.qualified_name()) + " is not declared");
  for (std::uint32_t i = 0; i < node.attribute_count(); ++i)
    if (const std::string_view name = node.attribute_name(i); !look(name))
      marks.add_at(check::xml_prefix_undeclared, node, name,
                   "the prefix of the attribute " + conform::quoted(name) + " is not declared");
  // Declarations a document makes are few; a hostile pile of them is not searched for ever.
  constexpr std::size_t kMostDeclared = 1'000;
  if (declared.size() <= kMostDeclared)
    for (XmlNode child : node.children()) look_at_prefixes(child, declared, marks);
  declared.resize(before);
}

}  // namespace

Result<Conformance> judge_document(std::string_view document, const ConformOptions& options) {
  TextArena arena;
  Result<XmlDocument> parsed =
      read_xml(document, {.limits = options.limits, .budget = options.budget}, arena);
  if (!parsed) {
    const Error& error = parsed.error();
    if (error.code != Code::input) return error;
    Conformance broken{.format = "xml"};
    const auto at = static_cast<std::uint32_t>(
        std::min<std::uint64_t>(error.offset == UINT64_MAX ? 0 : error.offset, document.size()));
    const auto end = static_cast<std::uint32_t>(std::min<std::size_t>(at + 1, document.size()));
    const bool entities = error.message.find("entit") != std::string::npos;
    broken.faults.push_back({entities ? &check::xml_entities : &check::xml_not_well_formed,
                             {at, end},
                             {},
                             error.message});
    return broken;
  }
  conform::Marks marks(options);
  const XmlNode root = parsed->root();
  std::vector<std::string_view> declared;
  look_at_prefixes(root, declared, marks);
  if (options.budget && options.budget->spent()) return options.budget->why("judging the document");
  if (root.is("nitf")) {
    conform::judge_nitf(root, marks);
    return marks.take("nitf");
  }
  if (root.is("NewsML")) {
    conform::judge_newsml_1_2(root, marks);
    return marks.take("newsml-1.2");
  }
  if (conform::is_one_of(root.name(), {"newsItem", "packageItem", "conceptItem", "knowledgeItem",
                                       "planningItem", "catalogItem", "newsMessage"})) {
    conform::judge_g2(root, marks);
    return marks.take("newsml-g2");
  }
  marks.add(check::xml_unknown_format, root,
            "the root element is " + conform::quoted(root.qualified_name()) +
                "; newsItem, packageItem, newsMessage, NewsML or nitf is wanted");
  return marks.take("xml");
}

}  // namespace stet
