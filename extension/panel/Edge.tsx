/** The edge between page and panel, by which its width is changed: by pointer or by arrow keys. */

import { i18n } from "#i18n";
import { NARROWEST, type Side, WIDEST } from "./layout";
import { windowWidth } from "./page-layout";

interface Props {
  side: Side;
  width: number;
  onResize(width: number): void;
  onEnd(): void;
}

export function Edge({ side, width, onResize, onEnd }: Props) {
  const move = (event: PointerEvent) => {
    const edge = event.currentTarget as Element;
    if (!edge.hasPointerCapture(event.pointerId)) return;
    onResize(side === "right" ? windowWidth() - event.clientX : event.clientX);
  };
  return (
    <hr
      class="edge"
      aria-orientation="vertical"
      aria-label={i18n.t("panelWidth")}
      aria-valuenow={width}
      aria-valuemin={NARROWEST}
      aria-valuemax={WIDEST}
      tabIndex={0}
      onPointerDown={(event) => {
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={move}
      onLostPointerCapture={onEnd}
    />
  );
}
