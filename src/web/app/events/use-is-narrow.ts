import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';

/** Whether the window is as narrow as a phone; drawn again when that changes. */
export function useIsNarrow(): boolean {
  const media = window.matchMedia('(max-width: 44rem)');
  const isNarrow = useSignal(media.matches);
  useEffect(() => {
    const change = () => {
      isNarrow.value = media.matches;
    };
    media.addEventListener('change', change);
    return () => media.removeEventListener('change', change);
  }, []);
  return isNarrow.value;
}
