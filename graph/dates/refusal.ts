/** What a rule answers when it says no: the field it is about, and words that tell the person what to do. */
export type Refusal = { field: string; message: string }
