# syntax=docker/dockerfile:1
# The service in an image: dashboard, binary, runtime. It needs a Postgres elsewhere (docker-compose.yml brings one).

FROM node:22-bookworm-slim AS dashboard
WORKDIR /build/dashboard
COPY dashboard/package.json dashboard/package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY dashboard/ ./
RUN npm run build

FROM rust:1.95-slim-bookworm AS service
WORKDIR /build
COPY Cargo.toml Cargo.lock build.rs ./
COPY .cargo/ .cargo/
COPY .sqlx/ .sqlx/
COPY migrations/ migrations/
COPY samples/ samples/
COPY benches/ benches/
COPY src/ src/
COPY --from=dashboard /build/dashboard/dist/ dashboard/dist/
# The caches live beside the image, not in it; hence the binary is copied out of the target folder in the same step.
RUN --mount=type=cache,target=/usr/local/cargo/registry \
    --mount=type=cache,target=/build/target \
    cargo build --release --locked --bin armsledger && cp target/release/armsledger /armsledger

FROM debian:bookworm-slim
RUN useradd --system --uid 10001 --no-create-home --shell /usr/sbin/nologin armsledger
COPY --from=service /armsledger /usr/local/bin/armsledger
USER 10001:10001
# Inside a container the service must answer on every address; who may reach it is decided by what is published.
ENV ARMSLEDGER_LISTEN=0.0.0.0:8080 ARMSLEDGER_LOG_FORMAT=json
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=5s --start-period=20s --retries=3 CMD ["armsledger", "healthcheck"]
ENTRYPOINT ["armsledger"]
CMD ["serve"]
