#include "chaos/report.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <utility>

#include "model/json.hpp"

namespace ask::chaos {

namespace {

constexpr std::size_t most_told = 46;

struct Said {
    Outcome outcome;
    const char* key;
};

constexpr std::array outcomes{
    Said{Outcome::answered, "answered"}, Said{Outcome::apologised, "apologised"},
    Said{Outcome::refused, "refused"}, Said{Outcome::unanswered, "unanswered"}};

// What most of those heard who got no answer.
std::string mostly_heard(const Counts& counts) {
    const auto most =
        std::ranges::max_element(counts.heard, {}, [](const auto& one) { return one.second; });
    if (most == counts.heard.end()) return "answers";
    return most->first.size() <= most_told ? most->first
                                           : most->first.substr(0, most_told - 3) + "...";
}

Json row_json(const Row& row) {
    Json json{{"fault", row.name},
              {"what", row.what},
              {"requests", row.counts.sent()},
              {"wrong_answers", row.wrong},
              {"purchases_lost_or_doubled", row.lost_or_doubled},
              {"recovery_seconds", row.recovery},
              {"p99_ms", row.counts.quantile(0.99)},
              {"heard", row.counts.heard},
              {"notes", row.notes},
              {"faults", row.faults},
              {"good", row.is_good()}};
    for (const auto& [outcome, key] : outcomes) json[key] = row.counts.of(outcome);
    return json;
}

}    // namespace

std::string table_head() {
    return "fault                    requests answered apology refused  no ans  wrong  lost/dbl"
           "  recovery   p99    customers hear\n";
}

std::string table_line(const Row& row) {
    std::array<char, 256> line{};
    std::snprintf(line.data(), line.size(), "%-25s%8ld%9ld%8ld%8ld%8ld%7ld%10d%8.1f s%6.0f ms  ",
                  row.name.c_str(), row.counts.sent(), row.counts.of(Outcome::answered),
                  row.counts.of(Outcome::apologised), row.counts.of(Outcome::refused),
                  row.counts.of(Outcome::unanswered), row.wrong, row.lost_or_doubled, row.recovery,
                  row.counts.quantile(0.99));
    return line.data() + mostly_heard(row.counts) + (row.is_good() ? "\n" : "   NOT GOOD\n");
}

std::string details(const Row& row) {
    std::string lines;
    for (const std::string& note : row.notes) lines += "    " + note + "\n";
    for (const std::string& fault : row.faults) lines += "    NOT GOOD: " + fault + "\n";
    return lines;
}

std::string to_json(const std::vector<Row>& rows) {
    Json all = Json::array();
    for (const Row& row : rows) all.push_back(row_json(row));
    const bool are_good = std::ranges::all_of(rows, &Row::is_good);
    return Json{{"good", are_good}, {"rows", std::move(all)}}.dump(2) + "\n";
}

}    // namespace ask::chaos
