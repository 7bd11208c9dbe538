#pragma once

#include <fcntl.h>
#include <grp.h>
#include <linux/close_range.h>
#include <pwd.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "support/free_port.hpp"
#include "support/scratch_folder.hpp"
#include "support/text_of.hpp"

namespace ask::tests {

// A PostgreSQL of the test's own, in a folder of its own, on loopback; it ends with the object, and
// if the test dies first, with the thread that made it. A root shell makes it run as `postgres`.
// Its collation is not that of bytes, as on most machines.
class PostgresServer {
 public:
    using Settings = std::vector<std::string>;    // "name=value"
    enum class Durable { no, yes };               // whether a kill -9 loses nothing

    struct StandbyOf {
        const PostgresServer& primary;
    };

    explicit PostgresServer(Durable durable = Durable::no) : durable_(durable) {
        prepare_folder();
        const auto password_file = folder_.write("password", std::string(password) + "\n");
        run({program("initdb"), "-D", data(), "-U", "skilld", "-A", "scram-sha-256", "--no-sync",
             "--pwfile=" + password_file.string(), "-E", "UTF8", "--locale-provider=icu",
             "--icu-locale=en", "--locale=C.UTF-8", "--no-instructions"});
        start();
    }
    // Follows another that runs, as its copy, until promote().
    explicit PostgresServer(StandbyOf of) : durable_(of.primary.durable_) {
        prepare_folder();
        std::filesystem::permissions(data(), std::filesystem::perms(0700));
        run({program("pg_basebackup"), "-D", data(), "-d", of.primary.dsn(), "-R", "-X", "stream",
             "-c", "fast", "--no-sync"});
        start();
    }
    // A standby takes over; true when it takes writes.
    [[nodiscard]] bool promote() {
        write("promote", "");
        ::kill(process_, SIGUSR1);
        const auto mark = data() / "standby.signal";
        for (int i = 0; i < 1'000 && std::filesystem::exists(mark); ++i) {
            std::this_thread::sleep_for(std::chrono::milliseconds{10});
        }
        return !std::filesystem::exists(mark);
    }
    // At once: nobody needs its files any more.
    ~PostgresServer() { end_with(SIGQUIT); }
    PostgresServer(const PostgresServer&) = delete;
    PostgresServer& operator=(const PostgresServer&) = delete;

    // Waits until it answers. Another port is tried if somebody took this one meanwhile.
    void start(Settings settings = {}) {
        for (int i = 0; i < 5; ++i) {
            if (port_ == 0) port_ = free_port();
            process_ = spawn(command(settings));
            if (is_ready()) return;
            stop();
            if (i > 0) port_ = 0;
        }
        throw std::runtime_error("PostgreSQL does not start: " + log());
    }
    // Connections are cut; what was committed is on the disk.
    void stop() { end_with(SIGINT); }
    // As if the power failed: the server and all that belongs to it.
    void kill() {
        if (process_ <= 0) return;
        const std::vector<pid_t> children = children_of(process_);
        end_with(SIGKILL);
        for (const pid_t child : children) ::kill(child, SIGKILL);
        for (const pid_t child : children) wait_until_gone(child);
    }
    void restart(Settings settings = {}) {
        stop();
        start(std::move(settings));
    }
    [[nodiscard]] pid_t process() const { return process_; }

    [[nodiscard]] std::uint16_t port() const { return port_; }
    // Key=value; more of them may follow after a space.
    [[nodiscard]] std::string dsn() const { return dsn_on(port_); }
    [[nodiscard]] static std::string dsn_on(std::uint16_t port) {
        return "host=127.0.0.1 port=" + std::to_string(port) +
               " user=skilld dbname=postgres password=" + password;
    }
    [[nodiscard]] std::filesystem::path data() const { return folder_.path() / "data"; }
    [[nodiscard]] std::string log() const { return text_of(folder_.path() / "log"); }
    // A file in the data folder, the server's own, which it alone may read.
    std::filesystem::path write(const std::string& name, const std::string& text) const {
        const std::filesystem::path file = data() / name;
        std::ofstream(file) << text;
        std::filesystem::permissions(file, std::filesystem::perms(0600));
        if (::chown(file.c_str(), user_, group_) != 0) throw std::runtime_error("chown");
        return file;
    }

    static constexpr const char* password = "not-a-word-of-any-message";

 private:
    // The newest that is installed.
    static std::filesystem::path programs() {
        std::filesystem::path newest;
        std::error_code none;
        for (const auto& one : std::filesystem::directory_iterator("/usr/lib/postgresql", none)) {
            const auto programs = one.path() / "bin";
            if (std::filesystem::exists(programs / "initdb") && programs > newest) {
                newest = programs;
            }
        }
        return newest;
    }
    static std::string program(const std::string& name) { return programs() / name; }

    [[nodiscard]] std::vector<std::string> command(const Settings& settings) const {
        std::vector<std::string> words = {program("postgres"), "-D", data(), "-p",
                                          std::to_string(port_)};
        Settings all = {
            "listen_addresses=127.0.0.1", "unix_socket_directories=", "max_connections=50",
            "shared_buffers=16MB",        "log_min_messages=warning", "max_wal_size=256MB"};
        if (durable_ == Durable::no) {
            all.insert(all.end(), {"fsync=off", "synchronous_commit=off", "full_page_writes=off"});
        }
        all.insert(all.end(), settings.begin(), settings.end());
        for (const std::string& one : all) words.insert(words.end(), {"-c", one});
        return words;
    }

    // Where the data will be, owned by whom the server runs as.
    void prepare_folder() {
        if (programs().empty())
            throw std::runtime_error("no PostgreSQL server: ./dev test installs one");
        if (::geteuid() == 0) {
            const passwd* owner = ::getpwnam("postgres");
            if (!owner) throw std::runtime_error("PostgreSQL has no user 'postgres' to run as");
            user_ = owner->pw_uid;
            group_ = owner->pw_gid;
            std::filesystem::permissions(folder_.path(), std::filesystem::perms(0711));
        }
        std::filesystem::create_directory(data());
        if (::chown(data().c_str(), user_, group_) != 0) throw std::runtime_error("chown");
    }

    // What happens in the new process before it is another program.
    [[noreturn]] void become(char* const* arguments, int output) const {
        ::dup2(output, STDOUT_FILENO);
        ::dup2(output, STDERR_FILENO);
        ::setpgid(0, 0);    // a Ctrl-C is the test's
        const bool is_user =
            user_ == ::geteuid() ||
            (::setgroups(0, nullptr) == 0 && ::setgid(group_) == 0 && ::setuid(user_) == 0);
        if (!is_user || ::chdir("/") != 0) ::_exit(126);
        ::prctl(PR_SET_PDEATHSIG, SIGQUIT);
        ::close_range(STDERR_FILENO + 1, ~0U, CLOSE_RANGE_CLOEXEC);
        ::execv(arguments[0], arguments);
        ::_exit(127);
    }

    [[nodiscard]] pid_t spawn(std::vector<std::string> words) const {
        std::vector<char*> arguments;
        for (std::string& word : words) arguments.push_back(word.data());
        arguments.push_back(nullptr);
        const auto file = folder_.path() / "log";
        const int output = ::open(file.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
        const pid_t child = ::fork();
        if (child == 0) become(arguments.data(), output);
        ::close(output);
        return child;
    }

    void run(std::vector<std::string> words) const {
        int status = 0;
        const pid_t child = spawn(std::move(words));
        if (::waitpid(child, &status, 0) != child || status != 0) {
            throw std::runtime_error("initdb: " + log());
        }
    }

    // The eighth line of the file says so, after the process's number, once it takes connections.
    [[nodiscard]] bool is_ready() {
        for (int i = 0; i < 3'000; ++i) {
            std::ifstream file(data() / "postmaster.pid");
            std::vector<std::string> lines;
            for (std::string line; std::getline(file, line);) lines.push_back(line);
            if (lines.size() >= 8 && lines[0] == std::to_string(process_) &&
                lines[7].starts_with("ready")) {
                return true;
            }
            if (::waitpid(process_, nullptr, WNOHANG) != 0) {
                process_ = 0;
                return false;
            }
            std::this_thread::sleep_for(std::chrono::milliseconds{10});
        }
        return false;
    }

    void end_with(int signal) {
        if (process_ <= 0) return;
        ::kill(process_, SIGCONT);
        ::kill(process_, signal);
        const pid_t ending = std::exchange(process_, 0);
        for (int i = 0; i < 1'000; ++i) {
            if (::waitpid(ending, nullptr, WNOHANG) != 0) return;
            std::this_thread::sleep_for(std::chrono::milliseconds{10});
        }
        ::kill(ending, SIGKILL);
        ::waitpid(ending, nullptr, 0);
    }
    static std::vector<pid_t> children_of(pid_t process) {
        const std::string number = std::to_string(process);
        std::ifstream file("/proc/" + number + "/task/" + number + "/children");
        std::vector<pid_t> children;
        for (pid_t child = 0; file >> child;) children.push_back(child);
        return children;
    }
    static void wait_until_gone(pid_t process) {
        for (int i = 0; i < 500 && ::kill(process, 0) == 0; ++i) {
            std::ifstream file("/proc/" + std::to_string(process) + "/stat");
            std::string number, name, state;
            if (file >> number >> name >> state && state == "Z") return;
            std::this_thread::sleep_for(std::chrono::milliseconds{10});
        }
    }

    ScratchFolder folder_;
    Durable durable_;
    uid_t user_ = ::geteuid();
    gid_t group_ = ::getegid();
    std::uint16_t port_ = 0;
    pid_t process_ = 0;
};

}    // namespace ask::tests
