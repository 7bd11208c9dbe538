#include "simulator/doctor/refusal_reason.hpp"

#include <array>
#include <string_view>

namespace ask::simulator::doctor {

namespace {

struct Sign {
    std::string_view text;
    RefusalReason reason;
};

constexpr std::array signs{Sign{"certificate_url_", RefusalReason::header_lost},
                           Sign{"signature_missing", RefusalReason::header_lost},
                           Sign{"signature_repeated", RefusalReason::header_lost},
                           Sign{"signature_not_base64", RefusalReason::header_lost},
                           Sign{"Missing Certificate", RefusalReason::header_lost},
                           Sign{"Missing Signature", RefusalReason::header_lost},
                           Sign{"signature_mismatch", RefusalReason::body_changed},
                           Sign{"signature does not match", RefusalReason::body_changed},
                           Sign{"chain_", RefusalReason::untrusted},
                           Sign{"certificate_", RefusalReason::untrusted},
                           Sign{"Unable to load x509 certificate", RefusalReason::untrusted},
                           Sign{"ECONNREFUSED", RefusalReason::untrusted},
                           Sign{"ENOTFOUND", RefusalReason::untrusted},
                           Sign{"Certificate is not trusted", RefusalReason::untrusted},
                           Sign{"Certificate signature is invalid", RefusalReason::untrusted},
                           Sign{"unable to verify the first certificate", RefusalReason::untrusted},
                           Sign{"timestamp_", RefusalReason::old},
                           Sign{"Timestamp verification failed", RefusalReason::old},
                           Sign{"application_id_", RefusalReason::other_skill},
                           Sign{"CustomSkill ID verification failed", RefusalReason::other_skill}};

}    // namespace

RefusalReason reason_of(const Answer& answer) {
    for (const Sign& sign : signs) {
        if (answer.body.find(sign.text) != std::string::npos) return sign.reason;
    }
    return RefusalReason::unknown;
}

}    // namespace ask::simulator::doctor
