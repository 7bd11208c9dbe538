#include <string>
#include <vector>

#include "doctor_bench.hpp"
#include "simulator/doctor/names.hpp"

using namespace ask;
using namespace ask::tests;
using doctor::Cover;

namespace {

verify::CertificateFacts& leaf(Examination& seen) {
    return seen.chain->sent->front();
}

}    // namespace

TEST_CASE("which names a certificate covers") {
    struct Case {
        const char* name;
        const char* host;
        Cover cover;
    };
    const std::vector<Case> cases{
        {"skill.example.com", "skill.example.com", Cover::exact},
        {"SKILL.example.com", "skill.example.com", Cover::exact},
        {"*.example.com", "skill.example.com", Cover::wildcard},
        {"*.Example.com", "skill.example.com", Cover::wildcard},
        {"*.example.com", "example.com", Cover::none},
        {"*.example.com", "a.skill.example.com", Cover::none},
        {"*.com", "example.com", Cover::wildcard},
        {"s*.example.com", "skill.example.com", Cover::none},
        {"*", "skill", Cover::none},
        {"example.com", "skill.example.com", Cover::none},
        {"skill.example.com.evil.test", "skill.example.com", Cover::none},
        {"*.0.0.1", "127.0.0.1", Cover::none},
    };
    for (const Case& one : cases) {
        INFO(one.name << " " << one.host);
        CHECK(doctor::covers(leaf_facts({one.name}), one.host) == one.cover);
    }
    auto by_address = leaf_facts({});
    by_address.addresses = {"127.0.0.1", "::1"};
    CHECK(doctor::covers(by_address, "127.0.0.1") == Cover::exact);
    CHECK(doctor::covers(by_address, "::1") == Cover::exact);
    CHECK(doctor::covers(by_address, "127.0.0.2") == Cover::none);
}

TEST_CASE("whether the certificate is the host's") {
    static const std::vector<std::string> two{"a.test", "b.test"};
    check_cases({
        {"another's", [](Examination& seen) { leaf(seen).dns_names = two; }, "host name", "fault",
         "not for skill.example.com but for a.test and b.test"},
        {"many others'",
         [](Examination& seen) { leaf(seen).dns_names = std::vector<std::string>(9, "a.test"); },
         "host name", "fault", "and 4 more"},
        {"a common name alone", [](Examination& seen) { leaf(seen).dns_names.clear(); },
         "host name", "fault", "no name at all (the subject \"CN=leaf\" does not count)"},
        {"a wildcard", [](Examination& seen) { leaf(seen).dns_names = {"*.example.com"}; },
         "host name", "ok", "a wildcard"},
        {"not for servers", [](Examination& seen) { leaf(seen).is_for_servers = false; }, "usage",
         "fault", "serverAuth"},
    });
}

TEST_CASE("how long the certificates are valid") {
    check_cases({
        {"long", [](Examination&) {}, "validity", "ok", "80 days left"},
        {"21 days",
         [](Examination& seen) {
             seen.chain->by_system->front().not_after = examined_at + 24h * 21;
         },
         "validity", "ok", "21 days left"},
        {"under 21 days",
         [](Examination& seen) {
             seen.chain->by_system->front().not_after = examined_at + 24h * 21 - 1s;
         },
         "validity", "warning", "20 days left | renew"},
        {"this very second",
         [](Examination& seen) { seen.chain->by_system->front().not_after = examined_at; },
         "validity", "fault", "expired on 2026-01-15T09:30:00Z"},
        {"an intermediate",
         [](Examination& seen) { (*seen.chain->by_system)[1].not_after = examined_at - 24h; },
         "validity", "fault", "\"CN=Middle\" expired"},
        {"not yet",
         [](Examination& seen) { seen.chain->by_system->front().not_before = examined_at + 1h; },
         "validity", "fault", "valid only from"},
        {"one that is sent and not on the path does not count",
         [](Examination& seen) {
             seen.chain->sent->push_back(authority_facts("CN=Old", "CN=Older"));
             seen.chain->sent->back().not_after = examined_at - 24h;
         },
         "validity", "ok", "80 days"},
    });
}

TEST_CASE("whether key and signature are strong enough") {
    check_cases({
        {"RSA 1024",
         [](Examination& seen) {
             leaf(seen).key = "RSA 1024";
             leaf(seen).key_bits = 1024;
         },
         "key", "fault", "RSA 1024 is too weak"},
        {"RSA 2048",
         [](Examination& seen) {
             leaf(seen).key = "RSA 2048";
             leaf(seen).key_bits = 2048;
         },
         "key", "ok", "RSA 2048"},
        {"a small curve", [](Examination& seen) { leaf(seen).key_bits = 192; }, "key", "fault",
         "too weak"},
        {"a rare kind", [](Examination& seen) { leaf(seen).key = "ED25519 256"; }, "key", "warning",
         "not known that Amazon takes it"},
        {"SHA-1 at the leaf",
         [](Examination& seen) { seen.chain->by_system->front().digest = "SHA1"; }, "signature",
         "fault", "\"CN=leaf\" is signed over SHA1"},
        {"SHA-1 at an intermediate",
         [](Examination& seen) { (*seen.chain->by_system)[1].digest = "SHA1"; }, "signature",
         "fault", "\"CN=Middle\""},
        {"SHA-1 at the root is nobody's concern",
         [](Examination& seen) { seen.chain->by_system->back().digest = "SHA1"; }, "signature",
         "ok", "SHA256"},
    });
}
