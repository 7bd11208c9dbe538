// A day of the real program in fast forward: customers come, ask for help, buy, use and give back,
// and go, while its memory and its open files are watched. Every request has a body and a signature
// of its own; the server's wall clock runs ahead as the requests are done, so that certificates end
// and remembered answers are forgotten; its monotonic clock, by which deadlines and idle
// connections go, is the machine's. Exit status: 0 flat and right, 1 not, 2 wrong usage.

#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <exception>
#include <fstream>
#include <functional>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "bench/soak_crew.hpp"
#include "chaos/certificates.hpp"
#include "chaos/false_clock.hpp"
#include "chaos/line.hpp"
#include "durability/server.hpp"

namespace bench {

namespace {

using namespace ask;
using namespace ask::tests;
using namespace std::chrono_literals;
using Stopwatch = std::chrono::steady_clock;

constexpr auto certificate_life = 12h;    // renewed at half of it
constexpr double flat = 0.05;
constexpr auto watched_every = 200ms;
// So much may the town's clock be ahead of the server's: a request from the future is refused.
constexpr auto furthest_ahead = 120s;
constexpr auto longest_step = furthest_ahead / (chaos::FalseClock::noticed_within / watched_every);

struct Wishes {
    long requests = 2'000'000;
    int hours = 24;
    unsigned workers = 4;
    std::string backend = "sqlite";
};

struct Sample {
    long sent = 0;
    double mebibytes = 0;
    std::size_t files = 0;
};

Sample sample_of(pid_t process, long sent) {
    std::ifstream statm("/proc/" + std::to_string(process) + "/statm");
    long all = 0, resident = 0;
    statm >> all >> resident;
    const std::filesystem::directory_iterator files("/proc/" + std::to_string(process) + "/fd");
    return {.sent = sent,
            .mebibytes = static_cast<double>(resident * ::sysconf(_SC_PAGESIZE)) / (1 << 20),
            .files = static_cast<std::size_t>(std::distance(begin(files), end(files)))};
}

// Smallest and largest after the first tenth.
template <class Of>
std::pair<double, double> range_of(const std::vector<Sample>& samples, long warm, Of of) {
    std::optional<std::pair<double, double>> range;
    for (const Sample& one : samples) {
        if (one.sent < warm) continue;
        const auto now = static_cast<double>(std::invoke(of, one));
        if (!range) range = {now, now};
        range = {std::min(range->first, now), std::max(range->second, now)};
    }
    return range.value_or(std::pair{0.0, 0.0});
}

double deviation(const std::pair<double, double>& range) {
    const double middle = (range.first + range.second) / 2;
    return middle > 0 ? (range.second - middle) / middle : 1;
}

// The day, as far as it has come.
class Day {
 public:
    Day(Course& course, chaos::FalseClock& clock, chaos::SigningCertificate& certificate, int hours)
        : course_(course), clock_(clock), certificate_(certificate), length_(hours) {
        renew_certificate();
    }

    // As far as the requests have come, and never so far at once that one under way is too old.
    void advance() {
        const double share =
            static_cast<double>(course_.sent) / static_cast<double>(course_.requests);
        const auto due = std::chrono::duration_cast<std::chrono::seconds>(share * length_);
        ahead_ = std::min(due, ahead_ + longest_step);
        clock_.set_ahead(ahead_);
        course_.town.set_clock_ahead(ahead_);
        if (course_.town.now() > renewal_) renew_certificate();
    }
    [[nodiscard]] double hours() const {
        return std::chrono::duration<double, std::ratio<3600>>(ahead_).count();
    }
    [[nodiscard]] int certificates() const { return certificates_; }

 private:
    // In turn under its old name and under a new one.
    void renew_certificate() {
        const TimePoint now = course_.town.now();
        certificate_.use_until(now + certificate_life, certificates_ % 2 == 0);
        renewal_ = now + certificate_life / 2;
        ++certificates_;
    }

    Course& course_;
    chaos::FalseClock& clock_;
    chaos::SigningCertificate& certificate_;
    std::chrono::hours length_;
    std::chrono::seconds ahead_{0};
    TimePoint renewal_;
    int certificates_ = 0;
};

std::vector<Sample> watch(Course& course, Day& day, pid_t server) {
    std::vector<Sample> samples;
    const auto begun = Stopwatch::now();
    auto told = begun;
    std::printf("%10s %9s %7s %10s %7s\n", "requests", "a second", "hour", "RSS MiB", "files");
    while (!course.is_over()) {
        std::this_thread::sleep_for(watched_every);
        day.advance();
        samples.push_back(sample_of(server, course.sent));
        if (Stopwatch::now() - told < 10s) continue;
        told = Stopwatch::now();
        const double seconds = std::chrono::duration<double>(told - begun).count();
        const Sample& now = samples.back();
        std::printf("%10ld %9.0f %7.2f %10.1f %7zu\n", now.sent,
                    static_cast<double>(now.sent) / seconds, day.hours(), now.mebibytes, now.files);
        std::fflush(stdout);
    }
    return samples;
}

// How many customers the database knows otherwise than they do.
int compare(Town& town, const Variables& storage,
            const std::vector<std::unique_ptr<Worker>>& crew) {
    const auto stored = everybody_in(town, storage);
    int differences = 0;
    for (const auto& worker : crew) {
        for (const auto& shopper : worker->everybody()) {
            const auto found = stored.find(shopper->user());
            shopper->compare(found == stored.end() ? StoredCustomer{} : found->second);
            if (shopper->complaints().empty()) continue;
            if (++differences <= 5) std::printf("%s\n", shopper->complaints().front().c_str());
        }
    }
    std::printf("%zu customers in the database, %d of them not as they should be\n", stored.size(),
                differences);
    return differences;
}

int judge(const std::vector<Sample>& samples, const Course& course, int differences) {
    const long warm = course.requests / 10;
    const auto memory = range_of(samples, warm, &Sample::mebibytes);
    const auto files = range_of(samples, warm, &Sample::files);
    std::printf("%ld requests, %ld not answered\n", course.sent.load(), course.not_answered.load());
    std::printf("memory ±%.1f %% after warm-up (%.1f to %.1f MiB)\n", deviation(memory) * 100,
                memory.first, memory.second);
    std::printf("open files ±%.1f %% after warm-up (%.0f to %.0f)\n", deviation(files) * 100,
                files.first, files.second);
    const bool is_good = deviation(memory) <= flat && deviation(files) <= flat &&
                         course.not_answered == 0 && differences == 0;
    std::printf("%s\n", is_good ? "flat and right" : "NOT GOOD");
    return is_good ? 0 : 1;
}

std::uint16_t port_in(const std::string& url) {
    return static_cast<std::uint16_t>(std::stoul(url.substr(url.rfind(':') + 1)));
}

int soak(const Wishes& wishes) {
    if (!chaos::FalseClock::is_possible()) throw std::runtime_error("libfaketime is not installed");
    const ScratchFolder folder;
    chaos::FalseClock clock(folder.path() / "clock");
    chaos::SigningCertificate certificate(town(), folder.path());
    Variables storage = sqlite_in(folder.path());
    storage["SKILLD_STORAGE__BACKEND"] = wishes.backend;
    if (wishes.backend == "memory") storage.erase("SKILLD_STORAGE__PATH");
    Variables variables = clock.variables();
    variables["SKILLD_VERIFICATION__TRUST_ANCHORS"] = certificate.trust_file().string();
    variables.insert(storage.begin(), storage.end());
    Server server(town(), variables);
    const std::string ca = town().variables().at("SKILLD_OUTBOUND__CA_FILE");
    Course course{.town = town(),
                  .port = port_in(server.url()),
                  .side = chaos::side_trusting(ca),
                  .requests = wishes.requests};
    Day day(course, clock, certificate, wishes.hours);
    std::vector<std::unique_ptr<Worker>> crew;
    std::vector<std::thread> threads;
    for (unsigned i = 0; i < wishes.workers; ++i) {
        crew.push_back(std::make_unique<Worker>(course, 77 + i));
        threads.emplace_back([&worker = *crew.back()] { worker.work(); });
    }
    const std::vector<Sample> samples = watch(course, day, server.id());
    for (std::thread& thread : threads) thread.join();
    std::printf("%.1f h by the server's clock; %d signing certificates, each for 12 h\n",
                day.hours(), day.certificates());
    const int status = server.end();
    if (status != 0) {
        std::printf("the server ended with %d, and had said:\n%s", status, server.log().c_str());
    }
    const bool keeps = wishes.backend != "memory";
    const int judged = judge(samples, course, keeps ? compare(town(), storage, crew) : 0);
    return status == 0 ? judged : 1;
}

}    // namespace

}    // namespace bench

int main(int argc, char** argv) {
    bench::Wishes wishes;
    CLI::App program("a day of requests in fast forward, with an eye on memory and open files");
    program.add_option("--requests", wishes.requests, "how many")->check(CLI::PositiveNumber);
    program.add_option("--hours", wishes.hours, "of the server's clock")->capture_default_str();
    program.add_option("--workers", wishes.workers, "clients at once")->capture_default_str();
    program.add_option("--backend", wishes.backend, "sqlite or memory")
        ->check(CLI::IsMember({"sqlite", "memory"}));
    CLI11_PARSE(program, argc, argv);
    try {
        return bench::soak(wishes);
    } catch (const std::exception& failure) {
        std::fprintf(stderr, "soak: %s\n", failure.what());
        return 1;
    }
}
