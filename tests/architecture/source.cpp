#include "architecture/source.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>

namespace architecture {

namespace {

namespace fs = std::filesystem;

std::string read(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

bool ends_in_one_of(const std::string& name, const std::vector<std::string>& endings) {
    if (endings.empty()) return true;
    return std::ranges::any_of(endings, [&](const auto& ending) { return name.ends_with(ending); });
}

std::vector<fs::path> files_below(const fs::path& place) {
    if (fs::is_regular_file(place)) return {place};
    std::vector<fs::path> files;
    if (!fs::is_directory(place)) return files;
    for (const auto& entry : fs::recursive_directory_iterator(place)) {
        if (entry.is_regular_file()) files.push_back(entry.path());
    }
    return files;
}

}    // namespace

std::vector<Source> read_sources(const fs::path& root, const std::vector<std::string>& folders,
                                 const std::vector<std::string>& endings) {
    std::vector<Source> sources;
    for (const std::string& folder : folders) {
        for (const fs::path& file : files_below(root / folder)) {
            if (!ends_in_one_of(file.filename().string(), endings)) continue;
            sources.push_back({file.lexically_relative(root).generic_string(), read(file)});
        }
    }
    std::ranges::sort(sources, {}, &Source::path);
    return sources;
}

std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        lines.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

std::vector<std::string_view> parts_of(std::string_view path) {
    std::vector<std::string_view> parts;
    while (!path.empty()) {
        const auto end = std::min(path.find('/'), path.size());
        parts.push_back(path.substr(0, end));
        path.remove_prefix(std::min(end + 1, path.size()));
    }
    return parts;
}

bool is_cpp(std::string_view path) {
    return path.ends_with(".cpp") || path.ends_with(".hpp");
}

std::string fault_at(const Source& source, std::size_t line, std::string_view what) {
    return source.path + ":" + std::to_string(line) + ": " + std::string(what);
}

}    // namespace architecture
