#pragma once

#include <chrono>
#include <cstddef>

#include "bench/server_process.hpp"
#include "http/server.hpp"
#include "support/scratch_folder.hpp"

namespace bench {

struct Served {
    ask::http::RequestHandler handler;
    const ask::tests::ScratchFolder& certificates;    // server.pem, server.key
    std::size_t threads = 0;                          // 0: as many as there are processors
    std::chrono::milliseconds most_lag{0};            // as http::ServerOptions
};

// An HTTPS server on loopback; for a ServerProcess.
void serve(const Served& served, const Listening& listening);

}    // namespace bench
