#include "app/detail/archive.hpp"

#include <chrono>
#include <cstdio>
#include <functional>
#include <optional>
#include <utility>
#include <vector>

#include "app/detail/archive_text.hpp"
#include "app/detail/progress.hpp"
#include "core/deadline.hpp"
#include "store/hashed_users.hpp"

namespace ask::app::detail {

namespace {

constexpr std::size_t at_once = 1'000;    // customers

Deadline soon() {
    return Deadline::in(std::chrono::minutes{1});
}

std::unexpected<Error> not_written() {
    return fail(errors::unavailable,
                "the export cannot be written: its reader is gone, or the disk is full");
}

Result<void> put_line(std::ostream& out, const std::string& line) {
    out << line << '\n';
    if (out) return {};
    return not_written();
}

constexpr std::size_t longest_line = 16 << 20;    // bytes

// False at the end of the text. Reads a little more than longest_line at most.
bool read_bounded(std::istream& in, std::string& line) {
    std::streambuf& bytes = *in.rdbuf();
    for (int c = bytes.sbumpc(); c != EOF; c = bytes.sbumpc()) {
        if (c == '\n') return true;
        line.push_back(static_cast<char>(c));
        if (line.size() > longest_line) return true;
    }
    return !line.empty();
}

class Import {
 public:
    Import(store::Database& database, std::istream& in) : database_(database), in_(in) {}

    Result<std::int64_t> run(const ImportOptions& options) {
        const Result<void> begun = begin(options);
        if (!begun) return std::unexpected(begun.error());
        Progress progress("import", "customers", expected_);
        progress.reached(mark_.customers);
        while (!ended_) {
            const Result<void> taken = take_line();
            if (!taken) return std::unexpected(taken.error());
            progress.reached(mark_.customers);
        }
        const Result<void> cleared = database_.clear_import_mark(mark_.source, soon());
        if (!cleared) return std::unexpected(cleared.error());
        progress.finished(mark_.customers);
        return mark_.customers;
    }

 private:
    Result<ArchiveLine> next() {
        ++number_;
        std::string line;
        const bool is_whole = read_bounded(in_, line);
        if (line.size() > longest_line) {
            return fail(errors::invalid, "line " + std::to_string(number_) + " is longer than " +
                                             grouped(static_cast<std::int64_t>(longest_line)) +
                                             " bytes");
        }
        if (!is_whole) {
            return fail(errors::refused,
                        "the export was cut off after line " + std::to_string(number_ - 1) +
                            "; what came is kept: run it again, and the import goes on from there");
        }
        auto read = read_line(line);
        if (read) return read;
        return fail(errors::invalid,
                    "line " + std::to_string(number_) + " " + read.error().context);
    }

    Result<void> begin(const ImportOptions& options) {
        const auto first = next();
        if (!first) return std::unexpected(first.error());
        const auto* head = std::get_if<ArchiveHead>(&*first);
        if (head == nullptr) {
            return fail(errors::invalid,
                        "line 1 is not the head of an export, what `skilld store "
                        "export` writes would be right");
        }
        if (const auto same = check_naming(*head, options); !same) return same;
        are_hashed_ = options.user_naming != store::clear_naming;
        expected_ = head->customers;
        mark_.source = head->store;
        const auto known = database_.import_mark(mark_.source, soon());
        if (!known) return std::unexpected(known.error());
        if (*known && !options.replace) {
            mark_ = **known;
            taken_before_ = mark_.last_user;
            std::fprintf(stderr,
                         "going on after %s customers of a run that was interrupted; "
                         "--replace would begin anew\n",
                         grouped(mark_.customers).c_str());
            return {};
        }
        return options.replace ? Result<void>{} : refuse_strangers();
    }

    static Result<void> check_naming(const ArchiveHead& head, const ImportOptions& options) {
        if (head.user_naming.empty() || head.user_naming == options.user_naming) return {};
        return other_naming("the export");
    }

    static std::unexpected<Error> other_naming(const std::string& what) {
        return fail(errors::conflict,
                    what +
                        " names users otherwise than this database (\"hash_user_ids\" or its key "
                        "differ), so that each would be a new customer; the same on both sides "
                        "would be right");
    }

    Result<void> refuse_strangers() {
        const auto there = database_.count_customers(soon());
        if (!there) return std::unexpected(there.error());
        if (*there == 0) return {};
        return fail(errors::conflict, "the database has " + grouped(*there) +
                                          " customers already; an empty one, or --replace, would "
                                          "be right");
    }

    Result<void> take_line() {
        auto line = next();
        if (!line) {
            const Result<void> kept = keep();    // what did come
            return kept ? std::unexpected(line.error()) : kept;
        }
        if (auto* customer = std::get_if<store::ArchivedCustomer>(&*line)) {
            return take(std::move(*customer));
        }
        if (const auto* end = std::get_if<ArchiveEnd>(&*line)) return finish(*end);
        return fail(errors::invalid,
                    "line " + std::to_string(number_) + " is the head of another export");
    }

    Result<void> take(store::ArchivedCustomer customer) {
        // By this order an interrupted import knows where to go on.
        if (seen_++ > 0 && customer.user <= last_seen_) {
            return fail(errors::invalid, "line " + std::to_string(number_) +
                                             ": the users are not in the order of an export");
        }
        if (store::has_hashed_form(customer.user) != are_hashed_) {
            return other_naming("line " + std::to_string(number_));
        }
        last_seen_ = customer.user;
        if (customer.user <= taken_before_) return {};
        waiting_.push_back(std::move(customer));
        return waiting_.size() < at_once ? Result<void>{} : keep();
    }

    Result<void> keep() {
        if (waiting_.empty()) return {};
        store::ImportMark mark = mark_;
        mark.last_user = waiting_.back().user;
        mark.customers += static_cast<std::int64_t>(waiting_.size());
        Result<void> written = database_.put(waiting_, mark, soon());
        if (!written) return written;
        mark_ = std::move(mark);
        waiting_.clear();
        return {};
    }

    Result<void> finish(const ArchiveEnd& end) {
        ended_ = true;
        if (end.customers != seen_) {
            return fail(errors::invalid, "the export says " + grouped(end.customers) +
                                             " customers, and has " + grouped(seen_) +
                                             ": lines are missing");
        }
        return keep();
    }

    store::Database& database_;
    std::istream& in_;
    store::ImportMark mark_;
    std::int64_t expected_ = 0;
    std::int64_t seen_ = 0;       // customers in this export, those that were skipped too
    std::int64_t number_ = 0;     // of the line
    std::string last_seen_;       // user
    std::string taken_before_;    // by a run that was interrupted: all up to this user
    std::vector<store::ArchivedCustomer> waiting_;
    bool are_hashed_ = false;    // users, in the database
    bool ended_ = false;
};

using Visit = std::function<Result<void>(const store::ArchivedCustomer&, std::int64_t place)>;

// Every customer after `after`, page by page; gives how many.
Result<std::int64_t> walk(store::Database& database, const std::string& after, const Visit& visit) {
    std::string last = after;
    std::int64_t count = 0;
    while (true) {
        const auto page = database.page(last, at_once, soon());
        if (!page) return std::unexpected(page.error());
        for (const store::ArchivedCustomer& customer : *page) {
            const Result<void> visited = visit(customer, ++count);
            if (!visited) return std::unexpected(visited.error());
        }
        if (page->size() < at_once) return count;
        last = page->back().user;
    }
}

}    // namespace

Result<std::int64_t> export_customers(store::Database& database, std::ostream& out,
                                      const ExportOptions& options) {
    const auto id = database.store_id(soon());
    if (!id) return std::unexpected(id.error());
    const auto about = database.count_customers(soon());
    if (!about) return std::unexpected(about.error());
    const Result<void> begun =
        put_line(out, write_line(ArchiveHead{*id, options.user_naming, *about}));
    if (!begun) return std::unexpected(begun.error());
    Progress progress("export", "customers", *about);
    const auto count = walk(database, options.after, [&](const auto& customer, std::int64_t place) {
        const Result<std::string> line = write_line(customer);
        if (!line) return Result<void>(propagate(line, "customer " + grouped(place)));
        progress.reached(place);
        return put_line(out, *line);
    });
    if (!count) return count;
    const Result<void> ended = put_line(out, write_line(ArchiveEnd{*count}));
    if (!ended) return std::unexpected(ended.error());
    if (!out.flush()) return not_written();
    progress.finished(*count);
    return count;
}

Result<std::vector<std::string>> unreadable_customers(store::Database& database) {
    std::vector<std::string> faults;
    const auto walked = walk(database, "", [&](const auto& customer, std::int64_t place) {
        const Result<std::string> line = write_line(customer);
        if (!line) faults.push_back("customer " + grouped(place) + ": " + line.error().context);
        return Result<void>{};
    });
    if (!walked) return std::unexpected(walked.error());
    return faults;
}

Result<std::int64_t> import_customers(store::Database& database, std::istream& in,
                                      const ImportOptions& options) {
    return Import(database, in).run(options);
}

}    // namespace ask::app::detail
