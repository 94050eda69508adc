import { type ComponentType, createElement } from "preact";
import { useEffect, useState } from "preact/hooks";

const RETRY_MS = 3_000;

/**
 * A component that is fetched when it is first drawn, again and again while that fails; until then `Meanwhile` stands in
 * its place, or nothing.
 */
export function lazily<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  Meanwhile?: ComponentType<Props>,
): ComponentType<Props> {
  let Loaded: ComponentType<Props> | undefined;
  return function Lazy(props: Props) {
    const [, redraw] = useState(false);
    useEffect(() => {
      let timer: ReturnType<typeof setTimeout>;
      const attempt = (): void => {
        load().then(
          (component) => {
            Loaded = component;
            redraw(true);
          },
          () => {
            timer = setTimeout(attempt, RETRY_MS);
          },
        );
      };
      if (!Loaded) attempt();
      return () => clearTimeout(timer);
    }, []);
    const Drawn = Loaded ?? Meanwhile;
    return Drawn ? createElement(Drawn, props) : null;
  };
}
