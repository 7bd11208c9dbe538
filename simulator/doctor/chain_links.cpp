#include "simulator/doctor/chain_links.hpp"

#include <algorithm>
#include <cstddef>

namespace ask::simulator::doctor {

namespace {

const verify::CertificateFacts* issuer_in(const CertificatePath& sent,
                                          const verify::CertificateFacts& of) {
    const auto found = std::ranges::find(sent, of.issuer, &verify::CertificateFacts::subject);
    return found == sent.end() ? nullptr : &*found;
}

}    // namespace

ChainLinks links_of(const CertificatePath& sent) {
    ChainLinks links{.last = &sent.front(), .is_in_order = true};
    // As many steps as certificates: two that certify each other would lead round for ever.
    for (std::size_t step = 1; step < sent.size(); ++step) {
        const verify::CertificateFacts* above = issuer_in(sent, *links.last);
        if (!above || above == links.last) break;
        links.last = above;
    }
    for (std::size_t i = 0; i + 1 < sent.size(); ++i) {
        links.is_in_order = links.is_in_order && sent[i].issuer == sent[i + 1].subject;
    }
    return links;
}

const CertificatePath* path_of(const ChainLook& look) {
    if (look.by_system) return &*look.by_system;
    return look.by_ca && *look.by_ca ? &**look.by_ca : nullptr;
}

}    // namespace ask::simulator::doctor
