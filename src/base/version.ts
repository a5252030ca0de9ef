/**
 * Version of the engine's arithmetic. It is part of every model key: raise it in the commit that changes an answer, so
 * that old keys never stand for new numbers.
 */
export const ENGINE_VERSION = "0.1";
