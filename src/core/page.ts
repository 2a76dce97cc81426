export type Page<Row> = { rows: Row[]; total: number };

export type Slice = { skip: number; take: number };
