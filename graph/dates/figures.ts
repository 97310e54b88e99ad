/** Figures of scripts other than ours, which would read as nothing: whoever typed them is told which ones to use. */
export const OTHER_FIGURES = /(?![0-9])\p{Nd}/u
