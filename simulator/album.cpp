#include "simulator/album.hpp"

#include <fstream>
#include <string>
#include <system_error>

namespace ask::simulator {

namespace fs = std::filesystem;

namespace {

std::string page_name(int number) {
    std::string digits = std::to_string(number);
    if (digits.size() < 3) digits.insert(0, 3 - digits.size(), '0');
    return digits;
}

std::string header_lines(const http::Headers& headers) {
    std::string lines;
    for (const auto& [name, value] : headers.fields()) lines += name + ": " + value + "\r\n";
    return lines;
}

}    // namespace

Result<Album> Album::make(const fs::path& folder, const PkiFolder& pki) {
    std::error_code failed;
    fs::create_directories(folder, failed);
    const auto replace = fs::copy_options::overwrite_existing;
    if (!failed) fs::copy_file(pki.signing_chain, folder / "chain.pem", replace, failed);
    if (!failed) fs::copy_file(pki.signing_root, folder / "root.pem", replace, failed);
    if (failed) return fail(errors::unavailable, folder.string() + ": " + failed.message());
    return Album(folder);
}

void Album::keep(const http::OutgoingRequest& request) {
    const std::string page = page_name(++kept_);
    std::ofstream(folder_ / (page + ".body"), std::ios::binary) << request.body;
    std::ofstream(folder_ / (page + ".headers"), std::ios::binary) << header_lines(request.headers);
}

}    // namespace ask::simulator
