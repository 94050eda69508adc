/** Functions that the server does not have yet. */
declare module "@foyer/sdk/api.gen.ts" {
  interface Functions {
    "conversations:sendTranscript": {
      kind: "mutation";
      args: { id: string; email?: string | undefined; sessionToken?: string | undefined };
      result: null;
    };
  }
}

export {};
