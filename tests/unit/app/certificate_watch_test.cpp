#include "app/detail/certificate_watch.hpp"

#include <catch2/catch_test_macros.hpp>
#include <chrono>
#include <filesystem>

#include "support/scratch_folder.hpp"

using namespace ask::app::detail;
namespace fs = std::filesystem;
using Step = CertificateWatch::Step;

namespace {

FileStamps stamps(std::int64_t certificate, std::int64_t key) {
    FileStamps made(2);
    made[0].written_ns = certificate;
    made[1].written_ns = key;
    return made;
}

}    // namespace

TEST_CASE("files that have not changed are not read again") {
    CertificateWatch watch(stamps(1, 1));
    CHECK(watch.look(stamps(1, 1)) == Step::nothing);
    CHECK(watch.look(stamps(2, 1)) == Step::nothing);
    CHECK(watch.look(stamps(2, 1)) == Step::load);
    watch.done(true);
    CHECK(watch.look(stamps(2, 1)) == Step::nothing);
    watch.reads(stamps(3, 3));
    CHECK(watch.look(stamps(3, 3)) == Step::nothing);
}

TEST_CASE("files that are replaced one after the other are read once, when both are there") {
    CertificateWatch watch(stamps(1, 1));
    CHECK(watch.look(stamps(2, 1)) == Step::nothing);
    CHECK(watch.look(stamps(2, 2)) == Step::nothing);
    CHECK(watch.look(stamps(2, 2)) == Step::load);
    watch.done(true);
    CHECK(watch.look(stamps(2, 2)) == Step::nothing);
}

TEST_CASE("a pair that did not fit is tried again until it does, though nothing seems to change") {
    CertificateWatch watch(stamps(1, 1));
    CHECK(watch.look(stamps(2, 1)) == Step::nothing);
    CHECK(watch.look(stamps(2, 1)) == Step::load);
    watch.done(false);
    CHECK(watch.look(stamps(2, 1)) == Step::retry);
    CHECK(watch.look(stamps(2, 1)) == Step::retry);
    CHECK(watch.look(stamps(2, 2)) == Step::nothing);
    CHECK(watch.look(stamps(2, 2)) == Step::load);
    watch.done(true);
    CHECK(watch.look(stamps(2, 2)) == Step::nothing);
}

TEST_CASE("a file is seen to change however it is replaced") {
    const ask::tests::ScratchFolder folder;
    const fs::path file = folder.write("server.pem", "one");
    FileStamp before = stamp_of(file);
    CHECK(before == stamp_of(file));
    CHECK(before != FileStamp{});

    // Written in place, and its time set back.
    const auto time = fs::last_write_time(file);
    folder.write("server.pem", "other");
    fs::last_write_time(file, time);
    CHECK(stamp_of(file) != before);
    before = stamp_of(file);

    // Replaced by a file of the same size and time.
    fs::last_write_time(folder.write("new", "OTHER"), time);
    fs::rename(folder.path() / "new", file);
    CHECK(stamp_of(file) != before);

    fs::remove(file);
    CHECK(stamp_of(file) == FileStamp{});
}

TEST_CASE("a secret that Kubernetes replaces by another link is seen to change") {
    const ask::tests::ScratchFolder folder;
    folder.write("..2026_01/tls.crt", "one");
    folder.write("..2026_02/tls.crt", "two");
    fs::create_directory_symlink("..2026_01", folder.path() / "..data");
    fs::create_symlink("..data/tls.crt", folder.path() / "tls.crt");
    const FileStamp before = stamp_of(folder.path() / "tls.crt");
    fs::create_directory_symlink("..2026_02", folder.path() / "..data_tmp");
    fs::rename(folder.path() / "..data_tmp", folder.path() / "..data");
    CHECK(stamp_of(folder.path() / "tls.crt") != before);
}

TEST_CASE("the keys of session tickets are watched with the certificate") {
    const ask::tests::ScratchFolder folder;
    ask::http::TlsOptions files{.certificate_chain = folder.write("pem", "c"),
                                .private_key = folder.write("key", "k"),
                                .session_ticket_keys = std::nullopt};
    CHECK(stamps_of(files).size() == 2);
    files.session_ticket_keys = folder.write("tickets", "t");
    const FileStamps before = stamps_of(files);
    folder.write("tickets", "other");
    CHECK(stamps_of(files) != before);
}
