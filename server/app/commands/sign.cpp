#include <CLI/CLI.hpp>
#include <cstdio>
#include <iostream>
#include <iterator>
#include <memory>
#include <stdexcept>
#include <string>

#include "app/commands.hpp"
#include "app/detail/complaint.hpp"
#include "app/detail/input_file.hpp"
#include "simulator/pki.hpp"
#include "verify/certificate_url.hpp"

namespace ask::app {

namespace {

struct Arguments {
    std::string key;
    std::string chain_url = "https://s3.amazonaws.com/echo.api/echo-api-cert-1.pem";
    bool legacy = false;
};

int complain(const std::string& what) {
    return detail::wrong_usage("skilld sign: " + what);
}

// A wrong URL is signed for too: it makes a request that an endpoint must refuse.
void warn_of_url(const std::string& url) {
    const Result<std::string> judged = verify::judge_certificate_url(url);
    if (judged) return;
    detail::explain("skilld sign: an endpoint will refuse this --chain-url: " +
                    judged.error().context);
}

int run(const Arguments& arguments) {
    const Result<std::string> key = detail::read_input_file(arguments.key);
    if (!key) return complain(key.error().context);
    const std::string body(std::istreambuf_iterator<char>(std::cin), {});
    try {
        const std::string modern = simulator::sign_sha256(*key, body);
        const std::string legacy = arguments.legacy ? simulator::sign_sha1(*key, body) : "";
        warn_of_url(arguments.chain_url);
        std::printf("SignatureCertChainUrl: %s\nSignature-256: %s\n", arguments.chain_url.c_str(),
                    modern.c_str());
        if (arguments.legacy) std::printf("Signature: %s\n", legacy.c_str());
    } catch (const std::runtime_error&) {
        return complain(arguments.key + ": not an unencrypted private key in PEM");
    }
    return exit_done;
}

}    // namespace

Command add_sign(CLI::App& program) {
    CLI::App* app = program.add_subcommand(
        "sign",
        "print the signature headers for the body on standard input, with a development key");
    auto arguments = std::make_shared<Arguments>();
    app->add_option("--key", arguments->key, "the development leaf's private key, PEM")->required();
    app->add_option("--chain-url", arguments->chain_url,
                    "what SignatureCertChainUrl says; the stand-in serves its chain there")
        ->capture_default_str();
    app->add_flag("--legacy", arguments->legacy, "also print Signature, over SHA-1");
    return {app, [arguments] { return run(*arguments); }};
}

}    // namespace ask::app
