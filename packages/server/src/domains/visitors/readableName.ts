/** Names to speak of visitors who have told none: always the same for the same visitor. */
import { createHash } from "node:crypto";

const ADJECTIVES = `amber brave bright calm clever coral cosy crisp curious dapper early eager fair fleet fond gentle
golden grand happy hardy honest humble jolly keen kind lively lucky lunar mellow merry mild mossy nimble noble patient
placid plucky polite proud quick quiet rapid ready rosy royal silver sincere snowy solar spry steady still sunny swift
tidy tranquil velvet vivid warm witty`.split(/\s+/);

const NOUNS =
  `acorn aster badger beacon birch breeze brook canyon cedar cinder clover comet cove crane creek dahlia dune
elm falcon fern finch fjord forest fox glacier grove harbor heron hollow island ivy juniper kestrel lagoon lantern lark
laurel lotus lynx maple marlin meadow mesa orchid osprey otter panda pebble pine plover pond quartz raven reef river
robin sage shore sparrow spruce summit swallow thistle tulip valley walnut willow wren`.split(/\s+/);

/** "calm-otter-42" from a visitor's id. */
export function readableName(id: string): string {
  const hash = createHash("sha256").update(id).digest();
  const adjective = ADJECTIVES[hash.readUInt16BE(0) % ADJECTIVES.length];
  const noun = NOUNS[hash.readUInt16BE(2) % NOUNS.length];
  return `${adjective}-${noun}-${10 + (hash.readUInt16BE(4) % 90)}`;
}
