#include "intake/agency/forms.h"

namespace stet::agency {
namespace {

constexpr Row kAp[] = {
    {"bylines/*/by", Into::byline},
    {"bylines/*/title", Into::alternate},
    {"photographer/name", Into::photographer},
    {"datelinelocation/city", Into::dateline_place},
    {"usageterms/*", Into::usage_terms},
    {"provider", Into::provider},
    {"signals/*", Into::signal},
    {"editorialrole", Into::profile},
    {"links/*", Into::link},
};
constexpr Row kApOutside[] = {
    {"nitf/body_html", Into::body_html},
};
constexpr Row kBelgaPicture[] = {
    {"imageId", Into::id},          {"name", Into::headline},
    {"caption", Into::caption},     {"author", Into::photographer},
    {"credit", Into::credit},       {"source", Into::source},
    {"city", Into::place},          {"reference", Into::other_id},
    {"createDate", Into::created},  {"keywords", Into::keywords_listed},
    {"category", Into::category},   {"supCategory", Into::category},
    {"detailUrl", Into::rendition}, {"previewUrl", Into::rendition},
    {"gridUrl", Into::rendition},   {"letterboxUrl", Into::rendition},
    {"smallUrl", Into::rendition},  {"thumbnailUrl", Into::rendition},
};
constexpr Row kBelga360[] = {
    {"newsObjectId", Into::id},
    {"newsItemId", Into::other_id},
    {"headLine", Into::headline},
    {"topic", Into::slugline},
    {"language", Into::language},
    {"credit", Into::credit},
    {"source", Into::source},
    {"city", Into::dateline_place},
    {"authors/*/name", Into::creator},
    {"keywords/*", Into::keyword},
    {"editorialInfo", Into::editorial_note},
    {"assetType", Into::profile},
    {"createDate", Into::created_ms},
    {"validateDate", Into::modified_ms},
    {"packages/*/newsProduct", Into::category},
    {"packages/*/newsService", Into::category},
    {"newsComponents/*[assetType=Title]/proxies/*/varcharData", Into::deck},
    {"newsComponents/*[assetType=Lead]/proxies/*/varcharData", Into::summary},
    {"newsComponents/*[assetType=Body]/proxies/*/varcharData", Into::body},
    {"newsComponents/*[assetType=Body]/proxies/*/clobData", Into::body},
};

// dpa digitalwires 0.9.
constexpr Row kDigitalwires[] = {
    {"urn", Into::id},
    {"entry_id", Into::other_id},
    {"version", Into::version},
    {"language", Into::language},
    {"version_created", Into::modified},
    {"content_created", Into::content_created},
    {"embargoed", Into::embargo},
    {"urgency", Into::urgency},
    {"pubstatus", Into::status},
    {"signal", Into::signal},
    {"headline", Into::headline},
    {"kicker", Into::kicker},
    {"subhead", Into::deck},
    {"teaser", Into::summary},
    {"byline", Into::byline},
    {"dateline", Into::dateline},
    {"creditline", Into::credit_line},
    {"copyrightnotice", Into::notice},
    {"usageterms", Into::usage_terms},
    {"ednotes/*/ednote", Into::editorial_note},
    {"keyword_names/*", Into::keyword},
    {"categories/*", Into::typed},
    {"article_html", Into::body_html},
    {"infobox_html", Into::body_html},
    {"linkbox_html", Into::body_html},
    {"associations/*", Into::association},
};
constexpr Row kAssociated[] = {
    {"type", Into::media_kind},         {"urn", Into::media_id},
    {"headline", Into::media_headline}, {"caption", Into::caption},
    {"creditline", Into::credit},       {"is_featureimage", Into::main_picture},
    {"renditions/*", Into::file},
};
constexpr Typed kTyped[] = {
    {.type = "dnltype:dpasubject"},
    {.type = "dnltype:subject"},
    {.type = "dnltype:geosubject", .kind = Concept::Kind::place},
    {.type = "dnltype:poi", .kind = Concept::Kind::place},
    {.type = "dnltype:locationcreated", .kind = Concept::Kind::place},
    {.type = "dnltype:person", .kind = Concept::Kind::person},
    {.type = "dnltype:organisation", .kind = Concept::Kind::organisation},
    {.type = "dnltype:genre", .kind = Concept::Kind::genre},
    {.type = "dnltype:desk", .kind = Concept::Kind::category},
    {.type = "dnltype:creator", .into = Into::creator},
    {.type = "dnltype:infosource", .into = Into::source},
    {.type = "dnltype:provider", .into = Into::provider},
};

constexpr Form kForms[] = {
    {.name = "AP Media API",
     .item = "data/item",
     .wanted = "altids",
     .is_ninjs = true,
     .rows = kAp,
     .outside = kApOutside},
    {.name = "Belga picture", .wanted = "imageId", .is_picture = true, .rows = kBelgaPicture},
    {.name = "Belga 360", .wanted = "newsObjectId", .rows = kBelga360},
    {.name = "dpa digitalwires", .wanted = "entry_id", .rows = kDigitalwires},
};

}  // namespace

std::span<const Form> forms() { return kForms; }
std::span<const Typed> typed() { return kTyped; }
std::span<const Row> associated() { return kAssociated; }

}  // namespace stet::agency
