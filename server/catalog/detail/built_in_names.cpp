#include "catalog/detail/built_in_names.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <utility>
#include <vector>

#include "catalog/detail/characters.hpp"

namespace ask::catalog::detail {

namespace {

constexpr std::string_view prefix = "AMAZON.";
constexpr std::size_t near_enough = 3;    // letters that differ
constexpr std::size_t longest_looked_at = 64;

constexpr std::array<std::string_view, 26> intents{
    "CancelIntent",     "FallbackIntent",   "HelpIntent",         "LoopOffIntent",
    "LoopOnIntent",     "MoreIntent",       "NavigateHomeIntent", "NavigateSettingsIntent",
    "NextIntent",       "NoIntent",         "PageDownIntent",     "PageUpIntent",
    "PauseIntent",      "PreviousIntent",   "RepeatIntent",       "ResumeIntent",
    "ScrollDownIntent", "ScrollLeftIntent", "ScrollRightIntent",  "ScrollUpIntent",
    "SelectIntent",     "ShuffleOffIntent", "ShuffleOnIntent",    "StartOverIntent",
    "StopIntent",       "YesIntent"};

constexpr std::array<std::string_view, 110> types{"AlphaNumeric",
                                                  "DATE",
                                                  "DURATION",
                                                  "FOUR_DIGIT_NUMBER",
                                                  "NUMBER",
                                                  "Ordinal",
                                                  "PhoneNumber",
                                                  "TIME",
                                                  "SearchQuery",
                                                  "Person",
                                                  "FirstName",
                                                  "LastName",
                                                  "Color",
                                                  "Country",
                                                  "City",
                                                  "Region",
                                                  "Airport",
                                                  "Airline",
                                                  "Animal",
                                                  "Anaphor",
                                                  "Actor",
                                                  "AdministrativeArea",
                                                  "AggregateRating",
                                                  "Artist",
                                                  "Athlete",
                                                  "Author",
                                                  "Book",
                                                  "BookSeries",
                                                  "BroadcastChannel",
                                                  "CivicStructure",
                                                  "Comic",
                                                  "Corporation",
                                                  "CreativeWorkType",
                                                  "DayOfWeek",
                                                  "Dessert",
                                                  "DeviceType",
                                                  "Director",
                                                  "Drink",
                                                  "EducationalOrganization",
                                                  "EventType",
                                                  "Festival",
                                                  "FictionalCharacter",
                                                  "FinancialService",
                                                  "Food",
                                                  "FoodEstablishment",
                                                  "Game",
                                                  "Genre",
                                                  "Landform",
                                                  "LandmarksOrHistoricalBuildings",
                                                  "Language",
                                                  "LocalBusiness",
                                                  "LocalBusinessType",
                                                  "MedicalOrganization",
                                                  "Month",
                                                  "Movie",
                                                  "MovieSeries",
                                                  "MovieTheater",
                                                  "MusicAlbum",
                                                  "MusicCreativeWorkType",
                                                  "MusicEvent",
                                                  "MusicGroup",
                                                  "Musician",
                                                  "MusicPlaylist",
                                                  "MusicRecording",
                                                  "MusicVenue",
                                                  "MusicVideo",
                                                  "Organization",
                                                  "PostalAddress",
                                                  "Professional",
                                                  "ProfessionalType",
                                                  "Quantity",
                                                  "RadioChannel",
                                                  "RelativePosition",
                                                  "Residence",
                                                  "Room",
                                                  "ScreeningEvent",
                                                  "Service",
                                                  "SocialMediaPlatform",
                                                  "SoftwareApplication",
                                                  "SoftwareGame",
                                                  "Sport",
                                                  "SportsEvent",
                                                  "SportsTeam",
                                                  "StreetAddress",
                                                  "StreetName",
                                                  "TVEpisode",
                                                  "TVSeason",
                                                  "TVSeries",
                                                  "VideoGame",
                                                  "VisualModeTrigger",
                                                  "WeatherCondition",
                                                  "WrittenCreativeWorkType",
                                                  "US_CITY",
                                                  "US_FIRST_NAME",
                                                  "US_LAST_NAME",
                                                  "US_STATE",
                                                  "DE_CITY",
                                                  "DE_FIRST_NAME",
                                                  "DE_REGION",
                                                  "EUROPE_CITY",
                                                  "GB_CITY",
                                                  "GB_FIRST_NAME",
                                                  "GB_REGION",
                                                  "AT_CITY",
                                                  "AT_REGION",
                                                  "Currency",
                                                  "EmailAddress",
                                                  "Percentage",
                                                  "SpeedUnit",
                                                  "WeightUnit"};

// How many letters must change to make one of the other.
std::size_t distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 0; i < a.size(); ++i) {
        std::size_t diagonal = std::exchange(row[0], i + 1);
        for (std::size_t j = 0; j < b.size(); ++j) {
            const std::size_t change = diagonal + (a[i] == b[j] ? 0 : 1);
            diagonal = row[j + 1];
            row[j + 1] = std::min({change, row[j] + 1, row[j + 1] + 1});
        }
    }
    return row.back();
}

std::string_view without_prefix(std::string_view name) {
    return name.starts_with(prefix) ? name.substr(prefix.size()) : "";
}

}    // namespace

bool is_built_in_intent(std::string_view name) {
    const std::string_view rest = without_prefix(name);
    const bool is_of_library = rest.find("Action<object@") != rest.npos && rest.ends_with('>');
    return is_of_library || std::find(intents.begin(), intents.end(), rest) != intents.end();
}

std::string near_built_in_intent(std::string_view name) {
    if (name.size() > longest_looked_at) return {};
    const std::string small = lower_ascii(without_prefix(name));
    std::string_view nearest;
    std::size_t best = near_enough + 1;
    for (const std::string_view intent : intents) {
        const std::size_t far = distance(small, lower_ascii(intent));
        if (far < best) nearest = intent;
        best = std::min(best, far);
    }
    return nearest.empty() ? "" : std::string(prefix) + std::string(nearest);
}

bool is_built_in_type(std::string_view name) {
    return std::find(types.begin(), types.end(), without_prefix(name)) != types.end();
}

bool is_phrase_type(std::string_view name) {
    return name == "AMAZON.SearchQuery";
}

}    // namespace ask::catalog::detail
