#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <string>
#include <vector>

#include "catalog/json_place.hpp"
#include "simulator/speech_rules.hpp"

namespace {

using namespace ask;
using namespace ask::simulator;

void gather(const Json& value, std::vector<std::string>& texts) {
    if (value.is_string()) texts.push_back(value.get<std::string>());
    if (!value.is_structured()) return;
    for (const Json& part : value) gather(part, texts);
}

std::vector<std::string> texts_in(const std::filesystem::path& file) {
    std::vector<std::string> texts;
    gather(catalog::read_json_file(file).value(), texts);
    return texts;
}

Json saying(const std::string& text) {
    return {{"response",
             {{"outputSpeech", {{"type", "SSML"}, {"ssml", "<speak>" + text + "</speak>"}}},
              {"shouldEndSession", false}}}};
}

// As if everything were said after every kind of purchase.
void check_everywhere(const std::vector<std::string>& texts, const std::string& locale) {
    for (const model::PurchaseResult result : model::purchase_results) {
        Situation situation;
        situation.locale = Locale(locale);
        situation.purchase = PurchaseTold{model::PurchaseFlow::buy, result};
        for (const std::string& text : texts) {
            INFO(text);
            const auto objections = find_objections(saying(text), situation);
            if (!objections.empty()) FAIL_CHECK(objections.front());
        }
    }
}

const std::filesystem::path config = std::filesystem::path(SKILLD_SOURCE_DIR) / "config";

}    // namespace

TEST_CASE("the example skill's own words give no reason to object") {
    for (const char* locale : {"en-US", "en-GB", "de-DE"}) {
        const auto file = config / "speech" / (std::string(locale) + ".json");
        check_everywhere(texts_in(file), locale);
    }
}

TEST_CASE("the example skill's adventures give no reason to object in any language of theirs") {
    for (const auto& entry : std::filesystem::directory_iterator(config / "adventures")) {
        for (const char* locale : {"en-US", "de-DE"}) {
            check_everywhere(texts_in(entry.path()), locale);
        }
    }
}
