import { type ComponentType, createElement } from "preact";
import { useEffect, useState } from "preact/hooks";

/** A component that is fetched when it is first drawn; until then `Meanwhile` stands in its place, or nothing. */
export function lazily<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  Meanwhile?: ComponentType<Props>,
): ComponentType<Props> {
  let Loaded: ComponentType<Props> | undefined;
  return function Lazy(props: Props) {
    const [, redraw] = useState(false);
    useEffect(() => {
      if (Loaded) return;
      load().then(
        (component) => {
          Loaded = component;
          redraw(true);
        },
        () => undefined,
      );
    }, []);
    const Drawn = Loaded ?? Meanwhile;
    return Drawn ? createElement(Drawn, props) : null;
  };
}
