const KEPT_MS = 30_000;

/** An answer that anyone may ask for is worked out at most twice a minute in a process, however many ask. */
export function remembered<T>(work: () => Promise<T>): () => Promise<T> {
  let kept: { until: number; answer: Promise<T> } | undefined;
  return () => {
    if (kept && kept.until > Date.now()) return kept.answer;
    const answer = work();
    kept = { until: Date.now() + KEPT_MS, answer };
    answer.catch(() => (kept = undefined));
    return answer;
  };
}
