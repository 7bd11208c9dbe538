// Two replicas of the real program, HAProxy and PostgreSQL, customers who go on buying, and one
// fault after the other. Exit status: 0 all rows are good, 1 one is not, 2 wrong usage.

#include <sys/resource.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <exception>
#include <memory>
#include <string>
#include <vector>

#include "chaos/report.hpp"

namespace ask::chaos {

namespace {

struct Wishes {
    std::vector<std::string> names;
    bool wants_list = false;
    bool wants_json = false;
};

// Two for each connection through the balancer, one at each end of it.
void allow_many_files() {
    rlimit limit{};
    ::getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &limit);
}

int list(const std::vector<Fault>& faults) {
    for (const Fault& fault : faults) {
        std::printf("%-26s%s\n", fault.name.c_str(), fault.what.c_str());
    }
    return 0;
}

// Those that are named, in their own order; all, if none is.
std::vector<Fault> chosen(const std::vector<Fault>& faults, const std::vector<std::string>& names) {
    if (names.empty()) return faults;
    for (const std::string& name : names) {
        if (std::ranges::find(faults, name, &Fault::name) != faults.end()) continue;
        throw std::invalid_argument("there is no fault '" + name + "'; --list shows them");
    }
    std::vector<Fault> some;
    std::ranges::copy_if(faults, std::back_inserter(some), [&](const Fault& fault) {
        return std::ranges::find(names, fault.name) != names.end();
    });
    return some;
}

// Where somebody looks on, the line is written over and over.
void tell_progress(const std::string& line) {
    const bool is_watched = ::isatty(STDERR_FILENO) != 0;
    if (is_watched) std::fprintf(stderr, "\r\033[K%s", line.c_str());
}

// One stage serves all faults that follow one another on the same setting, as long as it can be
// made whole between them.
class Theatre {
 public:
    Row play(const Fault& fault, const std::string& number) {
        const auto progress = [&](const std::string& step) {
            tell_progress(number + " " + fault.name + ": " + step);
        };
        Row row{.name = fault.name, .what = fault.what, .counts = {}, .notes = {}, .faults = {}};
        try {
            progress("setting the stage");
            set_stage(fault.setting);
            row = try_fault(fault, *stage_, progress);
            stage_->make_whole();
        } catch (const std::exception& failure) {
            row.faults.emplace_back(failure.what());
            stage_.reset();
        }
        tell_progress("");
        return row;
    }

 private:
    void set_stage(Setting setting) {
        if (stage_ && stage_->setting() == setting) return;
        stage_.reset();
        stage_ = std::make_unique<Stage>(setting);
    }

    std::unique_ptr<Stage> stage_;
};

int play(const std::vector<Fault>& faults, bool wants_json) {
    Theatre theatre;
    std::vector<Row> rows;
    if (!wants_json) std::fputs(table_head().c_str(), stdout);
    for (const Fault& fault : faults) {
        const std::string number =
            "[" + std::to_string(rows.size() + 1) + "/" + std::to_string(faults.size()) + "]";
        rows.push_back(theatre.play(fault, number));
        if (wants_json) continue;
        std::fputs((table_line(rows.back()) + details(rows.back())).c_str(), stdout);
        std::fflush(stdout);
    }
    if (wants_json) std::fputs(to_json(rows).c_str(), stdout);
    return std::ranges::all_of(rows, &Row::is_good) ? 0 : 1;
}

int run(const Wishes& wishes) {
    const std::vector<Fault> faults = all_faults();
    if (wishes.wants_list) return list(faults);
    try {
        const std::vector<Fault> some = chosen(faults, wishes.names);
        allow_many_files();
        return play(some, wishes.wants_json);
    } catch (const std::invalid_argument& wrong) {
        std::fprintf(stderr, "chaos: %s\n", wrong.what());
        return 2;
    } catch (const std::exception& failure) {
        std::fprintf(stderr, "chaos: %s\n", failure.what());
        return 1;
    }
}

}    // namespace

}    // namespace ask::chaos

int main(int argc, char** argv) {
    ask::chaos::Wishes wishes;
    CLI::App program("faults of everything around skilld, and what becomes of its customers");
    program.add_option("FAULT", wishes.names, "only these; all of them without one");
    program.add_flag("--list", wishes.wants_list, "what there is");
    program.add_flag("--json", wishes.wants_json, "for programs, at the end");
    CLI11_PARSE(program, argc, argv);
    return ask::chaos::run(wishes);
}
