#include "newsml/conform/marks.h"
#include "text/utf8.h"

#include <algorithm>
#include <charconv>

namespace stet::conform {
namespace {

/// What an element must hold.
struct Needs {
  std::string_view parent;
  std::initializer_list<std::string_view> children;
};
const Needs kNeeds[] = {
    {"NewsML", {"NewsEnvelope", "NewsItem"}},
    {"NewsEnvelope", {"DateAndTime"}},
    {"NewsItem", {"Identification", "NewsManagement"}},
    {"Identification", {"NewsIdentifier"}},
    {"NewsIdentifier", {"ProviderId", "DateId", "NewsItemId", "RevisionId", "PublicIdentifier"}},
    {"NewsManagement", {"NewsItemType", "FirstCreated", "ThisRevisionCreated", "Status"}},
    {"Copyright", {"CopyrightHolder", "CopyrightDate"}},
    {"StatusWillChange", {"FutureStatus", "DateAndTime"}},
    {"NewsLine", {"NewsLineType", "NewsLineText"}},
    {"Label", {"LabelType", "LabelText"}},
    {"Topic", {"TopicType"}},
    {"Provider", {"Party"}},
    {"Creator", {"Party"}},
    {"Source", {"Party"}},
};

/// DTD order of what is mostly put in the wrong one.
const Needs kOrders[] = {
    {"NewsEnvelope",
     {"TransmissionId", "SentFrom", "SentTo", "DateAndTime", "NewsService", "NewsProduct",
      "Priority"}},
    {"NewsManagement",
     {"NewsItemType", "FirstCreated", "ThisRevisionCreated", "Status", "StatusWillChange",
      "Urgency", "RevisionHistory", "DerivedFrom", "AssociatedWith", "Instruction", "Property"}},
    {"NewsIdentifier", {"ProviderId", "DateId", "NewsItemId", "RevisionId", "PublicIdentifier"}},
    {"NewsComponent",
     {"Comment", "Catalog", "TopicSet", "Role", "BasisForChoice", "NewsLines",
      "AdministrativeMetadata", "RightsMetadata", "DescriptiveMetadata", "Metadata"}},
    {"ContentItem",
     {"Comment", "Catalog", "MediaType", "Format", "MimeType", "Notation", "Characteristics"}},
    {"DescriptiveMetadata",
     {"Catalog", "Language", "Genre", "SubjectCode", "OfInterestTo", "DateLineDate", "Location",
      "TopicOccurrence", "Property"}},
};

std::string words_of(XmlNode node) { return std::string(node.folded_text().bytes); }

void look_at_structure(XmlNode node, Marks& marks) {
  for (const Needs& needs : kNeeds)
    if (node.is(needs.parent))
      for (const std::string_view name : needs.children)
        if (!node.child(name))
          marks.add(check::newsml1_structure, node,
                    std::string(node.name()) + " has no " + std::string(name));
  for (const Needs& order : kOrders)
    if (node.is(order.parent)) look_at_order(check::newsml1_structure, node, order.children, marks);
}

std::optional<std::uint64_t> whole(std::string_view text) {
  std::uint64_t value = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || read.ec != std::errc{} || read.ptr != text.data() + text.size())
    return std::nullopt;
  return value;
}

void look_at_identity(XmlNode identifier, Marks& marks) {
  const XmlNode revision = identifier.child("RevisionId"),
                id = identifier.child("PublicIdentifier");
  if (!revision || !id) return;
  const std::string number = words_of(revision);
  const std::string_view previous = revision.peek("PreviousRevision"),
                         update = revision.peek("Update");
  const std::optional<std::uint64_t> now = whole(number), before = whole(previous);
  if (!now || *now == 0)
    marks.add(check::newsml1_revision, revision, quoted(number) + " is no positive whole number");
  else if (!before || *before >= *now)
    marks.add_at(check::newsml1_revision, revision, "PreviousRevision",
                 "the previous revision of " + number + " is " + quoted(previous) +
                     "; a smaller number or 0 is wanted");
  else if (!is_one_of(update, {"N", "A", "U"}))
    marks.add_at(check::newsml1_revision, revision, "Update",
                 "Update is " + quoted(update) + "; N, A or U is wanted");
  const std::string wanted = "urn:newsml:" + words_of(identifier.child("ProviderId")) + ":" +
                             words_of(identifier.child("DateId")) + ":" +
                             words_of(identifier.child("NewsItemId")) + ":" + number +
                             (update == "N" ? "" : std::string(update));
  const std::string found = words_of(id);
  // A name that had to be percent-encoded in a URN is not spelled as beside it.
  if (found != wanted && found.find('%') == std::string::npos)
    marks.add(check::newsml1_identifier, id,
              "PublicIdentifier is " + quoted(found) + "; " + quoted(wanted) + " is wanted");
}

std::optional<Moment> look_at_date(XmlNode node, Marks& marks) {
  if (!node) return std::nullopt;
  const std::string text = words_of(node);
  const std::optional<Moment> moment = read_moment(text, true);
  if (!moment)
    marks.add(check::newsml1_date_form, node,
              quoted(text) + " is no date of the form 20261124T091458Z");
  else if (moment->has_time && !moment->has_zone)
    marks.add(check::newsml1_date_zone, node, quoted(text) + " has no zone");
  return moment;
}

bool has_content(XmlNode component) {
  bool found = false;
  each_element(component, [&](XmlNode node) {
    found = found || (node.is("DataContent") && node.has_text()) ||
            (node.is("ContentItem") && node.has_attribute("Href"));
  });
  return found;
}

void look_at_management(XmlNode item, Marks& marks) {
  const XmlNode management = item.child("NewsManagement");
  const std::optional<Moment> first = look_at_date(management.child("FirstCreated"), marks);
  const std::optional<Moment> revised =
      look_at_date(management.child("ThisRevisionCreated"), marks);
  if (first && revised && is_certainly_after(*first, *revised))
    marks.add(check::newsml1_date_order, management.child("FirstCreated"),
              "FirstCreated is after ThisRevisionCreated");
  const XmlNode status = management.child("Status");
  const std::string word = lower(status.peek("FormalName"));
  if (status && !is_one_of(word, {"usable", "embargoed", "withheld", "canceled"}))
    marks.add_at(
        check::newsml1_status_unknown, status, "FormalName",
        quoted(status.peek("FormalName")) + " is not Usable, Embargoed, Withheld or Canceled");
  if (word == "embargoed" && !management.child("StatusWillChange"))
    marks.add(check::newsml1_embargo_end, status, "an embargo without an end");
  if (word == "canceled" && has_content(item.child("NewsComponent")))
    marks.add(check::newsml1_kill_body, item.child("NewsComponent"),
              "the item is canceled, but its content is there");
  if (const XmlNode urgency = management.child("Urgency")) {
    const std::string_view value = urgency.peek("FormalName");
    if (value.size() != 1 || value[0] < '1' || value[0] > '9')
      marks.add_at(check::newsml1_urgency, urgency, "FormalName", quoted(value) + " is not 1 to 9");
  }
}

void look_at_content(XmlNode content, Marks& marks) {
  const XmlNode data = content.child("DataContent");
  if (!data && !content.child("Encoding") && content.peek("Href").empty())
    marks.add(check::newsml1_content_missing, content,
              "ContentItem has neither Href nor DataContent");
  for (XmlNode child : data.children()) {
    marks.add(check::newsml1_content_undeclared, child,
              "DataContent holds the element " + quoted(child.qualified_name()) +
                  ", which the DTD of NewsML does not declare");
    break;
  }
}

void look_at_rights(XmlNode usage, Marks& marks) {
  const std::optional<Moment> start = read_moment(words_of(usage.child("StartDate")), true);
  const std::optional<Moment> end = read_moment(words_of(usage.child("EndDate")), true);
  if (start && end && start->seconds >= end->seconds)
    marks.add(check::newsml1_usage_ended, usage.child("EndDate"),
              "the rights end when they begin, or before");
}

/// A picture by its own component, or by the Role of one that holds its files.
bool is_picture(XmlNode component) {
  const std::string role = lower(component.child("Role").peek("FormalName"));
  if (role != "supporting") return false;
  bool image = false;
  each_element(component, [&](XmlNode node) {
    if (node.is("MimeType")) image = image || node.peek("FormalName").substr(0, 6) == "image/";
    if (node.is("MediaType"))
      image = image || is_one_of(lower(node.peek("FormalName")), {"photo", "picture", "image"});
  });
  return image;
}

bool has_caption(XmlNode component) {
  bool found = false;
  each_element(component, [&](XmlNode node) {
    found = found || (node.is("Role") && lower(node.peek("FormalName")) == "caption");
  });
  return found;
}

void look_at_references(XmlNode root, const Ids& ids, Marks& marks) {
  each_element(root, [&](XmlNode node) {
    for (const std::string_view name : {"Topic", "TranslationOf"}) {
      std::string_view target = node.peek(name);
      if (target.empty() || node.is("DataContent")) continue;
      if (name == "Topic" && target[0] != '#') continue;
      if (target[0] == '#') target.remove_prefix(1);
      if (!ids.has(target))
        marks.add_at(check::newsml1_reference_unresolved, node, name,
                     "nothing has the Duid " + quoted(target));
    }
  });
}

void look_at_node(XmlNode node, Ids& ids, Marks& marks) {
  look_at_structure(node, marks);
  if (const std::string_view duid = node.peek("Duid"); node.has_attribute("Duid")) {
    const char c = duid.empty() ? '0' : duid.front();
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
                        static_cast<unsigned char>(c) >= 0x80;
    if (!letter || duid.find_first_of(" :") != std::string_view::npos)
      marks.add_at(check::newsml1_duid_form, node, "Duid",
                   quoted(duid) + " is no XML ID; it must begin with a letter");
    if (!ids.add(duid))
      marks.add_at(check::newsml1_duid_twice, node, "Duid",
                   "the Duid " + quoted(duid) + " is there twice");
  }
  if (node.has_attribute("FormalName") && node.peek("FormalName").empty())
    marks.add_at(check::newsml1_formal_name, node, "FormalName",
                 "FormalName of " + std::string(node.name()) + " is empty");
  if (node.has_attribute("xml:lang") && !is_language(node.peek("xml:lang")))
    marks.add_at(check::newsml1_language_form, node, "xml:lang",
                 quoted(node.peek("xml:lang")) + " is no BCP 47 tag");
  if (node.is("Language") && !node.peek("FormalName").empty() &&
      !is_language(node.peek("FormalName")))
    marks.add_at(check::newsml1_language_form, node, "FormalName",
                 quoted(node.peek("FormalName")) + " is no BCP 47 tag");
  if (is_one_of(node.name(), {"HeadLine", "SubHeadLine", "ByLine", "CreditLine", "SlugLine",
                              "NewsItemId", "ProviderId"}) &&
      !node.has_text())
    marks.add(check::newsml1_empty_text, node, std::string(node.name()) + " is empty");
  if (is_one_of(node.name(), {"Subject", "SubjectMatter", "SubjectDetail"})) {
    const std::string_view code = node.peek("FormalName");
    if (code.size() != 8 ||
        !std::all_of(code.begin(), code.end(), [](char c) { return c >= '0' && c <= '9'; }))
      marks.add_at(check::newsml1_subject_code, node, "FormalName",
                   quoted(code) + " is no code of eight digits");
  }
  if (node.is("DateAndTime")) look_at_date(node, marks);
  if (node.is("ContentItem")) look_at_content(node, marks);
  if (node.is("UsageRights")) look_at_rights(node, marks);
  if (node.is("NewsIdentifier")) look_at_identity(node, marks);
  if (node.is("NewsComponent") && is_picture(node) && !has_caption(node))
    marks.add(check::newsml1_caption_missing, node, "a picture without a caption");
}

}  // namespace

void judge_newsml_1_2(XmlNode root, Marks& marks) {
  Ids ids;
  // What stands in DataContent belongs to other formats.
  const auto walk = [&](const auto& self, XmlNode node) -> void {
    look_at_node(node, ids, marks);
    if (node.is("DataContent")) return;
    for (XmlNode child : node.children()) self(self, child);
  };
  walk(walk, root);
  look_at_references(root, ids, marks);
  for (XmlNode item : root.children("NewsItem")) {
    look_at_management(item, marks);
    bool headline = false, rights = false;
    each_element(item, [&](XmlNode node) {
      headline = headline || node.is("HeadLine");
      rights = rights || node.is("RightsMetadata") || node.is("CopyrightLine");
    });
    const XmlNode component = item.child("NewsComponent");
    if (!component) continue;
    if (!headline) marks.add(check::newsml1_headline_missing, component, "there is no HeadLine");
    if (!rights)
      marks.add(check::newsml1_rights_missing, component,
                "there is neither RightsMetadata nor a CopyrightLine");
  }
}

}  // namespace stet::conform
