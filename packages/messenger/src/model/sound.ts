/** The sound of a new message: two short tones, made here, so that no file is loaded. */
import type { Drawer } from "../session/storage.ts";

/** Whether the visitor wants to hear it. */
export function isSoundOn(lasting: Drawer): boolean {
  return lasting.read("isMuted") !== true;
}

/** Turns it on or off, for all tabs. */
export function setSound(lasting: Drawer, isOn: boolean): void {
  lasting.write("isMuted", isOn ? undefined : true);
}

/** Plays it; browsers keep silent until the visitor has touched the page. */
export function playSound(lasting: Drawer): void {
  if (!isSoundOn(lasting) || navigator.userActivation?.hasBeenActive === false) return;
  const context = new AudioContext();
  const gain = context.createGain();
  gain.connect(context.destination);
  for (const [index, frequency] of [659.3, 880].entries()) {
    const start = context.currentTime + index * 0.09;
    const tone = context.createOscillator();
    tone.frequency.value = frequency;
    tone.connect(gain);
    tone.start(start);
    tone.stop(start + 0.18);
  }
  gain.gain.setValueAtTime(0.0001, context.currentTime);
  gain.gain.exponentialRampToValueAtTime(0.08, context.currentTime + 0.015);
  gain.gain.exponentialRampToValueAtTime(0.0001, context.currentTime + 0.32);
  setTimeout(() => void context.close(), 600);
}
