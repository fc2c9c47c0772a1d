/** Medians and the like, and how they are printed. */

export const quantile = (values: readonly number[], q: number): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? Number.NaN;
};

export interface Figures {
  readonly median: number;
  readonly p99: number;
}

export const figuresOf = (values: readonly number[]): Figures => ({
  median: quantile(values, 0.5),
  p99: quantile(values, 0.99),
});

export const milliseconds = (value: number): string => `${value.toFixed(2)} ms`;
