#include "app/detail/process_metrics.hpp"

#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <system_error>

namespace ask::app::detail {

namespace {

namespace fs = std::filesystem;

std::string text_of(const char* file) {
    std::ifstream in(file);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::optional<double> number(std::string_view text) {
    double value = 0;
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (failed != std::errc() || end == text.data()) return std::nullopt;
    return value;
}

// The fields behind the program's name, which may itself hold spaces and brackets.
constexpr std::size_t first_field = 3;
constexpr std::size_t last_field = 24;
using Fields = std::array<double, last_field + 1>;    // by their number in proc(5)

std::optional<Fields> fields_of(std::string_view stat) {
    const auto name_end = stat.rfind(") ");
    if (name_end == stat.npos) return std::nullopt;
    stat.remove_prefix(name_end + 2);
    Fields fields{};
    for (std::size_t i = first_field; i <= last_field; ++i) {
        const std::string_view word = stat.substr(0, stat.find(' '));
        const auto value = i == first_field ? 0 : number(word);    // the first is a letter
        if (word.empty() || !value) return std::nullopt;
        fields.at(i) = *value;
        stat.remove_prefix(std::min(stat.size(), word.size() + 1));
    }
    return fields;
}

// When the machine started, in Unix time.
std::optional<double> boot_seconds() {
    const std::string stat = text_of("/proc/stat");
    constexpr std::string_view word = "\nbtime ";
    const auto at = stat.find(word);
    if (at == stat.npos) return std::nullopt;
    return number(std::string_view(stat).substr(at + word.size()));
}

}    // namespace

std::optional<ProcessFigures> read_process_stat(std::string_view stat) {
    const std::optional<Fields> fields = fields_of(stat);
    if (!fields) return std::nullopt;
    const auto ticks = static_cast<double>(::sysconf(_SC_CLK_TCK));
    const auto page = static_cast<double>(::sysconf(_SC_PAGESIZE));
    return ProcessFigures{.cpu_seconds = (fields->at(14) + fields->at(15)) / ticks,
                          .start_seconds = fields->at(22) / ticks,
                          .resident_bytes = fields->at(24) * page,
                          .virtual_bytes = fields->at(23),
                          .threads = fields->at(20)};
}

void ProcessMetrics::update() {
    const std::lock_guard hold(mutex_);
    set_figures();
    set_files();
    set_log();
}

void ProcessMetrics::set_figures() {
    const auto figures = read_process_stat(text_of("/proc/self/stat"));
    if (!figures) return;
    metrics_.count("process_cpu_seconds_total", {}, figures->cpu_seconds - cpu_told_);
    cpu_told_ = figures->cpu_seconds;
    metrics_.set("process_resident_memory_bytes", figures->resident_bytes);
    metrics_.set("process_virtual_memory_bytes", figures->virtual_bytes);
    metrics_.set("process_threads", figures->threads);
    const auto boot = boot_seconds();
    if (boot) metrics_.set("process_start_time_seconds", *boot + figures->start_seconds);
}

void ProcessMetrics::set_files() {
    std::error_code failed;
    const fs::directory_iterator open("/proc/self/fd", failed);
    if (!failed) {
        const auto files = std::distance(begin(open), end(open));
        // One of them is the folder that was read.
        metrics_.set("process_open_fds", static_cast<double>(files - 1));
    }
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
    metrics_.set("process_max_fds", static_cast<double>(limit.rlim_cur));
}

void ProcessMetrics::set_log() {
    const std::uint64_t dropped = logger_.dropped();
    const auto more = static_cast<double>(dropped - dropped_told_);
    metrics_.count("skilld_log_lines_dropped_total", {}, more);
    dropped_told_ = dropped;
}

}    // namespace ask::app::detail
