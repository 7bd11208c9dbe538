#pragma once

#include <memory>
#include <string>

namespace bench {

// Checks one RSA-2048 signature over one body with OpenSSL and nothing around it: what no verified
// request can cost less than.
class RsaVerification {
 public:
    // `signature` is base64. Throws std::runtime_error when OpenSSL cannot read these.
    RsaVerification(const std::string& certificate_pem, const std::string& signature,
                    std::string body);
    ~RsaVerification();
    RsaVerification(const RsaVerification&) = delete;
    RsaVerification& operator=(const RsaVerification&) = delete;

    [[nodiscard]] bool holds() const;

 private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}    // namespace bench
