#include "newsml/conform/marks.h"
#include "newsml/conform/nitf_model.h"

#include <algorithm>
#include <initializer_list>

namespace stet::conform {
namespace {

constexpr std::string_view kNitf = "http://iptc.org/std/NITF/2006-10-18/";

/// Where the order is fixed.
struct Order {
  std::string_view parent;
  std::initializer_list<std::string_view> children;
};
const Order kOrders[] = {
    {"nitf", {"head", "body"}},
    {"head", {"title", "meta", "tobject", "iim", "docdata", "pubdata", "revision-history"}},
    {"body", {"body.head", "body.content", "body.end"}},
    {"body.head",
     {"hedline", "note", "rights", "byline", "distributor", "dateline", "abstract", "series"}},
    {"hedline", {"hl1", "hl2"}},
    {"body.end", {"tagline", "bibliography"}},
};

void look_at_orders(XmlNode node, Marks& marks) {
  for (const Order& order : kOrders)
    if (node.is(order.parent)) look_at_order(check::nitf_structure, node, order.children, marks);
}

void look_at_structure(XmlNode node, const NitfElement* model, Marks& marks) {
  if (!model) return;
  for (XmlNode child : node.children())
    // "*": elements of another namespace are welcome.
    if (!has_word(model->children, child.name()) &&
        !(has_word(model->children, "*") && child.space() != node.space()))
      marks.add(check::nitf_structure, child,
                find_nitf_element(child.name())
                    ? std::string(child.name()) + " may not stand in " + std::string(node.name())
                    : "NITF has no element " + quoted(child.name()));
  for (std::uint32_t i = 0; i < node.attribute_count(); ++i) {
    const std::string_view name = node.attribute_name(i);
    if (name.substr(0, 5) == "xmlns" || name.substr(0, 4) == "xsi:") continue;
    const bool foreign = name.find(':') != std::string_view::npos;
    if (!has_word(model->attributes, name) && !(foreign && has_word(model->attributes, "*")))
      marks.add_at(check::nitf_structure, node, name,
                   std::string(node.name()) + " has no attribute " + quoted(name));
  }
  look_at_orders(node, marks);
  if (node.is("hedline") && !node.child("hl1"))
    marks.add(check::nitf_structure, node, "hedline has no hl1");
  if (node.is("media") && !node.child("media-reference"))
    marks.add(check::nitf_structure, node, "media has no media-reference");
  if (node.is("nitf") && !node.child("body"))
    marks.add(check::nitf_structure, node, "nitf has no body");
}

void look_at_media(XmlNode media, Marks& marks) {
  const XmlNode reference = media.child("media-reference");
  if (reference && reference.peek("source").empty() && !media.child("media-object"))
    marks.add(check::nitf_media_source, reference, "media-reference has no source");
  if (media.peek("media-type") != "image" && media.peek("media-type") != "photo") return;
  if (!media.child("media-caption").has_text())
    marks.add(check::nitf_caption_missing, media, "a picture without a caption");
  if (!media.child("media-producer").has_text() && reference.peek("source-credit").empty())
    marks.add(check::nitf_credit_missing, media, "a picture without a producer or credit");
  if (reference.peek("alternate-text").empty())
    marks.add(check::nitf_alt_missing, reference ? reference : media,
              "a picture without a text for those who cannot see it");
}

std::optional<Moment> look_at_norm(XmlNode node, Marks& marks) {
  const std::string_view norm = node.peek("norm");
  if (!node.has_attribute("norm")) return std::nullopt;
  const std::optional<Moment> moment = read_moment(norm, true);
  if (!moment)
    marks.add_at(check::nitf_date_form, node, "norm",
                 quoted(norm) + " is no date of the form 20261124T091458Z");
  else if (moment->has_time && !moment->has_zone)
    marks.add_at(check::nitf_date_zone, node, "norm", quoted(norm) + " has no zone");
  return moment;
}

void look_at_docdata(XmlNode root, XmlNode docdata, Marks& marks) {
  const std::string_view status = docdata.peek("management-status");
  if (!status.empty() && !is_one_of(status, {"usable", "embargoed", "withheld", "canceled"}))
    marks.add_at(check::nitf_status_unknown, docdata, "management-status",
                 quoted(status) + " is not usable, embargoed, withheld or canceled");
  if (status == "canceled" && root.child("body").child("body.content").has_text())
    marks.add(check::nitf_kill_body, root.child("body").child("body.content"),
              "the story is canceled, but its body is there");
  if (docdata.child("doc-id").peek("id-string").empty())
    marks.add(check::nitf_doc_id, docdata, "docdata has no doc-id with an id-string");
  if (!docdata.child("doc.copyright") && !docdata.child("doc.rights"))
    marks.add(check::nitf_rights_missing, docdata, "docdata names neither copyright nor rights");
  const std::string_view urgency = docdata.child("urgency").peek("ed-urg");
  if (docdata.child("urgency").has_attribute("ed-urg") &&
      (urgency.size() != 1 || urgency[0] < '1' || urgency[0] > '9'))
    marks.add_at(check::nitf_urgency, docdata.child("urgency"), "ed-urg",
                 quoted(urgency) + " is not 1 to 9");
  const auto at = [&](std::string_view name) {
    return read_moment(docdata.child(name).peek("norm"), true);
  };
  const std::optional<Moment> issue = at("date.issue"), release = at("date.release"),
                              expire = at("date.expire");
  if (issue && expire && is_certainly_after(*issue, *expire))
    marks.add(check::nitf_date_order, docdata.child("date.issue"),
              "date.issue is after date.expire");
  else if (release && expire && is_certainly_after(*release, *expire))
    marks.add(check::nitf_date_order, docdata.child("date.release"),
              "date.release is after date.expire");
}

}  // namespace

void judge_nitf(XmlNode root, Marks& marks) {
  // Inside NewsML-G2 the metadata stand around it.
  const bool alone = !root.parent();
  if (root.space() != kNitf)
    marks.add(check::nitf_namespace, root,
              root.space().empty() ? "nitf is in no namespace"
                                   : "nitf is in the namespace " + quoted(root.space()));
  if (const std::string_view version = root.peek("version");
      root.has_attribute("version") && version.find("NITF") == std::string_view::npos)
    marks.add_at(check::nitf_version, root, "version",
                 quoted(version) + " is not -//IPTC//DTD NITF 3.6//EN");
  else if (!version.empty() && root.space() == kNitf && version != "-//IPTC//DTD NITF 3.6//EN" &&
           version.find("3.6") != std::string_view::npos)
    marks.add_at(check::nitf_version, root, "version",
                 quoted(version) + " is not -//IPTC//DTD NITF 3.6//EN");
  Ids ids;
  each_element(root, [&](XmlNode node) {
    const NitfElement* model = find_nitf_element(node.name());
    look_at_structure(node, model, marks);
    if (const std::string_view id = node.peek("id"); !id.empty() && !ids.add(id))
      marks.add_at(check::nitf_id_twice, node, "id", "the id " + quoted(id) + " is there twice");
    for (const std::string_view name : {"xml:lang", "baselang"})
      if (node.has_attribute(name) && !is_language(node.peek(name)))
        marks.add_at(check::nitf_language_form, node, name,
                     quoted(node.peek(name)) + " is no BCP 47 tag");
    look_at_norm(node, marks);
    if (is_one_of(node.name(), {"hl1", "hl2", "byline", "title", "media-caption", "tagline"}) &&
        !node.has_text())
      marks.add(check::nitf_empty_text, node, std::string(node.name()) + " is empty");
    if (node.is("media")) look_at_media(node, marks);
  });
  if (!alone) return;
  const XmlNode docdata = root.child("head").child("docdata");
  if (docdata)
    look_at_docdata(root, docdata, marks);
  else
    marks.add(check::nitf_doc_id, root, "there is no docdata with a doc-id");
  if (!root.child("body").child("body.head").child("hedline").child("hl1"))
    marks.add(check::nitf_headline_missing, root.child("body") ? root.child("body") : root,
              "there is no headline");
}

}  // namespace stet::conform
