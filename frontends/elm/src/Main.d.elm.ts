// What TypeScript sees of Main.elm. The ports are those of Ports.elm.
interface FromElm<Value> {
  subscribe(told: (value: Value) => void): void;
}

interface ToElm<Value> {
  send(value: Value): void;
}

export interface Ports {
  refused: FromElm<string>;
  follow: FromElm<null>;
  ask: FromElm<null>;
  rendered: FromElm<null>;
  leave: FromElm<null>;
  leavingFailed: ToElm<null>;
  drawWidget: FromElm<null>;
  widgetDrawn: ToElm<null>;
  widgetFailed: ToElm<null>;
}

export const Elm: { Main: { init(start: { node: HTMLElement; flags: unknown }): { ports: Ports } } };
