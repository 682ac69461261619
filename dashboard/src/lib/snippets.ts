// The lines an analyst can paste to get the figures of this view.

export interface Snippet {
  name: string;
  code: string;
}

/** `json` and `csv` are whole addresses out of `URLSearchParams`, so they hold no quote of any kind. */
export function snippets(json: string, csv: string): Snippet[] {
  return [
    { name: 'curl', code: `curl -sS '${json}'` },
    { name: 'pandas', code: `import pandas as pd\nfigures = pd.read_csv("${csv}")` },
    { name: 'R', code: `figures <- readr::read_csv("${csv}")` },
    { name: 'DuckDB', code: `SELECT * FROM read_csv('${csv}');` },
  ];
}
