#include "simulator/detail/answer_texts.hpp"

#include "model/ssml.hpp"
#include "simulator/detail/json_text.hpp"
#include "simulator/purchase_flow.hpp"

namespace ask::simulator::detail {

namespace {

std::string card_text(const Json& answer) {
    std::string text;
    for (const char* member : {"title", "content", "text"}) {
        const std::string part = text_at(answer, std::string("/response/card/") + member);
        if (!part.empty()) text += (text.empty() ? "" : "\n") + part;
    }
    return text;
}

}    // namespace

std::string spoken_at(const Json& answer, const std::string& pointer) {
    if (text_at(answer, pointer + "/type") == "PlainText")
        return text_at(answer, pointer + "/text");
    const std::string ssml = text_at(answer, pointer + "/ssml");
    return ssml.empty() ? text_at(answer, pointer + "/text") : model::strip_ssml(ssml);
}

std::vector<AnswerText> texts_of(const Json& answer) {
    const auto order = find_order(answer);
    std::vector<AnswerText> texts{
        {"outputSpeech", spoken_at(answer, "/response/outputSpeech")},
        {"reprompt", spoken_at(answer, "/response/reprompt/outputSpeech")},
        {"card", card_text(answer)},
        {"upsellMessage", order ? order->upsell_message : ""},
    };
    std::erase_if(texts, [](const AnswerText& one) { return one.text.empty(); });
    return texts;
}

}    // namespace ask::simulator::detail
