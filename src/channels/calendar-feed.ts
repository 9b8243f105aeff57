import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";

/** Serves calendars under secret addresses, and nothing else. */
export interface CalendarFeed {
  /** Begins to listen; the port it has. Rejects with Node's error, such as EADDRINUSE. */
  start(): Promise<number>;
  stop(): Promise<void>;
}

export const feedPath = (secret: string): string => `/calendar/${secret}.ics`;
/** 20 bytes in the letters of base64url. */
const secretPath = /^\/calendar\/([A-Za-z0-9_-]{27})\.ics$/;

/**
 * `read` gives the calendar under a secret, or null. Every other address answers as if nothing were there, and nothing of
 * a request is ever logged: the address itself is the key.
 */
export function createCalendarFeed(parts: {
  readonly host: string;
  readonly port: number;
  readonly read: (secret: string) => Promise<string | null>;
  /** Told of every calendar that could not be given. */
  readonly failed: (error: unknown) => void;
}): CalendarFeed {
  const server: Server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      parts.failed(error);
      end(response, 503, { "Retry-After": "300" });
    });
  });
  // A slow or silent client holds no place for long.
  server.requestTimeout = 10_000;
  server.headersTimeout = 10_000;
  server.maxConnections = 100;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const secret = secretPath.exec((request.url ?? "").split("?")[0] ?? "")?.[1];
    if (secret === undefined) return end(response, 404);
    if (request.method !== "GET" && request.method !== "HEAD") return end(response, 405, { Allow: "GET, HEAD" });
    const text = await parts.read(secret);
    if (text === null) return end(response, 404);
    // The stamp of writing is left out: a calendar in which nothing changed has not changed.
    const tag = `"${createHash("sha256")
      .update(text.replace(/^DTSTAMP.*$/gm, ""))
      .digest("hex")
      .slice(0, 32)}"`;
    const headers = {
      "Content-Type": "text/calendar; charset=utf-8",
      "Cache-Control": "private, no-cache",
      "Referrer-Policy": "no-referrer",
      "X-Robots-Tag": "noindex",
      ETag: tag,
    };
    if (request.headers["if-none-match"] === tag) return end(response, 304, headers);
    response.writeHead(200, { ...headers, "Content-Length": Buffer.byteLength(text) });
    response.end(request.method === "HEAD" ? undefined : text);
  }

  function end(response: ServerResponse, status: number, headers: Record<string, string> = {}): void {
    if (response.headersSent) return void response.destroy();
    response.writeHead(status, headers);
    response.end();
  }

  return {
    start() {
      return new Promise((resolve, reject) => {
        server.once("error", reject);
        server.listen(parts.port, parts.host, () => {
          const address = server.address();
          resolve(typeof address === "object" && address !== null ? address.port : parts.port);
        });
      });
    },
    stop() {
      return new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}
