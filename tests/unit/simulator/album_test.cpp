#include "simulator/album.hpp"

#include <catch2/catch_test_macros.hpp>
#include <chrono>
#include <string>

#include "simulator/pki_folder.hpp"
#include "simulator/signed_endpoint.hpp"
#include "support/scratch_folder.hpp"

using namespace ask;

TEST_CASE("a kept request has the very bytes that were signed, and what judges them beside it") {
    const tests::ScratchFolder scratch;
    const auto pki =
        simulator::prepare_pki(scratch.path() / "pki", std::chrono::system_clock::now());
    REQUIRE(pki);
    const auto folder = scratch.path() / "kept";
    auto album = simulator::Album::make(folder, *pki);
    REQUIRE(album);

    const std::string body("{\"a\": \"\xc3\xa4\r\n\"}\0 ", 13);
    const simulator::SigningKey key(read_text_file(pki->signing_key).value());
    album->keep(simulator::signed_request("https://localhost/", body, {"https://chain", key}));

    CHECK(read_text_file(folder / "001.body").value() == body);
    const std::string headers = read_text_file(folder / "001.headers").value();
    CHECK(headers.find("SignatureCertChainUrl: https://chain\r\n") != std::string::npos);
    CHECK(headers.find("Signature-256: ") != std::string::npos);
    CHECK(read_text_file(folder / "chain.pem").value() ==
          read_text_file(pki->signing_chain).value());
    CHECK(read_text_file(folder / "root.pem").value() == read_text_file(pki->signing_root).value());
}

TEST_CASE("a folder that cannot be made is said before anything is played") {
    const tests::ScratchFolder scratch;
    const auto pki =
        simulator::prepare_pki(scratch.path() / "pki", std::chrono::system_clock::now());
    REQUIRE(pki);
    const auto album = simulator::Album::make(pki->signing_key / "kept", *pki);
    REQUIRE(!album);
    CHECK(album.error().code == errors::unavailable);
}
