#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>

namespace ask {

// A label's value must come from a bounded set: a reason code, a route of the registry, a status;
// never an id or anything else that a caller chooses.
using MetricLabels = std::map<std::string, std::string>;

// Counters, gauges and latency histograms, as Prometheus text on the admin port. Any thread.
class Metrics {
 public:
    Metrics();
    ~Metrics();
    Metrics(const Metrics&) = delete;
    Metrics& operator=(const Metrics&) = delete;

    // Names follow Prometheus: skilld_verification_refusals_total, …_seconds for a histogram.
    void count(std::string_view name, const MetricLabels& labels = {}, double by = 1);
    void set(std::string_view name, double value, const MetricLabels& labels = {});
    void add(std::string_view name, double by, const MetricLabels& labels = {});
    void observe(std::string_view name, double seconds, const MetricLabels& labels = {});

    // The Prometheus text exposition format.
    [[nodiscard]] std::string text() const;
    // One counter's or gauge's present value, 0 if it was never touched. For tests.
    [[nodiscard]] double value(std::string_view name, const MetricLabels& labels = {}) const;

 private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}    // namespace ask
