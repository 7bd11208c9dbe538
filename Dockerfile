# skilld in a container.
#
#   docker build -t skilld --build-arg COMMIT="$(git rev-parse --short HEAD)" \
#     --build-arg SOURCE="$(git remote get-url origin)" .
#   docker build --target tests .      every test of ./dev test, on Debian 13
#
# Stages: tools (compiler and libraries) -> build -> checked (the program that ships, on the
# libraries that ship) -> the image. docs/deployment.md tells what to mount.

ARG DEBIAN=trixie

# What building needs: the packages that `./dev setup` installs.
FROM debian:${DEBIAN}-slim AS tools
SHELL ["/bin/bash", "-euo", "pipefail", "-c"]
ENV CCACHE_DIR=/var/cache/ccache
WORKDIR /src
COPY dev ./
COPY tools/dev/common.sh tools/dev/setup.sh tools/dev/
RUN ./dev setup && rm -rf /var/lib/apt/lists/*

FROM tools AS tests
COPY . .
RUN --mount=type=cache,target=/var/cache/ccache ./dev test

# Only what is compiled is copied here: a change of texts or of this file's end compiles nothing.
FROM tools AS build
COPY CMakeLists.txt CMakePresets.json ./
COPY cmake cmake
COPY config/schemas config/schemas
COPY config/model-samples config/model-samples
COPY server server
COPY simulator simulator
COPY handlers handlers
RUN --mount=type=cache,target=/var/cache/ccache \
    . tools/dev/common.sh && \
    cmake --preset release -DSKILLD_TESTS=OFF && \
    cmake --build build/release --target skilld -j "$(jobs_at_once)"
# There is no .git in here: the commit comes from outside, after the long part.
ARG COMMIT=
RUN --mount=type=cache,target=/var/cache/ccache \
    cmake -DSKILLD_COMMIT="$COMMIT" build/release && \
    cmake --build build/release --target skilld && \
    install -D --strip build/release/skilld /out/skilld

# What running needs: shared libraries, the roots of the public authorities, a user, the skill.
FROM debian:${DEBIAN}-slim AS runtime
RUN apt-get update -qq && \
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
      ca-certificates libfmt10 libpq5 libprometheus-cpp-core1.0 libspdlog1.15 libsqlite3-0 \
      libssl3t64 && \
    rm -rf /var/lib/apt/lists/* /var/cache/apt/* /var/cache/debconf/* /var/log/*.log /var/log/apt && \
    groupadd --gid 10001 skilld && \
    useradd --uid 10001 --gid skilld --no-create-home --home-dir /nonexistent \
      --shell /usr/sbin/nologin skilld && \
    install -d -m 0750 -o skilld -g skilld /var/lib/skilld && \
    install -d /etc/skilld/certs && \
    ln -s /var/lib/skilld /etc/skilld/data
WORKDIR /etc/skilld
COPY config config

# The very bytes that ship, as their user, on their libraries: the configuration, the products, the
# models, every written conversation, and Amazon's certification tests.
FROM runtime AS checked
COPY --from=build /out/skilld /usr/local/bin/skilld
COPY tests/acceptance tests/acceptance
USER skilld
RUN skilld simulate --prepare --pki /tmp/pki && \
    SKILLD_SERVER__TLS__CERTIFICATE_CHAIN=/tmp/pki/server.pem \
    SKILLD_SERVER__TLS__PRIVATE_KEY=/tmp/pki/server.key skilld config check && \
    skilld products check config/skill-package && \
    skilld model check config/skill-package
RUN skilld simulate --script tests/acceptance --jobs 0 --quiet
RUN skilld certify
ARG VERSION=0.1.0
RUN skilld --version | grep -q "^skilld $VERSION "

FROM runtime
ARG VERSION=0.1.0
ARG COMMIT=
ARG SOURCE=
LABEL org.opencontainers.image.title="skilld" \
      org.opencontainers.image.description="Server for Alexa skills that sell in-skill products" \
      org.opencontainers.image.source="${SOURCE}" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${COMMIT}"
COPY --from=checked /usr/local/bin/skilld /usr/local/bin/skilld
# Prometheus and the balancer's health checks come from outside the container. Never publish 9091.
ENV SKILLD_ADMIN__ADDRESS=0.0.0.0
USER 10001:10001
VOLUME ["/var/lib/skilld"]
EXPOSE 8443 9091
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=4s --start-period=15s --retries=3 CMD ["skilld", "healthcheck"]
ENTRYPOINT ["skilld"]
CMD ["serve"]
