#include <array>
#include <vector>

#include "catalog/detail/written_json.hpp"
#include "catalog/model_check.hpp"

namespace ask::catalog {

namespace {

using enum Severity;

constexpr std::array file_rules{
    Rule{"file-unreadable", error, "the file can be read", "Check the path and its permissions.",
         "format"},
    Rule{"file-too-large", error, "the file is of a sensible size",
         "Amazon takes about 1.5 MB: is it the right file?", "format"},
    Rule{"json-encoding", error, "the file is UTF-8", "Save it as UTF-8.", "format"},
    Rule{"json-syntax", error, "the file is JSON", "Correct it at this place.", "format"},
    Rule{"json-depth", error, "the file is not nested without end", "Is it the right file?",
         "format"},
    Rule{"json-repeated-key", error, "a member stands in its object once",
         "Keep one of the two: readers differ in which they take.", "format"},
    Rule{"json-comment", error, "JSON has no comments",
         "Take the comment out: the ASK CLI and Amazon refuse the file with it.", "format"},
    Rule{"model-format", error, "the file is an interaction model of Alexa's",
         "Name a file with interactionModel.languageModel.", "format"},
    Rule{"model-shape", error, "members have the types that Amazon's schema gives them",
         "Write it as the interaction model schema says.", "documented"},
    Rule{"model-locale", warning, "the file is called after its locale",
         "Call it like en-US.json: the ASK CLI takes the locale from there.", "documented"},
    Rule{"model-missing", error, "each locale in which something is sold has a model",
         "Run: skilld model generate.", "certification"},
};

constexpr std::array name_rules{
    Rule{"invocation-length", error, "an invocation name has 2 to 50 characters",
         "Choose another name.", "documented"},
    Rule{"invocation-characters", error, "an invocation name is written as it is said",
         "Use small letters, spaces, possessive apostrophes, and periods in abbreviations.",
         "documented"},
    Rule{"invocation-wake-word", error, "an invocation name has no word that belongs to Alexa",
         "Leave out alexa, amazon, echo, computer, skill and app.", "documented"},
    Rule{"invocation-launch-word", error,
         "an invocation name has no word with which skills are opened or asked",
         "Leave out words such as open, ask, to and for.", "documented"},
    Rule{"invocation-article", error, "an invocation name is more than an article and a word",
         "Add a word.", "documented"},
    Rule{"invocation-one-word", warning, "an invocation name has two words or more",
         "Add a word, unless it is your brand or a compound that Alexa understands.", "documented"},
    Rule{"intent-name", error, "an intent's name has letters and underscores",
         "Leave out digits, spaces, periods and marks; begin with a letter.", "documented"},
    Rule{"slot-name", error, "a slot's name has letters and underscores",
         "Leave out spaces, periods and marks; begin with a letter.", "documented"},
    Rule{"type-name", error, "a slot type's name has letters and underscores",
         "Leave out spaces, periods and marks; begin with a letter.", "documented"},
    Rule{"name-digit", warning, "names of slots and types have no digits", "Spell the digit out.",
         "uncertain"},
    Rule{"name-repeated", error, "a name is given once", "Rename one, or join the two.",
         "documented"},
    Rule{"name-overlap", error, "an intent and a slot have different names", "Rename the slot.",
         "documented"},
    Rule{"built-in-unknown", error, "AMAZON. begins the names of Amazon's own intents only",
         "Take the name of a built-in intent, or one without AMAZON.", "documented"},
    Rule{"built-in-type-unknown", warning, "AMAZON. begins the names of Amazon's own types only",
         "Look it up in the slot type reference.", "inferred"},
    Rule{"built-in-missing", error, "customers can ask for help, stop and cancel",
         "Add the intent, with an empty list of samples.", "documented"},
    Rule{"built-in-home-missing", warning, "customers can go home",
         "Add AMAZON.NavigateHomeIntent, with an empty list of samples.", "inferred"},
};

constexpr std::array sample_rules{
    Rule{"sample-empty", error, "a sample utterance says something", "Take it out.", "format"},
    Rule{"sample-characters", error,
         "samples have letters of the language, spaces, apostrophes, hyphens, underscores, periods",
         "Take the character out, or write what is said in its place.", "documented"},
    Rule{"sample-period", error, "a period follows the letter it abbreviates",
         "Take it out; abbreviations are written n. b. a.", "documented"},
    Rule{"sample-sentence-end", warning, "samples do not end like sentences",
         "Take the period out.", "inferred"},
    Rule{"sample-digit", warning, "numbers are written as they are said", "Spell it out.",
         "documented"},
    Rule{"sample-spaces", warning, "words are parted by one space", "Take out the others.",
         "inferred"},
    Rule{"sample-slot-syntax", error, "a slot is written {Name}", "Write {Name}.", "documented"},
    Rule{"sample-slot-joined", warning, "a slot stands apart from the words around it",
         "Put a space there.", "inferred"},
    Rule{"sample-slot-undefined", error, "a slot in a sample is declared by its intent",
         "Declare the slot, or correct its name.", "documented"},
    Rule{"sample-carrier-phrase", error, "a phrase slot has words beside it",
         "Add words that lead to it: search for {Query}.", "documented"},
    Rule{"sample-phrase-alone", error, "a phrase slot is the only slot of its sample",
         "Take the other slot out.", "documented"},
    Rule{"sample-repeated", error, "a sample is there once, in one intent", "Keep one of the two.",
         "documented"},
    Rule{"sample-ambiguous", warning,
         "two intents differ in more than the name of a slot of one type", "Keep one of the two.",
         "inferred"},
    Rule{"slot-unused", warning, "a slot is in a sample, or is asked for",
         "Use it in a sample, or take it out.", "inferred"},
    Rule{"intent-without-samples", error, "an intent of the skill's own has samples",
         "Write what customers say.", "documented"},
};

constexpr std::array type_rules{
    Rule{"type-undefined", error, "a slot's type is declared or built in",
         "Declare the type, or correct its name.", "documented"},
    Rule{"type-unused", warning, "a type has slots", "Take it out, or use it.", "inferred"},
    Rule{"type-empty", error, "a type has values", "Write values, or take the type out.",
         "documented"},
    Rule{"value-empty", error, "a value has a name", "Write the name, or take the value out.",
         "documented"},
    Rule{"value-length", warning, "a value or synonym has at most 140 characters", "Shorten it.",
         "uncertain"},
    Rule{"value-characters", warning, "values are written as they are said",
         "Take the character out.", "inferred"},
    Rule{"value-repeated", error, "a value is in its type once", "Keep one of the two.",
         "documented"},
    Rule{"value-id-repeated", error, "an id is in its type once", "Give each value its own id.",
         "documented"},
    Rule{"synonym-repeated", warning, "a synonym leads to one value",
         "Keep it at one of the two: else the slot is ambiguous.", "inferred"},
    Rule{"model-limits", warning, "the model keeps within Amazon's limits",
         "Make it smaller: 250 intents, 50,000 values and synonyms, 1.5 MB.", "uncertain"},
    Rule{"dialog-intent-undefined", error, "the dialog's intents are declared",
         "Declare the intent, or take it out of the dialog.", "documented"},
    Rule{"dialog-slot-undefined", error, "the dialog's slots are declared by their intents",
         "Declare the slot, or take it out of the dialog.", "documented"},
    Rule{"dialog-slot-type", error, "a slot has the same type in the dialog",
         "Write the type that the intent declares.", "documented"},
    Rule{"dialog-elicitation", error, "a slot that must be filled has a question",
         "Give it prompts.elicitation.", "documented"},
    Rule{"dialog-confirmation", warning, "what must be confirmed has a question",
         "Give it prompts.confirmation.", "inferred"},
    Rule{"dialog-slot-incomplete", warning, "a slot of the dialog has a type and prompts",
         "Write the type that the intent declares, and prompts, which may be an empty object.",
         "uncertain"},
    Rule{"delegation-strategy", error, "a delegation strategy is ALWAYS or SKILL_RESPONSE",
         "Write one of the two, or leave it out.", "documented"},
    Rule{"fallback-sensitivity", error,
         "the level of fallbackIntentSensitivity is HIGH, MEDIUM or LOW",
         "Write one of the three, or leave it out.", "documented"},
    Rule{"prompt-undefined", error, "the dialog's prompts are declared",
         "Add the prompt, or correct its id.", "documented"},
    Rule{"prompt-repeated", error, "a prompt's id is given once", "Keep one of the two.",
         "documented"},
    Rule{"prompt-empty", error, "a prompt has variations", "Write one.", "documented"},
    Rule{"prompt-variation", error, "a variation has a value and the type PlainText or SSML",
         "Write {\"type\": \"PlainText\", \"value\": \"what Alexa says\"}.", "documented"},
};

constexpr std::array drift_rules{
    Rule{"product-without-value", error, "each product can be named where it is sold",
         "Run: skilld model generate; it tells where another value has the name.", "certification"},
    Rule{"value-without-product", warning, "the product type names products only",
         "Take the value out, or correct its id: it is the product's reference name.",
         "convention"},
    Rule{"value-without-id", warning, "a product's value has its reference name as id",
         "Give it an id: names change with the language.", "convention"},
    Rule{"value-not-sold-here", warning, "a product is named where it is sold",
         "Add the locale to the product, or take the value out: premium content must not be "
         "mentioned where it is not sold.",
         "certification"},
    Rule{"value-name", warning, "a product can be called by its own name",
         "Add the name to the synonyms.", "certification"},
    Rule{"intent-without-handler", error, "each intent is answered by the skill's code",
         "Add a route for it, or take the intent out.", "drift"},
    Rule{"handler-without-intent", error, "each intent that the code answers can be said",
         "Add the intent to the model, or take the route out.", "drift"},
    Rule{"purchase-intent-missing", error,
         "customers can ask what there is, buy it, get a refund and end a subscription",
         "Run: skilld model generate.", "certification"},
    Rule{"purchase-intent-advised", warning, "customers can ask about a product and their stock",
         "Run: skilld model generate.", "certification"},
    Rule{"what-can-i-buy", error, "the skill knows \"what can I buy\"",
         "Add the sample: without it Amazon does not promote the skill.", "certification"},
    Rule{"buy-slot", warning, "what is to be bought is a slot of the product type",
         "Give the intent a slot of this type.", "convention"},
};

std::vector<Rule> all_rules() {
    std::vector<Rule> rules;
    const auto add = [&rules](std::span<const Rule> some) {
        rules.insert(rules.end(), some.begin(), some.end());
    };
    add(file_rules);
    add(name_rules);
    add(sample_rules);
    add(type_rules);
    add(drift_rules);
    return rules;
}

}    // namespace

std::span<const Rule> model_rules() {
    static const std::vector<Rule> rules = all_rules();
    return rules;
}

}    // namespace ask::catalog
