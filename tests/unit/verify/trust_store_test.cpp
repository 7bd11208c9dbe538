#include <catch2/catch_test_macros.hpp>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <string>

#include "support/alexa_pki.hpp"
#include "support/scratch_folder.hpp"
#include "verify/chain.hpp"

using namespace ask;
using namespace ask::tests;
using verify::Chain;
using verify::TrustStore;

namespace {

// Sets a variable of the environment for one test.
class Variable {
 public:
    Variable(const char* name, const std::string& value) : name_(name) {
        if (const char* before = ::getenv(name)) before_ = before;
        ::setenv(name, value.c_str(), 1);
    }
    ~Variable() {
        if (before_) {
            ::setenv(name_, before_->c_str(), 1);
        } else {
            ::unsetenv(name_);
        }
    }
    Variable(const Variable&) = delete;
    Variable& operator=(const Variable&) = delete;

 private:
    const char* name_;
    std::optional<std::string> before_;
};

bool holds(const Result<TrustStore>& trust) {
    return trust && Chain::validate(pki().chain, *trust, noon).has_value();
}

}    // namespace

TEST_CASE("a trust file may hold several roots and text between them") {
    const ScratchFolder folder;
    const Identity other = simulator::make_self_signed(authority("Other"));
    const auto file = folder.write("trust.pem", "# ours\n" + other.certificate_pem +
                                                    "# Amazon's\n" + pki().root.certificate_pem);
    CHECK(holds(TrustStore::from_file(file)));
}

TEST_CASE("a trust file that is absent, empty or no PEM is refused by its name") {
    const ScratchFolder folder;
    const auto empty = folder.write("empty.pem", "");
    const auto html = folder.write("html.pem", "<html></html>");
    const auto cut = folder.write("cut.pem", pki().root.certificate_pem.substr(0, 100));
    for (const auto& file : {empty, html, cut, folder.path() / "absent.pem", folder.path()}) {
        INFO(file.string());
        const auto trust = TrustStore::from_file(file);
        REQUIRE_FALSE(trust);
        CHECK(trust.error().code == errors::invalid);
        CHECK(trust.error().context.find(file.string()) != std::string::npos);
    }
    CHECK(reason(TrustStore::from_pem("nothing")) == "invalid");
}

TEST_CASE("the system's roots come from the file and the folder that the environment names") {
    const ScratchFolder folder;
    const auto file = folder.write("roots.pem", pki().root.certificate_pem);
    folder.write("hashed/0123abcd.0", pki().root.certificate_pem);
    folder.write("hashed/README", "no certificate");
    folder.write("named/root.pem", pki().root.certificate_pem);
    const std::string nowhere = (folder.path() / "nowhere").string();
    {
        const Variable in_file("SSL_CERT_FILE", file.string());
        const Variable in_folder("SSL_CERT_DIR", nowhere);
        CHECK(holds(TrustStore::of_the_system()));
    }
    {
        const Variable in_file("SSL_CERT_FILE", nowhere);
        const Variable in_folder("SSL_CERT_DIR",
                                 nowhere + ":" + (folder.path() / "hashed").string());
        CHECK(holds(TrustStore::of_the_system()));
    }
    const Variable in_file("SSL_CERT_FILE", nowhere);
    const Variable in_folder("SSL_CERT_DIR", (folder.path() / "named").string());
    const auto none = TrustStore::of_the_system();
    REQUIRE_FALSE(none);
    CHECK(none.error().code == errors::unavailable);
    CHECK(none.error().context.find("install") != std::string::npos);
}
