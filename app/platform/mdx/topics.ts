/** What a job aid may be for. The words are in the catalogue: `library.topic.<topic>`. */
export const topics = ['children', 'families', 'safety', 'planning', 'records', 'team'] as const;
export type Topic = (typeof topics)[number];
