/** Calls of functions by HTTP. */

/** What to call. */
export interface FunctionCall {
  readonly kind: "query" | "mutation";
  readonly path: string;
  readonly args: Readonly<Record<string, unknown>>;
}

/** Calls a function as the holder of a token or a key; gives its result. */
export async function callFunction(
  { port }: { port: number },
  token: string,
  { kind, ...call }: FunctionCall,
): Promise<unknown> {
  const response = await fetch(`http://127.0.0.1:${port}/api/${kind}`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
    body: JSON.stringify({ ...call, format: "json" }),
  });
  const answer = (await response.json()) as { status: string; value: unknown };
  if (answer.status !== "success") throw new Error(`${call.path} failed: ${JSON.stringify(answer)}`);
  return answer.value;
}
