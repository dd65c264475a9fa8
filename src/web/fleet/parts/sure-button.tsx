import { useSignal } from '@preact/signals';
import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/** A button that asks once more, and says what will happen, before it does what cannot be passed over. */
export function SureButton({
  says,
  yes,
  look,
  isDisabled = false,
  run,
  children,
}: {
  readonly says: ComponentChildren;
  /** What the second button says. */
  readonly yes: string;
  readonly look: 'strong-button' | 'danger-button';
  readonly isDisabled?: boolean;
  readonly run: () => void;
  /** What is told before the second button. */
  readonly children?: ComponentChildren;
}): JSX.Element {
  const isAsked = useSignal(false);
  const own = useRef<HTMLDivElement>(null);
  const wasAsked = useRef(false);
  useEffect(() => {
    // What had the focus is gone: it goes on with the answer that changes nothing, or back to where it was.
    if (isAsked.value !== wasAsked.current)
      own.current?.querySelector<HTMLElement>('button:last-of-type')?.focus();
    wasAsked.current = isAsked.value;
  }, [isAsked.value]);
  return (
    <div class="sure" ref={own}>
      {isAsked.value ? (
        <>
          {children}
          <div class="tools">
            <button
              type="button"
              class={`button ${look}`}
              disabled={isDisabled}
              onClick={() => {
                isAsked.value = false;
                run();
              }}
            >
              {yes}
            </button>
            <button type="button" class="button" onClick={() => (isAsked.value = false)}>
              No
            </button>
          </div>
        </>
      ) : (
        <button
          type="button"
          class={`button ${look === 'strong-button' ? look : ''}`}
          disabled={isDisabled}
          onClick={() => (isAsked.value = true)}
        >
          {says}
        </button>
      )}
    </div>
  );
}
