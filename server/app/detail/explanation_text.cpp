#include "app/detail/explanation_text.hpp"

#include <algorithm>
#include <string_view>

#include "core/timestamp.hpp"
#include "core/utf8.hpp"

namespace ask::app::detail {

namespace {

constexpr std::size_t verdict_width = 12;

std::string padded(std::string_view text, std::size_t width) {
    std::string out(text);
    out.resize(std::max(width, out.size()), ' ');
    return out;
}

std::string_view verdict(const verify::Finding& finding) {
    if (!finding.held) return "not judged";
    if (!finding.counts) return "aside";
    return *finding.held ? "held" : "BROKEN";
}

std::string names_of(const verify::CertificateFacts& certificate) {
    std::string names;
    for (const std::string& name : certificate.dns_names) names += ", " + printable(name);
    return names.empty() ? "" : ", for " + names.substr(2);
}

}    // namespace

std::string findings_text(const std::vector<verify::Finding>& findings) {
    std::string text;
    for (const verify::Finding& one : findings) {
        text +=
            padded(verdict(one), verdict_width) + one.rule + ": " + printable(one.detail) + "\n";
    }
    return text;
}

std::string certificates_text(const std::vector<verify::CertificateFacts>& path) {
    std::string text;
    int number = 0;
    for (const verify::CertificateFacts& one : path) {
        text += "certificate " + std::to_string(++number) + ": " + printable(one.subject);
        text += one.is_anchor ? " (trusted)\n" : "\n";
        text += "  issued by " + printable(one.issuer) + "\n";
        text += "  valid from " + format_timestamp(one.not_before) + " until " +
                format_timestamp(one.not_after) + "\n";
        text += "  key " + one.key + names_of(one) + "\n";
    }
    return text;
}

}    // namespace ask::app::detail
