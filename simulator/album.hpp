#pragma once

#include <filesystem>

#include "core/result.hpp"
#include "http/message.hpp"
#include "simulator/pki_folder.hpp"

namespace ask::simulator {

// Requests kept on disk as they were signed, for `skilld verify`: 001.body and 001.headers, 002.…,
// beside chain.pem and root.pem, by which they can be judged.
class Album {
 public:
    // Makes the folder. Errors: errors::unavailable when it cannot be written.
    static Result<Album> make(const std::filesystem::path& folder, const PkiFolder& pki);

    // A request that cannot be written is left out; the conversation goes on.
    void keep(const http::OutgoingRequest& request);

 private:
    explicit Album(std::filesystem::path folder) : folder_(std::move(folder)) {}
    std::filesystem::path folder_;
    int kept_ = 0;
};

}    // namespace ask::simulator
