# syntax=docker/dockerfile:1
FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json tsconfig.json tsconfig.build.json ./
COPY build ./build
COPY src ./src
COPY fixtures ./fixtures
# --ignore-scripts: no package needs an install script, and `prepare` is the build that follows.
RUN npm ci --ignore-scripts && npm run build

FROM node:24-slim
ENV NODE_ENV=production SINCH_MOCK_HOST=0.0.0.0 SINCH_MOCK_PORT=7462
WORKDIR /app
# All runtime packages are part of dist.
COPY --from=build /app/dist ./dist
COPY package.json LICENSE ./
COPY fixtures ./fixtures
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 7462
HEALTHCHECK --interval=10s --timeout=3s --start-period=10s --start-interval=1s --retries=3 CMD ["node", "dist/cli.js", "health"]
ENTRYPOINT ["node", "dist/cli.js"]
CMD ["start"]
