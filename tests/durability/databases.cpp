#include "durability/databases.hpp"

#include <csignal>
#include <fstream>
#include <set>
#include <sstream>
#include <stdexcept>
#include <thread>
#include <utility>

#include "durability/answers.hpp"
#include "durability/server.hpp"
#include "isp/purchase_record.hpp"
#include "unit/store/postgres/bench.hpp"

namespace ask::tests {

namespace {

std::int64_t stock_of(const Json& customer) {
    const auto record = isp::read_purchase_record(customer.at("purchases").dump());
    if (!record) throw std::runtime_error("a record that cannot be read");
    const auto found = record->stock.find(ReferenceName(hint_pack));
    return found == record->stock.end() ? 0 : isp::items_left(found->second);
}

int hinted_scene_of(const Json& customer) {
    const Json bookmark = customer.at("attributes").value("bookmark", Json::object());
    return bookmark.value("hinted", false) ? bookmark.value("scene", -1) : -1;
}

StoredCustomer judge(const Json& customer) {
    StoredCustomer judged;
    judged.hints = stock_of(customer);
    judged.hinted_scene = hinted_scene_of(customer);
    std::int64_t sum = 0;
    std::set<std::string> used;
    for (const Json& change : customer.at("changes")) {
        sum += change.at("items").get<std::int64_t>();
        if (sum != change.at("stock")) judged.faults.push_back("a stock is not the lines' sum");
        const bool is_use = change.at("reason") == isp::reasons::use;
        const bool is_new = !is_use || used.insert(change.at("request")).second;
        if (!is_new) judged.faults.push_back("used twice");
    }
    if (sum != judged.hints) judged.faults.push_back("the story does not add up to the stock");
    return judged;
}

}    // namespace

Variables sqlite_in(const std::filesystem::path& folder) {
    return {{"SKILLD_STORAGE__BACKEND", "sqlite"},
            {"SKILLD_STORAGE__PATH", (folder / "skilld.sqlite").string()}};
}

PostgresServer& durable_postgres() {
    static PostgresServer server(PostgresServer::Durable::yes);
    return server;
}

Variables fresh_postgres() {
    return {{"SKILLD_STORAGE__BACKEND", "postgres"},
            {"SKILLD_STORAGE__DSN", store::tests::fresh_schema(durable_postgres())}};
}

PostgresHangs::PostgresHangs() {
    const pid_t server = durable_postgres().process();
    const std::string number = std::to_string(server);
    ::kill(server, SIGSTOP);    // first: it makes no more children
    processes_ = {server};
    std::ifstream file("/proc/" + number + "/task/" + number + "/children");
    for (pid_t child = 0; file >> child;) processes_.push_back(child);
    for (const pid_t process : processes_) ::kill(process, SIGSTOP);
}

void PostgresHangs::end() {
    for (const pid_t process : processes_) ::kill(process, SIGCONT);
    processes_.clear();
}

bool postgres_is_quiet(bool clients_are_dead) {
    const char* dead = R"(SELECT count(*) FROM pg_stat_activity
                          WHERE backend_type = 'client backend' AND pid <> pg_backend_pid())";
    const char* alive = R"(SELECT count(*) FROM pg_stat_activity
                           WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()
                             AND state <> 'idle')";
    for (int i = 0; i < 1'000; ++i) {
        const std::string dsn = durable_postgres().dsn();
        if (store::tests::ask_sql(dsn, clients_are_dead ? dead : alive) == "0") return true;
        std::this_thread::sleep_for(std::chrono::milliseconds{10});
    }
    return false;
}

std::map<std::string, StoredCustomer> everybody_in(Town& town, const Variables& storage,
                                                   pid_t disks_of) {
    const Told told = tell_store(town, storage, {"export"}, disks_of);
    if (told.status != 0) throw std::runtime_error("export: " + told.errors);
    std::map<std::string, StoredCustomer> everybody;
    std::istringstream lines(told.output);
    for (std::string line; std::getline(lines, line);) {
        const Json json = Json::parse(line);
        if (json.contains("user")) everybody.emplace(json.at("user"), judge(json));
    }
    return everybody;
}

}    // namespace ask::tests
