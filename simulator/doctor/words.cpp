#include "simulator/doctor/words.hpp"

#include <algorithm>

#include "simulator/doctor/address_kind.hpp"

namespace ask::simulator::doctor {

std::string spell(Microseconds span) {
    const auto milliseconds = (span.count() + 500) / 1'000;
    if (milliseconds < 1'000) return std::to_string(milliseconds) + " ms";
    const auto tenths = (milliseconds + 50) / 100;
    return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " s";
}

std::string listed(const std::vector<std::string>& words) {
    std::string text;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (i > 0) text += i + 1 == words.size() ? " and " : ", ";
        text += words[i];
    }
    return text;
}

std::string reason_in(const Error& failed) {
    const auto colon = failed.context.rfind(": ");
    return colon == std::string::npos ? failed.context : failed.context.substr(colon + 2);
}

std::string put_tls_in_front(const std::string& host) {
    return "put TLS in front of it (a load balancer, a proxy, ngrok) or let the skill's server do "
           "it, with a certificate for " +
           host +
           " and its intermediates; it must pass the body and the headers Signature-256 and "
           "SignatureCertChainUrl on as they are";
}

bool is_reached(const Examination& seen) {
    return std::ranges::any_of(seen.knocks,
                               [](const Knock& one) { return one.connected.has_value(); });
}

bool is_local(const Examination& seen) {
    if (!seen.addresses) return false;
    return std::ranges::none_of(*seen.addresses,
                                [](const std::string& one) { return kind_of(one).is_public; });
}

}    // namespace ask::simulator::doctor
