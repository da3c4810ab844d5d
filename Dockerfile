# The service as it is built and run everywhere (docs/decisions/0034-one-build.md).
FROM node:24-slim AS build
WORKDIR /app
COPY package.json pnpm-lock.yaml pnpm-workspace.yaml ./
# Corepack takes the pnpm of package.json by its SHA-512, and refuses any other.
RUN corepack enable pnpm \
  && pnpm fetch
COPY . .
# The second install leaves what runs, and nothing that builds.
RUN pnpm install --offline --frozen-lockfile --filter @layers-content/api... \
  && pnpm --filter @layers-content/console --filter @layers-content/api build \
  && rm -r node_modules apps/api/node_modules \
  && pnpm install --offline --frozen-lockfile --prod --filter @layers-content/api

FROM node:24-slim
# One process, one volume. PUBLIC_URL is what clients reach the service by: upload URLs begin with it.
ENV HOST=0.0.0.0 PORT=8787 PUBLIC_URL=http://localhost:8787 DATA_DIR=/data
RUN mkdir --mode=700 /data && chown 1000:1000 /data
WORKDIR /app/apps/api
COPY --from=build /app/node_modules ../../node_modules
COPY --from=build /app/apps/api/package.json ./
COPY --from=build /app/apps/api/node_modules node_modules
COPY --from=build /app/apps/api/bin bin
COPY --from=build /app/apps/api/sandbox-media sandbox-media
COPY --from=build /app/apps/api/dist dist
# The user `node` of the image.
USER 1000:1000
VOLUME /data
EXPOSE 8787
HEALTHCHECK --start-period=60s --interval=10s CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# Node itself gets the signals: npm would not pass them on.
CMD ["node", "bin/layers-content-server.mjs"]
