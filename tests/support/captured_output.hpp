#pragma once

#include <unistd.h>

#include <array>
#include <cstdio>
#include <string>

namespace ask::tests {

// What goes to one of the process's streams (stdout, stderr) while this lives.
class CapturedOutput {
 public:
    explicit CapturedOutput(std::FILE* stream)
        : stream_(stream), kept_(::dup(::fileno(stream))), into_(std::tmpfile()) {
        std::fflush(stream_);
        ::dup2(::fileno(into_), ::fileno(stream_));
    }
    ~CapturedOutput() {
        std::fflush(stream_);
        ::dup2(kept_, ::fileno(stream_));
        ::close(kept_);
        std::fclose(into_);
    }
    CapturedOutput(const CapturedOutput&) = delete;
    CapturedOutput& operator=(const CapturedOutput&) = delete;

    [[nodiscard]] std::string text() const {
        std::fflush(stream_);
        if (std::fseek(into_, 0, SEEK_SET) != 0) return {};
        std::string all;
        std::array<char, 4096> part{};
        while (const std::size_t size = std::fread(part.data(), 1, part.size(), into_)) {
            all.append(part.data(), size);
        }
        return all;
    }

 private:
    std::FILE* stream_;
    int kept_;
    std::FILE* into_;
};

}    // namespace ask::tests
