// Words as they are found again: without accents or apostrophes, and with the letters that people type for others.
const alike = { ł: "l", ø: "o", đ: "d", ð: "d", ħ: "h", ı: "i", þ: "th", æ: "ae", œ: "oe", ß: "ss" };
export const fold = (text) => text.normalize("NFKD").replace(/[\p{M}'’‘ʼʻ`]/gu, "").toLocaleLowerCase().replace(/[łøđðħıþæœß]/g, (one) => alike[one]);
