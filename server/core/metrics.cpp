#include "core/metrics.hpp"

#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

#include <algorithm>
#include <mutex>
#include <ranges>
#include <shared_mutex>
#include <type_traits>
#include <unordered_map>
#include <utility>
#include <vector>

namespace ask {

namespace {

using prometheus::Counter;
using prometheus::Gauge;
using prometheus::Histogram;

// From a signature's check to the longest that Alexa waits.
const Histogram::BucketBoundaries seconds_buckets{
    0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25,
    0.5,     1,      2,     3,      4,     5,    6,     7,    8};

constexpr std::size_t longest_value = 128;

bool may_be_value(std::string_view text) {
    return text.size() <= longest_value &&
           std::ranges::all_of(text, [](char c) { return c >= 0x20 && c < 0x7f; });
}

// As MetricLabels has them: by the alphabet.
std::vector<std::string_view> names_of(const MetricFamily& family) {
    const auto end = std::ranges::find(family.labels, std::string_view());
    std::vector<std::string_view> names(family.labels.begin(), end);
    std::ranges::sort(names);
    return names;
}

// Each of them with each of the values.
std::vector<MetricLabels> with_each(const std::vector<MetricLabels>& all, std::string_view label,
                                    std::span<const std::string_view> values) {
    std::vector<MetricLabels> longer;
    for (const MetricLabels& labels : all) {
        for (const std::string_view value : values)
            longer.emplace_back(labels).emplace(label, value);
    }
    return longer;
}

// A counter without labels is there from the start, too.
std::vector<MetricLabels> there_from_start(const MetricFamily& family) {
    std::vector<MetricLabels> all{MetricLabels()};
    for (std::size_t i = 0; i < family.labels.size() && !family.labels.at(i).empty(); ++i) {
        all = with_each(all, family.labels.at(i), family.from_start.at(i));
    }
    return all;
}

// The values alone: a family's labels have been compared, and always come in the same order.
std::string key_of(const MetricLabels& labels) {
    std::string key;
    for (const auto& [label, value] : labels) {
        key.append(may_be_value(value) ? std::string_view(value) : other_label).append("\n");
    }
    return key;
}

MetricLabels bounded(const MetricLabels& labels) {
    MetricLabels kept = labels;
    for (auto& [label, value] : kept) {
        if (!may_be_value(value)) value = other_label;
    }
    return kept;
}

MetricLabels all_other(const MetricLabels& labels) {
    MetricLabels others = labels;
    for (auto& [label, value] : others) value = other_label;
    return others;
}

template <class Kind>
constexpr MetricKind kind_of = std::is_same_v<Kind, Counter> ? MetricKind::counter
                               : std::is_same_v<Kind, Gauge> ? MetricKind::gauge
                                                             : MetricKind::histogram;

template <class Kind>
prometheus::Family<Kind>& registered(prometheus::Registry& registry, const MetricFamily& family) {
    const std::string name(family.name);
    const std::string help(family.help);
    if constexpr (std::is_same_v<Kind, Counter>) {
        return prometheus::BuildCounter().Name(name).Help(help).Register(registry);
    } else if constexpr (std::is_same_v<Kind, Gauge>) {
        return prometheus::BuildGauge().Name(name).Help(help).Register(registry);
    } else {
        return prometheus::BuildHistogram().Name(name).Help(help).Register(registry);
    }
}

// The series of one family. Each is looked up in prometheus-cpp once; after that it is one
// shared-locked find.
template <class Kind>
class Series {
 public:
    Series(prometheus::Registry& registry, const MetricFamily& family)
        : declared_(family),
          names_(names_of(family)),
          family_(registered<Kind>(registry, family)) {}

    [[nodiscard]] const MetricFamily& declared() const { return declared_; }

    // Before anything else: a series is found by the values of its labels alone.
    [[nodiscard]] bool fits(const MetricLabels& labels) const {
        return std::ranges::equal(labels | std::views::keys, names_);
    }

    [[nodiscard]] Kind* known(const std::string& key) const {
        const std::shared_lock hold(mutex_);
        const auto found = known_.find(key);
        return found == known_.end() ? nullptr : found->second;
    }

    // Nothing: there is no room for it.
    [[nodiscard]] Kind* make(const std::string& key, const MetricLabels& labels) {
        const std::unique_lock hold(mutex_);
        if (const auto found = known_.find(key); found != known_.end()) return found->second;
        if (known_.size() >= declared_.most_series) return nullptr;
        return known_.emplace(key, &add(labels)).first->second;
    }

    // The one in which all others are.
    [[nodiscard]] Kind& overflow(const MetricLabels& labels) {
        const std::unique_lock hold(mutex_);
        if (overflow_ == nullptr) overflow_ = &add(all_other(labels));
        return *overflow_;
    }

 private:
    Kind& add(const MetricLabels& labels) {
        if constexpr (std::is_same_v<Kind, Histogram>) {
            return family_.Add(labels, seconds_buckets);
        } else {
            return family_.Add(labels);
        }
    }

    const MetricFamily& declared_;
    const std::vector<std::string_view> names_;
    prometheus::Family<Kind>& family_;
    mutable std::shared_mutex mutex_;
    std::unordered_map<std::string, Kind*> known_;
    Kind* overflow_ = nullptr;
};

constexpr std::string_view faults_name{"skilld_metric_faults_total"};

}    // namespace

struct Metrics::Impl {
    template <class Kind>
    using Families = std::unordered_map<std::string_view, Series<Kind>>;

    explicit Impl(std::span<const MetricFamily> table) {
        for (const MetricFamily& family : table) {
            if (family.kind == MetricKind::counter) declare(counters, family);
            if (family.kind == MetricKind::gauge) declare(gauges, family);
            if (family.kind == MetricKind::histogram) declare(histograms, family);
        }
        for (auto& [name, family] : counters) {
            for (const MetricLabels& labels : there_from_start(family.declared())) {
                static_cast<void>(family.make(key_of(labels), labels));
            }
        }
    }

    template <class Kind>
    void declare(Families<Kind>& families, const MetricFamily& family) {
        families.try_emplace(family.name, registry, family);
    }

    // Nothing: the write is dropped. `matters`: it is counted under "other" where there is no room.
    template <class Kind>
    Kind* series(Families<Kind>& families, std::string_view name, const MetricLabels& labels,
                 bool matters = true) {
        const auto found = families.find(name);
        if (found == families.end()) return fault<Kind>("undeclared");
        Series<Kind>& family = found->second;
        if (!family.fits(labels)) return fault<Kind>("labels");
        const std::string key = key_of(labels);
        if (Kind* known = family.known(key)) return known;
        if (Kind* made = family.make(key, bounded(labels))) return made;
        if (!matters) return nullptr;
        fault<Kind>("overflow");
        return &family.overflow(labels);
    }

    // A counter's own fault is not counted again.
    template <class Kind>
    Kind* fault(const char* which) {
        const auto found = counters.find(faults_name);
        if (found == counters.end()) return nullptr;
        const MetricLabels labels{{"fault", which}};
        if (Counter* counter = found->second.make(key_of(labels), labels)) counter->Increment();
        return nullptr;
    }

    prometheus::Registry registry;
    Families<Counter> counters;
    Families<Gauge> gauges;
    Families<Histogram> histograms;
};

Metrics::Metrics() : Metrics(metric_table()) {}
Metrics::Metrics(std::span<const MetricFamily> families)
    : impl_(std::make_unique<Impl>(families)) {}
Metrics::~Metrics() = default;

void Metrics::count(std::string_view name, const MetricLabels& labels, double by) {
    Counter* counter = impl_->series(impl_->counters, name, labels, by != 0);
    if (counter != nullptr) counter->Increment(by);
}
void Metrics::set(std::string_view name, double value, const MetricLabels& labels) {
    if (Gauge* gauge = impl_->series(impl_->gauges, name, labels)) gauge->Set(value);
}
void Metrics::add(std::string_view name, double by, const MetricLabels& labels) {
    if (Gauge* gauge = impl_->series(impl_->gauges, name, labels)) gauge->Increment(by);
}
void Metrics::observe(std::string_view name, double seconds, const MetricLabels& labels) {
    Histogram* histogram = impl_->series(impl_->histograms, name, labels);
    if (histogram != nullptr) histogram->Observe(seconds);
}

std::string Metrics::text() const {
    return prometheus::TextSerializer().Serialize(impl_->registry.Collect());
}

double Metrics::value(std::string_view name, const MetricLabels& labels) const {
    const std::string key = key_of(labels);
    if (const auto found = impl_->counters.find(name); found != impl_->counters.end()) {
        const Counter* counter = found->second.known(key);
        return counter == nullptr ? 0 : counter->Value();
    }
    const auto found = impl_->gauges.find(name);
    const Gauge* gauge = found == impl_->gauges.end() ? nullptr : found->second.known(key);
    return gauge == nullptr ? 0 : gauge->Value();
}

}    // namespace ask
