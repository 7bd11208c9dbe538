#include "core/metrics.hpp"

#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

#include <mutex>
#include <shared_mutex>

namespace ask {

namespace {

// From a signature's check to the longest that Alexa waits.
const prometheus::Histogram::BucketBoundaries seconds_buckets{
    0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 7.5};

std::string key_of(std::string_view name, const MetricLabels& labels) {
    std::string key(name);
    for (const auto& [label, value] : labels)
        key.append("\n").append(label).append("=").append(value);
    return key;
}

}    // namespace

// Each time series is looked up in prometheus-cpp once; after that it is one shared-locked find.
struct Metrics::Impl {
    template <class Kind>
    using Known = std::map<std::string, Kind*, std::less<>>;

    template <class Kind, class Make>
    Kind& find_or_make(Known<Kind>& known, const std::string& key, Make make) {
        {
            const std::shared_lock hold(mutex);
            if (const auto found = known.find(key); found != known.end()) return *found->second;
        }
        const std::unique_lock hold(mutex);
        auto [place, is_new] = known.try_emplace(key, nullptr);
        if (is_new) place->second = &make();
        return *place->second;
    }

    prometheus::Counter& counter(std::string_view name, const MetricLabels& labels) {
        return find_or_make(counters, key_of(name, labels), [&]() -> prometheus::Counter& {
            auto& family = prometheus::BuildCounter().Name(std::string(name)).Register(registry);
            return family.Add(labels);
        });
    }
    prometheus::Gauge& gauge(std::string_view name, const MetricLabels& labels) {
        return find_or_make(gauges, key_of(name, labels), [&]() -> prometheus::Gauge& {
            auto& family = prometheus::BuildGauge().Name(std::string(name)).Register(registry);
            return family.Add(labels);
        });
    }
    prometheus::Histogram& histogram(std::string_view name, const MetricLabels& labels) {
        return find_or_make(histograms, key_of(name, labels), [&]() -> prometheus::Histogram& {
            auto& family = prometheus::BuildHistogram().Name(std::string(name)).Register(registry);
            return family.Add(labels, seconds_buckets);
        });
    }

    std::shared_mutex mutex;
    prometheus::Registry registry;
    Known<prometheus::Counter> counters;
    Known<prometheus::Gauge> gauges;
    Known<prometheus::Histogram> histograms;
};

Metrics::Metrics() : impl_(std::make_unique<Impl>()) {}
Metrics::~Metrics() = default;

void Metrics::count(std::string_view name, const MetricLabels& labels, double by) {
    impl_->counter(name, labels).Increment(by);
}
void Metrics::set(std::string_view name, double value, const MetricLabels& labels) {
    impl_->gauge(name, labels).Set(value);
}
void Metrics::add(std::string_view name, double by, const MetricLabels& labels) {
    impl_->gauge(name, labels).Increment(by);
}
void Metrics::observe(std::string_view name, double seconds, const MetricLabels& labels) {
    impl_->histogram(name, labels).Observe(seconds);
}

std::string Metrics::text() const {
    return prometheus::TextSerializer().Serialize(impl_->registry.Collect());
}

double Metrics::value(std::string_view name, const MetricLabels& labels) const {
    const std::shared_lock hold(impl_->mutex);
    const std::string key = key_of(name, labels);
    if (const auto c = impl_->counters.find(key); c != impl_->counters.end()) {
        return c->second->Value();
    }
    const auto g = impl_->gauges.find(key);
    return g != impl_->gauges.end() ? g->second->Value() : 0;
}

}    // namespace ask
