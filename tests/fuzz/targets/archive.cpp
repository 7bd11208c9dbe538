#include <algorithm>
#include <string>
#include <variant>

#include "app/detail/archive_text.hpp"
#include "fuzz/hold.hpp"
#include "fuzz/targets.hpp"
#include "model/stored_json.hpp"

namespace ask::fuzz {

namespace {

using app::detail::ArchiveLine;

std::string written(const ArchiveLine& line) {
    const Result<std::string> text = std::visit(
        [](const auto& one) -> Result<std::string> { return app::detail::write_line(one); }, line);
    hold(text.has_value(), "what was read can be written");
    return *text;
}

bool is_object(const std::string& document) {
    const Result<Json> json = model::parse_stored_json(document);
    return json && json->is_object();
}

void check_customer(const store::ArchivedCustomer& customer) {
    hold(!customer.user.empty() && customer.user.size() <= 512, "a customer has a name");
    hold(is_object(customer.customer.attributes) && is_object(customer.customer.purchases),
         "and two documents");
}

void check_line(std::string_view text) {
    const Result<ArchiveLine> line = app::detail::read_line(text);
    if (!line) return hold_refusal(line.error(), {errors::invalid});
    if (const auto* customer = std::get_if<store::ArchivedCustomer>(&*line)) {
        check_customer(*customer);
    }
    const std::string once = written(*line);
    hold(once.find('\n') == std::string::npos, "a line is one");
    const Result<ArchiveLine> again = app::detail::read_line(once);
    hold(again.has_value(), "what was written can be read");
    hold(again->index() == line->index() && written(*again) == once, "and is the same");
}

}    // namespace

void archive(std::string_view bytes) {
    while (!bytes.empty()) {
        const std::size_t end = std::min(bytes.find('\n'), bytes.size());
        check_line(bytes.substr(0, end));
        bytes.remove_prefix(std::min(end + 1, bytes.size()));
    }
}

}    // namespace ask::fuzz
