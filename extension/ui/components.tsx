/** The parts that the extension's own pages are made of. */

import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";

export function Mark() {
  return (
    <svg class="mark" viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="8" />
      <path d="M14.2 9.2c-4 1.6-6 4.4-6 8.3 0 3 1.6 5 4 5 2.1 0 3.6-1.5 3.6-3.5s-1.4-3.4-3.3-3.4c-.4 0-.7 0-1 .2.3-2 1.6-3.6 3.7-4.7zm9.8 0c-4 1.6-6 4.4-6 8.3 0 3 1.6 5 4 5 2.1 0 3.6-1.5 3.6-3.5s-1.4-3.4-3.3-3.4c-.4 0-.7 0-1 .2.3-2 1.6-3.6 3.7-4.7z" />
    </svg>
  );
}

interface SwitchProps {
  label: string;
  hint?: string | undefined;
  checked: boolean;
  onChange(checked: boolean): void;
}

export function Switch({ label, hint, checked, onChange }: SwitchProps) {
  const id = useId();
  return (
    <label class="switch">
      <span class="switch-words">
        <span id={id}>{label}</span>
        {hint && <small id={`${id}-hint`}>{hint}</small>}
      </span>
      <input
        type="checkbox"
        role="switch"
        aria-labelledby={id}
        aria-describedby={hint ? `${id}-hint` : undefined}
        aria-checked={checked}
        checked={checked}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
    </label>
  );
}

interface ChoiceProps<Value extends string> {
  legend: string;
  value: Value;
  options: readonly (readonly [value: Value, label: string])[];
  onChange(value: Value): void;
}

/** One of a few. */
export function Choice<Value extends string>({ legend, value, options, onChange }: ChoiceProps<Value>) {
  const name = useId();
  return (
    <fieldset class="choice">
      <legend>{legend}</legend>
      <div class="choice-options">
        {options.map(([option, label]) => (
          <label key={option}>
            <input type="radio" name={name} checked={option === value} onChange={() => onChange(option)} />
            <span>{label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

interface NoticeProps {
  tone?: "plain" | "warning" | "good";
  children: ComponentChildren;
}

/** Something that has come up, told to screen readers as well. */
export function Notice({ tone = "plain", children }: NoticeProps) {
  return (
    <div class={`notice ${tone}`} role="status">
      {children}
    </div>
  );
}

interface ActionProps {
  children: ComponentChildren;
  /** Completes the label for those who do not see what stands around it. */
  about?: string | undefined;
  look?: "plain" | "main" | "quiet";
  onClick(): void;
}

export function Action({ children, about, look = "plain", onClick }: ActionProps) {
  return (
    <button type="button" class={look} onClick={onClick}>
      {children}
      {about && <span class="unseen"> {about}</span>}
    </button>
  );
}
