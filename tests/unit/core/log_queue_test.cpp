#include "core/detail/log_queue.hpp"

#include <catch2/catch_test_macros.hpp>
#include <string>

using ask::detail::LogQueue;

namespace {

// One line at a time: nothing fits behind the first.
std::string next(LogQueue& queue) {
    return queue.take(0).text;
}

// How many lines of so many it takes.
int push(LogQueue& queue, int lines, const std::string& line = "x\n") {
    int taken = 0;
    for (int i = 0; i < lines; ++i) taken += queue.push(line) ? 1 : 0;
    return taken;
}

}    // namespace

TEST_CASE("lines leave the queue in the order in which they came") {
    LogQueue queue({.lines = 8, .bytes = 100});
    for (const char* line : {"a\n", "b\n", "c\n"}) CHECK(queue.push(line));
    CHECK(next(queue) == "a\n");
    CHECK(queue.push("d\n"));
    for (const char* line : {"b\n", "c\n", "d\n"}) CHECK(next(queue) == line);
    CHECK(queue.empty());
    CHECK(queue.dropped() == 0);
}

TEST_CASE("as many lines are taken at once as fit, and one that is longer alone") {
    LogQueue queue({.lines = 8, .bytes = 100});
    for (const char* line : {"aa\n", "bb\n", "cc\n", "longer\n"}) CHECK(queue.push(line));
    const LogQueue::Taken two = queue.take(8);
    CHECK(two.text == "aa\nbb\n");
    CHECK(two.lines == 2);
    CHECK(queue.take(3).text == "cc\n");
    CHECK(queue.take(3).text == "longer\n");
    CHECK(queue.empty());
}

TEST_CASE("a queue takes as many lines and bytes as it may, and counts the rest") {
    struct Case {
        ask::detail::LogQueueLimits limits;
        int taken;
    };
    for (const Case& one :
         {Case{{.lines = 4, .bytes = 100}, 4}, Case{{.lines = 100, .bytes = 8}, 4},
          Case{{.lines = 100, .bytes = 1}, 1}, Case{{.lines = 1, .bytes = 100}, 1}}) {
        LogQueue queue(one.limits);
        CHECK(push(queue, 10) == one.taken);
        CHECK(queue.dropped() == static_cast<std::uint64_t>(10 - one.taken));
    }
}

TEST_CASE("once full a queue takes nothing until it is half empty, so that there is one gap") {
    LogQueue queue({.lines = 4, .bytes = 100});
    push(queue, 5);
    CHECK(queue.end_gap() == 0);
    next(queue);
    CHECK(queue.end_gap() == 0);
    CHECK_FALSE(queue.push("x\n"));
    next(queue);
    CHECK(queue.end_gap() == 2);
    CHECK(queue.end_gap() == 0);
    CHECK(push(queue, 5) == 2);
    CHECK(queue.dropped() == 5);
}

TEST_CASE("a queue with room for one line goes on after its gap") {
    LogQueue queue({.lines = 1, .bytes = 1});
    CHECK(push(queue, 3) == 1);
    next(queue);
    CHECK(queue.end_gap() == 2);
    CHECK(push(queue, 3) == 1);
}
