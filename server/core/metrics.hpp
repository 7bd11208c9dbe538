#pragma once

#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "core/metric_table.hpp"

namespace ask {

// By label name; exactly those that the table declares. A value comes from a bounded set: a reason
// code, a route of the registry, a status; never an id or anything else that a caller chooses.
using MetricLabels = std::map<std::string, std::string>;

// Counters, gauges and latency histograms, as Prometheus text on the admin port. Any thread.
// What comes from outside cannot make it grow: a family has so many series and no more, the rest is
// counted under "other", and so is a value that is long or not printable ASCII. A write that does
// not fit the table is dropped. Both are counted in skilld_metric_faults_total{fault}.
class Metrics {
 public:
    Metrics();
    // Another table than skilld's; it must outlive this.
    explicit Metrics(std::span<const MetricFamily> families);
    ~Metrics();
    Metrics(const Metrics&) = delete;
    Metrics& operator=(const Metrics&) = delete;

    // `by` 0 makes the series known before anything is counted in it, so that no rate misses the
    // first one; where there is no room for it, it does nothing. What is known beforehand is in the
    // table (MetricFamily::from_start) and needs no such write.
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
