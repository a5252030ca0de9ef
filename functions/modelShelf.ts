import { isEngineError } from "../src/base";
import type { ModelCache } from "../src/jobs";

type Model = Parameters<ModelCache["put"]>[0];
type ModelListener = (key: string, document: string) => void;

/** The models of this page: some in memory, all as documents, new ones announced after the answer. */
export interface ModelShelf extends ModelCache {
  /** Hears of every new model, also of those that came before the listener; never while an answer is being made. */
  onModel(listener: ModelListener): () => void;
  /** Takes a stored model back without announcing it; it is opened when it is first asked for. */
  restore(key: string, document: string): void;
}

const misnamed = (key: string): string =>
  `model ${key} is stored under another model's name: recalculate the cell that made it`;

/**
 * Keeps the `capacity` most recently used models in memory and the documents of all, so that a model that was stored or
 * let go is rebuilt on its next use. A document that cannot be read is let go, and why is remembered: the formula that made
 * the model makes it anew.
 */
export function createModelShelf(rebuild: (document: string) => Model, capacity = 24): ModelShelf {
  const models = new Map<string, Model>();
  const documents = new Map<string, string>();
  const problems = new Map<string, string>();
  const unannounced = new Set<string>();
  const listeners = new Set<ModelListener>();

  const keep = (model: Model): Model => {
    models.delete(model.key);
    models.set(model.key, model);
    const oldest = models.keys().next().value;
    if (models.size > capacity && oldest !== undefined) models.delete(oldest);
    return model;
  };
  const open = (key: string, document: string): Model | undefined => {
    try {
      const model = rebuild(document);
      if (model.key === key) return model;
      problems.set(key, misnamed(key));
    } catch (error) {
      if (!isEngineError(error)) throw error;
      problems.set(key, error.message);
    }
    documents.delete(key);
    return undefined;
  };
  const announce = (): void => {
    if (listeners.size === 0) return;
    const keys = [...unannounced];
    unannounced.clear();
    for (const key of keys) for (const listener of listeners) listener(key, documents.get(key) ?? "");
  };

  return {
    get(key) {
      const document = documents.get(key);
      const model = models.get(key) ?? (document === undefined ? undefined : open(key, document));
      return model && keep(model);
    },
    put(model, document) {
      keep(model);
      const isKnown = documents.has(model.key);
      documents.set(model.key, document);
      problems.delete(model.key);
      if (isKnown) return;
      unannounced.add(model.key);
      queueMicrotask(announce);
    },
    documentOf: (key) => documents.get(key),
    problemOf: (key) => problems.get(key),
    onModel(listener) {
      listeners.add(listener);
      queueMicrotask(announce);
      return () => listeners.delete(listener);
    },
    restore: (key, document) => void documents.set(key, document),
  };
}
