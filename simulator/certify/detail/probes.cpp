#include "simulator/certify/detail/probes.hpp"

namespace ask::simulator::certify::detail {

namespace {

constexpr Subject subject(std::string_view id, std::string_view title, std::string_view does) {
    return {.group = Group::endpoint,
            .id = id,
            .title = title,
            .does = does,
            .expects = "400, and 200 for a good request right after it."};
}

// What Amazon is not known to try.
constexpr Subject advised(std::string_view id, std::string_view title, std::string_view does,
                          std::string_view expects) {
    Subject made = subject(id, title, does);
    made.expects = expects;
    return made;
}

constexpr Subject other_skill =
    advised("E19", "Another skill's request",
            "Signs a request with the application id of another skill. Amazon wants it refused and "
            "names no status.",
            "Any status from 400 to 499; a success fails. And 200 for a good request right after "
            "it.");

constexpr Subject good{.group = Group::endpoint,
                       .id = "E1",
                       .title = "A good request is answered",
                       .does = "Opens the skill, signed as Alexa signs.",
                       .expects = "200 and an answer that Alexa takes."};

constexpr Subject tls{
    .group = Group::endpoint,
    .id = "E25",
    .title = "A certificate that Alexa trusts",
    .does = "Nothing: what Amazon will be shown is seen at the public address only.",
    .expects = "A whole chain of a trusted authority, for the host's name, in date.",
    .for_a_person =
        "Run skilld doctor --endpoint URL with the address that Amazon gets, from "
        "outside your network. It should find no faults."};

constexpr Probe all_probes[] = {
    {good, Allowed::ok, good_request},
    {subject("E2", "No signature", "Sends a request without any signature header."),
     Allowed::bad_request, without_signature},
    {subject("E3", "No certificate URL", "Leaves SignatureCertChainUrl out."), Allowed::bad_request,
     without_chain_url},
    {subject("E4", "Certificate URL over plain HTTP", "Names the right chain, by http://."),
     Allowed::bad_request, chain_over_http},
    {subject("E5", "Certificate URL of another host",
             "Names a chain on s3.amazonaws.com.example.com."),
     Allowed::bad_request, chain_of_other_host},
    {subject("E6", "Certificate URL with another path", "Names a chain below /EcHo.aPi/."),
     Allowed::bad_request, chain_of_other_path},
    {subject("E7", "Certificate URL that climbs out",
             "Names a chain at /echo.api/../, which is outside /echo.api/."),
     Allowed::bad_request, chain_outside_path},
    {subject("E8", "Certificate URL with another port", "Names the right chain on port 563."),
     Allowed::bad_request, chain_of_other_port},
    {subject("E9", "Only the legacy signature",
             "Sends a right SHA-1 Signature and no Signature-256."),
     Allowed::bad_request, legacy_signature},
    {subject("E10", "Empty signature", "Sends Signature-256 without a value."),
     Allowed::bad_request, empty_signature},
    {subject("E11", "Somebody else's signature", "Signs with a key that is not the certificate's."),
     Allowed::bad_request, others_signature},
    {subject("E12", "Altered body", "Adds a space to the body after it was signed."),
     Allowed::bad_request, altered_body},
    {advised("E13", "Two signatures",
             "Sends Signature-256 twice, the right one first. Amazon is not known to try it; its "
             "SDK for Node lets it pass.",
             "400; another answer is no fault. And 200 for a good request right after it."),
     Allowed::rather_bad_request, second_signature},
    {subject("E14", "Expired certificate", "Signs with a certificate that has expired."),
     Allowed::bad_request, good_request, Certificates::expired},
    {subject("E15", "Foreign certificate", "Signs with a chain to a root that nobody trusts."),
     Allowed::bad_request, good_request, Certificates::foreign},
    {subject("E16", "Certificate for another name",
             "Signs with a certificate that is not for echo-api.amazon.com."),
     Allowed::bad_request, good_request, Certificates::other_name},
    {subject("E17", "Old request", "Signs a request of five minutes ago; 150 seconds are allowed."),
     Allowed::bad_request, old_request},
    {advised("E18", "Request from the future",
             "Signs a request of five minutes ahead. Amazon is not known to try "
             "it; its SDKs for Java and Python refuse it, that for Node lets it pass.",
             "400; another answer is no fault. And 200 for a good request right after it."),
     Allowed::rather_bad_request, future_request},
    {other_skill, Allowed::no_success, for_other_skill},
    {advised("E20", "GET", "Asks with GET instead of POST.",
             "Any status from 400 to 499; another answer is no fault. And 200 for a good request "
             "right after it."),
     Allowed::rather_refused, by_get},
    {advised("E21", "Broken body", "Signs a body that is no JSON.",
             "Any status from 400 to 499; another answer is no fault. And 200 for a good request "
             "right after it."),
     Allowed::rather_refused, garbage},
    {subject("E22", "Empty certificate URL", "Sends SignatureCertChainUrl without a value."),
     Allowed::bad_request, empty_chain_url},
    {subject("E23", "Malformed certificate URL", "Names a chain at \"badUrl\"."),
     Allowed::bad_request, malformed_chain_url},
    {subject("E24", "Certificate URL alone",
             "Sends a right SignatureCertChainUrl and no signature of either kind."),
     Allowed::bad_request, only_chain_url},
};

}    // namespace

std::span<const Probe> probes() {
    return all_probes;
}

const Subject& tls_subject() {
    return tls;
}

}    // namespace ask::simulator::certify::detail
