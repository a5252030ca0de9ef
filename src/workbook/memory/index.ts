export * from "./memoryPort";
