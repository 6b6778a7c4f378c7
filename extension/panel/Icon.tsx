/** Signs, drawn in the colour of the text beside them. */

const PATHS = {
  close: "M5 5l10 10M15 5L5 15",
  copy: "M7.5 7.5h8.5v8.5H7.5zM4 12.5V4h8.5",
  export: "M10 3.5v9M6.5 9.5L10 13l3.500-3.500M4 16.500h12",
  side: "M3.500 4.500h13v11h-13zM12 4.500v11",
  back: "M8 5L3.500 9.500 8 14M4 9.500h8a4 4 0 0 1 4 4v2",
  search: "M9 3.500a5.500 5.500 0 1 0 0 11 5.500 5.500 0 0 0 0-11zM13.200 13.200L17 17",
};

interface ButtonProps {
  name: keyof typeof PATHS;
  label: string;
  class: string;
  onClick(): void;
}

/** A button that shows a sign alone: its words are read aloud, and shown where the pointer rests. */
export function IconButton({ name, label, class: look, onClick }: ButtonProps) {
  return (
    <button type="button" class={look} onClick={onClick} aria-label={label} title={label}>
      <Icon name={name} />
    </button>
  );
}

export function Icon({ name }: { name: keyof typeof PATHS }) {
  return (
    <svg viewBox="0 0 20 20" aria-hidden="true" class="icon">
      <path d={PATHS[name]} />
    </svg>
  );
}
