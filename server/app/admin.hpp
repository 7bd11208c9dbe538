#pragma once

#include <atomic>
#include <mutex>
#include <string>
#include <string_view>

#include "app/detail/process_metrics.hpp"
#include "core/io_threads.hpp"
#include "core/log.hpp"
#include "core/metrics.hpp"
#include "core/task.hpp"
#include "http/message.hpp"
#include "store/persistence_adapter.hpp"

namespace ask::app {

// All must outlive the admin port.
struct AdminServices {
    Logger& logger;
    Metrics& metrics;
    IoThreads& threads;
    store::PersistenceAdapter& adapter;
};

// What the admin port answers: GET /healthz (the process lives), /readyz (it can serve), /metrics
// (Prometheus text), /log (the level of each room), and PUT /log, which changes one or all. HEAD
// wherever GET is. 404 for any other path, 405 with Allow for another method, 400 with one line for
// a level that cannot be set. Any I/O thread.
// Logs not_ready with its cause when the storage cannot be written, and again only when the cause
// is another one; ready_again when it is over.
class Admin {
 public:
    // A longer body than any PUT /log needs is none.
    static constexpr std::size_t most_body_bytes = 1'024;

    explicit Admin(AdminServices services);
    Task<http::Response> answer(http::Request request);
    // Not ready from now on, and seen to be draining.
    void leave();

 private:
    Task<http::Response> answer_get(std::string_view path);
    Task<http::Response> answer_readyz();
    http::Response answer_metrics();
    http::Response change_log(std::string_view body);
    // Empty: ready.
    Task<std::string_view> why_not_ready();
    // Once for each change of it, however often a probe comes.
    void tell_storage(std::string_view cause);

    AdminServices services_;
    detail::ProcessMetrics process_;
    std::atomic<bool> leaving_ = false;
    std::mutex mutex_;
    std::string told_cause_;    // empty: ready
};

}    // namespace ask::app
