#include "verify/detail/openssl.hpp"

#include <arpa/inet.h>

#include <array>
#include <chrono>
#include <ctime>

namespace ask::verify::detail {

namespace {

using namespace std::chrono;

sys_seconds to_seconds(const std::tm& parts) {
    const year_month_day date{year{parts.tm_year + 1900},
                              month{static_cast<unsigned>(parts.tm_mon + 1)},
                              day{static_cast<unsigned>(parts.tm_mday)}};
    return sys_days{date} + hours{parts.tm_hour} + minutes{parts.tm_min} + seconds{parts.tm_sec};
}

}    // namespace

std::string to_text(const X509_NAME* name) {
    const Bio bio(BIO_new(BIO_s_mem()));
    constexpr unsigned long style =
        XN_FLAG_RFC2253 & ~static_cast<unsigned long>(ASN1_STRFLGS_ESC_MSB);
    X509_NAME_print_ex(bio.get(), name, 0, style);
    char* data = nullptr;
    const auto size = BIO_get_mem_data(bio.get(), &data);
    return {data, static_cast<std::size_t>(size)};
}

TimePoint to_time(const ASN1_TIME* time) {
    std::tm parts{};
    if (ASN1_TIME_to_tm(time, &parts) != 1) return TimePoint{};
    const sys_seconds at = to_seconds(parts);
    if (at >= floor<seconds>(TimePoint::max())) return TimePoint::max();
    if (at <= ceil<seconds>(TimePoint::min())) return TimePoint::min();
    return at;
}

std::vector<std::string> dns_names_of(const X509& certificate) {
    const Names names(static_cast<GENERAL_NAMES*>(
        X509_get_ext_d2i(&certificate, NID_subject_alt_name, nullptr, nullptr)));
    std::vector<std::string> texts;
    for (int i = 0; i < sk_GENERAL_NAME_num(names.get()); ++i) {
        const GENERAL_NAME* name = sk_GENERAL_NAME_value(names.get(), i);
        if (name->type != GEN_DNS) continue;
        const unsigned char* data = ASN1_STRING_get0_data(name->d.dNSName);
        const auto size = static_cast<std::size_t>(ASN1_STRING_length(name->d.dNSName));
        texts.emplace_back(reinterpret_cast<const char*>(data), size);
    }
    return texts;
}

std::vector<std::string> addresses_of(const X509& certificate) {
    const Names names(static_cast<GENERAL_NAMES*>(
        X509_get_ext_d2i(&certificate, NID_subject_alt_name, nullptr, nullptr)));
    std::vector<std::string> texts;
    for (int i = 0; i < sk_GENERAL_NAME_num(names.get()); ++i) {
        const GENERAL_NAME* name = sk_GENERAL_NAME_value(names.get(), i);
        if (name->type != GEN_IPADD) continue;
        const unsigned char* data = ASN1_STRING_get0_data(name->d.iPAddress);
        std::array<char, INET6_ADDRSTRLEN> text{};
        const int family = ASN1_STRING_length(name->d.iPAddress) == 4 ? AF_INET : AF_INET6;
        const bool fits = family == AF_INET || ASN1_STRING_length(name->d.iPAddress) == 16;
        if (fits && inet_ntop(family, data, text.data(), text.size())) {
            texts.emplace_back(text.data());
        }
    }
    return texts;
}

std::string digest_of(const X509& certificate) {
    int digest = NID_undef;
    if (OBJ_find_sigid_algs(X509_get_signature_nid(&certificate), &digest, nullptr) != 1) return {};
    if (digest != NID_undef) return OBJ_nid2sn(digest);
    // RSA-PSS names its digest elsewhere; X509_get_signature_info finds it.
    auto* const open = const_cast<X509*>(&certificate);
    if (X509_get_signature_info(open, &digest, nullptr, nullptr, nullptr) != 1) return {};
    return digest == NID_undef ? "" : OBJ_nid2sn(digest);
}

std::string issuer_url_of(const X509& certificate) {
    const InfoAccess access(static_cast<AUTHORITY_INFO_ACCESS*>(
        X509_get_ext_d2i(&certificate, NID_info_access, nullptr, nullptr)));
    for (int i = 0; i < sk_ACCESS_DESCRIPTION_num(access.get()); ++i) {
        const ACCESS_DESCRIPTION* one = sk_ACCESS_DESCRIPTION_value(access.get(), i);
        if (OBJ_obj2nid(one->method) != NID_ad_ca_issuers) continue;
        if (one->location->type != GEN_URI) continue;
        const ASN1_IA5STRING* url = one->location->d.uniformResourceIdentifier;
        return {reinterpret_cast<const char*>(ASN1_STRING_get0_data(url)),
                static_cast<std::size_t>(ASN1_STRING_length(url))};
    }
    return {};
}

}    // namespace ask::verify::detail
