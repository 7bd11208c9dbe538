# The distribution's packages. Nothing is vendored, nothing is fetched.

find_package(Threads REQUIRED)
find_package(OpenSSL 3.0 REQUIRED)
find_package(nlohmann_json 3.11 REQUIRED)
find_package(spdlog REQUIRED)
find_package(prometheus-cpp REQUIRED CONFIG)
find_package(CLI11 REQUIRED)
find_package(Catch2 3 REQUIRED)
find_package(SQLite3 3.37 REQUIRED)
find_package(PkgConfig REQUIRED)
pkg_check_modules(LIBPQ REQUIRED IMPORTED_TARGET libpq)

# JSON Schema; its target is called differently from version to version.
find_path(VALIJSON_HEADERS valijson/validator.hpp REQUIRED)
add_library(valijson::headers INTERFACE IMPORTED)
target_include_directories(valijson::headers SYSTEM INTERFACE "${VALIJSON_HEADERS}")
target_compile_definitions(valijson::headers INTERFACE VALIJSON_USE_EXCEPTIONS=1)

# Boost's headers only: Asio and Beast are compiled once, in core and http.
find_path(BOOST_HEADERS boost/version.hpp REQUIRED)
file(STRINGS "${BOOST_HEADERS}/boost/version.hpp" boost_version REGEX "define BOOST_VERSION ")
string(REGEX MATCH "[0-9]+" boost_version "${boost_version}")
if(boost_version LESS 108300)
  message(FATAL_ERROR "Boost >= 1.83 is needed; ${BOOST_HEADERS} has ${boost_version}")
endif()
add_library(Boost::headers INTERFACE IMPORTED)
target_include_directories(Boost::headers SYSTEM INTERFACE "${BOOST_HEADERS}")
target_compile_definitions(Boost::headers INTERFACE BOOST_ASIO_SEPARATE_COMPILATION
  BOOST_ASIO_NO_DEPRECATED BOOST_BEAST_SEPARATE_COMPILATION)
