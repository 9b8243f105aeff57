export { type AmountReading, readAmount } from "./amount.ts";
export { type NumberReading, readNumber } from "./number.ts";
