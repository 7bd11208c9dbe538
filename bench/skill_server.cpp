#include "bench/skill_server.hpp"

#include <stdexcept>

namespace bench {

void serve(const Served& served, const Listening& listening) {
    ask::Logger logger;
    ask::Metrics metrics;
    ask::IoThreadsOptions thread_options;
    thread_options.count = served.threads;
    ask::IoThreads threads(thread_options, logger);
    ask::http::ServerOptions options;
    options.address = "127.0.0.1";
    options.port = 0;
    options.tls = {served.certificates.path() / "server.pem",
                   served.certificates.path() / "server.key"};
    options.most_lag = served.most_lag;
    auto server = ask::http::Server::make(options, served.handler, threads, logger, metrics);
    if (!server) throw std::runtime_error(server.error().context);
    (*server)->start();
    threads.start();
    listening((*server)->port());
}

}    // namespace bench
