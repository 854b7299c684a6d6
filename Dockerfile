# syntax=docker/dockerfile:1
# A release passes the digest of the manifest list (node@sha256:...), so that the same sources give the same image.
ARG NODE_IMAGE=node:24-slim

# What is built is the same for every platform: this stage runs on that of the builder.
FROM --platform=$BUILDPLATFORM ${NODE_IMAGE} AS build
WORKDIR /app
# Before the sources: a change of these leaves the layer with the packages as it is.
COPY package.json package-lock.json ./
# --ignore-scripts: no package needs an install script, and `prepare` is the build below.
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY tsconfig.json tsconfig.build.json ./
COPY build ./build
COPY src ./src
COPY fixtures ./fixtures
RUN npm run build
# What is left is installed beside dist; none of it depends on a platform.
RUN npm prune --omit=dev --ignore-scripts --no-audit --no-fund
RUN mkdir /data

FROM ${NODE_IMAGE}
ARG VERSION=0.0.0-dev
ARG REVISION=unknown
LABEL org.opencontainers.image.title="sinch-provisioning-mock" \
  org.opencontainers.image.description="A simulator of the Sinch Provisioning API" \
  org.opencontainers.image.licenses="MIT" \
  org.opencontainers.image.version="${VERSION}" \
  org.opencontainers.image.revision="${REVISION}"
ENV NODE_ENV=production SINCH_MOCK_HOST=0.0.0.0 SINCH_MOCK_PORT=7462
WORKDIR /app
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY package.json LICENSE ./
COPY fixtures ./fixtures
# Where --data can point. No VOLUME: it would leave a volume behind for each container that keeps nothing. Copied, because a
# command would have to run on the platform of the image.
COPY --from=build --chown=1000:1000 /data /data
# By number: Kubernetes' runAsNonRoot cannot look up names. 1000 is `node` in the base image.
USER 1000:1000
EXPOSE 7462
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=3s --start-period=10s --start-interval=1s --retries=3 CMD ["node", "dist/cli.js", "health"]
ENTRYPOINT ["node", "dist/cli.js"]
CMD ["start"]
