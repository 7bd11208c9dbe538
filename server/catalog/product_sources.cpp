#include "catalog/product_sources.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <system_error>

#include "catalog/detail/characters.hpp"
#include "catalog/detail/file_report.hpp"
#include "catalog/project_layout.hpp"

namespace ask::catalog {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t deepest_folder = 16;
// A catalogue of products has some thousands; /proc and / have no end.
constexpr std::size_t most_entries = 20'000;

constexpr const char* too_many =
    "holds more than 20,000 files and folders: name the folder of the product files";

bool is_json(const fs::path& path) {
    return detail::lower_ascii(path.extension().string()) == ".json";
}

bool is_passed_over(const fs::path& folder) {
    const std::string name = folder.filename().string();
    return name.starts_with('.') || name == "node_modules";
}

// Reads folders and all below them.
class Finder {
 public:
    explicit Finder(ProductSources& sources) : sources_(sources) {}

    void read_folder(const fs::path& folder, std::size_t depth = 0);
    void add_file(const fs::path& file) {
        if (is_new(file)) sources_.files.push_back(file);
    }
    // Whether it gave up.
    [[nodiscard]] bool is_full() const { return looked_at_ > most_entries; }

 private:
    bool is_new(const fs::path& path) {
        std::error_code failed;
        fs::path real = fs::canonical(path, failed);
        return failed || seen_.insert(std::move(real)).second;
    }
    void tell(const fs::path& folder, std::string_view rule, std::string message) {
        detail::FileReport report(folder.string(), nullptr);
        report.at({}, rule, std::move(message));
        const std::vector<Finding> told = report.take();
        sources_.findings.insert(sources_.findings.end(), told.begin(), told.end());
    }
    [[nodiscard]] std::vector<fs::path> entries_of(const fs::path& folder);
    void read_entry(const fs::path& entry, std::size_t depth);

    ProductSources& sources_;
    std::set<fs::path> seen_;
    std::size_t looked_at_ = 0;
};

std::vector<fs::path> Finder::entries_of(const fs::path& folder) {
    std::vector<fs::path> entries;
    std::error_code failed;
    for (fs::directory_iterator entry(folder, failed), end; !failed && entry != end && !is_full();
         entry.increment(failed)) {
        if (++looked_at_ > most_entries) tell(folder, "folder-unreadable", too_many);
        entries.push_back(entry->path().lexically_normal());    // "./a.json" is a.json
    }
    const bool is_loop = failed == std::errc::too_many_symbolic_link_levels;
    if (failed) {
        tell(folder, "folder-unreadable",
             is_loop ? "is a link that leads to itself" : "cannot be listed: " + failed.message());
    }
    std::ranges::sort(entries);
    return entries;
}

void Finder::read_entry(const fs::path& entry, std::size_t depth) {
    std::error_code failed;
    const fs::file_status status = fs::status(entry, failed);
    if (fs::is_directory(status)) {
        if (!is_passed_over(entry)) read_folder(entry, depth + 1);
        return;
    }
    // A link that leads to itself has no status; what it is called says what it should be.
    const bool is_loop = failed == std::errc::too_many_symbolic_link_levels;
    if (is_loop) return tell(entry, "link-loop", "is a link that leads to itself");
    if (is_json(entry)) add_file(entry);
}

void Finder::read_folder(const fs::path& folder, std::size_t depth) {
    if (!is_new(folder)) return tell(folder, "link-loop", "leads to a folder that is read already");
    if (depth > deepest_folder) return tell(folder, "folder-unreadable", "nests too deep");
    for (const fs::path& entry : entries_of(folder)) {
        if (!is_full()) read_entry(entry, depth);
    }
}

std::string not_there(const fs::path& path, const std::error_code& why) {
    const bool is_loop = why == std::errc::too_many_symbolic_link_levels;
    return path.string() + (is_loop ? ": is a link that leads to itself: name a folder or a file"
                                    : ": is not there: check the path");
}

std::string listed(const std::vector<fs::path>& read) {
    constexpr std::size_t most_listed = 3;
    std::string text;
    for (std::size_t i = 0; i < read.size() && i < most_listed; ++i) {
        text += (i == 0 ? "" : ", ") + read[i].string();
    }
    const std::size_t more = read.size() - std::min(read.size(), most_listed);
    return more == 0 ? text : text + " and " + std::to_string(more) + " more";
}

std::string nothing_found(const ProductSources& sources) {
    std::string text;
    for (const Finding& finding : sources.findings) {
        text += finding.file + ": " + finding.message + "\n";
    }
    return text + sources.read_from +
           ": has no product files: name a skill package, its isps folder, or product files";
}

// What was read of a path that is there. A project or package without product folders has none: its
// other files are no products that went wrong.
fs::path read_path(const fs::path& path, bool is_folder, Finder& finder) {
    if (!is_folder) {
        finder.add_file(path);
        return path;
    }
    const ProjectLayout layout = project_layout_of(path);
    if (layout.products)
        finder.read_folder(*layout.products);
    else if (!layout.is_project)
        finder.read_folder(path);
    return layout.products.value_or(path);
}

}    // namespace

ProductSources product_files_in(const fs::path& folder) {
    ProductSources sources{.files = {}, .read_from = folder.string(), .findings = {}};
    Finder(sources).read_folder(folder);
    return sources;
}

Result<ProductSources> find_product_files(const std::vector<fs::path>& paths) {
    ProductSources sources;
    Finder finder(sources);
    std::vector<fs::path> read;
    for (const fs::path& path : paths) {
        std::error_code failed;
        const fs::file_status status = fs::status(path, failed);
        if (!fs::exists(status)) return fail(errors::not_found, not_there(path, failed));
        read.push_back(read_path(path, fs::is_directory(status), finder));
        if (finder.is_full()) return fail(errors::too_large, path.string() + ": " + too_many);
    }
    sources.read_from = listed(read);
    if (sources.files.empty()) return fail(errors::not_found, nothing_found(sources));
    return sources;
}

}    // namespace ask::catalog
