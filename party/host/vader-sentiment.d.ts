/** What is used of a package that comes without types. */
declare module 'vader-sentiment' {
  export const SentimentIntensityAnalyzer: {
    /** `compound` goes from -1 to 1; the other three are shares of the text. */
    polarity_scores(text: string): {
      readonly neg: number;
      readonly neu: number;
      readonly pos: number;
      readonly compound: number;
    };
  };
}
