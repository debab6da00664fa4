# Two images from one build: `api` for production, `demo` for what the compose file shows around it (payment emulator, mailbox, an
# organizer's page, demo data). Plain Dockerfile syntax, so that every builder of the last years takes it.

FROM node:24-bookworm-slim AS base
WORKDIR /app

# The manifests alone: as long as they stay, the installed packages come from the builder's cache.
FROM base AS manifests
COPY package.json package-lock.json ./
COPY sdk/package.json sdk/
COPY api/package.json api/
COPY widget/package.json widget/
COPY cli/package.json cli/
COPY examples/organizer-site/package.json examples/organizer-site/

FROM manifests AS build
RUN npm ci --no-audit --no-fund
COPY tsconfig.base.json openapi.yaml ./
COPY sdk sdk
COPY api api
COPY widget widget
RUN node node_modules/typescript/bin/tsc -b sdk api && npm run build --silent -w widget \
  && find . -path ./node_modules -prune -o -name .tsbuildinfo -exec rm {} +

FROM manifests AS production-packages
# Optional peers come along because tools of the repository use them too, and nothing here loads them: typescript (23 MB) through a
# configuration loader that never gets a TypeScript file, Amazon's packages (22 MB) through the part of the media store that speaks S3.
RUN npm ci --omit=dev --workspace @echoplex/api --no-audit --no-fund \
  && rm -rf node_modules/typescript node_modules/@aws-sdk node_modules/@aws node_modules/@smithy node_modules/bowser

FROM manifests AS demo-packages
RUN npm ci --workspace @echoplex/api --workspace @echoplex/sdk --no-audit --no-fund

# What both images share: whatever runs here runs as an unprivileged user and writes nothing below /app.
FROM base AS runtime
ENV NODE_ENV=production NODE_OPTIONS=--enable-source-maps
# volumes mounted here start out as this user's
RUN mkdir -p /var/lib/echoplex/media /var/lib/echoplex/stripe /var/lib/echoplex/mails && chown -R node:node /var/lib/echoplex
USER node

FROM runtime AS demo
COPY --from=demo-packages /app/node_modules node_modules
COPY --from=build /app/package.json /app/openapi.yaml ./
COPY --from=build /app/sdk/package.json sdk/
COPY --from=build /app/sdk/dist sdk/dist
COPY --from=build /app/api api
COPY --from=build /app/widget/dist widget/dist
COPY examples examples
CMD ["node", "api/dist/dev/services.js"]

FROM runtime AS api
COPY --from=production-packages /app/node_modules node_modules
COPY --from=build /app/package.json /app/openapi.yaml ./
COPY --from=build /app/api/package.json api/
COPY --from=build /app/api/bin api/bin
COPY --from=build /app/api/dist/src api/dist/src
COPY --from=build /app/api/dist/migrations api/dist/migrations
COPY --from=build /app/widget/dist widget/dist
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT || 3000}/health`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# Room for what a rush has under way at once: what waits for its answer is not copied and kept again and again.
ENV NODE_OPTIONS=--max-semi-space-size=32
# exec form: node itself gets the signals and shuts down in order
CMD ["node", "api/bin/echoplex-api.js", "start"]
