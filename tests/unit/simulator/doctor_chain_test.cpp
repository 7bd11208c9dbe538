#include <string>
#include <vector>

#include "doctor_bench.hpp"
#include "simulator/doctor/chain_links.hpp"
#include "verify/reasons.hpp"

using namespace ask;
using namespace ask::tests;
using doctor::CertificatePath;
namespace reasons = verify::reasons;

namespace {

void distrust(Examination& seen, CertificatePath sent, const char* why) {
    seen.chain->sent = std::move(sent);
    seen.chain->by_system = fail(reasons::chain_untrusted, why);
}

void send_leaf_only(Examination& seen) {
    distrust(seen, {leaf_facts({"skill.example.com"})}, "unable to get local issuer certificate");
}

void send_self_signed(Examination& seen) {
    auto leaf = leaf_facts({"skill.example.com"});
    leaf.subject = leaf.issuer;
    leaf.is_self_signed = true;
    distrust(seen, {leaf}, "self-signed certificate");
}

void trust_by_file(Examination& seen) {
    seen.chain->by_ca = *seen.chain->by_system;
    seen.chain->by_system = fail(reasons::chain_untrusted, "self-signed certificate in chain");
}

void send_private_root(Examination& seen) {
    distrust(seen,
             {leaf_facts({"skill.example.com"}), authority_facts("CN=Middle", "CN=Root"),
              authority_facts("CN=Root", "CN=Root")},
             "self-signed certificate in certificate chain");
}

}    // namespace

TEST_CASE("a chain that is not whole names the issuer that is missing") {
    check_cases({
        {"leaf only", send_leaf_only, "chain", "fault", "\"CN=Middle\", which issued \"CN=leaf\""},
        {"how to mend it", send_leaf_only, "chain", "fault", "fullchain.pem"},
        {"where it lies",
         [](Examination& seen) {
             send_leaf_only(seen);
             seen.chain->sent->front().issuer_url = "http://ca.example/middle.der";
         },
         "chain", "fault", "the missing one is at http://ca.example/middle.der"},
        {"its trust is decided later", send_leaf_only, "trust", "not looked at", "mended first"},
        {"its type is foretold", send_leaf_only, "console", "not looked at",
         "sslCertificateType Trusted"},
        {"a weak signature in it",
         [](Examination& seen) {
             distrust(seen, *seen.chain->sent, "CA md too weak, at CN=Middle");
         },
         "chain", "fault", "CA md too weak, at CN=Middle"},
        {"ends at an intermediate",
         [](Examination& seen) { seen.chain->by_system->back().is_self_signed = false; }, "chain",
         "warning", "perhaps nowhere else"},
        {"not certificates",
         [](Examination& seen) { seen.chain->sent = fail(reasons::chain_malformed, "rubbish"); },
         "chain", "fault", "rubbish"},
        {"out of order",
         [](Examination& seen) { seen.chain->sent->push_back(leaf_facts({"other.example.com"})); },
         "order", "warning", "leaf first"},
    });
}

TEST_CASE("whom Amazon will trust") {
    check_cases({
        {"self-signed", send_self_signed, "trust", "warning", "in development only"},
        {"self-signed is whole", send_self_signed, "chain", "ok", "self-signed"},
        {"by the file alone", trust_by_file, "trust", "warning", "Amazon does not know it either"},
        {"a private root", send_private_root, "trust", "fault", "nobody here trusts"},
        {"a private root is whole", send_private_root, "chain", "ok", "up to the root \"CN=Root\""},
        {"no roots here",
         [](Examination& seen) {
             seen.chain->by_system = fail(errors::unavailable, "no root certificate");
         },
         "trust", "not looked at", "ca-certificates"},
    });
}

TEST_CASE("which certificate type to choose in the developer console, in its own words") {
    check_cases({
        {"a name of its own", [](Examination&) {}, "console", "ok",
         "has a certificate from a trusted certificate authority"},
        {"a wildcard",
         [](Examination& seen) { seen.chain->sent->front().dns_names = {"*.example.com"}; },
         "console", "ok", "sub-domain of a domain that has a wildcard certificate"},
        {"both",
         [](Examination& seen) {
             seen.chain->sent->front().dns_names = {"*.example.com", "skill.example.com"};
         },
         "console", "ok", "sslCertificateType Trusted"},
        {"self-signed", send_self_signed, "console", "ok",
         "I will upload a self-signed certificate in X.509 format"},
        {"private", trust_by_file, "console", "not looked at", "no type fits as yet"},
        {"for others",
         [](Examination& seen) { seen.chain->sent->front().dns_names = {"example.org"}; },
         "console", "not looked at", "not for this host"},
    });
}

TEST_CASE("certificates that certify each other do not lead round for ever") {
    const CertificatePath round{authority_facts("CN=A", "CN=B"), authority_facts("CN=B", "CN=A")};
    CHECK(doctor::links_of(round).last->subject == "CN=B");
    CHECK(doctor::links_of(round).is_in_order);
}
