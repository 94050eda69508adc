/**
 * Values that a screen follows by reading them: a component that read one while it was drawn is drawn again when the
 * value changes. The part of signals that the messenger needs, at a tenth of their weight.
 */
import { type Component, options, type VNode } from "preact";
import { useState } from "preact/hooks";

/** A value to read. */
export interface ReadonlySignal<T> {
  readonly value: T;
  /** Calls `listener` now and with each new value; answers the end of it. */
  subscribe(listener: (value: T) => void): () => void;
}

/** A value to read and to set. */
export interface Signal<T> extends ReadonlySignal<T> {
  value: T;
}

type Drawn = VNode & { __c?: Component };
type Hooks = typeof options & { __r?(vnode: Drawn): void };

const hooks: Hooks = options;
const { __r: beforeDrawing, diffed: afterDrawing, unmount: afterRemoval } = hooks;
const followed = new WeakMap<Component, Set<Set<Component>>>();
let reader: Component | undefined;

hooks.__r = (vnode) => {
  beforeDrawing?.(vnode);
  reader = vnode.__c;
};
hooks.diffed = (vnode) => {
  reader = undefined;
  afterDrawing?.(vnode);
};
hooks.unmount = (vnode: Drawn) => {
  const component = vnode.__c;
  if (component) for (const readers of followed.get(component) ?? []) readers.delete(component);
  afterRemoval?.(vnode);
};

/** Makes a value. */
export function signal<T>(value: T): Signal<T> {
  const readers = new Set<Component>();
  const listeners = new Set<(value: T) => void>();
  return {
    get value() {
      if (reader) {
        readers.add(reader);
        const known = followed.get(reader) ?? new Set();
        followed.set(reader, known.add(readers));
      }
      return value;
    },
    set value(next) {
      if (Object.is(next, value)) return;
      value = next;
      for (const component of readers) component.setState({});
      for (const listener of listeners) listener(next);
    },
    subscribe(listener) {
      listeners.add(listener);
      listener(value);
      return () => listeners.delete(listener);
    },
  };
}

/** A value of one component's own. */
export function useSignal<T>(value: T): Signal<T> {
  return useState(() => signal(value))[0];
}
