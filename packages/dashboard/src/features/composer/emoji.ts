/** One emoji with the words under which it is found. */
export interface Emoji {
  character: string;
  words: string;
}

/** Emojis that people use in conversations, in groups. */
export const emojiGroups: readonly { name: string; emojis: readonly Emoji[] }[] = [
  group(
    "Faces",
    `😀 grin happy|😄 smile happy joy|😁 beam|😂 laugh tears joy|🤣 rolling laugh|🙂 slight smile|😉 wink|😊 blush smile|😇 halo angel|🥰 love hearts|😍 heart eyes love|😘 kiss|😋 yummy tongue|😜 wink tongue joke|🤗 hug|🤔 think hmm|🤨 eyebrow doubt|😐 neutral|😏 smirk|🙄 eye roll|😬 grimace awkward|😌 relieved calm|😴 sleep tired|😷 mask sick|🤒 ill fever|🤯 mind blown|🥳 party celebrate|😎 cool sunglasses|🤓 nerd|😕 confused|🙁 frown sad|😮 wow surprised|😳 flushed|🥺 please puppy|😢 cry sad tear|😭 sob cry|😤 huff|😠 angry|😡 rage angry|🤬 swear|😱 scream shock|😅 sweat phew|😓 sweat sad|🫠 melting|🫡 salute yes`,
  ),
  group(
    "Hands",
    `👍 thumbs up yes good ok|👎 thumbs down no bad|👌 ok perfect|✌️ peace victory|🤞 fingers crossed luck|🤝 handshake deal|👏 clap bravo|🙌 hooray praise|🙏 please thanks pray|💪 strong muscle|👋 wave hello bye|👉 point right|👈 point left|👆 point up|👇 point down|✍️ write|🤷 shrug|🙋 raise hand|🤦 facepalm|🫶 heart hands thanks`,
  ),
  group(
    "Hearts and signs",
    `❤️ heart love red|🧡 orange heart|💛 yellow heart|💚 green heart|💙 blue heart|💜 purple heart|🖤 black heart|💔 broken heart|✨ sparkles new|⭐ star|🌟 glowing star|🔥 fire hot|💯 hundred perfect|🎉 tada party celebrate|🎊 confetti|✅ check done yes|❌ cross no wrong|⚠️ warning careful|❗ exclamation|❓ question|💡 idea bulb|🔔 bell|⏳ hourglass wait|⏰ alarm clock time|🔒 lock secure|🔑 key|🔗 link|📌 pin|🚫 no forbidden|♻️ recycle`,
  ),
  group(
    "Things",
    `📦 parcel package order|🚚 truck delivery|🛒 cart shop|🛍️ bags shopping|💳 card pay|💰 money|🧾 receipt invoice|🎁 gift present|📅 calendar date|📞 phone call|📱 mobile|💻 laptop computer|🖨️ printer|📷 camera photo|📎 paperclip|📄 page document|📝 memo note|📧 e-mail|🔍 search|🛠️ tools fix|🔧 wrench fix|🐛 bug|🚀 rocket launch fast|🏠 home|🏢 office|🌍 world earth|🎂 cake birthday|🍀 luck clover`,
  ),
  group(
    "Nature and food",
    `☀️ sun|🌧️ rain|❄️ snow cold|🌈 rainbow|🌸 blossom flower|🌻 sunflower|🌱 plant seedling|🌲 tree|🐶 dog|🐱 cat|🐼 panda|🦊 fox|🐢 turtle slow|☕ coffee|🍵 tea|🍕 pizza|🍔 burger|🍎 apple|🍓 strawberry|🍺 beer|🍷 wine|🥂 cheers`,
  ),
];

function group(name: string, list: string): { name: string; emojis: Emoji[] } {
  const emojis = list.split("|").map((entry) => {
    const [character = "", ...words] = entry.split(" ");
    return { character, words: words.join(" ") };
  });
  return { name, emojis };
}

/** The groups with the emojis that have a word beginning with the query; empty groups are left out. */
export function findEmojis(query: string): typeof emojiGroups {
  const wanted = query.trim().toLowerCase();
  if (wanted === "") return emojiGroups;
  return emojiGroups
    .map(({ name, emojis }) => ({
      name,
      emojis: emojis.filter(({ words }) => words.split(" ").some((word) => word.startsWith(wanted))),
    }))
    .filter(({ emojis }) => emojis.length > 0);
}
