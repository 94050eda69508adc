let context: AudioContext | undefined;

/** How long a tab keeps the others silent: an arrival reaches all of them within moments. */
const QUIET_MS = 1_500;

/** Tells of an arrival in one tab only, however many are open: the first one plays, the others find the lock taken. */
export function playArrival(): void {
  // A tab in which nothing was pressed yet would take the lock and stay silent.
  if (navigator.userActivation?.hasBeenActive === false) return;
  // Insecure origins have no locks.
  if (!navigator.locks) return play();
  void navigator.locks.request("foyer arrival sound", { ifAvailable: true }, async (lock) => {
    if (!lock) return;
    play();
    await new Promise((resolve) => setTimeout(resolve, QUIET_MS));
  });
}

/** Two short soft notes; made here, so that nothing is loaded. Browsers stay silent until somebody has pressed something. */
function play(): void {
  context ??= new AudioContext();
  if (context.state === "suspended") void context.resume();
  const start = context.currentTime + 0.02;
  note(context, { frequency: 659.25, at: start });
  note(context, { frequency: 987.77, at: start + 0.11 });
}

function note(audio: AudioContext, { frequency, at }: { frequency: number; at: number }): void {
  const tone = audio.createOscillator();
  const volume = audio.createGain();
  tone.type = "sine";
  tone.frequency.value = frequency;
  volume.gain.setValueAtTime(0, at);
  volume.gain.linearRampToValueAtTime(0.12, at + 0.015);
  volume.gain.exponentialRampToValueAtTime(0.0001, at + 0.45);
  tone.connect(volume).connect(audio.destination);
  tone.start(at);
  tone.stop(at + 0.5);
}
