#include "http/client.hpp"
#include "simulator/doctor/findings.hpp"
#include "simulator/doctor/refusal_reason.hpp"
#include "simulator/doctor/words.hpp"

namespace ask::simulator::doctor {

namespace {

constexpr const char* signed_check = "signed POST";
constexpr const char* bytes_check = "bytes";

constexpr const char* leave_the_body =
    "let nothing between Amazon and the verification touch the body: no JSON parser that writes it "
    "anew, no filter, no change of encoding; the signature is over its very bytes";

constexpr const char* be_trusted =
    "start the skill so that it trusts the stand-in and finds its chain: "
    "verification.trust_anchors "
    "and outbound.resolve in skilld (config/development.json), docs/simulate-any-skill.md for "
    "others";

std::string shown(const Answer& answer) {
    const std::string status = "status " + std::to_string(answer.status);
    constexpr std::size_t most = 120;
    return answer.body.empty() ? status : status + " (" + answer.body.substr(0, most) + ")";
}

Finding judge_mute_refusal(const Answer& answer) {
    const bool is_elsewhere =
        answer.status == 404 || answer.status == 405 || answer.status / 100 == 3;
    if (is_elsewhere) {
        return not_looked_at(signed_check, shown(answer) + ": it is not the skill that answers");
    }
    if (answer.status >= 500) {
        return fault(signed_check, shown(answer) + ": the skill fails at a LaunchRequest",
                     "look in its log");
    }
    return fault(signed_check, shown(answer) + ", and not why",
                 std::string("either the skill does not trust the stand-in: ") + be_trusted +
                     "; or the body was changed on its way: " + leave_the_body);
}

Finding judge_refusal(const Answer& answer) {
    switch (reason_of(answer)) {
        case RefusalReason::header_lost:
            return fault(
                signed_check,
                "the headers of the signature do not arrive as sent: " + shown(answer),
                "let what stands in front pass Signature-256 and SignatureCertChainUrl on, "
                "once each");
        case RefusalReason::body_changed:
            return fault(signed_check, "the signature does not fit what arrives: " + shown(answer),
                         leave_the_body);
        case RefusalReason::untrusted:
            return not_looked_at(signed_check,
                                 "the skill does not trust the stand-in: " + shown(answer),
                                 be_trusted);
        case RefusalReason::other_skill:
            return not_looked_at(signed_check, "it is another skill's: " + shown(answer),
                                 "give its id with --application-id");
        case RefusalReason::old:
            return fault(signed_check, "its clock says that the request is old: " + shown(answer),
                         "synchronise the clocks of both machines (NTP)");
        case RefusalReason::unknown:
            break;
    }
    return judge_mute_refusal(answer);
}

Finding judge_plain(const Result<Answer>& plain) {
    if (!plain && plain.error().code == errors::unavailable) {
        return not_looked_at(signed_check, plain.error().context);
    }
    if (!plain) {
        return fault(signed_check, "no good answer: " + plain.error().context,
                     "look in the skill's log; an unsigned request was answered");
    }
    if (plain->status != 200) return judge_refusal(*plain);
    return ok(signed_check, "accepted: the headers Signature-256 and SignatureCertChainUrl arrive");
}

Finding judge_awkward(const AwkwardAnswer& tried) {
    const std::string with = "a signed request with " + tried.what;
    if (!tried.answer) {
        if (tried.answer.error().code == errors::timeout) {
            return fault(bytes_check, with + " is not answered, a plain one is", leave_the_body);
        }
        return fault(bytes_check,
                     with + " fails, a plain one does not: " + tried.answer.error().context,
                     leave_the_body);
    }
    if (tried.answer->status == 413) {
        return fault(bytes_check, with + " is refused as too long (413)",
                     "allow 256 KB in all that stands in front, and in the skill: sessions make "
                     "requests long");
    }
    return fault(bytes_check, with + " is refused, a plain one is not: " + shown(*tried.answer),
                 leave_the_body);
}

Findings judge_bytes(const std::vector<AwkwardAnswer>& all) {
    Findings found;
    std::vector<std::string> arrived;
    for (const AwkwardAnswer& one : all) {
        if (one.answer && one.answer->status == 200) {
            arrived.push_back(one.what);
        } else {
            found.push_back(judge_awkward(one));
        }
    }
    if (!arrived.empty()) {
        found.insert(found.begin(), ok(bytes_check, "unchanged with " + listed(arrived)));
    }
    return found;
}

bool takes_anything(const Examination& seen) {
    const bool is_unsigned_taken =
        seen.unsigned_post && *seen.unsigned_post && (*seen.unsigned_post)->status == 200;
    const Result<Answer>& plain = seen.with_signature->plain;
    return is_unsigned_taken && plain && plain->status == 200;
}

// Who takes what is not signed shows nothing by taking what is.
Findings judge_nothing_shown(const Examination& seen) {
    constexpr const char* remedy = "verify every request, and run this again";
    const std::string why = "a request without a signature is answered with 200 too";
    Findings found{not_looked_at(signed_check, why, remedy),
                   not_looked_at(bytes_check, why, remedy)};
    for (const AwkwardAnswer& one : seen.with_signature->awkward) {
        if (!one.answer || one.answer->status != 200) found.push_back(judge_awkward(one));
    }
    return found;
}

}    // namespace

Findings judge_body(const Examination& seen) {
    if (seen.not_signed) {
        return {not_looked_at("body", seen.not_signed->why, seen.not_signed->remedy)};
    }
    if (!seen.with_signature) return {not_looked_at("body", "the endpoint does not answer")};
    if (takes_anything(seen)) return judge_nothing_shown(seen);
    Findings found{judge_plain(seen.with_signature->plain)};
    for (Finding& one : judge_bytes(seen.with_signature->awkward)) found.push_back(std::move(one));
    return found;
}

}    // namespace ask::simulator::doctor
