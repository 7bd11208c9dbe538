#include <algorithm>
#include <cstdlib>
#include <limits>

#include "core/text_file.hpp"
#include "verify/detail/certificates.hpp"
#include "verify/detail/trust.hpp"

namespace ask::verify {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t any_number = std::numeric_limits<std::size_t>::max() - 1;

Result<std::size_t> add_all(X509_STORE* store, std::string_view pem) {
    const Result<detail::Certificates> certificates = detail::read_certificates(pem, any_number);
    if (!certificates) return std::unexpected(certificates.error());
    const detail::CleanErrors clean;
    for (const detail::Certificate& one : *certificates) X509_STORE_add_cert(store, one.get());
    return certificates->size();
}

// What cannot be used is passed over: one odd file of the system's must not stop the server.
std::size_t add_file(X509_STORE* store, const fs::path& file) {
    const Result<std::string> pem = read_text_file(file);
    return pem ? add_all(store, *pem).value_or(0) : 0;
}

// OpenSSL reads only names like 5ad8a5d6.0 from a folder of roots.
bool is_hash_name(const std::string& name) {
    constexpr std::string_view hexadecimal = "0123456789abcdef";
    if (name.size() < 10 || name[8] != '.') return false;
    return name.find_first_not_of(hexadecimal) == 8 &&
           name.find_first_not_of("0123456789", 9) == std::string::npos;
}

std::size_t add_folder(X509_STORE* store, const fs::path& folder) {
    std::size_t added = 0;
    std::error_code unreadable;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder, unreadable)) {
        if (is_hash_name(entry.path().filename().string())) added += add_file(store, entry.path());
    }
    return added;
}

std::size_t add_folders(X509_STORE* store, std::string_view list) {
    std::size_t added = 0;
    while (!list.empty()) {
        const std::size_t end = std::min(list.find(':'), list.size());
        added += add_folder(store, fs::path(list.substr(0, end)));
        list.remove_prefix(std::min(end + 1, list.size()));
    }
    return added;
}

std::string environment(const char* variable, const char* otherwise) {
    const char* value = std::getenv(variable);
    return value ? value : otherwise;
}

}    // namespace

Result<TrustStore> TrustStore::from_pem(std::string_view pem) {
    auto impl = std::make_shared<Impl>(detail::Store(X509_STORE_new()));
    const Result<std::size_t> added = add_all(impl->store.get(), pem);
    if (!added) return fail(errors::invalid, "trust anchors: " + added.error().context);
    return TrustStore(std::move(impl));
}

Result<TrustStore> TrustStore::from_file(const fs::path& file) {
    const Result<std::string> pem = read_text_file(file);
    if (!pem) return fail(errors::invalid, pem.error().context);
    Result<TrustStore> trust = from_pem(*pem);
    if (!trust) return propagate(trust, file.string());
    return trust;
}

Result<TrustStore> TrustStore::of_the_system() {
    auto impl = std::make_shared<Impl>(detail::Store(X509_STORE_new()));
    const std::string file =
        environment(X509_get_default_cert_file_env(), X509_get_default_cert_file());
    const std::string folders =
        environment(X509_get_default_cert_dir_env(), X509_get_default_cert_dir());
    const std::size_t added =
        add_file(impl->store.get(), file) + add_folders(impl->store.get(), folders);
    if (added > 0) return TrustStore(std::move(impl));
    return fail(errors::unavailable, "no root certificate in " + file + " nor in " + folders +
                                         ": install the system's CA certificates");
}

}    // namespace ask::verify
