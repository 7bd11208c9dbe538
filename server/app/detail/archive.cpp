#include "app/detail/archive.hpp"

#include <chrono>
#include <optional>
#include <utility>
#include <vector>

#include "app/detail/archive_text.hpp"
#include "app/detail/progress.hpp"
#include "core/deadline.hpp"

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
        if (!std::getline(in_, line)) {
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
        expected_ = head->customers;
        mark_.source = head->store;
        const auto known = database_.import_mark(mark_.source, soon());
        if (!known) return std::unexpected(known.error());
        if (*known) {
            mark_ = **known;
            taken_before_ = mark_.last_user;
            return {};
        }
        return options.replace ? Result<void>{} : refuse_strangers();
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
    bool ended_ = false;
};

}    // namespace

Result<std::int64_t> export_customers(store::Database& database, std::ostream& out,
                                      const std::string& after) {
    const auto id = database.store_id(soon());
    if (!id) return std::unexpected(id.error());
    const auto about = database.count_customers(soon());
    if (!about) return std::unexpected(about.error());
    Result<void> written = put_line(out, write_line(ArchiveHead{*id, *about}));
    Progress progress("export", "customers", *about);
    std::int64_t count = 0;
    std::string last = after;
    for (bool more = true; written && more;) {
        const auto page = database.page(last, at_once, soon());
        if (!page) return std::unexpected(page.error());
        std::int64_t in_page = 0;
        for (const store::ArchivedCustomer& customer : *page) {
            const Result<std::string> line = write_line(customer);
            ++in_page;
            if (!line) return propagate(line, "customer " + grouped(count + in_page));
            written = put_line(out, *line);
            if (!written) return std::unexpected(written.error());
            last = customer.user;
        }
        count += static_cast<std::int64_t>(page->size());
        more = page->size() == at_once;
        progress.reached(count);
    }
    if (written) written = put_line(out, write_line(ArchiveEnd{count}));
    if (written && !out.flush()) written = not_written();
    if (!written) return std::unexpected(written.error());
    progress.finished(count);
    return count;
}

Result<std::vector<std::string>> unreadable_customers(store::Database& database) {
    std::vector<std::string> faults;
    std::string last;
    std::int64_t count = 0;
    for (bool more = true; more;) {
        const auto page = database.page(last, at_once, soon());
        if (!page) return std::unexpected(page.error());
        for (const store::ArchivedCustomer& customer : *page) {
            ++count;
            const Result<std::string> line = write_line(customer);
            if (!line) {
                faults.push_back("customer " + grouped(count) + ": " + line.error().context);
            }
            last = customer.user;
        }
        more = page->size() == at_once;
    }
    return faults;
}

Result<std::int64_t> import_customers(store::Database& database, std::istream& in,
                                      const ImportOptions& options) {
    return Import(database, in).run(options);
}

}    // namespace ask::app::detail
