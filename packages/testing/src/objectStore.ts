/**
 * A small object store that speaks the S3 protocol: one bucket in memory. It checks every signature and digest itself,
 * so a request that a real store would refuse is refused here.
 */
import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A running store. */
export interface TestObjectStore {
  /** The variables under which Foyer uses it. */
  readonly environment: Record<string, string>;
  /** What it holds, by key. */
  readonly objects: ReadonlyMap<string, StoredObject>;
  /** Answers the next so many requests with an error of its own. */
  failNext(requests: number): void;
  stop(): Promise<void>;
}

/** One object. */
export interface StoredObject {
  readonly bytes: Buffer;
  readonly contentType: string | undefined;
}

const BUCKET = "foyer-files";
const REGION = "eu-central-1";
const KEY_ID = "TESTKEY";
const SECRET = "test/secret+key";

/** Starts a store on a free port. */
export async function startObjectStore(): Promise<TestObjectStore> {
  const objects = new Map<string, StoredObject>();
  let failures = 0;
  const server = createServer(async (request, response) => {
    const body = await readAll(request);
    if (failures > 0) {
      failures -= 1;
      return refuse(response, 503, "SlowDown");
    }
    const fault = faultOf(request, body);
    if (fault) return refuse(response, 403, fault);
    answer(objects, { request, response, body });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    environment: {
      S3_ENDPOINT: `http://127.0.0.1:${port}`,
      S3_BUCKET: BUCKET,
      S3_REGION: REGION,
      S3_ACCESS_KEY_ID: KEY_ID,
      S3_SECRET_ACCESS_KEY: SECRET,
    },
    objects,
    failNext(requests) {
      failures = requests;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

interface Exchange {
  request: IncomingMessage;
  response: ServerResponse;
  body: Buffer;
}

function answer(objects: Map<string, StoredObject>, { request, response, body }: Exchange): void {
  const [, bucket, ...rest] = decodeURIComponent(new URL(request.url ?? "", "http://store").pathname).split("/");
  const key = rest.join("/");
  if (bucket !== BUCKET) return refuse(response, 404, "NoSuchBucket");
  if (request.method === "PUT") {
    objects.set(key, { bytes: body, contentType: request.headers["content-type"] });
    response.writeHead(200).end();
    return;
  }
  if (request.method === "DELETE") {
    objects.delete(key);
    response.writeHead(204).end();
    return;
  }
  const object = objects.get(key);
  if (!object) return refuse(response, 404, "NoSuchKey");
  const [, start, end] = request.headers.range?.match(/^bytes=(\d+)-(\d+)$/) ?? [];
  if (start === undefined) {
    response.writeHead(200, { "Content-Type": object.contentType ?? "" }).end(object.bytes);
    return;
  }
  response.writeHead(206, { "Content-Type": object.contentType ?? "" });
  response.end(object.bytes.subarray(Number(start), Number(end) + 1));
}

function refuse(response: ServerResponse, status: number, code: string): void {
  response.writeHead(status, { "Content-Type": "application/xml" }).end(`<Error><Code>${code}</Code></Error>`);
}

/** What is wrong with a request's signature or digest, in the store's words; undefined when nothing is. */
function faultOf(request: IncomingMessage, body: Buffer): string | undefined {
  const [, scope = "", signed = "", given = ""] =
    request.headers.authorization?.match(
      /^AWS4-HMAC-SHA256 Credential=([^,]+), SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/,
    ) ?? [];
  const [keyId, date, region, service] = scope.split("/");
  const time = String(request.headers["x-amz-date"]);
  if (keyId !== KEY_ID || region !== REGION || service !== "s3") return "InvalidAccessKeyId";
  if (!time.startsWith(date ?? "") || Math.abs(parseTime(time) - Date.now()) > 900_000) return "RequestTimeTooSkewed";
  const digest = String(request.headers["x-amz-content-sha256"]);
  const isDigestGood = digest === "UNSIGNED-PAYLOAD" || digest === sha256(body);
  if (!isDigestGood) return "XAmzContentSHA256Mismatch";
  for (const header of ["host", "x-amz-content-sha256", "x-amz-date"]) {
    if (!signed.split(";").includes(header)) return "AccessDenied";
  }
  const expected = signatureOf(request, { date: date ?? "", time, signed, digest });
  return timingSafeEqual(Buffer.from(expected), Buffer.from(given)) ? undefined : "SignatureDoesNotMatch";
}

function signatureOf(
  request: IncomingMessage,
  { date, time, signed, digest }: { date: string; time: string; signed: string; digest: string },
): string {
  const url = new URL(request.url ?? "", "http://store");
  const headers = signed.split(";").map((name) => `${name}:${String(request.headers[name]).trim()}\n`);
  const query = [...url.searchParams].map((pair) => pair.map(encodeURIComponent).join("=")).sort();
  const canonical = [request.method, url.pathname, query.join("&"), headers.join(""), signed, digest].join("\n");
  const scope = `${date}/${REGION}/s3/aws4_request`;
  const text = ["AWS4-HMAC-SHA256", time, scope, sha256(canonical)].join("\n");
  const key = [date, REGION, "s3", "aws4_request"].reduce<Buffer | string>(hmac, `AWS4${SECRET}`);
  return hmac(key, text).toString("hex");
}

function hmac(key: Buffer | string, text: string): Buffer {
  return createHmac("sha256", key).update(text).digest();
}

function sha256(bytes: Buffer | string): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** `20260131T120000Z` in milliseconds since the epoch. */
function parseTime(text: string): number {
  return Date.parse(text.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, "$1-$2-$3T$4:$5:$6Z"));
}

async function readAll(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}
