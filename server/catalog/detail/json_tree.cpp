#include "catalog/detail/json_tree.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "catalog/detail/parse_words.hpp"

namespace ask::catalog::detail {

namespace {

constexpr std::size_t most_repeated_keys = 100;

// Gives the text to the parser byte by byte and tells how far it has come: the library's events
// say what was read and not where.
class CountingIterator {
 public:
    using iterator_category = std::forward_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char*;
    using reference = const char&;

    CountingIterator() = default;
    CountingIterator(const char* at, const char** reached) : at_(at), reached_(reached) {}
    reference operator*() const { return *at_; }
    CountingIterator& operator++() {
        *reached_ = ++at_;
        return *this;
    }
    CountingIterator operator++(int) {
        const CountingIterator before = *this;
        ++*this;
        return before;
    }
    friend bool operator==(const CountingIterator& a, const CountingIterator& b) {
        return a.at_ == b.at_;
    }

 private:
    const char* at_ = nullptr;
    const char** reached_ = nullptr;
};

class TreeBuilder : public nlohmann::json_sax<Json> {
 public:
    TreeBuilder(std::string_view text, const JsonLimits& limits)
        : text_(text), limits_(limits), reached_(text.data()) {}

    bool run() {
        // The end is given as well.
        // NOLINTNEXTLINE(bugprone-suspicious-stringview-data-usage)
        const CountingIterator begin(text_.data(), &reached_);
        const CountingIterator end(text_.data() + text_.size(), &reached_);
        return Json::sax_parse(begin, end, this, Json::input_format_t::json, true, false);
    }
    JsonTree& tree() { return tree_; }
    ParseFault& fault() { return fault_; }

    bool null() override { return add(nullptr); }
    bool boolean(bool value) override { return add(value); }
    bool number_integer(number_integer_t value) override { return add(value); }
    bool number_unsigned(number_unsigned_t value) override { return add(value); }
    bool number_float(number_float_t value, const string_t&) override { return add(value); }
    bool string(string_t& value) override { return add(std::move(value)); }
    bool binary(binary_t&) override { return false; }    // no JSON text has one
    bool start_object(std::size_t) override { return open(Json::object()); }
    bool start_array(std::size_t) override { return open(Json::array()); }
    bool end_object() override { return close(); }
    bool end_array() override { return close(); }
    bool key(string_t& name) override;
    bool parse_error(std::size_t position, const std::string& last,
                     const nlohmann::detail::exception& wrong) override;

 private:
    // A container that is being filled.
    struct Frame {
        Json* value;
        std::uint32_t node;
        std::uint32_t last_child;
    };

    [[nodiscard]] std::size_t reached() const {
        return static_cast<std::size_t>(reached_ - text_.data());
    }
    // Between two tokens stand only these; the parser may have looked one byte ahead of a number.
    [[nodiscard]] std::size_t skip(std::string_view passed_over) const {
        return std::min(text_.find_first_not_of(passed_over, end_of_last_), text_.size());
    }
    std::uint32_t take_token() {
        const std::size_t begin = skip(" \t\r\n,:]}");
        end_of_last_ = reached();
        return static_cast<std::uint32_t>(begin);
    }
    bool refuse(std::string_view rule, std::size_t at, std::string message) {
        fault_ = {rule, at, std::move(message)};
        return false;
    }
    [[nodiscard]] bool is_full() const { return tree_.nodes.size() >= limits_.values; }
    bool refuse_more(std::size_t at) {
        return refuse(json_rules::too_large, at,
                      "holds more than " + std::to_string(limits_.values) + " values");
    }
    Json* put(Json value);
    void link(std::uint32_t begin);
    bool add(Json value);
    bool open(Json value);
    bool close() {
        frames_.pop_back();
        end_of_last_ = reached();
        return true;
    }
    [[nodiscard]] std::string pointer_to(std::uint32_t node) const;
    void note_repeated();

    std::string_view text_;
    JsonLimits limits_;
    const char* reached_;
    std::size_t end_of_last_ = 0;
    JsonTree tree_;
    ParseFault fault_;
    std::vector<Frame> frames_;
    Json* member_ = nullptr;    // where the value of the key read last goes
    const std::string* key_ = nullptr;
    std::uint32_t key_at_ = 0;
};

Json* TreeBuilder::put(Json value) {
    if (frames_.empty()) return &(tree_.root = std::move(value));
    Json& parent = *frames_.back().value;
    if (parent.is_object()) return &(*member_ = std::move(value));
    parent.push_back(std::move(value));
    return &parent.back();
}

void TreeBuilder::link(std::uint32_t begin) {
    const auto added = static_cast<std::uint32_t>(tree_.nodes.size());
    JsonNode node;
    node.key_at = begin;
    node.value_at = begin;
    if (!frames_.empty()) {
        Frame& frame = frames_.back();
        const bool is_member = frame.value->is_object();
        node.parent = frame.node;
        if (is_member) node.key_at = key_at_;
        if (is_member) node.key = key_;
        const bool is_first = frame.last_child == no_node;
        (is_first ? tree_.nodes[frame.node].first_child
                  : tree_.nodes[frame.last_child].next_sibling) = added;
        frame.last_child = added;
    }
    tree_.nodes.push_back(node);
}

bool TreeBuilder::add(Json value) {
    const std::uint32_t begin = take_token();
    if (is_full()) return refuse_more(begin);
    link(begin);
    put(std::move(value));
    return true;
}

bool TreeBuilder::open(Json value) {
    const std::uint32_t begin = take_token();
    if (frames_.size() >= limits_.depth) {
        return refuse(json_rules::depth, begin,
                      "nests deeper than " + std::to_string(limits_.depth) + " levels");
    }
    if (is_full()) return refuse_more(begin);
    link(begin);
    const auto node = static_cast<std::uint32_t>(tree_.nodes.size() - 1);
    frames_.push_back({put(std::move(value)), node, no_node});
    return true;
}

std::string TreeBuilder::pointer_to(std::uint32_t node) const {
    const JsonNode& here = tree_.nodes[node];
    if (here.parent == no_node) return {};
    if (here.key) return join_pointer(pointer_to(here.parent), *here.key);
    std::size_t index = 0;
    for (auto at = tree_.nodes[here.parent].first_child; at != node; ++index) {
        at = tree_.nodes[at].next_sibling;
    }
    return join_pointer(pointer_to(here.parent), std::to_string(index));
}

void TreeBuilder::note_repeated() {
    if (tree_.repeated.size() >= most_repeated_keys) return;
    const std::uint32_t object = frames_.back().node;
    auto first = tree_.nodes[object].first_child;
    while (tree_.nodes[first].key != key_) first = tree_.nodes[first].next_sibling;
    tree_.repeated.push_back(
        {join_pointer(pointer_to(object), *key_), tree_.nodes[first].key_at, key_at_});
}

bool TreeBuilder::key(string_t& name) {
    key_at_ = take_token();
    auto& members = frames_.back().value->get_ref<Json::object_t&>();
    const auto [place, is_new] = members.try_emplace(std::move(name), nullptr);
    key_ = &place->first;
    member_ = &place->second;
    if (!is_new) note_repeated();
    return true;
}

bool TreeBuilder::parse_error(std::size_t position, const std::string&,
                              const nlohmann::detail::exception& wrong) {
    std::string message = parse_words(wrong.what());
    const std::size_t last = position == 0 ? 0 : position - 1;
    // A token out of place is told where it begins, a broken one where it breaks.
    const bool is_out_of_place = message.starts_with("unexpected");
    const std::size_t at = is_out_of_place ? std::min(skip(" \t\r\n,:"), last) : last;
    const bool is_comment = message.starts_with("invalid literal") &&
                            text_.substr(std::min(last, text_.size())).starts_with('/');
    if (is_comment) message = "has a comment here; JSON has none; expected a value or a key";
    return refuse(json_rules::syntax, std::min(at, text_.size()), std::move(message));
}

}    // namespace

std::expected<JsonTree, ParseFault> parse_json_tree(std::string_view text,
                                                    const JsonLimits& limits) {
    TreeBuilder builder(text, limits);
    if (!builder.run()) return std::unexpected(std::move(builder.fault()));
    return std::move(builder.tree());
}

}    // namespace ask::catalog::detail
