#include "core/detail/log_writer.hpp"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <array>
#include <catch2/catch_test_macros.hpp>
#include <cstdio>
#include <optional>
#include <string>

#include "support/small_files.hpp"

using namespace ask::detail;
using namespace std::chrono_literals;

namespace {

std::string gap_line(std::uint64_t lines) {
    return "gap of " + std::to_string(lines) + '\n';
}

std::string numbered(int number) {
    return "line " + std::to_string(number) + '\n';
}

// A pipe that nobody reads until the test does.
class Pipe {
 public:
    Pipe() { REQUIRE(::pipe2(ends_.data(), O_CLOEXEC) == 0); }
    ~Pipe() {
        ::close(ends_[0]);
        ::close(ends_[1]);
    }
    Pipe(const Pipe&) = delete;
    Pipe& operator=(const Pipe&) = delete;

    [[nodiscard]] int descriptor() const { return ends_[1]; }
    void fill() {
        const int flags = ::fcntl(ends_[1], F_GETFL);
        ::fcntl(ends_[1], F_SETFL, flags | O_NONBLOCK);
        const std::string filling(4'096, '.');
        while (::write(ends_[1], filling.data(), filling.size()) > 0) {
        }
        ::fcntl(ends_[1], F_SETFL, flags);
    }
    // All up to a text, without what filled the pipe; what came if it does not come.
    std::string read_to(const std::string& text) {
        std::string all;
        while (all.find(text) == std::string::npos) {
            pollfd look{.fd = ends_[0], .events = POLLIN, .revents = 0};
            if (::poll(&look, 1, 5'000) <= 0) break;
            std::array<char, 4'096> part{};
            const ssize_t size = ::read(ends_[0], part.data(), part.size());
            if (size <= 0) break;
            all.append(part.data(), static_cast<std::size_t>(size));
            all.erase(0, all.find_first_not_of('.'));
        }
        return all;
    }

 private:
    std::array<int, 2> ends_{};
};

LogWriterOptions small(int descriptor) {
    return {.descriptor = descriptor,
            .limits = {.lines = 4, .bytes = 1'000},
            .flush_limit = 20ms,
            .end_limit = 20ms};
}

LogWriterOptions usual(int descriptor) {
    return {.descriptor = descriptor, .limits = {}, .flush_limit = 5s, .end_limit = 5s};
}

}    // namespace

TEST_CASE("a log that nobody reads stops neither who writes, nor a flush, nor the end") {
    Pipe pipe;
    pipe.fill();
    LogWriter writer(gap_line, small(pipe.descriptor()));
    for (int number = 0; number < 1'000; ++number) writer.write(numbered(number));
    writer.flush();
    // Four wait in the queue, and four at most were taken out of it.
    CHECK(writer.dropped() >= 992);
    CHECK(writer.dropped() < 1'000);
}

// Each line is longer than what is written at once: the writer takes the first, and is blocked.
TEST_CASE("once a log is read again one line says how many are missing, where they are") {
    Pipe pipe;
    pipe.fill();
    LogWriterOptions options = usual(pipe.descriptor());
    options.limits.lines = 4;
    LogWriter writer(gap_line, options);
    const std::string wide(5'000, ' ');
    for (int number = 0; number < 100; ++number) writer.write(wide + numbered(number));
    const auto dropped = writer.dropped();
    CHECK(dropped >= 95);
    std::string expected;
    for (int number = 0; number < 100 - static_cast<int>(dropped); ++number) {
        expected += wide + numbered(number);
    }
    expected += gap_line(dropped);
    CHECK(pipe.read_to(gap_line(dropped)) == expected);
    writer.write("after\n");
    CHECK(pipe.read_to("after") == "after\n");
    CHECK(writer.dropped() == dropped);
}

TEST_CASE("a line is written at once, without a flush") {
    Pipe pipe;
    LogWriter writer(gap_line, usual(pipe.descriptor()));
    for (int number = 0; number < 3; ++number) {
        writer.write(numbered(number));
        CHECK(pipe.read_to("\n") == numbered(number));
    }
}

TEST_CASE("what is queued is written before the writer ends, in its order, and what was flushed") {
    for (const bool flushes : {true, false}) {
        std::FILE* file = std::tmpfile();
        REQUIRE(file != nullptr);
        std::optional<LogWriter> writer;
        writer.emplace(gap_line, usual(::fileno(file)));
        std::string expected;
        for (int number = 0; number < 2'000; ++number) {
            writer->write(numbered(number));
            expected += numbered(number);
        }
        const std::string long_line = std::string(20'000, 'x') + '\n';
        writer->write(long_line);
        expected += long_line;
        flushes ? writer->flush() : writer.reset();
        std::string written(expected.size() + 1, '\0');
        REQUIRE(std::fseek(file, 0, SEEK_SET) == 0);
        written.resize(std::fread(written.data(), 1, written.size(), file));
        CHECK(written == expected);
        writer.reset();
        std::fclose(file);
    }
}

TEST_CASE("a line that was cut off by a full disk is lost alone, and the next one begins anew") {
    std::FILE* file = std::tmpfile();
    REQUIRE(file != nullptr);
    LogWriter writer(gap_line, usual(::fileno(file)));
    {
        const ask::tests::SmallFiles disk(20);
        writer.write("the first\n");
        writer.flush();
        writer.write("half of the second\n");
        writer.flush();
    }
    writer.write("the third\n");
    writer.flush();
    CHECK(writer.dropped() == 1);
    std::string written(100, '\0');
    REQUIRE(std::fseek(file, 0, SEEK_SET) == 0);
    written.resize(std::fread(written.data(), 1, written.size(), file));
    CHECK(written == "the first\nhalf of th\nthe third\n");
    std::fclose(file);
}

TEST_CASE("lines that the descriptor refuses are counted, and keep nothing back") {
    const int full = ::open("/dev/full", O_WRONLY | O_CLOEXEC);
    REQUIRE(full >= 0);
    for (const int descriptor : {full, 1'000'000}) {
        LogWriter writer(gap_line, usual(descriptor));
        writer.write(numbered(1));
        writer.write(numbered(2));
        writer.flush();
        CHECK(writer.dropped() == 2);
    }
    ::close(full);
}
